"""What happened, in the past tense: everything that can move a chat."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from conversations.speaking import Spot, Unheard
from conversations.text import Lines
from rounds.period import Period


@dataclass(frozen=True, slots=True)
class Checked:
    """A text after the guard: where `found` names kinds of client data, `text` holds neutral words for it.

    `acute`: it tells of danger that is going on now.
    """

    text: str
    found: tuple[str, ...] = ()
    acute: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A day and time as someone typed them; either may be missing. `weekday` is ISO."""

    weekday: int | None
    at: time | None


@dataclass(frozen=True, slots=True)
class Started:
    """The bot was opened; `code` is what the link carried, already looked up in the world."""

    message: int
    code: str | None


ON_A_BUTTON = "op_een_knop"
"""What words mean that are the label of any button, wherever that stands: said to the bot, and to no reader."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A text message. `sent` is Telegram's date, to the second.

    `means` holds the choices and commands these words stand for; `number` the whole number they are; `numbers`
    all the numbers in them; `day` the date they name, the next such day where no year is given;
    `parts` what stands between its commas; `minutes` how long from now they ask to wait; `days` and `clocks` the
    days of the week and the times of day in them.
    """

    message: int
    sent: datetime
    text: Checked
    means: frozenset[str] = frozenset()
    when: When | None = None
    number: int | None = None
    day: date | None = None
    numbers: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    minutes: int = 0
    days: tuple[int, ...] = ()
    clocks: tuple[time, ...] = ()


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of the message `message`, offered at `step` as the chat's `serial`-th offer."""

    message: int
    step: str
    serial: int
    choice: str


@dataclass(frozen=True, slots=True)
class Edited:
    """A message that was sent before has been changed."""

    message: int
    text: Checked


@dataclass(frozen=True, slots=True)
class SentOther:
    """Something that is no text: photo, document, sticker, contact, location and the like."""

    message: int
    kind: str


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file of so many bytes; Telegram keeps it under `file`."""

    message: int
    file: str
    size: int


@dataclass(frozen=True, slots=True)
class ListRead:
    """The file of the message `message` was read as a list.

    `told`: what it would change, or what is wrong with it. `ready`: the row `work` holds it to be taken in.
    """

    message: int
    work: int
    told: Lines
    ready: bool


@dataclass(frozen=True, slots=True)
class Spoke:
    """A voice message, or sound of another kind, of so many `seconds`; Telegram keeps it under `file`."""

    message: int
    sent: datetime
    file: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Transcribed:
    """The voice message `message` was listened to: what was said in it, as if it was typed at `spot`."""

    message: int
    spot: Spot
    said: Typed | Unheard


@dataclass(frozen=True, slots=True)
class TimePassed:
    """A wake came due for `step` at its `serial`-th offer, `late` after the time that was asked for."""

    step: str
    serial: int
    late: timedelta


@dataclass(frozen=True, slots=True)
class PromptFell:
    """The own moment of a week in which this person's role has a question."""

    period: Period


@dataclass(frozen=True, slots=True)
class TimeToLookBack:
    """Four weeks ago this person meant to do something otherwise; the world holds what."""


@dataclass(frozen=True, slots=True)
class RoundEnded:
    """The last week of this round has closed, and its last picture is out."""

    round: int


@dataclass(frozen=True, slots=True)
class DocumentMade:
    """Slow work is done: the row `work` holds a file for this person."""

    work: int


@dataclass(frozen=True, slots=True)
class Returned:
    """The person unblocked the bot."""


Event = (
    Started
    | Typed
    | Pressed
    | Edited
    | SentOther
    | HandedIn
    | ListRead
    | Spoke
    | Transcribed
    | TimePassed
    | PromptFell
    | TimeToLookBack
    | RoundEnded
    | DocumentMade
    | Returned
)
