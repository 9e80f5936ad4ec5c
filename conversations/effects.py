"""What is to be done, in the imperative: messages for this person, and rows in the store."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from conversations.model import PersonState, Role
from conversations.text import Arg, Text, Words
from rounds.calendar import Moment
from rounds.period import Period

LAST = 0
"""For `Say.edits`: the bot's last message in this chat, whichever that is when it is sent."""


class Delivery(StrEnum):
    """What to do when nobody can know whether a message arrived."""

    AT_LEAST_ONCE = "at_least_once"
    AT_MOST_ONCE = "at_most_once"
    IDEMPOTENT = "idempotent"


@dataclass(frozen=True, slots=True)
class Button:
    """`choice` is what the step hears, also when someone types the label."""

    choice: str
    label: Words


@dataclass(frozen=True, slots=True)
class Say:
    """A message, or with `edits` a change of one: a message id, or LAST.

    `mark` names the message for a later Remove. `step` and `serial` bind the buttons; the engine fills them.
    """

    words: Words
    buttons: tuple[Button, ...] = ()
    edits: int | None = None
    silent: bool = False
    mark: str = ""
    delivery: Delivery = Delivery.AT_LEAST_ONCE
    step: str = ""
    serial: int = 0


@dataclass(frozen=True, slots=True)
class React:
    """The receipt: a thumb on the person's own message says that it is stored."""

    message: int


@dataclass(frozen=True, slots=True)
class DropButtons:
    """Takes the buttons off the message of this id, or off the ones under `mark` that were answered in words."""

    message: int = 0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Remove:
    """Deletes at Telegram these messages and the bot's own under `mark`, after `pause` real seconds."""

    messages: tuple[int, ...]
    mark: str = ""
    pause: int = 0


@dataclass(frozen=True, slots=True)
class ShowPicture:
    """The team's picture of `period` (None: its latest), written at sending time; rights are asked again then."""

    team: int
    period: Period | None = None
    buttons: tuple[Button, ...] = ()
    silent: bool = False
    delivery: Delivery = Delivery.AT_LEAST_ONCE
    step: str = ""
    serial: int = 0


@dataclass(frozen=True, slots=True)
class ShowOwnAnswers:
    """Own answers in words, read at sending time: one norm of one week, or all of them."""

    period: Period | None = None
    norm: int | None = None


@dataclass(frozen=True, slots=True)
class SendDocument:
    """The file of a finished work row."""

    work: int


@dataclass(frozen=True, slots=True)
class MakeDocument:
    """Slow work: `kind` is `mijn_gegevens`; the result comes back as DocumentMade."""

    kind: str


@dataclass(frozen=True, slots=True)
class Meet:
    """Makes a stranger a person, in no team yet."""


@dataclass(frozen=True, slots=True)
class TakeInvite:
    """Uses the link; who is not known yet becomes a person, and a team role ends an earlier one."""

    invite: int


@dataclass(frozen=True, slots=True)
class MoveHere:
    """Brings the person with this code to the phone that typed it, if link and code agree."""

    invite: int
    code: str


@dataclass(frozen=True, slots=True)
class SetMoment:
    moment: Moment


@dataclass(frozen=True, slots=True)
class SetState:
    state: PersonState


@dataclass(frozen=True, slots=True)
class LeaveTeam:
    """Ends the membership and withdraws its place; earlier answers stay with the team."""


@dataclass(frozen=True, slots=True)
class EraseMe:
    """Destroys the person's key, then every row of theirs."""


class PartKind(StrEnum):
    """What a part of an answer replied to."""

    QUESTION = "question"
    PROBE = "probe"
    OBSTACLE = "obstacle"
    ADDITION = "addition"


@dataclass(frozen=True, slots=True)
class Part:
    kind: PartKind
    text: str


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
    """The sentence for the team; a second one of the same norm and week takes the first one's place."""

    period: Period
    norm: int
    text: str


@dataclass(frozen=True, slots=True)
class RevokeSentence:
    period: Period
    norm: int


@dataclass(frozen=True, slots=True)
class CreateTeam:
    name: str


@dataclass(frozen=True, slots=True)
class RenameTeam:
    team: int
    name: str


@dataclass(frozen=True, slots=True)
class IssueInvites:
    """One-time links; the host makes the codes and tells them to who asked. `moving`: for another phone."""

    team: int
    role: Role
    count: int
    moving: bool = False


@dataclass(frozen=True, slots=True)
class WithdrawInvites:
    """Every link of this team that nobody opened stops working."""

    team: int


@dataclass(frozen=True, slots=True)
class StartRound:
    """Freezes the set that is loaded now, under its hash, with one question a week from `start`."""

    start: Period


@dataclass(frozen=True, slots=True)
class Wake:
    """TimePassed for the place this turn leads to, at this told time; one wake a step, the last asked counts.

    The engine fills `step` and `serial`.
    """

    at: datetime
    step: str = ""
    serial: int = 0


Message = Say | React | DropButtons | Remove | ShowPicture | ShowOwnAnswers | SendDocument
Change = (
    MakeDocument
    | Meet
    | TakeInvite
    | MoveHere
    | SetMoment
    | SetState
    | LeaveTeam
    | EraseMe
    | KeepAnswer
    | KeepPlacement
    | KeepSentence
    | RevokeSentence
    | CreateTeam
    | RenameTeam
    | IssueInvites
    | WithdrawInvites
    | StartRound
    | Wake
)
Effect = Message | Change


def offer_mark(step: str, serial: int) -> str:
    """The mark of a message that shows buttons and has no other."""
    return f"{step}:{serial}"


def say(key: str, *buttons: Button, edits: int | None = None, **args: Arg) -> Say:
    """The common case: one text of the catalogue with its values, and buttons."""
    return Say(Text(key, args), buttons, edits)


def button(choice: str, **args: Arg) -> Button:
    """A button whose label stands in the catalogue under `knop.` and its choice."""
    return Button(choice, Text(f"knop.{choice}", args))
