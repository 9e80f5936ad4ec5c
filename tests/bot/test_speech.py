"""Voice messages on a real bot: a process that polls webchat, downloads, and starts a real program."""

import os
import signal
import sys
from pathlib import Path

import pytest

from bot.private import sweep
from storage import answers, people
from tests.children import environment, spiegel
from tests.faults.script import Script
from tests.faults.test_house import lives
from tests.folder import opened, peek, settle_in
from tests.rehearsal import FIRST_PROMPT, WORDS, House, Living
from tests.security.test_bytes import search
from tests.waiting import run
from webchat.faults import Refuse

HEARING = Path(__file__).parent.parent / "hearing.py"
SPEECH = {"SPIEGEL_SPRAAK": f"{sys.executable} {HEARING}"}
ONCE = """
import os, pathlib, sys, time
marker, sound = map(pathlib.Path, sys.argv[1:])
with marker.open("a") as out:
    out.write(f"{os.getpid()} {sound.parent}\\n")
if len(marker.read_text().splitlines()) == 1:
    time.sleep(600)
print(sound.read_text())
"""
"""A program that hangs the first time it is asked, and says where it was."""
LISTENING, FAILED = WORDS.text("spraak.luistert"), WORDS.text("spraak.mislukt")
TALE = "kanariegesproken ben meegegaan naar het eerste gesprek en dat hielp haar"
CLIENT = "111222333"


def once(folder: Path) -> tuple[dict[str, str], Path]:
    script, marker = folder / "once.py", folder / "marker"
    script.write_text(ONCE)
    return {"SPIEGEL_SPRAAK": f"'{sys.executable}' '{script}' '{marker}'"}, marker


def begun(marker: Path) -> list[tuple[int, Path]]:
    lines = marker.read_text().splitlines() if marker.exists() else []
    return [(int(line.split()[0]), Path(line.split()[1])) for line in lines]


async def asked(house: House, count: int = 1) -> list[int]:
    _, people_of_team = await house.small(count)
    await house.jump(FIRST_PROMPT)
    for person in people_of_team:
        await house.begin(person)
    return people_of_team


def speak(house: House, person: int, words: str, seconds: int = 12) -> int:
    return house.chat.send_media(person, "voice", content=words.encode(), seconds=seconds)


def kept(house: House, person: int) -> list[str]:
    with opened(house.data) as store:
        number = people.by_address(store, person)
        assert number is not None
        return [part.text for answer in answers.own(store, number) for part in answer.parts]


def last(house: House, person: int) -> str:
    return house.heard(person)[-1]


def waiting(house: House) -> int:
    [(count,)] = peek(house.data, "SELECT COUNT(*) FROM work WHERE kind = 'spraak'")
    return int(count)


def test_what_is_spoken_is_shown_and_counts_after_a_yes(tmp_path: Path) -> None:
    async def scene() -> None:
        async with Living(tmp_path, more=SPEECH) as house:
            [person] = await asked(house)
            assert "Inspreken mag." in last(house, person)
            message = speak(house, person, TALE)
            await house.settled()
            assert TALE in last(house, person)
            assert message not in [one.id for one in house.chat.phone(person).messages]
            assert LISTENING not in house.heard(person)
            assert search(house.data, ["kanariegesproken"]) == {}
            await house.press(person, "klopt")
            speak(house, person, f"haar nummer is {CLIENT}")
            await house.settled()
            assert CLIENT not in "".join(house.heard(person))
            await house.press(person, "zo_bewaren")
            assert waiting(house) == 0
            assert await house.stop() == 0
            assert kept(house, person)[0] == TALE
            assert kept(house, person)[1].startswith("haar nummer is een ")
            assert search(tmp_path, ["kanariegesproken", CLIENT]) == {}
            assert sweep(house.data) == 0

    run(scene())


def test_the_program_knows_no_token_and_its_failures_cost_nothing_else(tmp_path: Path) -> None:
    async def scene() -> None:
        async with Living(tmp_path, more=SPEECH) as house:
            [person] = await asked(house)
            speak(house, person, "(omgeving)")
            await house.settled()
            assert "HOME LANG LC_ALL PATH TMPDIR map 700 spraak.oga:600 2" in last(house, person)
            await house.press(person, "weggooien")
            for words, key in (
                ("(stuk)", "spraak.mislukt"),
                ("(stil)", "spraak.geen_woorden"),
                ("(veel)", "spraak.te_veel"),
            ):
                speak(house, person, words)
                await house.settled()
                assert last(house, person) == WORDS.text(key)
            script = Script([("getfile", 0, Refuse(400, "Bad Request: wrong file_id"))])
            house.chat.faults = script
            speak(house, person, TALE)
            await house.settled()
            assert (last(house, person), script.next) == (FAILED, [])
            script.next = [("getfile", 0, Refuse(502, "Bad Gateway"))]
            speak(house, person, TALE)
            await house.settled()
            assert TALE in last(house, person)
            await house.say(person, "een heel antwoord van meer dan acht woorden is dit dan")
            assert await house.stop() == 0
            assert kept(house, person) == ["een heel antwoord van meer dan acht woorden is dit dan"]
            assert "kanarie" not in house.said()
            assert "Traceback" not in house.said()
            assert house.chat.token not in house.said()

    run(scene())


def test_others_are_answered_while_it_listens_and_whoever_erases_ends_it_at_once(tmp_path: Path) -> None:
    async def scene() -> None:
        more, marker = once(tmp_path)
        async with Living(tmp_path, more=more) as house:
            one, other = await asked(house, 2)
            speak(house, one, TALE)
            await house.until(lambda: bool(begun(marker)), "the program did not start")
            await house.until(lambda: LISTENING in house.heard(one), "nobody said that it listens")
            house.chat.send(
                other, "ik belde vooraf, want ik wilde geen gedoe. hij deed meteen open. volgende keer weer"
            )
            placed = WORDS.text("reflectie.plaatsing", norm="", vraag="").splitlines()[0]
            await house.until(lambda: placed in last(house, other), "the other was not answered", 5)
            pid, folder = begun(marker)[0]
            assert folder.exists()
            house.chat.send(one, "wis")
            await house.until(lambda: bool(house.chat.phone(one).messages[-1].buttons), "no question before")
            house.tap(one, WORDS.text("knop.ja_wis"))
            await house.until(lambda: not lives(pid) and not folder.exists(), "it went on listening", 5)
            await house.settled()
            assert waiting(house) == 0
            assert TALE not in "".join(house.heard(one))
            assert await house.stop() == 0

    run(scene())


@pytest.mark.parametrize("hard", [False, True], ids=["stopped", "killed"])
def test_after_a_restart_it_is_listened_to_anew(tmp_path: Path, *, hard: bool) -> None:
    async def scene() -> None:
        more, marker = once(tmp_path)
        async with Living(tmp_path, more=more) as house:
            [person] = await asked(house)
            speak(house, person, TALE)
            await house.until(lambda: bool(begun(marker)), "the program did not start")
            pid, folder = begun(marker)[0]
            if hard:
                await house.kill()
                assert folder.exists()
                os.kill(pid, signal.SIGKILL)
            else:
                assert await house.stop() == 0
                assert not lives(pid)
                assert not folder.exists()
            await house.start()
            await house.settled()
            assert not folder.exists()
            assert TALE in last(house, person)
            await house.press(person, "klopt")
            assert await house.stop() == 0
            assert kept(house, person) == [TALE]
            assert sweep(house.data) == 0

    run(scene())


def test_where_the_command_is_taken_away_meanwhile_whoever_waits_hears_so(tmp_path: Path) -> None:
    async def scene() -> None:
        more, marker = once(tmp_path)
        async with Living(tmp_path, more=more) as house:
            [person] = await asked(house)
            speak(house, person, TALE)
            await house.until(lambda: bool(begun(marker)), "the program did not start")
            assert await house.stop() == 0
            house.more = {}
            await house.start()
            await house.settled()
            assert last(house, person) == FAILED
            speak(house, person, TALE)
            await house.settled()
            assert last(house, person) == WORDS.text("spraak.niet_aan")
            assert house.chat.phone(person).messages[-1].from_bot
            assert waiting(house) == 0

    run(scene())


def test_a_fourth_message_waits_for_the_first_three(tmp_path: Path) -> None:
    async def scene() -> None:
        more, marker = once(tmp_path)
        async with Living(tmp_path, more=more) as house:
            [person] = await asked(house)
            for number in range(4):
                speak(house, person, f"stuk {number} van een verhaal")
            await house.until(lambda: WORDS.text("spraak.nog_bezig") in house.heard(person), "all were taken")
            assert waiting(house) == 3
            os.kill(begun(marker)[0][0], signal.SIGKILL)
            await house.settled()
            assert "stuk 1 van een verhaal\nstuk 2 van een verhaal" in "".join(house.heard(person))

    run(scene())


@pytest.mark.parametrize(
    ("command", "key"),
    [
        ("/bestaat/niet --taal nl", "instelling.spraak_programma"),
        ("bestaat-echt-niet", "instelling.spraak_programma"),
        ("'open", "instelling.spraak_vorm"),
    ],
)
def test_a_command_that_cannot_be_run_ends_the_start(tmp_path: Path, command: str, key: str) -> None:
    settle_in(tmp_path / "data")
    done = spiegel("run", env=environment(tmp_path / "data", "http://127.0.0.1:9", SPIEGEL_SPRAAK=command))
    assert done.returncode == 2
    assert done.stderr.strip() == f"SPIEGEL_SPRAAK: {WORDS.text(key)}"
