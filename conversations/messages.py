"""What this person is told, and what is done to what they were told before."""

from dataclasses import dataclass
from enum import StrEnum

from conversations.papers import Drawing, Paper
from conversations.text import Arg, Text, Words
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

    `mark` names the message for a later Remove. `step` and `serial` bind the buttons, `clears` says that it goes
    when the chat clears itself; the engine fills them.
    `instead`: it takes the place of the message under this mark, and is a new one where none stands.
    """

    words: Words
    buttons: tuple[Button, ...] = ()
    edits: int | None = None
    silent: bool = False
    mark: str = ""
    delivery: Delivery = Delivery.AT_LEAST_ONCE
    step: str = ""
    serial: int = 0
    instead: str = ""
    clears: bool = False


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
    """The team's picture of `period` (None: its latest), written at sending time; rights are asked again then.

    `also`: weeks of which the picture is new too; one message is enough.
    """

    team: int
    period: Period | None = None
    buttons: tuple[Button, ...] = ()
    silent: bool = False
    delivery: Delivery = Delivery.AT_LEAST_ONCE
    step: str = ""
    serial: int = 0
    also: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowOwnAnswers:
    """Own answers in words, read at sending time: one norm of one week, or all of them."""

    period: Period | None = None
    norm: int | None = None


class Example(StrEnum):
    """A picture of an invented team, for who wants to see one before the start."""

    EIGHT_WRITERS = "acht_schrijvers"
    SMALL_TEAM = "klein_team"


@dataclass(frozen=True, slots=True)
class ShowExample:
    example: Example


@dataclass(frozen=True, slots=True)
class ShowParticipation:
    """As it stood at 07.00; rights are asked again at sending time, as with all below."""

    round: int
    buttons: tuple[Button, ...] = ()
    step: str = ""
    serial: int = 0


@dataclass(frozen=True, slots=True)
class ShowClosing:
    """What a coördinator sees of a round that is over."""

    round: int
    buttons: tuple[Button, ...] = ()
    delivery: Delivery = Delivery.AT_LEAST_ONCE
    silent: bool = False
    step: str = ""
    serial: int = 0


@dataclass(frozen=True, slots=True)
class ShowFigures:
    """What was placed in a round: of one norm, or where `norm` is 0 of all those of a theme.

    `team`: what that team sees; 0: what is told of all of them.
    """

    round: int
    team: int
    theme: int
    norm: int = 0
    buttons: tuple[Button, ...] = ()
    step: str = ""
    serial: int = 0


@dataclass(frozen=True, slots=True)
class ShowLog:
    """What coördinatoren did, newest first; `skip` entries are passed over."""

    skip: int = 0
    buttons: tuple[Button, ...] = ()
    step: str = ""
    serial: int = 0


@dataclass(frozen=True, slots=True)
class ShowMeeting:
    """Twenty minutes of a team meeting, about the norm of the team's latest picture."""

    team: int
    buttons: tuple[Button, ...] = ()
    step: str = ""
    serial: int = 0


@dataclass(frozen=True, slots=True)
class SendPaper:
    """A document as a file, made at sending time; rights are asked again then."""

    paper: Paper


@dataclass(frozen=True, slots=True)
class SendDrawing:
    """A picture with what is to be seen in words under it, made at sending time; rights are asked again then."""

    drawing: Drawing


@dataclass(frozen=True, slots=True)
class SendDocument:
    """The file of a finished work row."""

    work: int


Shown = ShowPicture | ShowExample | ShowParticipation | ShowClosing | ShowFigures | ShowLog | ShowMeeting
"""What is put in words when it is sent, with the rights of that moment."""
Buttoned = Say | ShowPicture | ShowParticipation | ShowClosing | ShowFigures | ShowLog | ShowMeeting
"""What may carry buttons; the engine binds them to the place."""
Message = Say | React | DropButtons | Remove | Shown | ShowOwnAnswers | SendDocument | SendPaper | SendDrawing


def offer_mark(step: str, serial: int) -> str:
    """The mark of a message that shows buttons and has no other."""
    return f"{step}:{serial}"


def say(key: str, *buttons: Button, edits: int | None = None, **args: Arg) -> Say:
    """The common case: one text of the catalogue with its values, and buttons."""
    return Say(Text(key, args), buttons, edits)


def button(choice: str, **args: Arg) -> Button:
    """A button whose label stands in the catalogue under `knop.` and its choice."""
    return Button(choice, Text(f"knop.{choice}", args))
