import json
from pathlib import Path
from typing import Any

import pytest

from conversations.model import PersonState, Role
from storage import aggregates, erasure, people
from storage.contents import contents, digest
from storage.store import Store, transaction
from tests.storage import planting
from tests.storage.planting import MADE, MONDAY, THURSDAY, WEEK, new_store

WRITERS = {810_000_001: "Eerst bellen.", 810_000_002: "Dan praten."}


def joined(store: Store, team: int, telegram: int) -> int:
    with transaction(store):
        person = people.meet(store, telegram, MADE)
        people.join_team(store, person, team, Role.PROFESSIONAL, MADE, MADE)
        people.set_state(store, person, PersonState.ACTIVE, MADE)
    return person


def history(store: Store, *, order: tuple[int, ...], shuffled: tuple[str, ...]) -> None:
    """Two teams, two writers and a picture; `order` is in which they come."""
    made = {
        name: planting.a_team(store, name) for name in (("Noord", "West") if order[0] % 2 else ("West", "Noord"))
    }
    current = planting.a_round(store)
    for telegram in order:
        person = joined(store, made["Noord"], telegram)
        planting.write(store, person, made["Noord"], current, sentence=WRITERS[telegram])
    snapshot: dict[str, object] = {"team": made["Noord"], "round": current.round.id, "sentences": list(shuffled)}
    with transaction(store):
        aggregates.publish(store, made["Noord"], current.round.id, WEEK, snapshot, MONDAY)


def rows(lines: tuple[str, ...], table: str) -> list[dict[str, Any]]:
    return [json.loads(line.split(" ", 1)[1]) for line in lines if line.startswith(f"{table} ")]


def test_two_stores_with_the_same_history_in_another_order_say_the_same(tmp_path: Path) -> None:
    first, second = sorted(WRITERS)
    with new_store(tmp_path / "one") as one, new_store(tmp_path / "two") as two:
        history(one, order=(first, second), shuffled=("a", "b"))
        history(two, order=(second, first), shuffled=("b", "a"))
        assert contents(one) == contents(two)
        assert digest(contents(one)) == digest(contents(two))


def test_one_other_word_is_another_digest(store: Store) -> None:
    history(store, order=tuple(WRITERS), shuffled=("a",))
    before = digest(contents(store))
    person = people.by_address(store, min(WRITERS))
    assert person is not None
    with transaction(store):
        people.set_state(store, person, PersonState.STOPPED, THURSDAY)
    assert digest(contents(store)) != before


def test_words_are_in_clear_and_people_are_named_by_address(store: Store) -> None:
    history(store, order=tuple(WRITERS), shuffled=("a",))
    lines = contents(store)
    assert {row["person_id"]: row["body_sealed"] for row in rows(lines, "sentence")} == {
        str(telegram): words for telegram, words in WRITERS.items()
    }
    assert [row["team"] for row in rows(lines, "team")] == ["Noord", "West"]
    assert rows(lines, "snapshot")[0]["body_sealed"] == {"round": "1", "sentences": ["a"], "team": "Noord"}
    assert rows(lines, "answer")[0]["at"] == "2026-11-26T15:20:00Z"


def test_what_an_erased_person_leaves_is_named_by_nobody(store: Store) -> None:
    history(store, order=tuple(WRITERS), shuffled=("a",))
    person = people.by_address(store, min(WRITERS))
    assert person is not None
    with transaction(store):
        erasure.erase(store, person, min(WRITERS), THURSDAY)
    assert [row["person_id"] for row in rows(contents(store), "answer")] == [str(max(WRITERS))]


def test_every_table_of_the_schema_is_walked(store: Store) -> None:
    team = planting.a_team(store)
    person = planting.a_member(store, team)
    planting.write(store, person, team, planting.a_round(store), sentence="Een zin.")
    tables = {line.split(" ", 1)[0] for line in contents(store)}
    assert tables >= {
        "answer",
        "invite",
        "membership",
        "norm_set",
        "person",
        "placement",
        "round",
        "sentence",
        "team",
    }


@pytest.mark.parametrize("said", ["", "{", "[1, 2", "42"])
def test_words_that_look_like_json_are_told_too(store: Store, said: str) -> None:
    team = planting.a_team(store)
    person = planting.a_member(store, team)
    planting.write(store, person, team, planting.a_round(store), sentence=said)
    assert len(rows(contents(store), "sentence")) == 1
