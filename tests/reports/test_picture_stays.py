"""A picture that opened stays as it was."""

from datetime import timedelta
from pathlib import Path

import pytest

from conversations.effects import RevokeSentence
from reports.gate.picture import read_picture
from storage import answers, people
from storage.errors import ConflictError, DatabaseError
from storage.store import Store, transaction
from tests.reports.scene import SENTENCES, Scene, scene
from tests.storage.planting import MONDAY, WEEK, erased, reopened


@pytest.mark.parametrize("statement", ["UPDATE snapshot SET at = 'x'", "UPDATE snapshot SET body_sealed = x''"])
def test_a_snapshot_cannot_be_changed(store: Store, statement: str) -> None:
    made = scene(store)
    made.wrote(["meestal"] * 5)
    made.picture()
    with pytest.raises(DatabaseError):
        store.conn.execute(statement)


def test_a_second_picture_of_the_same_week_is_refused(store: Store) -> None:
    made = scene(store)
    made.wrote(["meestal"] * 5)
    first = made.picture()
    made.wrote(["soms"] * 5, start=5)
    with pytest.raises(ConflictError):
        made.picture()
    assert read_picture(store, made.team, WEEK) == first


def told(made: Scene) -> str:
    picture = read_picture(made.store, made.team, WEEK)
    assert picture is not None
    return made.words(picture)


def test_nothing_that_happens_afterwards_changes_a_picture(store: Store, tmp_path: Path) -> None:
    made = scene(store)
    made.wrote(["meestal", "meestal", "soms", "soms", "nog_weinig"], SENTENCES)
    text = made.text()
    made.wrote(["nog_weinig"] * 5, ["Te laat geschreven."] * 5, start=5, at=MONDAY)
    assert told(made) == text
    made.wrote(["nog_weinig"] * 5, ["Anders bedacht."] * 5, at=MONDAY)
    assert told(made) == text
    with transaction(store):
        answers.revoke_sentence(store, made.members[1], made.current.round.id, RevokeSentence(WEEK, 1))
    erased(store, made.members[0], MONDAY)
    assert told(made) == text
    with transaction(store):
        people.leave_team(store, made.members[2], MONDAY)
    assert told(made) == text
    with reopened(tmp_path / "data") as again:
        picture = read_picture(again, made.team, WEEK)
        assert picture is not None
        assert made.words(picture) == text


def test_the_latest_picture_is_that_of_the_last_week(store: Store) -> None:
    made = scene(store)
    assert read_picture(store, made.team, None) is None
    first = made.picture()
    second = made.picture(MONDAY + timedelta(days=7), WEEK.plus(1))
    assert read_picture(store, made.team, None) == second
    assert read_picture(store, made.team, WEEK) == first
    assert read_picture(store, made.team, WEEK.plus(2)) is None
