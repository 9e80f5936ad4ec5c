from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Button:
    """`data` is what the bot gets back; a button with a `url` sends nothing."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """`id` is the file_id at the Bot API and the name under /files at the page."""

    id: str
    name: str
    mime: str
    size: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of marked-up text, counted in UTF-16 units as Telegram does."""

    kind: str
    offset: int
    length: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One bubble. `text` is the caption when `kind` is not text; `pressed` is the data of a button whose
    press the bot has not yet answered (the little spinner of a real phone). `seconds`: how long sound lasts.
    `forwarded`: someone else's words, sent on.
    """

    id: int
    from_bot: bool
    told: datetime
    text: str = ""
    kind: str = "text"
    spans: tuple[Span, ...] = ()
    rows: tuple[tuple[Button, ...], ...] = ()
    reaction: str | None = None
    file: File | None = None
    silent: bool = False
    edited: datetime | None = None
    pressed: str | None = None
    seconds: int = 0
    forwarded: bool = False

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(button for row in self.rows for button in row)


@dataclass(frozen=True, slots=True)
class Phone:
    """All that one person sees: what is deleted is gone. `version` grows with every change, over all phones;
    `notice` is the last pop-up after a press; `blocked` is that this person stopped the bot.
    """

    person_id: int
    name: str
    group: str
    version: int
    blocked: bool
    typing: bool
    notice: str
    messages: tuple[Message, ...]

    @property
    def last(self) -> Message | None:
        return self.messages[-1] if self.messages else None
