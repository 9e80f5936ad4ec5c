"""What happened, in the past tense: everything that can move a chat."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from rounds.period import Period


@dataclass(frozen=True, slots=True)
class Checked:
    """A text after the guard: where `found` names kinds of client data, `text` holds neutral words for it."""

    text: str
    found: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Typed:
    """A text message. `sent` is Telegram's date, to the second.

    `means` holds the choices and commands these words stand for; `number` the whole number they are.
    """

    message: int
    sent: datetime
    text: Checked
    means: frozenset[str] = frozenset()
    when: When | None = None
    number: int | None = None


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
    """Something that is no text: voice, photo, document, sticker, contact, location and the like."""

    message: int
    kind: str


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
class DocumentMade:
    """Slow work is done: the row `work` holds a file for this person."""

    work: int


@dataclass(frozen=True, slots=True)
class Returned:
    """The person unblocked the bot."""


Event = Started | Typed | Pressed | Edited | SentOther | TimePassed | PromptFell | DocumentMade | Returned
