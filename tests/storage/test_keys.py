from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pysqlite3 import dbapi2 as sqlite

from storage.errors import KeyGoneError, StoreError
from storage.keys import ORGANISATION, Keys, person_owner
from tests.storage.planting import MASTER

OTHER = bytes(range(1, 33))
TOP_BIT_OF_THE_KEY_ID = (1, 7)
QUICK = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@contextmanager
def opened(path: Path, master: bytes = MASTER) -> Iterator[Keys]:
    keys = Keys(path, master)
    try:
        yield keys
    finally:
        keys.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.sqlite"


@pytest.fixture
def keys(path: Path) -> Iterator[Keys]:
    with opened(path) as made:
        made.make("person:1")
        yield made


def row(path: Path, query: str) -> Any:
    conn = sqlite.connect(str(path))
    try:
        return conn.execute(query).fetchone()
    finally:
        conn.close()


@QUICK
@given(text=st.text(st.characters()))
def test_any_text_comes_back_as_it_was_sealed(keys: Keys, text: str) -> None:
    assert keys.unseal_text(keys.seal("person:1", "answer", text), "answer") == text


@QUICK
@given(data=st.binary())
def test_any_bytes_come_back_as_they_were_sealed(keys: Keys, data: bytes) -> None:
    assert keys.unseal(keys.seal("person:1", "work", data), "work") == data


def test_a_lone_surrogate_survives(keys: Keys) -> None:
    assert keys.unseal_text(keys.seal("person:1", "answer", "a\ud83d"), "answer") == "a\ud83d"


def test_the_same_words_are_never_the_same_bytes_twice(keys: Keys) -> None:
    assert len({keys.seal("person:1", "answer", "Ik belde.") for _ in range(50)}) == 50


def test_a_value_moved_to_another_column_is_refused(keys: Keys) -> None:
    blob = keys.seal("person:1", "answer", "Ik belde.")
    with pytest.raises(InvalidTag):
        keys.unseal(blob, "sentence")


def changed(blob: bytes, at: int, bit: int) -> bytes:
    return bytes(byte ^ (1 << bit if place == at else 0) for place, byte in enumerate(blob))


def test_a_changed_bit_is_never_read_as_if_nothing_happened(keys: Keys) -> None:
    blob = keys.seal("person:1", "answer", "Ik belde nog eens.")
    for at in range(len(blob)):
        for bit in range(8):
            if (at, bit) != TOP_BIT_OF_THE_KEY_ID:
                with pytest.raises((InvalidTag, KeyGoneError)):
                    keys.unseal(changed(blob, at, bit), "answer")


@pytest.mark.parametrize("length", [0, 1, 8, 21, 22, 30])
def test_what_was_cut_off_is_refused(keys: Keys, length: int) -> None:
    blob = keys.seal("person:1", "answer", "Ik belde.")
    with pytest.raises((InvalidTag, KeyGoneError)):
        keys.unseal(blob[:length], "answer")


@pytest.mark.parametrize("damage", ["short", "huge"])
def test_damage_to_the_head_is_refused_like_any_other(keys: Keys, damage: str) -> None:
    blob = keys.seal("person:1", "answer", "Ik belde.")
    with pytest.raises((InvalidTag, KeyGoneError)):
        keys.unseal(blob[:12] if damage == "short" else changed(blob, *TOP_BIT_OF_THE_KEY_ID), "answer")


def test_an_owner_without_a_key_cannot_seal(keys: Keys) -> None:
    with pytest.raises(KeyGoneError):
        keys.seal("person:2", "answer", "Ik belde.")


def test_one_owner_never_has_two_keys(keys: Keys) -> None:
    with pytest.raises(sqlite.IntegrityError):
        keys.make("person:1")


def test_a_destroyed_key_opens_nothing_and_a_new_one_does_not_either(keys: Keys) -> None:
    blob = keys.seal("person:1", "answer", "Ik belde.")
    keys.destroy("person:1")
    with pytest.raises(KeyGoneError):
        keys.unseal(blob, "answer")
    with pytest.raises(KeyGoneError):
        keys.seal("person:1", "answer", "Weer.")
    keys.make("person:1")
    with pytest.raises(KeyGoneError):
        keys.unseal(blob, "answer")


def test_a_destroyed_key_opens_nothing_where_it_was_only_read_since_the_start(path: Path) -> None:
    with opened(path) as keys:
        keys.make("person:1")
        blob = keys.seal("person:1", "answer", "Ik belde.")
    with opened(path) as keys:
        assert keys.unseal_text(blob, "answer") == "Ik belde."
        keys.destroy("person:1")
        with pytest.raises(KeyGoneError):
            keys.unseal(blob, "answer")


def test_destroying_twice_is_destroying_once(keys: Keys) -> None:
    keys.destroy("person:1")
    keys.destroy("person:1")
    assert keys.owners("person:") == []


def test_the_wrapped_key_of_a_destroyed_owner_is_gone_from_the_file(path: Path) -> None:
    with opened(path) as keys:
        keys.make("person:1")
        wrapped = bytes(row(path, "SELECT wrapped FROM key WHERE owner = 'person:1'")[0])
        assert wrapped in path.read_bytes()
        keys.destroy("person:1")
    assert all(wrapped not in file.read_bytes() for file in path.parent.iterdir())


def test_the_id_of_a_destroyed_key_is_never_given_again(path: Path) -> None:
    with opened(path) as keys:
        keys.make("person:1")
        first = row(path, "SELECT id FROM key WHERE owner = 'person:1'")[0]
        keys.destroy("person:1")
        keys.make("person:1")
        assert row(path, "SELECT id FROM key WHERE owner = 'person:1'")[0] > first


def test_a_key_is_in_the_file_as_soon_as_it_is_made(path: Path) -> None:
    with opened(path) as keys:
        keys.make("person:9")
        with opened(path) as others:
            assert others.owners("person:") == ["person:9"]


def test_keys_and_what_they_sealed_outlive_a_restart(path: Path) -> None:
    with opened(path) as keys:
        blob = keys.seal(ORGANISATION, "team", "Noord")
    with opened(path) as keys:
        assert keys.unseal_text(blob, "team") == "Noord"


def test_another_master_key_is_a_store_error(path: Path) -> None:
    with opened(path):
        pass
    with pytest.raises(StoreError) as caught:
        Keys(path, OTHER)
    assert caught.value.key == "opslag.sleutel_past_niet"


def test_a_wrapped_key_moved_to_another_owner_does_not_open(path: Path) -> None:
    with opened(path) as keys:
        keys.make("person:1")
        blob = keys.seal("person:1", "answer", "Ik belde.")
    conn = sqlite.connect(str(path), isolation_level=None)
    conn.execute("UPDATE key SET owner = 'person:2' WHERE owner = 'person:1'")
    conn.close()
    with opened(path) as keys, pytest.raises(InvalidTag):
        keys.unseal(blob, "answer")


def test_the_keys_file_is_in_truncate_mode_with_nothing_beside_it(path: Path) -> None:
    with opened(path) as keys:
        keys.make("person:1")
        assert keys._conn.execute("PRAGMA journal_mode").fetchone()[0] == "truncate"
        assert keys._conn.execute("PRAGMA secure_delete").fetchone()[0] == 1
        assert keys._conn.execute("PRAGMA synchronous").fetchone()[0] == 2
        journal = path.with_name(f"{path.name}-journal")
        assert {file.name for file in path.parent.iterdir()} <= {path.name, journal.name}
        assert not journal.exists() or not journal.stat().st_size
    assert row(path, "SELECT sql FROM sqlite_master WHERE name = 'key'")[0].rstrip().endswith("STRICT")


def test_only_its_owner_may_read_the_keys_file(path: Path) -> None:
    with opened(path):
        assert path.stat().st_mode & 0o077 == 0


@QUICK
@given(value=st.text())
def test_a_digest_depends_on_purpose_value_and_master_and_nothing_else(keys: Keys, value: str) -> None:
    assert keys.digest("address", value) == keys.digest("address", value)
    assert keys.digest("address", value) != keys.digest("code", value)
    assert keys.digest("address", value) != keys.digest("address", value + "0")


def test_a_digest_is_another_one_under_another_master(tmp_path: Path) -> None:
    with opened(tmp_path / "one") as one, opened(tmp_path / "two", OTHER) as two:
        assert one.digest("address", "7") != two.digest("address", "7")


def test_owners_are_found_by_their_beginning_in_order_of_making(keys: Keys) -> None:
    for owner in (person_owner(12), "intake:2026-11-26:b", "intake:2026-11-26:a"):
        keys.make(owner)
    assert keys.owners("person:") == ["person:1", "person:12"]
    assert keys.owners("intake:2026-11-26:") == ["intake:2026-11-26:b", "intake:2026-11-26:a"]
