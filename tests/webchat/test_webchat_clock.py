import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.webchat.webchat_bot import Bot, Caller, Update, calling, living, run
from webchat.server import Webchat

ZONE = ZoneInfo("Europe/Amsterdam")
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)


async def nothing(_call: Caller, _update: Update) -> None:
    return


async def set_clock(call: Caller, **body: Any) -> tuple[int, Any]:
    async with call.http.post(f"{call.chat.url}/clock", json=body) as answer:
        return answer.status, await answer.json() if answer.status == 200 else await answer.text()


def test_a_jump_stops_at_every_due_moment_and_is_never_late() -> None:
    async def test() -> None:
        async with Webchat(start=MONDAY) as chat, calling(chat) as call:
            due = [MONDAY + timedelta(minutes=7 * step) for step in range(1, 200)]
            done: list[tuple[datetime, datetime]] = []

            async def on_due(_call: Caller, moment: datetime, told: datetime) -> None:
                await asyncio.sleep(0)
                done.append((moment, told))
                assert chat.told == moment

            async with living(Bot(call, nothing, list(due), on_due)):
                began = monotonic()
                await chat.jump(MONDAY + timedelta(days=1), timeout=20)
                assert monotonic() - began < 200 * 0.02
            assert chat.told == MONDAY + timedelta(days=1)
            assert [moment for moment, _ in done] == due
            assert all(moment == told for moment, told in done)

    run(test())


def test_a_jump_waits_while_an_update_is_unconfirmed_or_in_hand() -> None:
    async def test() -> None:
        async with Webchat(start=MONDAY) as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            hold = asyncio.Event()

            async def slowly(call: Caller, update: Update) -> None:
                await hold.wait()
                await call("sendMessage", chat_id=update["message"]["chat"]["id"], text="Bewaard")

            async with living(Bot(call, slowly, [MONDAY + timedelta(hours=1)])):
                chat.send(person, "mijn antwoord")
                jumping = asyncio.create_task(chat.jump(MONDAY + timedelta(days=3), timeout=20))
                await asyncio.sleep(0.2)
                assert chat.told == MONDAY
                hold.set()
                await jumping
                assert chat.phone(person).messages[-1].told == MONDAY
                assert chat.told == MONDAY + timedelta(days=3)

    run(test())


def test_an_idle_said_before_an_update_came_does_not_count_after_it() -> None:
    async def test() -> None:
        async with Webchat(start=MONDAY) as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            await call.seen(MONDAY, None)
            assert chat.state.clock.quiet()
            chat.send(person, "hoi")
            (update,) = await call("getUpdates")
            await call("getUpdates", offset=update["update_id"] + 1)
            assert chat.unconfirmed == 0
            assert not chat.state.clock.quiet()
            body = {"told": MONDAY.isoformat(), "idle": True, "update": update["update_id"] - 1}
            async with call.http.post(f"{chat.url}/clock/seen", json=body):
                assert not chat.state.clock.quiet()
            await call.seen(MONDAY, None)
            assert chat.state.clock.quiet()

    run(test())


def test_a_running_clock_stops_at_the_next_moment_until_it_was_done() -> None:
    async def test() -> None:
        async with Webchat(start=MONDAY, speed=36_000, running=True) as chat, calling(chat) as call:
            due = chat.told + timedelta(hours=1)
            answer = await call.seen(chat.told, due, wait=5)
            assert datetime.fromisoformat(answer["told"]) == due
            await asyncio.sleep(0.1)
            assert chat.told == due
            await call.seen(due, due + timedelta(hours=2))
            await asyncio.sleep(0.02)
            assert due < chat.told < due + timedelta(hours=2)

    run(test())


def test_without_a_bot_told_time_flows_freely() -> None:
    async def test() -> None:
        async with Webchat(start=MONDAY, speed=3600, running=True) as chat:
            await asyncio.sleep(0.1)
            assert MONDAY + timedelta(minutes=5) < chat.told < MONDAY + timedelta(minutes=30)
            chat.state.clock.set(running=False)
            told = chat.told
            await asyncio.sleep(0.02)
            assert chat.told == told

    run(test())


def test_a_bot_that_fell_silent_holds_a_running_clock_for_five_seconds_at_most() -> None:
    async def test() -> None:
        async with Webchat(start=MONDAY, speed=3600, running=True) as chat, calling(chat) as call:
            due = chat.told + timedelta(minutes=1)
            await call.seen(chat.told, due)
            await asyncio.sleep(4.5)
            assert chat.told == due
            await asyncio.sleep(1)
            assert due < chat.told < due + timedelta(hours=1)

    run(test())


def test_the_clock_refuses_nonsense_and_the_past_and_then_changes_nothing() -> None:
    async def test() -> None:
        async with Webchat(start=MONDAY) as chat, calling(chat) as call:
            nonsense: list[Mapping[str, Any]] = [
                {"to": "2026-11-23T07:59:00+01:00"},
                {"to": "2026-11-23T09:00:00"},
                {"to": "straks"},
                {"speed": 0},
                {"speed": True},
                {"running": "ja"},
                {"jump": "next"},
                {"jump": "back"},
                {"running": True, "speed": -1},
            ]
            for body in nonsense:
                status, words = await set_clock(call, **body)
                assert (status, bool(words)) == (400, True), body
            async with call.http.get(f"{chat.url}/clock") as answer:
                assert await answer.json() == {
                    "told": MONDAY.isoformat(), "speed": 1.0, "running": False, "target": None, "next": None,
                }  # fmt: skip

    run(test())


def test_jumping_to_the_next_moment_goes_where_the_bot_said() -> None:
    async def test() -> None:
        async with Webchat(start=MONDAY) as chat, calling(chat) as call:
            due = MONDAY + timedelta(minutes=30)
            async with living(Bot(call, nothing, [due])):
                status, body = await set_clock(call, jump="next")
                assert status == 200
                await chat.settled()
                assert chat.told == due
            assert datetime.fromisoformat(body["next"]) == due

    run(test())


def test_the_server_stops_at_once_whoever_still_waits_for_it() -> None:
    async def test() -> None:
        async with Webchat(start=MONDAY) as chat, calling(chat) as call:
            waiting = [
                asyncio.create_task(call.seen(MONDAY, None, wait=20)),
                asyncio.create_task(call("getUpdates", timeout=20)),
            ]
            await asyncio.sleep(0.1)
            began = monotonic()
            await chat.__aexit__(None, None, None)
            assert monotonic() - began < 0.8
            await asyncio.gather(*waiting)

    run(test())


def test_stopping_the_clock_ends_a_jump_where_it_is() -> None:
    async def test() -> None:
        async with Webchat(start=MONDAY) as chat, calling(chat) as call:
            await call.seen(MONDAY, MONDAY + timedelta(hours=1))
            await set_clock(call, to=(MONDAY + timedelta(days=1)).isoformat())
            assert chat.told == MONDAY + timedelta(hours=1)
            _, body = await set_clock(call, running=False)
            assert body["target"] is None
            await call.seen(chat.told, MONDAY + timedelta(hours=2))
            assert chat.told == MONDAY + timedelta(hours=1)

    run(test())


@pytest.mark.parametrize(
    "start", [datetime(2026, 10, 24, 12, tzinfo=ZONE), datetime(2027, 3, 27, 12, tzinfo=ZONE)]
)
def test_a_day_with_a_clock_change_is_not_24_hours_long(start: datetime) -> None:
    async def test() -> None:
        async with Webchat(start=start) as chat:
            end = (start + timedelta(days=1)).replace(hour=12)
            await chat.jump(end)
            assert chat.told.hour == 12
            assert chat.told.utcoffset() != start.utcoffset()

    run(test())


def test_a_long_report_is_answered_as_soon_as_told_time_hops_or_an_update_comes() -> None:
    async def test() -> None:
        async with Webchat(start=MONDAY) as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            for stir in (
                lambda: chat.state.clock.jump(chat.told + timedelta(hours=1)),
                lambda: chat.send(person, "hoi"),
            ):
                waiting = asyncio.create_task(call.seen(chat.told, None, wait=20))
                await asyncio.sleep(0.05)
                assert not waiting.done()
                stir()
                async with asyncio.timeout(1):
                    await waiting

    run(test())
