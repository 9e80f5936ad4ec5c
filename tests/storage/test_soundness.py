import json
import re
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from conversations.chat import Chat, Place
from conversations.effects import CloseIntention, KeepIntention, KeepWish, WishKind
from conversations.messages import say
from rounds.acts import OriginDropped
from rounds.setup import Draft
from storage import (
    acts,
    aggregates,
    chats,
    drafts,
    filing,
    helping,
    inbox,
    intentions,
    outbox,
    scope,
    taps,
    wishes,
    work,
)
from storage.errors import DatabaseError
from storage.inbox import Incoming
from storage.rounds import StoredRound
from storage.schema import CIRCLE, COLLEAGUE, FILED, GROUND, SCOPE
from storage.soundness import SEALED, Finding, check
from storage.store import STORE_FILE, Store, transaction
from tests.storage.planting import MASTER, MONDAY, THURSDAY, WEEK, a_member, a_round, a_team, erased, write

CANARY = "Kanarie"


@pytest.fixture
def full(store: Store, folder: Path) -> Path:
    """A folder with something in every sealed column."""
    team = a_team(store, f"{CANARY}team")
    person = a_member(store, team)
    current: StoredRound = a_round(store)
    write(store, person, team, current, "meestal", f"{CANARY}zin", text=f"{CANARY}antwoord")
    with transaction(store):
        scope.set_scope(store, team, f"{CANARY}gemeente", f"{CANARY}werksoort", None)
        chats.save(store, person, Chat(Place(f"{CANARY}stap")))
        inbox.take_in(store, [Incoming(1, "message", 7, 5, None, f"{CANARY}ruw")], THURSDAY)
        outbox.put(store, person, say(f"{CANARY}bericht"), THURSDAY)
        outbox.put_stranger(store, inbox.intake_key(store, THURSDAY), 7, say(f"{CANARY}bericht"), THURSDAY)
        work.ask(store, person, "mijn_gegevens", THURSDAY)
        work.finish(store, work.waiting(store)[0], f"{CANARY}bestand".encode())
        snapshot: dict[str, object] = {"sentences": [f"{CANARY}beeld"]}
        aggregates.publish(store, team, current.round.id, WEEK, snapshot, MONDAY)
        aggregates.publish_of_round(store, current.round.id, "closing", snapshot, MONDAY)
        acts.record(store, OriginDropped(f"{CANARY}groep"), current.round.id, THURSDAY)
        drafts.keep(store, Draft(current.round.setup, f"{CANARY}stap"), THURSDAY)
        taps.keep_origin(store, person, current.round.id, f"{CANARY}groep")
        taps.keep_effect(store, person, current.round.id, "before", f"{CANARY}tik", THURSDAY)
        intentions.keep(
            store, person, current.round.id, KeepIntention(WEEK, 1, f"{CANARY}plan", THURSDAY), THURSDAY
        )
        intentions.close(store, person, CloseIntention(1, "half"))
        kept = KeepWish(WishKind.NEED, WEEK, 1, f"{CANARY}wens")
        wishes.keep(store, person, current.round.id, kept, THURSDAY)
        helping.ask(store, person, f"{CANARY}vraag", THURSDAY)
        shared = current.round.week(team, WEEK)
        assert shared is not None
        filing.file(store, person, current.round.id, WEEK, shared.shared, current.round.norm_set)
    return folder


def change(folder: Path, statement: str) -> None:
    conn = sqlite.connect(str(folder / STORE_FILE), isolation_level=None)
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute(statement)
    conn.close()


def sealed_columns() -> set[tuple[str, str]]:
    schema = GROUND + CIRCLE + COLLEAGUE + SCOPE + FILED
    schema = schema.replace("work_next", "work")
    tables = re.findall(r"CREATE TABLE (\w+) \((.*?)\) STRICT", schema, re.DOTALL)
    added = re.findall(r"ALTER TABLE (\w+) ADD COLUMN (\w+_sealed)\b", schema)
    made = {(table, column) for table, body in tables for column in re.findall(r"\b(\w+_sealed)\b BLOB", body)}
    return made | set(added)


def test_the_sealed_columns_are_those_of_the_tables_themselves(full: Path) -> None:
    conn = sqlite.connect(str(full / STORE_FILE))
    found = conn.execute(
        "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c"
        " WHERE t.type = 'table' AND c.name LIKE '%!_sealed' ESCAPE '!'"
    ).fetchall()
    conn.close()
    assert set(found) == sealed_columns()


def test_a_sound_folder_has_no_findings(full: Path) -> None:
    assert check(full, MASTER) == ()


def test_checking_changes_nothing(full: Path) -> None:
    before = (full / STORE_FILE).read_bytes()
    check(full, MASTER)
    assert (full / STORE_FILE).read_bytes() == before


def test_every_sealed_column_of_the_schema_is_checked() -> None:
    assert set(SEALED) == sealed_columns()


def test_no_column_is_checked_that_is_none() -> None:
    assert set(SEALED) <= sealed_columns()


def test_no_sealed_column_is_empty_or_holds_plain_words(full: Path) -> None:
    conn = sqlite.connect(str(full / STORE_FILE))
    for table, column in sealed_columns():
        blobs = [bytes(row[0]) for row in conn.execute(f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL")]
        assert blobs, (table, column)
        assert all(blob[:1] == b"\x01" and CANARY.encode() not in blob and len(blob) > 37 for blob in blobs)
    conn.close()


def test_no_file_of_the_folder_holds_a_word_of_anyone(full: Path) -> None:
    for file in full.iterdir():
        assert CANARY.encode() not in file.read_bytes(), file.name


@pytest.mark.parametrize(("table", "column"), sorted(SEALED))
def test_a_changed_ciphertext_is_found_where_it_stands(full: Path, table: str, column: str) -> None:
    other = f"CASE substr({column}, -1) WHEN x'ff' THEN x'00' ELSE x'ff' END"
    changed = f"CAST(substr({column}, 1, length({column}) - 1) || {other} AS BLOB)"
    before = sqlite.connect(str(full / STORE_FILE))
    rows = before.execute(f"SELECT COUNT({column}) FROM {table}").fetchone()[0]
    triggers = before.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
    ).fetchall()
    before.close()
    for (trigger,) in triggers:
        change(full, f"DROP TRIGGER {trigger}")
    change(full, f"UPDATE {table} SET {column} = {changed}")
    assert check(full, MASTER) == (Finding("controle.onleesbaar", f"{table}.{column}", rows),)


def test_a_ciphertext_moved_to_another_column_is_found(full: Path) -> None:
    change(full, "UPDATE person SET code_sealed = address_sealed")
    assert check(full, MASTER) == (Finding("controle.onleesbaar", "person.code_sealed", 1),)


def test_a_key_that_is_gone_is_found(full: Path, store: Store) -> None:
    store.keys.destroy("person:1")
    places = {finding.place for finding in check(full, MASTER)}
    assert {"person.address_sealed", "answer.body_sealed", "origin.choice_sealed", "effect.value_sealed"} <= places


def test_a_broken_reference_is_found(full: Path) -> None:
    change(full, "UPDATE answer SET person_id = 99")
    assert Finding("controle.verwijzing", "answer", 1) in check(full, MASTER)


def test_a_message_set_aside_is_found(full: Path, store: Store) -> None:
    with transaction(store):
        for _ in range(5):
            inbox.failed(store, 1, "ValueError")
    assert check(full, MASTER) == (Finding("controle.opzij", "inbox", 1),)


def test_an_index_that_misses_a_row_is_found(full: Path) -> None:
    conn = sqlite.connect(str(full / STORE_FILE), isolation_level=None)
    conn.execute("PRAGMA writable_schema = ON")
    conn.execute(
        "UPDATE sqlite_master SET sql = replace(sql, '(team_id, period, norm)', '(period, team_id, norm)')"
        " WHERE name = 'answer_team'"
    )
    conn.close()
    assert "controle.kapot" in {finding.key for finding in check(full, MASTER)}


@pytest.mark.parametrize("page", [3, 9, 20])
def test_a_damaged_page_is_found(full: Path, page: int) -> None:
    change(full, "PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray((full / STORE_FILE).read_bytes())
    raw[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    (full / STORE_FILE).write_bytes(raw)
    assert "controle.kapot" in {finding.key for finding in check(full, MASTER)}


def test_an_erased_person_leaves_the_folder_sound(full: Path, store: Store) -> None:
    erased(store, 1)
    assert check(full, MASTER) == ()


@pytest.mark.usefixtures("full")
def test_a_published_picture_is_read_back_as_it_was(store: Store) -> None:
    found = aggregates.published(store, 1, WEEK)
    assert found == (1, WEEK, {"sentences": [f"{CANARY}beeld"]})
    assert json.dumps(found[2])


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE snapshot SET at = 'x'",
        "UPDATE round_snapshot SET at = 'x'",
        "UPDATE round SET threshold = 6",
        "UPDATE round SET setup_sealed = NULL",
        "UPDATE act SET at = 'x'",
        "DELETE FROM act",
    ],
)
def test_what_was_published_frozen_or_logged_is_never_changed(store: Store, statement: str) -> None:
    with pytest.raises(DatabaseError):
        store.conn.execute(statement)
