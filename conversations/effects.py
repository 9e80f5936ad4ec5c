"""What is to be done, in the imperative: a message, or a change in the store.

Here: changes in what someone said; those in who they are stand in `people`, in teams and rounds in `organising`.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from conversations.messages import Message
from conversations.model import Part
from conversations.organising import OrganisingChange
from conversations.people import PersonChange
from conversations.speaking import Spot
from rounds.period import Period


@dataclass(frozen=True, slots=True)
class KeepAnswer:
    """A new version of the own answer: all its parts so far. `done` is False for "niet gedaan"."""

    period: Period
    norm: int
    parts: tuple[Part, ...]
    done: bool = True


@dataclass(frozen=True, slots=True)
class KeepPlacement:
    """`value` is a key of the set's labels, or `past_niet` with an optional reason."""

    period: Period
    norm: int
    value: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class KeepSentence:
    """The sentence for the team; a second one of the same norm and week takes the first one's place.

    `message` as in Part.
    """

    period: Period
    norm: int
    text: str
    message: int = 0


@dataclass(frozen=True, slots=True)
class RevokeSentence:
    period: Period
    norm: int


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """What this message had become takes these words: a new version of the answer, or another sentence."""

    message: int
    text: str


@dataclass(frozen=True, slots=True)
class RemoveAnswer:
    """One norm of one week, with all versions, its placement and its sentence."""

    period: Period
    norm: int


@dataclass(frozen=True, slots=True)
class TakeOffTheme:
    """This answer is not filed under this theme any more, also not when words are added to it."""

    period: Period
    norm: int
    theme: int


@dataclass(frozen=True, slots=True)
class KeepIntention:
    """What someone means to do otherwise; `back` is when to look back at it, once."""

    period: Period
    norm: int
    text: str
    back: datetime


@dataclass(frozen=True, slots=True)
class CloseIntention:
    """What came of it: `gedaan`, `half`, `niet`, `loslaten`, or empty where nobody looked."""

    intention: int
    outcome: str


class WishKind(StrEnum):
    """What is asked of a person now and then beside the norms."""

    NEED = "nodig"
    LEARNING = "leerwens"
    USEFUL = "nuttig"


@dataclass(frozen=True, slots=True)
class KeepWish:
    """For all teams together: a need or learning wish in words, or whether this norm's question was of use."""

    kind: WishKind
    period: Period
    norm: int
    text: str


@dataclass(frozen=True, slots=True)
class KeepOrigin:
    """The group of origin, or nothing; asked once a round."""

    choice: str


class Side(StrEnum):
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class KeepEffect:
    """How one works, before or after the round; an empty value passes it over."""

    round: int
    side: Side
    value: str


@dataclass(frozen=True, slots=True)
class AskHelp:
    """A question to the coördinatoren; each hears that there is one."""

    text: str


@dataclass(frozen=True, slots=True)
class AnswerHelp:
    """The reply, to whoever asked this."""

    help: int
    text: str


@dataclass(frozen=True, slots=True)
class MakeDocument:
    """Slow work: `kind` is `mijn_gegevens`; the result comes back as DocumentMade."""

    kind: str


@dataclass(frozen=True, slots=True)
class Transcribe:
    """Slow work: what is said in the voice message `message`, for `spot`; it comes back as Transcribed."""

    message: int
    file: str
    sent: datetime
    spot: Spot


@dataclass(frozen=True, slots=True)
class ClearLater:
    """This message of the person belongs to a norm: it goes when the chat clears itself."""

    message: int


@dataclass(frozen=True, slots=True)
class Wake:
    """TimePassed for the place this turn leads to, at this told time; one wake a step, the last asked counts.

    The engine fills `step` and `serial`.
    """

    at: datetime
    step: str = ""
    serial: int = 0


AnswerChange = (
    KeepAnswer | KeepPlacement | KeepSentence | RevokeSentence | ChangeWords | RemoveAnswer | TakeOffTheme
)
AsideChange = KeepIntention | CloseIntention | KeepWish | KeepOrigin | KeepEffect
Help = AskHelp | AnswerHelp
Later = MakeDocument | Transcribe | ClearLater | Wake
Change = PersonChange | AnswerChange | AsideChange | Help | Later | OrganisingChange
Effect = Message | Change
