from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

RuleKind = Literal["", "concreet", "merkbaar", "keuze", "verder"]


class Part(StrEnum):
    """What an answer can hold; docs/doorvragen.md says when each does."""

    WORDLESS = "zonder_woorden"
    NOT_DONE = "niet_gedaan"
    SHORT = "kort"
    NOTHING = "niets"
    OWN = "eigen"
    GENERAL = "algemeen"
    RULE = "regel"
    OTHERS = "anderen"
    PLUS = "goed"
    MINUS = "moeilijk"
    DOUBT = "twijfel"
    RESULT = "resultaat"
    GOOD_RESULT = "goed_resultaat"
    CHOICE = "keuze"
    LEARNING = "leren"
    EARLIER = "eerder"


@dataclass(frozen=True, slots=True)
class Probe:
    """One doorvraag, ready to be said. `key` names its text for good, so that it is not asked again too soon."""

    rule: str
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Opening:
    """A short sentence before the doorvraag that takes up a safe word, where the answer says it."""

    woord: str
    zin: str


@dataclass(frozen=True, slots=True)
class ProbeRule:
    """Fits when all of `nodig` and none of `zonder` is there, and at most one of `hooguit_een`.

    `soort` is the kind of the norm's own doorvraag that goes before `teksten`, empty where there is none, and
    `soort_bij` what the answer must hold for that.
    """

    id: str
    volgorde: int
    reden: str
    nodig: tuple[Part, ...]
    zonder: tuple[Part, ...]
    soort: RuleKind
    teksten: tuple[str, ...]
    hooguit_een: tuple[Part, ...] = field(default_factory=tuple)
    aanloop: tuple[Opening, ...] = field(default_factory=tuple)
    soort_bij: tuple[Part, ...] = field(default_factory=tuple)
