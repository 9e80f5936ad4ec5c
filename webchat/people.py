from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from webchat.phones import File, Message, Phone
from webchat.pulse import Pulse


@dataclass(slots=True)
class Person:
    """Someone with a phone. `crowd` is that the crowd plays this person, `human` that someone at the page
    took over.
    """

    id: int
    name: str
    group: str = ""
    messages: dict[int, Message] = field(default_factory=dict)
    last_message_id: int = 0
    version: int = 0
    blocked: bool = False
    typing: bool = False
    notice: str = ""
    crowd: bool = False
    human: bool = False
    changed: Pulse = field(default_factory=Pulse)

    def phone(self) -> Phone:
        return Phone(
            person_id=self.id,
            name=self.name,
            group=self.group,
            version=self.version,
            blocked=self.blocked,
            typing=self.typing,
            notice=self.notice,
            messages=tuple(self.messages.values()),
        )


@dataclass(frozen=True, slots=True)
class Did:
    """One thing the bot did, as it was carried out."""

    method: str
    told: datetime
    chat: int | None = None
    message_id: int | None = None
    text: str = ""
    buttons: tuple[str, ...] = ()
    file: File | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Stored:
    """A file with its content, both ways."""

    file: File
    content: bytes


@dataclass(slots=True)
class Profile:
    """What the bot told Telegram about itself."""

    commands: tuple[Mapping[str, str], ...] = ()
    description: str = ""
    short_description: str = ""
