import asyncio
import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Self, TypeAlias

from webchat.phones import Phone
from webchat.server import Webchat


@dataclass(frozen=True, slots=True)
class Type:
    """Types and sends this."""

    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """Presses the button with this label (or data) on the last message that has it."""

    label: str


@dataclass(frozen=True, slots=True)
class Open:
    """Opens the link with this code and taps START."""

    code: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Puts the phone away until this told moment, or until something changes on it; when the moment has
    passed already, until something changes.
    """

    until: datetime


Act: TypeAlias = Type | Press | Open | Wait
Behaviour: TypeAlias = Callable[[Phone], Act | None]


class Crowd:
    """People who answer by themselves, knowing only what their phone shows.

    Someone is asked what to do when their phone changed, or their Wait passed, and only once the bot is
    quiet: a person waits until the other has finished talking (where the bot reports no clock, until it took
    all updates). Told time waits for them in turn. Who is taken over at the page is left alone until given
    back. Who raises, or presses what is not there, is left alone too; leaving `async with` raises it all.
    """

    def __init__(self, chat: Webchat, members: Iterable[tuple[int, Behaviour]]) -> None:
        self._chat = chat
        self._state = chat.state
        self._members: dict[int, Behaviour] = dict(members)
        self._stirred: dict[int, None] = {}
        self._waits: list[tuple[datetime, int]] = []
        self._until: dict[int, datetime] = {}
        self._task: asyncio.Task[None] | None = None
        self.failures: dict[int, Exception] = {}

    async def __aenter__(self) -> Self:
        self._state.watchers.append(self._stir)
        for person_id in self._members:
            self._welcome(person_id)
        self._state.clock.join(self)
        self._task = asyncio.create_task(self._play())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._state.watchers.remove(self._stir)
        self._state.clock.leave(self)
        assert self._task is not None
        self._task.cancel()
        await asyncio.wait([self._task])
        if self.failures and error is None:
            raise ExceptionGroup("people of the crowd went wrong", list(self.failures.values()))

    def add(self, person_id: int, behaviour: Behaviour) -> None:
        self._members[person_id] = behaviour
        self._welcome(person_id)

    def busy(self) -> bool:
        """Someone still has something to look at."""
        return any(self._plays(one) for one in self._stirred) or self._due() is not None

    def next(self) -> datetime | None:
        self._drop_stale_waits()
        return self._waits[0][0] if self._waits else None

    def _welcome(self, person_id: int) -> None:
        person = self._state.people[person_id]
        person.crowd = True
        self._stirred[person_id] = None
        self._state.touch(person)

    def _stir(self, person_id: int) -> None:
        if person_id in self._members:
            self._stirred[person_id] = None
            self._until.pop(person_id, None)

    def _plays(self, person_id: int) -> bool:
        return not self._state.people[person_id].human and person_id not in self.failures

    async def _play(self) -> None:
        while True:
            while not (self._state.clock.bot_quiet() and self._wake_waiting()):
                await self._state.changed.wait()
            for person_id in [one for one in self._stirred if self._plays(one)]:
                self._stirred.pop(person_id, None)
                try:
                    self._act(person_id)
                except Exception as failure:  # noqa: BLE001 - one person's mistake stops nobody else
                    self.failures[person_id] = failure
            self._state.clock.turn()
            self._state.changed.fire()
            await asyncio.sleep(0)

    def _wake_waiting(self) -> bool:
        """True when there is anyone to ask."""
        while (person_id := self._due()) is not None:
            heapq.heappop(self._waits)
            del self._until[person_id]
            self._stirred[person_id] = None
        return any(self._plays(one) for one in self._stirred)

    def _due(self) -> int | None:
        self._drop_stale_waits()
        if self._waits and self._waits[0][0] <= self._chat.told:
            return self._waits[0][1]
        return None

    def _drop_stale_waits(self) -> None:
        while self._waits and self._until.get(self._waits[0][1]) != self._waits[0][0]:
            heapq.heappop(self._waits)

    def _act(self, person_id: int) -> None:
        phone = self._chat.phone(person_id)
        match self._members[person_id](phone):
            case None:
                pass
            case Type(text):
                self._chat.send(person_id, text)
            case Open(code):
                self._chat.open_link(person_id, code)
            case Press(label):
                self._chat.press(person_id, _with_button(phone, label), label)
            case Wait(until) if until > self._chat.told:
                self._until[person_id] = until
                heapq.heappush(self._waits, (until, person_id))
            case Wait():
                pass


def _with_button(phone: Phone, label: str) -> int:
    for message in reversed(phone.messages):
        if any(button.data and label in (button.label, button.data) for button in message.buttons):
            return message.id
    raise LookupError(f"{phone.name} has no button {label!r}")
