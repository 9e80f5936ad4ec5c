"""What can go wrong with getUpdates and with what it brings: polling goes on, and every answer is kept once."""

import asyncio
from collections import Counter
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from conversations.model import PartKind
from storage import answers, people
from tests.faults import poison
from tests.faults.crowded import Writer, left_over, look, too_often
from tests.faults.script import Script
from tests.folder import opened, peek
from tests.rehearsal import FIRST_PROMPT, WORDS, House, Living
from tests.waiting import run
from webchat.faults import AcceptThenClose, AcceptThenFail, Fault, Garbage, Hang, Refuse

POLL_FAULTS: tuple[Fault, ...] = (
    Refuse(401, "Unauthorized"),
    Refuse(409, "Conflict: terminated by other getUpdates request"),
    Refuse(429, "Too Many Requests: retry after 1", 1),
    Refuse(502, "Bad Gateway"),
    AcceptThenFail(500),
    AcceptThenClose(),
    Garbage(),
    Garbage('{"ok": true, "result": 7}'),
    Hang(1.5),
)
NOT_TELEGRAM = ('{"ok": true}', "[]")
"""JSON with status 200 from something in between, like the page where one accepts a network's terms."""
LONGEST_GAP = 35.0
"""Seconds: RELIABILITY F9."""


async def asked(house: House) -> int:
    """One person with the first question in front of them, in a house whose round runs."""
    _, [person] = await house.small(1)
    await house.jump(FIRST_PROMPT)
    await house.begin(person)
    return person


def texts_of(house: House, person: int) -> list[str]:
    with opened(house.data) as store:
        number = people.by_address(store, person)
        assert number is not None
        return [
            part.text for answer in answers.own(store, number) for part in answer.parts if part.kind in PartKind
        ]


def test_after_each_single_fault_of_a_poll_the_answer_is_kept_once(tmp_path: Path) -> None:
    async def scene() -> None:
        async with Living(tmp_path) as house:
            person = await asked(house)
            script = Script()
            house.chat.faults = script
            typed = [f"een heel antwoord van acht woorden kanarie{n:02d}z" for n in range(len(POLL_FAULTS))]
            for fault, text in zip(POLL_FAULTS, typed, strict=True):
                script.next.append(("getupdates", 0, fault))
                house.chat.send(person, text)
                await house.until(lambda: not script.next, f"no poll met {fault}")
                begun = monotonic()
                house.chat.send(person, f"en daarna {text}")
                await house.until(lambda: house.chat.unconfirmed == 0, f"no poll after {fault}")
                assert monotonic() - begun < LONGEST_GAP
            await house.settled()
            assert await house.stop() == 0
            counts = Counter(texts_of(house, person))
            assert set(counts.values()) == {1}
            assert set(counts) == {*typed, *(f"en daarna {text}" for text in typed)}
            assert "Traceback" not in house.said()
            assert "kanarie" not in house.said()
            assert house.chat.token not in house.said()

    run(scene())


def test_faults_at_random_on_polls_and_sends_cost_no_answer_and_bring_nothing_twice(tmp_path: Path) -> None:
    random = Random(20261126)
    sends: tuple[Fault, ...] = (
        Refuse(429, "Too Many Requests: retry after 1", 1),
        Refuse(500, "Internal Server Error"),
        AcceptThenFail(500),
        AcceptThenClose(),
    )

    def faults(method: str, _: object) -> Fault | None:
        if method.lower() == "getupdates":
            return random.choice(POLL_FAULTS) if random.random() < 0.15 else None
        busy = method.lower() in {"sendmessage", "editmessagetext", "setmessagereaction", "editmessagereplymarkup"}
        return random.choice(sends) if busy and random.random() < 0.06 else None

    async def scene() -> None:
        async with Living(tmp_path) as house:
            _, members = await house.small(8)
            writers = [Writer(house, person, Random(person)) for person in members]
            clock = house.chat.state.clock
            for writer in writers:
                clock.join(writer)
            living = [asyncio.create_task(writer.live()) for writer in writers]
            house.chat.faults = faults
            clock.jump(FIRST_PROMPT)
            await asyncio.sleep(7)
            house.chat.faults = None
            await house.settled()
            for task in living:
                task.cancel()
            await asyncio.gather(*living, return_exceptions=True)
            await house.settled()
            for writer in writers:
                clock.leave(writer)
            await house.jump(FIRST_PROMPT.replace(day=30))
            assert await house.stop() == 0
            with opened(house.data) as store:
                found = look(store, writers)
                assert found.lost == ()
                assert found.double == ()
                assert left_over(store) == {}
            assert found.typed >= len(members)
            twice, came = too_often(house, members)
            assert twice == {}
            assert came["picture"] == len(members)
            assert "Traceback" not in house.said()
            assert "kanarie" not in house.said()

    run(scene())


def test_among_three_hundred_broken_updates_every_good_one_is_kept(tmp_path: Path) -> None:
    """The broken ones come from someone in the middle of a question, the good ones between them."""

    async def scene() -> None:
        async with Living(tmp_path) as house:
            _, [good, victim] = await house.small(2)
            await house.jump(FIRST_PROMPT)
            for person in (good, victim):
                await house.begin(person)
            assert house.bot is not None
            pid = house.bot.pid
            broken = poison.updates(victim, 10_000)
            assert len(broken) >= 250
            typed = []
            for number, (kind, content) in enumerate(broken):
                house.chat.state.tell_bot(kind, content)
                if number % 5 == 0:
                    typed.append(f"een goed antwoord tussen alles door kanarie{number:03d}z")
                    house.chat.send(good, typed[-1])
            await house.until(lambda: house.chat.unconfirmed == 0, "stuck on a broken update", 40)
            await house.settled()
            states = dict(peek(house.data, "SELECT state, COUNT(*) FROM inbox GROUP BY state"))
            assert set(states) <= {"done", "dead"}
            assert house.bot is not None
            assert (house.bot.pid, house.bot.returncode) == (pid, None)
            assert await house.stop() == 0
            assert sorted(texts_of(house, good)) == sorted(typed)
            assert states["dead"] >= 20
            said = house.said()
            for word in (poison.GIF, "kanarie", "Traceback", house.chat.token):
                assert word not in said, word
            assert house.heard(good).count(WORDS.text("engine.fout")) == 0

    run(scene())


@pytest.mark.parametrize("body", NOT_TELEGRAM)
def test_json_that_is_no_answer_of_telegram_does_not_end_the_bot(body: str, tmp_path: Path) -> None:
    async def scene() -> None:
        async with Living(tmp_path) as house:
            script = Script([("getupdates", 0, Garbage(body))])
            house.chat.faults = script
            person = house.chat.add_person("Iemand")
            house.chat.send(person, "hoi")
            await house.until(lambda: not script.next, "no poll")
            await asyncio.sleep(1.0)
            assert house.bot is not None
            assert house.bot.returncode is None, house.said()[-300:]

    run(scene())


TOO_LARGE = {
    "message_id": {"message": {"message_id": 10**30, "chat": {"id": 1, "type": "private"}}},
    "edit_date": {"edited_message": {"message_id": 1, "edit_date": 10**30, "chat": {"id": 1, "type": "private"}}},
}


@pytest.mark.parametrize("field", TOO_LARGE)
def test_a_number_that_no_table_holds_stops_nobody(field: str, tmp_path: Path) -> None:
    async def scene() -> None:
        async with Living(tmp_path) as house:
            [(kind, content)] = TOO_LARGE[field].items()
            house.chat.state.tell_bot(kind, dict(content))
            person = house.chat.add_person("Iemand")
            house.chat.send(person, "hoi")
            await house.until(
                lambda: (
                    house.chat.unconfirmed == 0 or (house.bot is not None and house.bot.returncode is not None)
                ),
                "neither taken nor ended",
            )
            assert house.bot is not None
            assert house.bot.returncode is None, house.said()[-300:]

    run(scene())


def test_what_comes_again_is_handled_once_and_ids_that_begin_anew_lose_nothing(tmp_path: Path) -> None:
    """Again while the bot runs, when its row was wiped, and after a kill, when it polls from offset 0; and
    Telegram's ids start at a random number after a week of silence.
    """
    first, last = "een heel antwoord van wel acht woorden kanarie1", "en nog iets kanarie2"

    async def scene() -> None:
        async with Living(tmp_path) as house:
            person = await asked(house)
            waiting = house.chat.state.waiting
            house.chat.send(person, first)
            again = list(waiting._updates)
            assert len(again) == 1
            await house.settled()
            for _ in range(3):
                waiting._updates.extend(again)
                waiting._wake(superseded=False)
                await house.until(lambda: house.chat.unconfirmed == 0, "not confirmed")
            await house.kill()
            waiting._updates.extend(again)
            await house.start()
            await house.until(lambda: house.chat.unconfirmed == 0, "not confirmed")
            assert await house.stop() == 0
            assert texts_of(house, person) == [first]
            waiting._last = 1_000
            house.chat.send(person, last)
            await house.start()
            await house.until(lambda: house.chat.unconfirmed == 0, "not confirmed")
            assert await house.stop() == 0
            assert texts_of(house, person) == [first, last]

    run(scene())
