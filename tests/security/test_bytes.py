"""A byte search through the data folder, at any moment of a run and after it: nobody's words stand in it."""

import asyncio
from pathlib import Path

from bot.config import read_folder
from storage import answers, people, teams
from tests.folder import opened
from tests.rehearsal import FIRST_PICTURE, FIRST_PROMPT, NORMS, House, Living
from tests.waiting import run

BEGINNING = 4
"""Characters of a word that are looked for first: hundreds of canaries begin alike."""
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")
TEAM, RENAMED = "Kanarieteam", "Kanarienaam"
WORDS_OF = {
    "answer": "kanarieantwoord",
    "thin": "kanariekort",
    "probe": "kanariedoorvraag",
    "addition": "kanarieaanvulling",
    "sentence": "kanariezin",
    "reason": "kanariereden",
    "trial": "kanarieproef",
    "guarded": "kanariebewaakt",
    "stranger": "kanarievreemde",
    "edited": "kanariebewerkt",
    "caption": "kanariebijschrift",
    "nonsense": "kanarieonzin",
    "postscript": "kanarienaschrift",
    "purpose": "kanariehoop",
    "keeper": "kanariebeheerder",
    "exception": "kanarieuitzondering",
    "group": "kanariegroep",
}
WIZARD = (
    *("doel_leren", "zo_goed", "groepen_maken", f"{WORDS_OF['group']}, anders", "zo_goed"),
    *("vraag_geldt_niet", "16", WORDS_OF["exception"], "alle_teams"),
    *("zo_goed", "zo_goed", "ja_afgesproken", "geen_verwachting", WORDS_OF["purpose"]),
    *("akkoord", "akkoord", "akkoord", WORDS_OF["keeper"], "verder", "ja"),
)
CLIENT_DATA = ("06-12345678", "111222333", "kanarie.inwoner@voorbeeld.nl", "NL91ABNA0417164300")


def contains(content: bytes, words: list[str]) -> list[str]:
    """Which of these words stand there, in any of the encodings, whatever the capitals."""
    low, found = content.lower(), set()
    for encoding in ENCODINGS:
        begins = {word[:BEGINNING] for word in words}
        there = {begin for begin in begins if begin.lower().encode(encoding) in low}
        found |= {word for word in words if word[:BEGINNING] in there and word.lower().encode(encoding) in low}
    return [word for word in words if word in found]


def search(folder: Path, words: list[str]) -> dict[str, list[str]]:
    found = {}
    for path in folder.rglob("*"):
        try:
            content = path.read_bytes() if path.is_file() else b""
        except FileNotFoundError:
            continue
        if hits := contains(content, words):
            found[path.name] = hits
    return found


async def life(house: House) -> list[int]:
    """Every way in which words come in."""
    coordinator = await house.coordinator()
    await house.team(coordinator, TEAM)
    codes = await house.links(coordinator, TEAM, 2)
    await house.round(coordinator, TEAM, WIZARD)
    one, two = await house.join(codes, f"{WORDS_OF['trial']} met {CLIENT_DATA[0]}")
    stranger = house.chat.add_person("Kanarievoornaam")
    await house.say(stranger, WORDS_OF["stranger"])
    await house.jump(FIRST_PROMPT)
    await house.press(one, "nu")
    house.tap(one, WORDS_OF["group"])
    await house.settled()
    await house.press(one, "sla_over")
    for found in CLIENT_DATA:
        await house.say(one, f"{WORDS_OF['guarded']} heeft {found}")
    await house.press(one, "weggooien")
    await house.say(one, WORDS_OF["thin"])
    await house.say(one, WORDS_OF["probe"])
    number = house.chat.send(one, WORDS_OF["addition"])
    house.chat.edit(one, number, f"{WORDS_OF['edited']} {CLIENT_DATA[0]}")
    house.chat.send_media(one, "voice", caption=WORDS_OF["caption"])
    await house.settled()
    house.tap(one, "Soms")
    await house.settled()
    await house.say(one, WORDS_OF["sentence"])
    await house.say(one, WORDS_OF["postscript"])
    await house.begin(two)
    await house.say(two, f"{WORDS_OF['answer']} en dan nog wel meer dan acht woorden samen")
    house.tap(two, "Kan ik niet zeggen")
    await house.settled()
    house.tap(two, NORMS.past_niet)
    await house.settled()
    await house.say(two, WORDS_OF["reason"])
    await house.say(two, "instellingen")
    await house.say(two, WORDS_OF["nonsense"])
    await house.say(two, "mijn gegevens")
    await house.press(two, "lezen")
    await house.press(two, "als_bestand")
    await house.say(coordinator, "teams")
    await house.press(coordinator, "team_kiezen")
    house.tap(coordinator, TEAM)
    await house.settled()
    await house.press(coordinator, "hernoemen")
    await house.say(coordinator, RENAMED)
    await house.jump(FIRST_PICTURE)
    return [coordinator, one, two, stranger]


def test_no_file_and_no_log_ever_holds_what_anyone_wrote_or_who_anyone_is(tmp_path: Path) -> None:
    looked: list[int] = []
    found: list[dict[str, list[str]]] = []

    async def looking(house: House, words: list[str]) -> None:
        while True:
            if hits := await asyncio.to_thread(search, house.data, words):
                found.append(hits)
            looked.append(1)
            await asyncio.sleep(0.1)

    async def scene() -> None:
        async with Living(tmp_path) as house:
            words = [*WORDS_OF.values(), *CLIENT_DATA, TEAM, RENAMED, "Kanarie", house.chat.token]
            task = asyncio.create_task(looking(house, words))
            everyone = await life(house)
            words += [str(person) for person in everyone]
            assert search(house.data, words) == {}
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            wal = (house.data / "spiegel.sqlite-wal").read_bytes()
            assert len(wal) > 100_000
            await house.kill()
            assert search(house.data, words) == {}
            await house.start()
            assert await house.stop() == 0
            assert search(house.data, words) == {}
            assert contains(house.said().encode(), words) == []
            said = [text for person in everyone for text in house.heard(person)]
            assert any(RENAMED in text for text in said)
            _they_are_there_for_who_has_the_keys(house, everyone)

    run(scene())
    assert found == []
    assert len(looked) >= 5


def _they_are_there_for_who_has_the_keys(house: House, everyone: list[int]) -> None:
    """So the search looked for words that were really kept."""
    with opened(house.data) as store:
        assert [team.name for team in teams.seats(store)] == [RENAMED]
        kept = []
        for person in everyone:
            number = people.by_address(store, person)
            if number is not None:
                for answer in answers.own(store, number):
                    kept += [part.text for part in answer.parts] + [answer.sentence, answer.reason]
        for name in ("answer", "thin", "probe", "addition", "sentence", "reason"):
            assert any(WORDS_OF[name] in text for text in kept), name
        for data in CLIENT_DATA:
            assert not any(data in text for text in kept)
    assert len(read_folder({"SPIEGEL_DATA": str(house.data)}).master) == 32


def test_the_search_finds_words_in_each_encoding(tmp_path: Path) -> None:
    for encoding in ENCODINGS:
        (tmp_path / encoding).write_bytes(b"\x00\x01" * 50 + "KanarieZin".encode(encoding) + b"\x07")
    assert set(search(tmp_path, ["kanariezin"])) == set(ENCODINGS)
