"""Wis alles: not with any older copy, the master key and the data folder of now is there a word left to read."""

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from bot.config import read_folder
from bot.updates import to_incoming
from storage import answers, inbox, people
from storage.soundness import check
from storage.store import KEYS_FILE, transaction
from tests.children import BOT
from tests.folder import opened, peek, rows
from tests.rehearsal import FIRST_PROMPT, NORMS, WORDS, House, Living
from tests.security.copies import Reader, copy, put_back
from tests.waiting import run

DYING = (sys.executable, "-m", "tests.security.dying")
MINE, THEIRS = "kanariemijn", "kanariehun"
LIFE: tuple[tuple[str, str], ...] = (
    ("press", "nu"),
    ("tap", "Vaak"),
    ("say", f"{MINE} kort"),
    ("say", f"{MINE} want ik vroeg eerst door en toen pas regelde ik iets"),
    ("say", f"{MINE} als aanvulling"),
    ("tap", "Soms"),
    ("say", f"{MINE} als zin voor het team"),
    ("press", "nog_een_vraag"),
    ("say", f"{MINE} over iets anders en dan met meer dan acht woorden"),
    ("tap", "Kan ik niet zeggen"),
    ("tap", NORMS.past_niet),
    ("say", f"{MINE} als reden"),
    ("say", "mijn gegevens"),
    ("press", "als_bestand"),
    ("say", f"{MINE} als onzin"),
)


class Watched:
    """A house in which one person lives and another stays, with a copy of the store after every message."""

    def __init__(self, house: House, folder: Path) -> None:
        self.house = house
        self.copies: list[Path] = []
        self.folder = folder
        self.goes = 0
        self.stays = 0

    def copy(self) -> None:
        self.copies.append(copy(self.house.data, self.folder / f"copy{len(self.copies):03d}"))

    async def live(self) -> None:
        house = self.house
        _, [self.goes, self.stays] = await house.small(2)
        await house.jump(FIRST_PROMPT)
        await house.begin(self.stays)
        await house.say(self.stays, f"{THEIRS} is van iemand die blijft en dat met acht woorden")
        self.copy()
        for how, what in LIFE:
            match how:
                case "press":
                    await house.press(self.goes, what)
                case "tap":
                    house.tap(self.goes, what)
                    await house.settled()
                case _:
                    await house.say(self.goes, what)
            self.copy()

    async def caught_waiting(self) -> None:
        """A copy of the moment at which a message has been taken in and not yet handled."""
        house = self.house
        await house.kill()
        number = house.chat.send(self.goes, f"{MINE} nog niet behandeld")
        [update] = house.chat.state.waiting._updates
        assert update["message"]["message_id"] == number
        with opened(house.data) as store:
            with transaction(store):
                assert inbox.take_in(store, [to_incoming(update)], house.chat.told) == 1
            self.copy()
        await house.start()
        await house.settled()

    async def erase(self) -> None:
        house = self.house
        await house.say(self.goes, "wis alles")
        await house.press(self.goes, "ja_wis")
        assert WORDS.text("mijn_gegevens.gewist") in house.heard(self.goes)

    def readable(self) -> tuple[list[str], list[str]]:
        """What still opens in the older copies: row by row, and out of the bytes."""
        reader, seen = Reader.of(self.house.data), set[bytes]()
        by_row = [text for folder in self.copies for text in reader.rows(folder)]
        carved = [text for folder in [*self.copies, self.house.data] for text in reader.carved(folder, seen)]
        return by_row, carved

    def mine(self, texts: list[str]) -> list[str]:
        placements = ('["soms"', '["past_niet"')
        return [
            text[:80] for text in texts if MINE in text or str(self.goes) in text or text.startswith(placements)
        ]


def watched(folder: Path, scene: Callable[[Watched], Awaitable[None]]) -> None:
    async def lived() -> None:
        async with Living(folder) as house:
            one = Watched(house, folder)
            await one.live()
            await scene(one)

    run(lived())


def test_after_wis_alles_no_older_copy_can_be_read_and_none_that_is_put_back_brings_anyone_back(
    tmp_path: Path,
) -> None:
    async def scene(one: Watched) -> None:
        await one.caught_waiting()
        wrapped = dict(_keys(one.house.data))
        before_rows, before_bytes = one.readable()
        assert len(one.mine(before_rows)) > 30
        assert any("nog niet behandeld" in text for text in before_rows)
        assert any(MINE in text for text in before_bytes)
        await one.erase()
        assert await one.house.stop() == 0
        _cannot_be_read(one)
        _left_no_key(one.house.data, wrapped)
        for old in (one.copies[-1], one.copies[len(one.copies) // 2]):
            await _put_back(one, old)

    watched(tmp_path, scene)


def _cannot_be_read(one: Watched) -> None:
    """By row and by byte, in any copy; and the Telegram id neither in a copy nor in the folder of now."""
    by_row, carved = one.readable()
    assert one.mine(by_row) == []
    assert [text for text in one.mine(carved) if MINE in text] == []
    now = Reader.of(one.house.data).rows(one.house.data)
    assert one.mine(now) == []
    assert any(THEIRS in text for text in by_row)
    with opened(one.house.data) as store:
        stays = people.by_address(store, one.stays)
        assert stays is not None
        assert people.by_address(store, one.goes) is None
        assert any(THEIRS in part.text for answer in answers.own(store, stays) for part in answer.parts)
    assert check(one.house.data, read_folder({"SPIEGEL_DATA": str(one.house.data)}).master) == ()


def _left_no_key(data: Path, before: dict[str, bytes]) -> None:
    """The bytes of what was destroyed are overwritten, also in the file's free pages and its journal."""
    after = dict(_keys(data))
    gone = {owner: wrapped for owner, wrapped in before.items() if owner not in after}
    assert any(owner.startswith("person:") for owner in gone)
    assert any(owner.startswith("intake:") for owner in gone)
    content = b"".join(path.read_bytes() for path in data.glob(f"{KEYS_FILE}*"))
    assert all(wrapped[12:44] not in content for wrapped in gone.values())
    assert all(wrapped[12:44] in content for wrapped in after.values())


async def _put_back(one: Watched, old: Path) -> None:
    """An old store beside the keys of now: the bot runs on it, also where a message still waited in it."""
    house = one.house
    put_back(old, house.data)
    assert peek(house.data, "SELECT COUNT(*) FROM person") == [(3,)]
    await house.start()
    house.chat.send(one.stays, "mijn antwoord")
    await house.until(lambda: house.chat.unconfirmed == 0, "not taken")
    assert await house.stop() == 0, house.said()[-400:]
    assert "Traceback" not in house.said()
    with opened(house.data) as store:
        assert people.by_address(store, one.goes) is None
        stays = people.by_address(store, one.stays)
        assert stays is not None
        assert len(answers.own(store, stays)) == 1
        for table in ("answer", "placement", "sentence", "chat", "membership", "work", "message", "wake"):
            gone = f"SELECT COUNT(*) FROM {table} WHERE person_id NOT IN (SELECT id FROM person)"
            assert rows(store, gone) == [(0,)], table
        assert rows(store, "SELECT COUNT(*) FROM inbox WHERE state = 'new'") == [(0,)]


@pytest.mark.parametrize(
    "place",
    [
        "before the commit",
        "after the commit",
    ],
)
def test_an_erasure_that_a_kill_cut_short_is_finished_at_the_next_start(place: str, tmp_path: Path) -> None:
    async def scene(one: Watched) -> None:
        house = one.house
        await one.caught_waiting()
        await house.say(one.goes, "wis alles")
        assert await house.stop() == 0
        house.command, house.more = DYING, {"SPIEGEL_DIES": place}
        await house.start()
        house.tap(one.goes, WORDS.text("knop.ja_wis"))
        assert await house.ended() == -9
        gone = peek(house.data, "SELECT COUNT(*) FROM person") == [(2,)]
        assert gone is (place == "after the commit")
        house.command, house.more = BOT, {}
        await house.start()
        await house.settled()
        assert await house.stop() == 0
        by_row, carved = one.readable()
        assert one.mine(by_row) == []
        assert [text for text in one.mine(carved) if MINE in text] == []
        assert peek(house.data, "SELECT COUNT(*) FROM person") == [(2,)]
        assert check(house.data, read_folder({"SPIEGEL_DATA": str(house.data)}).master) == ()

    watched(tmp_path, scene)


def _keys(data: Path) -> list[tuple[str, bytes]]:
    conn = sqlite.connect(str(data / KEYS_FILE))
    found = conn.execute("SELECT owner, wrapped FROM key").fetchall()
    conn.close()
    return [(str(owner), bytes(wrapped)) for owner, wrapped in found]
