"""Messages that are to leave the chat leave it, whatever breaks on the way; and nothing is tried for ever."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot import outbox as outgoing
from bot.outbox import MOST_TRIES
from bot.sending import AT_A_TIME, send
from conversations.messages import Remove
from storage import outbox, people
from storage.store import transaction
from tests.faults.test_pace import Desk, desk
from tests.rehearsal import START
from tests.waiting import run
from webchat.clock import ToldClock
from webchat.faults import AcceptThenFail, Refuse

# what the library says about its own next version is no matter of a test
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")


def wrote(at: Desk, one: int, count: int) -> tuple[int, ...]:
    return tuple(at.chat.send(one, f"regel {number}") for number in range(count))


def left(at: Desk, one: int) -> int:
    return len(at.chat.phone(one).messages)


def calls(at: Desk) -> list[str]:
    return [did.method for did in at.chat.log]


def set_clock(at: Desk, hours: float) -> None:
    state = at.chat.state
    then = START + timedelta(hours=hours)
    state.clock = ToldClock(then, speed=1, running=False, unconfirmed=lambda: False, changed=state.changed)


@pytest.mark.parametrize("deleted", [False, True])
def test_a_crash_between_claim_and_record_loses_no_removal(tmp_path: Path, *, deleted: bool) -> None:
    """Before the call, and after Telegram did it: the second time finds nothing to delete."""

    async def scene() -> None:
        async with desk(tmp_path) as at:
            one = at.somebody()
            at.put(one, Remove(wrote(at, one, 3)))
            with transaction(at.hub.store):
                [row] = outbox.claim(at.hub.store, START, 1, frozenset())
            if deleted:
                await send(at.hub, at.bot, row)
            assert left(at, one) == (0 if deleted else 3)
            assert at.states() == ["sending"]
            with transaction(at.hub.store):
                outbox.after_crash(at.hub.store)
            async with at.sender(1000) as sender:
                await at.quiet(sender)
            assert (left(at, one), at.states()) == (0, ["sent"])

    run(scene())


def test_what_nobody_knows_the_outcome_of_is_tried_again_and_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing, "REST_UNSENT", 0.01)

    async def scene() -> None:
        async with desk(tmp_path) as at:
            one = at.somebody()
            at.chat.faults = lambda _, __: AcceptThenFail(500)
            at.put(one, Remove(wrote(at, one, 3)))
            async with at.sender(1000) as sender:
                await at.quiet(sender)
            assert (left(at, one), at.states()) == (0, ["uncertain"])
            assert len(calls(at)) <= 3 * MOST_TRIES

    run(scene())


def test_many_go_in_few_calls(tmp_path: Path) -> None:
    async def scene() -> None:
        async with desk(tmp_path) as at:
            asked: list[str] = []
            at.chat.faults = lambda method, _: asked.append(method)
            one = at.somebody()
            at.put(one, Remove(wrote(at, one, 2 * AT_A_TIME + 1)))
            async with at.sender(1000) as sender:
                await at.quiet(sender)
            assert (left(at, one), at.states()) == (0, ["sent"])
            assert asked == ["deleteMessages", "deleteMessages", "deleteMessage"]

    run(scene())


def test_one_that_telegram_refuses_holds_no_other_and_is_let_go(tmp_path: Path) -> None:
    async def scene() -> None:
        async with desk(tmp_path) as at:
            one = at.somebody()
            old = wrote(at, one, 1)
            set_clock(at, 30)
            young = wrote(at, one, 2)
            set_clock(at, 49)
            at.put(one, Remove((*old, *young)))
            async with at.sender(1000) as sender:
                await at.quiet(sender)
                await asyncio.sleep(0.2)
            assert [message.id for message in at.chat.phone(one).messages] == list(old)
            assert at.states() == ["sent"]

    run(scene())


def test_who_blocked_the_bot_is_not_asked_for_ever(tmp_path: Path) -> None:
    async def scene() -> None:
        async with desk(tmp_path) as at:
            one = at.somebody()
            numbers = wrote(at, one, 2)
            at.chat.faults = lambda _, __: Refuse(403, "Forbidden: bot was blocked by the user")
            at.put(one, Remove(numbers))
            async with at.sender(1000) as sender:
                await at.quiet(sender)
            assert at.states() == ["dead"]
            person = people.by_address(at.hub.store, one)
            assert person is not None
            assert at.hub.store.conn.execute("SELECT reachable FROM person").fetchone() == (0,)

    run(scene())
