import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from types import TracebackType
from typing import Self
from zoneinfo import ZoneInfo

from aiohttp import web

from webchat import acts
from webchat.clockdoor import ClockDoor
from webchat.doors import add_frame, local_only
from webchat.faults import Faults
from webchat.pages import Pages, Tip
from webchat.people import Did, Person
from webchat.phones import Phone
from webchat.state import State
from webchat.wire import Wire

TOKEN = "123456:demo"  # noqa: S105 - it opens nothing but this machine
START = datetime(2026, 11, 23, 8, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
FIRST_PERSON = 5_000_000_001
MAX_REQUEST = 51 * 1024 * 1024


class Webchat:
    """Telegram on this machine: the Bot API, a page with phones, and a told clock, all on one loopback port.

    Persons are known by their Telegram id, which is also the id of their chat. All methods but `jump`,
    `settled`, `changed` and `until` act at once and may be called before the server is started.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        token: str = TOKEN,
        start: datetime = START,
        speed: float = 1.0,
        running: bool = False,
        guide: Sequence[Tip] = (),
        faults: Faults | None = None,
    ) -> None:
        self.token = token
        self.state = State(start, speed=speed, running=running)
        self._port = port
        self._wire = Wire(self.state, token, faults)
        self._pages = Pages(self.state, guide, self.add_person)
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[local_only], client_max_size=MAX_REQUEST)
        app.add_routes([*self._wire.routes(), *ClockDoor(self.state).routes(), *self._pages.routes()])
        app.on_response_prepare.append(add_frame)
        app.on_shutdown.append(self._wake_all)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{self._port}"
        self.state.clock.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.state.clock.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        """A bot calls {api_url}/bot<token>/<method> and {api_url}/file/bot<token>/<path>."""
        return self.url

    @property
    def faults(self) -> Faults | None:
        return self._wire.faults

    @faults.setter
    def faults(self, faults: Faults | None) -> None:
        self._wire.faults = faults

    @property
    def told(self) -> datetime:
        return self.state.clock.told

    @property
    def log(self) -> list[Did]:
        """All the bot did, in order; refused calls are not in it."""
        return self.state.log

    @property
    def unconfirmed(self) -> int:
        return len(self.state.waiting)

    def add_person(self, name: str, telegram_id: int | None = None, group: str = "") -> int:
        people = self.state.people
        person_id = max(people, default=FIRST_PERSON - 1) + 1 if telegram_id is None else telegram_id
        if person_id in people:
            raise ValueError(f"there already is a person {person_id}")
        people[person_id] = person = Person(person_id, name, group)
        self.state.touch(person)
        return person_id

    def send(self, person_id: int, text: str) -> int:
        return acts.send(self.state, self._person(person_id), text)

    def open_link(self, person_id: int, code: str) -> int:
        return self.send(person_id, f"/start {code}".strip())

    def press(self, person_id: int, message_id: int, button: str) -> str:
        return acts.press(self.state, self._person(person_id), message_id, button)

    def edit(self, person_id: int, message_id: int, text: str) -> None:
        acts.edit(self.state, self._person(person_id), message_id, text)

    def send_media(
        self,
        person_id: int,
        kind: acts.Media,
        *,
        content: bytes = b"example",
        name: str | None = None,
        caption: str = "",
        seconds: int = acts.SAMPLE_SECONDS,
    ) -> int:
        person, state = self._person(person_id), self.state
        return acts.send_media(state, person, kind, content=content, name=name, caption=caption, seconds=seconds)

    def block(self, person_id: int) -> None:
        acts.block(self.state, self._person(person_id), blocked=True)

    def unblock(self, person_id: int) -> None:
        acts.block(self.state, self._person(person_id), blocked=False)

    def forget_presses(self) -> int:
        """Telegram drops a press that nobody fetched for 150 seconds; here it happens when told to."""
        return self.state.waiting.forget("callback_query")

    def phone(self, person_id: int) -> Phone:
        return self._person(person_id).phone()

    def phones(self) -> tuple[Phone, ...]:
        return tuple(person.phone() for person in self.state.people.values())

    def content(self, file_id: str) -> bytes:
        return self.state.files[file_id].content

    def inject(self, kind: str, content: dict[str, object]) -> None:
        """An update of any shape, for what no phone would send."""
        self.state.tell_bot(kind, dict(content))

    async def changed(self, person_id: int, since: int, timeout: float = 5.0) -> Phone:  # noqa: ASYNC109
        """The phone as soon as its version is past `since`."""
        return await self.until(person_id, lambda phone: phone.version > since, timeout)

    async def until(
        self,
        person_id: int,
        holds: Callable[[Phone], bool],
        timeout: float = 5.0,  # noqa: ASYNC109
    ) -> Phone:
        """The phone as soon as this holds of it; TimeoutError after so many real seconds."""
        person = self._person(person_id)
        async with asyncio.timeout(timeout):
            while not holds(phone := person.phone()):
                await person.changed.wait()
        return phone

    async def jump(self, to: datetime, timeout: float | None = None) -> None:  # noqa: ASYNC109
        """Returns when told time is there and all that was due on the way is done."""
        self.state.clock.jump(to)
        await self._wait(lambda: self.state.clock.target is None and self.state.clock.quiet(), timeout)

    async def joined(self, timeout: float = 30.0) -> None:  # noqa: ASYNC109
        """Returns when a bot has reported to the clock for the first time."""
        await self._wait(lambda: self.state.clock.has_bot, timeout)

    async def settled(self, timeout: float | None = 30.0) -> None:  # noqa: ASYNC109
        """Returns when nothing is on its way between people, bot and crowd, at this told moment."""
        await self._wait(self.state.clock.quiet, timeout)

    async def _wait(self, holds: Callable[[], bool], seconds: float | None) -> None:
        async with asyncio.timeout(seconds):
            while not holds():
                await self.state.changed.wait()

    async def _wake_all(self, _app: web.Application) -> None:
        self.state.closing.set()
        self.state.waiting.close()
        self.state.changed.fire()
        for person in self.state.people.values():
            person.changed.fire()

    def _person(self, person_id: int) -> Person:
        return self.state.people[person_id]
