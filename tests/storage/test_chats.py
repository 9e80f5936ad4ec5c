from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from conversations.chat import Chat, Place
from conversations.effects import Wake
from storage import chats
from storage.chats import DueWake
from storage.store import Store, transaction
from tests.storage.planting import THURSDAY as NOW
from tests.storage.planting import a_member, a_team
from tests.storage.strategies import chats as any_chat

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def person(store: Store) -> int:
    return a_member(store, a_team(store))


def at(step: str, under: str = "") -> Chat:
    return Chat(Place(step) if step else None, Place(under) if under else None)


def saved(store: Store, person: int, chat: Chat) -> None:
    with transaction(store):
        chats.save(store, person, chat)


def wake(store: Store, person: int, step: str, serial: int = 1, minutes: int = 60) -> None:
    with transaction(store):
        chats.set_wake(store, person, Wake(NOW + timedelta(minutes=minutes), step, serial))


def due(store: Store, minutes: int = 60) -> list[DueWake]:
    return chats.due_wakes(store, NOW + timedelta(minutes=minutes))


def took(store: Store, found: DueWake) -> bool:
    with transaction(store):
        return chats.take_wake(store, found)


def test_who_never_spoke_has_an_empty_chat(store: Store, person: int) -> None:
    assert chats.load(store, person) == Chat()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(chat=any_chat)
def test_a_chat_is_loaded_as_it_was_saved(store: Store, person: int, chat: Chat) -> None:
    saved(store, person, chat)
    assert chats.load(store, person) == chat


def test_nothing_of_a_chat_stands_in_the_files(store: Store, person: int, folder: Path) -> None:
    saved(store, person, at("Kanariestap"))
    assert b"Kanariestap" not in b"".join(file.read_bytes() for file in folder.iterdir())


def test_a_wake_is_due_from_its_moment(store: Store, person: int) -> None:
    wake(store, person, "a")
    assert due(store, 59) == []
    assert due(store) == [DueWake(person, "a", 1, LATER, LATER)]
    assert chats.next_wake(store, NOW) == LATER


def test_saving_keeps_the_wakes_of_both_places_and_drops_those_of_steps_left(store: Store, person: int) -> None:
    other = a_member(store, a_team(store, "West"))
    for step in ("a", "b", "c"):
        wake(store, person, step)
        wake(store, other, step)
    saved(store, person, at("a", "b"))
    assert [(found.person, found.step) for found in due(store) if found.person == person] == [
        (person, "a"),
        (person, "b"),
    ]
    saved(store, person, at("", "b"))
    assert [found.step for found in due(store) if found.person == person] == ["b"]
    saved(store, person, Chat())
    assert [found.step for found in due(store)] == ["a", "b", "c"]


def test_a_step_has_one_wake_and_the_last_asked_counts(store: Store, person: int) -> None:
    wake(store, person, "a", 1, 60)
    wake(store, person, "a", 2, 30)
    assert due(store, 99) == [DueWake(person, "a", 2, *[NOW + timedelta(minutes=30)] * 2)]


def test_a_wake_is_taken_once(store: Store, person: int) -> None:
    wake(store, person, "a")
    (found,) = due(store)
    assert [took(store, found), took(store, found)] == [True, False]
    assert chats.next_wake(store, NOW) is None


def test_a_wake_that_was_asked_anew_meanwhile_is_not_taken(store: Store, person: int) -> None:
    wake(store, person, "a", 1, 30)
    (found,) = due(store)
    wake(store, person, "a", 2, 30)
    assert not took(store, found)
    wake(store, person, "a", 1, 31)
    assert not took(store, found)
    assert len(due(store)) == 1


def test_a_wake_that_is_put_off_comes_later_unless_another_was_asked(store: Store, person: int) -> None:
    wake(store, person, "a")
    (found,) = due(store)
    assert took(store, found)
    with transaction(store):
        chats.put_off(store, found, LATER + timedelta(hours=1))
    assert due(store) == []
    assert due(store, 120) == [DueWake(person, "a", 1, LATER + timedelta(hours=1), LATER)]
    with transaction(store):
        chats.put_off(store, found, LATER + timedelta(hours=9))
    assert due(store, 120) == [DueWake(person, "a", 1, LATER + timedelta(hours=1), LATER)]
