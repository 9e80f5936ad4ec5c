import asyncio
import sqlite3
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from storage import rounds
from storage.errors import DatabaseError, MachineError, StoreError
from storage.migrations import KNOWN
from storage.schema import CALENDAR, CIRCLE, COLLEAGUE, FILED, GROUND, REPORT, SCOPE, SETTLED
from storage.store import (
    KEYS_FILE,
    STORE_FILE,
    Lock,
    Store,
    create,
    open_store,
    savepoint,
    transaction,
)
from tests.storage.planting import MASTER, a_team, reopened


class OwnError(Exception):
    pass


def test_a_transaction_that_ends_well_is_kept(store: Store, folder: Path) -> None:
    with transaction(store):
        rounds.set_meta(store, "a", "1")
    with reopened(folder) as other:
        assert rounds.meta(other, "a") == "1"


@pytest.mark.parametrize("error", [OwnError, KeyboardInterrupt, SystemExit, asyncio.CancelledError, GeneratorExit])
def test_any_exception_rolls_a_transaction_back_whole(store: Store, error: type[BaseException]) -> None:
    def act() -> None:
        with transaction(store):
            rounds.set_meta(store, "a", "1")
            rounds.set_meta(store, "b", "2")
            raise error

    with pytest.raises(error):
        act()
    assert not store.conn.in_transaction
    assert rounds.meta(store, "a") is rounds.meta(store, "b") is None
    with transaction(store):
        rounds.set_meta(store, "a", "3")
    assert rounds.meta(store, "a") == "3"


def test_a_failing_statement_rolls_back_what_came_before_it(store: Store) -> None:
    def act() -> None:
        with transaction(store):
            rounds.set_meta(store, "a", "1")
            store.conn.execute("INSERT INTO meta (key, value) VALUES ('x', NULL)")

    with pytest.raises(DatabaseError):
        act()
    assert rounds.meta(store, "a") is None


def test_a_transaction_takes_the_write_lock_at_its_begin(store: Store, folder: Path) -> None:
    other = sqlite.connect(str(folder / STORE_FILE), isolation_level=None, timeout=0)
    try:
        with transaction(store), pytest.raises(MachineError):
            other.execute("BEGIN IMMEDIATE")
        other.execute("BEGIN IMMEDIATE")
    finally:
        other.close()


def test_another_connection_sees_nothing_before_the_commit(store: Store, folder: Path) -> None:
    with reopened(folder) as other:
        with transaction(store):
            rounds.set_meta(store, "a", "1")
            assert rounds.meta(other, "a") is None
        assert rounds.meta(other, "a") == "1"


def test_transactions_do_not_nest(store: Store) -> None:
    def act() -> None:
        with transaction(store):
            rounds.set_meta(store, "a", "1")
            with transaction(store):
                pass

    with pytest.raises(MachineError):
        act()
    assert rounds.meta(store, "a") is None
    assert not store.conn.in_transaction


def test_a_savepoint_undoes_only_what_was_done_inside_it(store: Store) -> None:
    def fail() -> None:
        with savepoint(store):
            rounds.set_meta(store, "inside", "1")
            raise OwnError

    with transaction(store):
        rounds.set_meta(store, "before", "1")
        with pytest.raises(OwnError):
            fail()
        with savepoint(store):
            rounds.set_meta(store, "after", "1")
    assert [rounds.meta(store, key) for key in ("before", "inside", "after")] == ["1", None, "1"]


def test_a_savepoint_that_was_kept_still_goes_with_its_transaction(store: Store) -> None:
    def act() -> None:
        with transaction(store):
            with savepoint(store):
                rounds.set_meta(store, "a", "1")
            raise OwnError

    with pytest.raises(OwnError):
        act()
    assert rounds.meta(store, "a") is None


def test_the_open_store_has_the_pragmas_that_keep_commits(store: Store) -> None:
    conn = sqlite.connect(str(store.folder / STORE_FILE))
    assert conn.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    conn.close()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE extra (a)",
        "DROP TABLE meta",
        "ALTER TABLE meta ADD COLUMN extra",
        "DROP TRIGGER snapshot_stays",
        "DROP TRIGGER round_stays",
        "CREATE TEMP TABLE extra (a)",
        "ATTACH ':memory:' AS other",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA journal_mode = DELETE",
        "VACUUM",
    ],
)
def test_an_open_store_can_change_rows_and_nothing_else(store: Store, statement: str) -> None:
    with pytest.raises(DatabaseError):
        store.conn.execute(statement)


def test_a_reference_to_nobody_is_refused(store: Store) -> None:
    with pytest.raises(sqlite.IntegrityError):
        store.conn.execute("INSERT INTO chat (person_id, body_sealed) VALUES (99, x'00')")


def tables(folder: Path) -> dict[str, str]:
    conn = sqlite.connect(str(folder / STORE_FILE))
    found = dict(
        conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    )
    conn.close()
    return found


def test_the_tables_are_those_of_the_migrations_and_no_more(store: Store) -> None:
    lines = (GROUND + CIRCLE + COLLEAGUE + CALENDAR + SCOPE + REPORT + SETTLED + FILED).splitlines()
    declared = {line.split()[2] for line in lines if line.startswith("CREATE TABLE")} - {
        "run_next",
        "invite_next",
        "work_next",
        "settling_next",
    }
    found = set(tables(store.folder))
    assert {name for name in found if not name.startswith("_sqlite")} == declared
    assert len(found - declared) <= 1


def test_every_table_of_ours_is_strict(store: Store) -> None:
    conn = sqlite.connect(str(store.folder / STORE_FILE))
    strict = {row[1]: row[5] for row in conn.execute("PRAGMA table_list") if row[2] == "table"}
    conn.close()
    ours = [name for name in tables(store.folder) if not name.startswith("_")]
    assert len(ours) > 10
    assert all(strict[name] for name in ours)


def test_no_table_has_a_score_a_rank_or_a_streak(store: Store) -> None:
    words = ("score", "rank", "streak", "depth", "mood", "sentiment", "reason", "name ", "phone")
    text = " ".join(tables(store.folder).values()).lower()
    assert not [word for word in words if word in text]


def test_an_empty_file_is_migrated_to_the_whole_schema(store: Store, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    create(bare, MASTER)
    (bare / STORE_FILE).write_bytes(b"")
    with reopened(bare) as made:
        assert a_team(made) == 1
    assert tables(bare) == tables(store.folder)


def test_opening_again_migrates_nothing_twice(store: Store, folder: Path) -> None:
    a_team(store)
    with reopened(folder) as again, reopened(folder):
        names = [row[0] for row in again.conn.execute("SELECT name FROM _sqlite_migrations")]
    assert set(names) == set(KNOWN)
    assert len(names) == len(KNOWN)


def refused(folder: Path, master: bytes = MASTER) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(folder, master)
    return caught.value.key


def test_a_folder_of_a_newer_release_is_refused_and_left_as_it_is(store: Store, folder: Path) -> None:
    a_team(store)
    conn = sqlite.connect(str(folder / STORE_FILE))
    conn.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('spiegel', 'later', '')"
    )
    conn.commit()
    conn.close()
    before = tables(folder)
    assert refused(folder) == "opslag.nieuwer"
    assert tables(folder) == before


def test_a_folder_without_a_store_is_refused_and_stays_empty(tmp_path: Path) -> None:
    assert refused(tmp_path) == "opslag.geen_map"
    assert not list(tmp_path.iterdir())


def test_another_master_key_is_refused(store: Store, folder: Path) -> None:
    a_team(store)
    assert refused(folder, bytes(32)) == "opslag.sleutel_past_niet"


def test_a_store_that_is_no_database_is_refused(tmp_path: Path) -> None:
    create(tmp_path, MASTER)
    (tmp_path / STORE_FILE).write_bytes(b"no database at all, but long enough to look at" * 30)
    assert refused(tmp_path) == "opslag.onleesbaar"


def test_a_keys_file_that_is_no_database_is_refused(store: Store, folder: Path) -> None:
    a_team(store)
    (folder / KEYS_FILE).write_bytes(b"no database at all, but long enough to look at" * 30)
    assert refused(folder).startswith("opslag.")


def test_a_store_whose_keys_file_is_missing_is_refused(store: Store, folder: Path) -> None:
    a_team(store)
    (folder / KEYS_FILE).unlink()
    assert refused(folder) == "opslag.geen_sleutels"
    assert not (folder / KEYS_FILE).exists()


def test_a_second_store_is_not_made_over_the_first(store: Store, folder: Path) -> None:
    a_team(store)
    with pytest.raises(StoreError) as caught:
        create(folder, MASTER)
    assert caught.value.key == "opslag.bestaat"


def test_only_one_process_holds_the_folder(store: Store, folder: Path) -> None:
    lock = Lock(store.folder)
    with pytest.raises(StoreError) as caught:
        Lock(folder)
    assert caught.value.key == "opslag.bezet"
    lock.release()
    Lock(folder).release()


def test_only_their_owner_may_read_the_files(store: Store, folder: Path) -> None:
    a_team(store)
    assert not [file.name for file in folder.iterdir() if file.stat().st_mode & 0o077]


def test_the_errors_to_catch_are_not_those_of_the_standard_library() -> None:
    assert not issubclass(MachineError, sqlite3.Error)
    assert issubclass(MachineError, DatabaseError)
