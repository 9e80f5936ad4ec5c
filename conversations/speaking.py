"""What is known of a voice message apart from its words: where they belong, or why there are none."""

from dataclasses import dataclass
from enum import StrEnum

from rounds.period import Period


@dataclass(frozen=True, slots=True)
class Spot:
    """The step that wanted words, and of which norm and week; whoever went on meanwhile is elsewhere.

    `step` is empty for words that belong to the answer and to no step of it.
    """

    step: str
    norm: int = 0
    period: Period | None = None


class Unheard(StrEnum):
    """Why nothing came of it: the program or the file failed, there were no words, or too many to show."""

    FAILED = "mislukt"
    SILENT = "geen_woorden"
    TOO_MUCH = "te_veel"
