import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any

from webchat.clock import ToldClock
from webchat.people import Did, Person, Profile, Stored
from webchat.phones import File, Message
from webchat.polling import Waiting
from webchat.pulse import Pulse


class State:
    """All that this Telegram knows. One loop touches it, so nothing needs a lock."""

    def __init__(self, start: datetime, *, speed: float, running: bool) -> None:
        self.changed = Pulse()
        self.version = 0
        self.waiting = Waiting(on_empty=self._confirmed)
        self.clock = ToldClock(
            start,
            speed=speed,
            running=running,
            unconfirmed=lambda: len(self.waiting) > 0,
            changed=self.changed,
        )
        self.people: dict[int, Person] = {}
        self.files: dict[str, Stored] = {}
        self.profile = Profile()
        self.presses: dict[str, tuple[int, int]] = {}
        self.log: list[Did] = []
        self.watchers: list[Callable[[int], None]] = []
        self.closing = asyncio.Event()

    def touch(self, person: Person) -> None:
        self.version += 1
        person.version = self.version
        for watcher in self.watchers:
            watcher(person.id)
        person.changed.fire()
        self.changed.fire()

    def put(self, person: Person, message: Message) -> Message:
        """A new message, or a known one as it is now."""
        person.last_message_id = max(person.last_message_id, message.id)
        person.messages[message.id] = message
        if message.from_bot:
            person.typing = False
        self.touch(person)
        return message

    def remove(self, person: Person, message_ids: list[int]) -> None:
        for message_id in message_ids:
            del person.messages[message_id]
        self.touch(person)

    def store(self, name: str, mime: str, content: bytes) -> File:
        file = File(f"file-{len(self.files) + 1}", name, mime, len(content))
        self.files[file.id] = Stored(file, content)
        return file

    def tell_bot(self, kind: str, content: dict[str, Any]) -> None:
        if self.waiting.add(kind, content):
            self.clock.stale()

    def _confirmed(self) -> None:
        self.clock.turn()
        self.changed.fire()
