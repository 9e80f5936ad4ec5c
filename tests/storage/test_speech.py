"""Voice messages that wait: sealed, counted, gone with whoever spoke; and the table as it was before."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite
from sqlite_utils import Database

from conversations.effects import Transcribe
from conversations.speaking import Spot
from storage import erasure, people, speech, work
from storage.keys import Keys, person_owner
from storage.migrations import STORE
from storage.soundness import check
from storage.store import KEYS_FILE, STORE_FILE, Store, transaction
from tests.storage.planting import MASTER, THURSDAY, WEEK, new_store, reopened

FILE = "kanariebestand"
WANTED = Transcribe(7, FILE, THURSDAY, Spot("reflectie.vraag", 30, WEEK))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path / "data") as made:
        yield made


def spoke(store: Store, telegram: int = 77) -> int:
    with transaction(store):
        person = people.meet(store, telegram, THURSDAY)
        speech.ask(store, person, WANTED, THURSDAY)
    return person


def test_what_waits_comes_back_as_it_was_asked_the_oldest_first(store: Store) -> None:
    first = spoke(store)
    second = spoke(store, 78)
    found = speech.waiting(store)
    assert [(one.person, one.wanted, one.tries) for one in found] == [(first, WANTED, 0), (second, WANTED, 0)]
    assert speech.count(store, first) == 1
    assert not work.is_idle(store)
    assert work.waiting(store) == []


def test_where_telegram_keeps_the_sound_is_ciphertext(store: Store) -> None:
    spoke(store)
    assert FILE.encode() not in (store.folder / STORE_FILE).read_bytes()
    assert FILE.encode() not in (store.folder / f"{STORE_FILE}-wal").read_bytes()
    assert check(store.folder, MASTER) == ()


def test_a_try_is_counted_and_what_is_done_leaves_nothing(store: Store) -> None:
    spoke(store)
    [one] = speech.waiting(store)
    with transaction(store):
        speech.begin(store, one.id)
    assert [again.tries for again in speech.waiting(store)] == [1]
    with transaction(store):
        speech.drop(store, one.id)
    assert work.is_idle(store)
    assert store.conn.execute("SELECT COUNT(*) FROM work").fetchone()[0] == 0


def test_it_goes_with_whoever_spoke(store: Store) -> None:
    person = spoke(store)
    [one] = speech.waiting(store)
    with transaction(store):
        erasure.erase(store, person, 77, THURSDAY)
    assert not speech.still_waits(store, one.id)
    assert work.is_idle(store)


def test_a_file_of_ones_own_is_made_beside_it(store: Store) -> None:
    person = spoke(store)
    with transaction(store):
        work.ask(store, person, "mijn_gegevens", THURSDAY)
    [job] = work.waiting(store)
    with transaction(store):
        work.finish(store, job, b"alles")
        speech.drop(store, job.id)
    assert work.result(store, job.id, person) == b"alles"
    assert len(speech.waiting(store)) == 1


@contextmanager
def second_release(folder: Path) -> Iterator[Store]:
    folder.mkdir(parents=True)
    keys = Keys(folder / KEYS_FILE, MASTER)
    conn = sqlite.connect(str(folder / STORE_FILE), isolation_level=None)
    try:
        for pragma in ("journal_mode = WAL", "foreign_keys = ON"):
            conn.execute(f"PRAGMA {pragma}").fetchall()
        STORE.apply(Database(conn), stop_before="speech")
        yield Store(conn, keys, folder)
    finally:
        conn.close()
        keys.close()


def test_files_that_wait_in_an_older_folder_wait_on_and_numbers_are_not_given_twice(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with second_release(folder) as old, transaction(old):
        person = people.meet(old, 77, THURSDAY)
        gone = people.meet(old, 78, THURSDAY)
        for number, state, sealed in ((3, "new", None), (4, "done", b"x")):
            body = old.keys.seal(person_owner(person), "work", sealed) if sealed else None
            old.conn.execute(
                "INSERT INTO work (id, person_id, kind, state, body_sealed, at) VALUES (?, ?, ?, ?, ?, ?)",
                (number, person, "mijn_gegevens", state, body, "2026-12-03T16:20:00+01:00"),
            )
        work.ask(old, gone, "mijn_gegevens", THURSDAY)
        old.conn.execute("DELETE FROM person WHERE id = ?", (gone,))
    with reopened(folder) as store:
        assert [job.id for job in work.waiting(store)] == [3]
        assert work.result(store, 4, person) == b"x"
        later = THURSDAY + timedelta(minutes=1)
        with transaction(store):
            speech.ask(store, person, WANTED, later)
        assert [one.id for one in speech.waiting(store)] == [6]
        assert check(folder, MASTER) == ()
    assert (folder / "kopie-voor-speech.sqlite").exists()
