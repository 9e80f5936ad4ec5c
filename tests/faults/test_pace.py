"""The sender at its pace: who waits for a turn is not claimed, and what nobody knows does not go on for ever."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import aiohttp
import pytest
from telegram import Bot

from bot import outbox as outgoing
from bot.clock import Clock
from bot.hub import Hub
from bot.outbox import AT_ONCE, MOST_TRIES, Sender
from bot.transport import Transport
from conversations.messages import Delivery, Message, Remove, Say
from conversations.model import PersonState
from conversations.text import Plain
from storage import outbox, people
from storage.store import transaction
from tests.folder import opened, rows, settle_in
from tests.organisation import NUMBERS
from tests.rehearsal import NORMS, START, WORDS
from tests.waiting import run, until
from webchat.faults import AcceptThenFail, Fault, Hang, Refuse
from webchat.phones import Phone
from webchat.server import Webchat

PACE = 10.0
SLOW = 2.0
"""Half a second between two: enough to hear a refusal before the next would go, also where the machine is busy."""
CANARY = "een vraag die niemand in een logregel leest"
NOBODY = "http://127.0.0.1:9"


@dataclass(frozen=True, slots=True)
class Desk:
    """What the sender holds, against webchat, without the loops around it."""

    chat: Webchat
    hub: Hub
    bot: Bot

    def somebody(self) -> int:
        telegram = self.chat.add_person("Iemand")
        with transaction(self.hub.store):
            person = people.meet(self.hub.store, telegram, START)
            people.set_state(self.hub.store, person, PersonState.ACTIVE, START)
        return telegram

    def put(self, telegram: int, *messages: Message) -> None:
        person = people.by_address(self.hub.store, telegram)
        assert person is not None
        with transaction(self.hub.store):
            for message in messages:
                outbox.put(self.hub.store, person, message, START)
        self.hub.queued.set()

    def states(self) -> list[str]:
        return [state for (state,) in rows(self.hub.store, "SELECT state FROM outbox ORDER BY id")]

    def phones(self, telegrams: Sequence[int]) -> list[Phone]:
        return [self.chat.phone(one) for one in telegrams]

    @asynccontextmanager
    async def sender(self, per_second: float, bot: Bot | None = None) -> AsyncIterator[Sender]:
        """At its end it is cut off in the middle, as a crash does."""
        sender = Sender(self.hub, bot or self.bot, per_second)
        task = asyncio.create_task(sender.run())
        try:
            yield sender
            assert not task.done(), task
        finally:
            under_way = [task, *sender._under_way]
            for one in under_way:
                one.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)

    async def quiet(self, sender: Sender) -> None:
        await until(sender.is_idle, "not all was sent", 30)


@asynccontextmanager
async def desk(folder: Path) -> AsyncIterator[Desk]:
    settle_in(folder / "data")
    async with Webchat(start=START) as chat, aiohttp.ClientSession() as session:
        with opened(folder / "data") as store:
            clock = Clock()
            clock.set_told(START)
            hub = Hub(store, WORDS, NORMS, clock, {**NUMBERS, "beheerder": "Bo", "contact": "Co"}, "spiegel_bot")
            yield Desk(chat, hub, _bot(chat.token, chat.url, session))


# what the library says about its own next version is no matter of a test
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")


def _bot(token: str, url: str, session: aiohttp.ClientSession) -> Bot:
    request = Transport(session)
    return Bot(token, base_url=f"{url}/bot", request=request, get_updates_request=request)


def prompt() -> Say:
    return Say(Plain("je vraag staat klaar"), delivery=Delivery.AT_MOST_ONCE)


def question(text: str = CANARY) -> Say:
    return Say(Plain(text))


def test_a_crash_loses_no_prompt_that_still_waited_for_its_turn(tmp_path: Path) -> None:
    async def scene() -> None:
        async with desk(tmp_path) as at:
            everyone = [at.somebody() for _ in range(AT_ONCE)]
            for one in everyone:
                at.put(one, prompt())
            async with at.sender(PACE):
                await until(lambda: len(at.chat.log) >= 3, "nothing was sent", rest=0)
            with transaction(at.hub.store):
                outbox.after_crash(at.hub.store)
            assert at.states().count("queued") == len(everyone) - 3
            async with at.sender(1000) as sender:
                await at.quiet(sender)
            assert [len(phone.messages) for phone in at.phones(everyone)] == [1] * len(everyone)

    run(scene())


def test_as_many_are_claimed_as_have_a_call_under_way_and_many_of_those_are_together(tmp_path: Path) -> None:
    """Looked at by the server, at each call, beside answers that take their time."""
    under_way: list[float] = []
    seen: list[tuple[int, int]] = []

    async def scene() -> None:
        async with desk(tmp_path) as at:

            def look(_: str, __: Mapping[str, str]) -> Fault | None:
                now = monotonic()
                under_way[:] = [until for until in under_way if until > now] + [now + 0.3]
                seen.append((at.states().count("sending"), len(under_way)))
                return Hang(0.3)

            at.chat.faults = look
            for _ in range(2 * AT_ONCE):
                at.put(at.somebody(), question())
            async with at.sender(40) as sender:
                await at.quiet(sender)
            assert max(count for count, _ in seen) > 4
            assert [(claimed, calls) for claimed, calls in seen if claimed > calls + 2] == []

    run(scene())


def test_a_flood_warning_holds_also_those_who_were_next_in_line(tmp_path: Path) -> None:
    calls: list[float] = []

    def flooded(_: str, __: Mapping[str, str]) -> Fault | None:
        calls.append(monotonic())
        return Refuse(429, "Too Many Requests: retry after 1", 1) if len(calls) == 1 else None

    async def scene() -> None:
        async with desk(tmp_path) as at:
            at.chat.faults = flooded
            everyone = [at.somebody() for _ in range(5)]
            for one in everyone:
                at.put(one, prompt())
            async with at.sender(SLOW) as sender:
                await at.quiet(sender)
            first, *later = calls
            assert min(later) - first >= 1.0
            assert max(later) - first >= 1.0 + 4 / SLOW - 0.05
            assert [len(phone.messages) for phone in at.phones(everyone)] == [1] * len(everyone)

    run(scene())


def test_a_second_shorter_warning_does_not_end_the_first(tmp_path: Path) -> None:
    calls: list[float] = []

    def flooded(_: str, __: Mapping[str, str]) -> Fault | None:
        calls.append(monotonic())
        wait = 3 - len(calls)
        return Refuse(429, f"Too Many Requests: retry after {wait}", wait) if wait > 0 else None

    async def scene() -> None:
        async with desk(tmp_path) as at:
            at.chat.faults = flooded
            for _ in range(2):
                at.put(at.somebody(), prompt())
            async with at.sender(1000) as sender:
                await at.quiet(sender)
            assert min(calls[2:]) - calls[0] >= 2.0

    run(scene())


def test_at_a_pace_of_a_thousand_nobody_waits_for_the_pace(tmp_path: Path) -> None:
    async def scene() -> float:
        async with desk(tmp_path) as at:
            everyone = [at.somebody() for _ in range(200)]
            for one in everyone:
                at.put(one, question(), question())
            async with at.sender(1000) as sender:
                begun = monotonic()
                await at.quiet(sender)
                spent = monotonic() - begun
            assert [len(phone.messages) for phone in at.phones(everyone)] == [2] * len(everyone)
            return spent

    spent = run(scene())
    print(f"400 messages in {spent:.2f} s")  # noqa: T201  # shown where it fails
    assert spent < 4.0


def test_messages_that_pause_before_they_go_hold_nobody_but_their_own_person(tmp_path: Path) -> None:
    async def scene() -> None:
        async with desk(tmp_path) as at:
            trying = [at.somebody() for _ in range(AT_ONCE)]
            wrote = [at.chat.send(one, "ik probeer") for one in trying]
            for one, message in zip(trying, wrote, strict=True):
                at.put(one, Remove((message,), pause=2), question("daarna"))
            other = at.somebody()
            at.put(other, question())
            async with at.sender(1000) as sender:
                begun = monotonic()
                await at.chat.until(other, lambda phone: bool(phone.messages), 10)
                assert monotonic() - begun < 1.0
                assert "sending" not in at.states()[: 2 * AT_ONCE]
                assert {len(phone.messages) for phone in at.phones(trying)} == {1}
                await at.quiet(sender)
                assert monotonic() - begun >= 2.0
            assert [[m.text for m in phone.messages] for phone in at.phones(trying)] == [["daarna"]] * len(trying)
            done = [did.method for did in at.chat.log if did.chat == trying[0]]
            assert done == ["deleteMessage", "sendMessage"]

    run(scene())


def test_a_question_of_which_nobody_ever_hears_ends_after_the_most_tries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(outgoing, "REST_UNKNOWN", 0.01)

    async def scene() -> None:
        async with desk(tmp_path) as at:
            at.chat.faults = lambda _, __: AcceptThenFail(500)
            one = at.somebody()
            at.put(one, question())
            async with at.sender(1000) as sender:
                await at.quiet(sender)
            assert len(at.chat.phone(one).messages) == MOST_TRIES
            assert at.states() == ["uncertain"]

    run(scene())
    assert "uncertain" in caplog.text
    assert CANARY not in caplog.text


def test_a_server_out_of_reach_and_a_flood_are_no_tries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing, "REST_UNSENT", 0.01)
    monkeypatch.setattr(outgoing, "REST_TOKEN", 0.01)
    refusals: list[Fault] = [
        *[Refuse(401, "Unauthorized")] * MOST_TRIES,
        Refuse(429, "Too Many Requests: retry after 1", 1),
    ]

    async def scene() -> None:
        async with desk(tmp_path) as at, aiohttp.ClientSession() as session:
            one = at.somebody()
            at.put(one, question())
            async with at.sender(1000, _bot(at.chat.token, NOBODY, session)):
                tried = "SELECT id FROM outbox WHERE error = 'not_sent'"
                await until(lambda: bool(rows(at.hub.store, tried)), "not tried")
                await asyncio.sleep(0.2)
                await until(lambda: at.states() == ["queued"], "never between two tries", rest=0)
            at.chat.faults = lambda _, __: refusals.pop() if refusals else None
            async with at.sender(1000) as sender:
                await at.quiet(sender)
            assert refusals == []
            assert len(at.chat.phone(one).messages) == 1
            assert rows(at.hub.store, "SELECT state, tries FROM outbox") == [("sent", 1)]

    run(scene())
