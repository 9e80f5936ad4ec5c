"""Which messages of a chat go, which stay, and that none is asked for twice."""

from datetime import datetime, timedelta

import pytest

from rounds.period import AMSTERDAM
from storage import clearing, outbox, people
from storage.store import Store, transaction
from tests.storage.planting import MADE

SENT = datetime(2026, 11, 26, 16, 20, tzinfo=AMSTERDAM)
EVENING = datetime(2026, 11, 27, 19, 0, tzinfo=AMSTERDAM)
MORNING = datetime(2026, 11, 28, 7, 0, tzinfo=AMSTERDAM)


@pytest.fixture
def person(store: Store) -> int:
    with transaction(store):
        return people.meet(store, 700_880_001, MADE)


def stands(store: Store, person: int, number: int, *, own: bool = True, norm: bool = True) -> None:
    outbox.record_sent(store, person, number, "", SENT, own=own)
    if norm:
        clearing.will_go(store, person, number, SENT)


def test_what_belongs_to_a_norm_goes_once_and_the_rest_stays(store: Store, person: int) -> None:
    stands(store, person, 4, norm=False)
    stands(store, person, 5)
    stands(store, person, 6, own=False)
    assert clearing.next_due(store, SENT) == EVENING
    assert clearing.people_due(store, EVENING - timedelta(seconds=1)) == []
    assert clearing.people_due(store, EVENING) == [person]
    assert clearing.take(store, person, EVENING, is_open=False) == (5, 6)
    assert clearing.take(store, person, EVENING, is_open=False) == ()
    assert clearing.next_due(store, SENT) is None


def test_an_open_question_stays_until_its_last_chance(store: Store, person: int) -> None:
    for number in (5, 6, 7):
        stands(store, person, number, own=number != 6)
    outbox.record_sent(store, person, 9, "", SENT, own=True)
    assert clearing.take(store, person, EVENING, is_open=True) == (5, 6)
    assert clearing.next_due(store, EVENING) == MORNING
    assert clearing.take(store, person, MORNING, is_open=True) == (7,)
    assert clearing.next_due(store, EVENING) is None


def test_own_answers_are_never_taken_for_the_open_question(store: Store, person: int) -> None:
    stands(store, person, 5)
    with transaction(store):
        outbox.record_sent(store, person, 6, clearing.OWN_ANSWERS, SENT, own=True)
        clearing.will_go_soon(store, person, 6, SENT)
    soon = SENT + timedelta(minutes=30)
    assert clearing.next_due(store, SENT) == soon
    assert clearing.take(store, person, soon, is_open=True) == (6,)
    assert clearing.take(store, person, EVENING, is_open=True) == ()


def test_what_telegram_would_refuse_is_let_go(store: Store, person: int) -> None:
    stands(store, person, 5)
    assert clearing.take(store, person, SENT + timedelta(days=3), is_open=True) == ()
    assert clearing.next_due(store, SENT) is None
    assert clearing.people_due(store, SENT + timedelta(days=4)) == []


def test_an_edit_keeps_the_moment_a_message_had(store: Store, person: int) -> None:
    stands(store, person, 5)
    with transaction(store):
        outbox.record_sent(store, person, 5, "x", SENT + timedelta(hours=20), own=True)
        clearing.will_go(store, person, 5, SENT + timedelta(hours=20))
    assert clearing.next_due(store, SENT) == EVENING


def test_who_put_it_off_is_never_due_and_on_again_is(store: Store, person: int) -> None:
    stands(store, person, 5)
    people.set_clears(store, person, clears=False)
    assert clearing.next_due(store, SENT) is None
    assert clearing.people_due(store, EVENING) == []
    people.set_clears(store, person, clears=True)
    assert clearing.people_due(store, EVENING) == [person]


def test_a_message_that_was_deleted_is_nothing_to_do_anything_to(store: Store, person: int) -> None:
    outbox.record_sent(store, person, 5, "proef", SENT, own=True)
    clearing.will_go(store, person, 5, SENT)
    assert clearing.left(store, person, SENT) == (5,)
    assert outbox.last_of_norm(store, person) == 5
    outbox.are_gone(store, person, [5])
    assert clearing.left(store, person, SENT) == ()
    assert outbox.marked(store, person, "proef") == []
    assert (outbox.last_own(store, person), outbox.last_of_norm(store, person)) == (None, None)
    assert clearing.next_due(store, SENT) is None


def test_a_picture_that_came_after_it_is_not_the_norms(store: Store, person: int) -> None:
    stands(store, person, 5)
    stands(store, person, 6, norm=False)
    assert (outbox.last_own(store, person), outbox.last_of_norm(store, person)) == (6, None)


def test_what_is_left_of_a_chat_is_what_telegram_still_deletes(store: Store, person: int) -> None:
    stands(store, person, 5)
    stands(store, person, 6, own=False, norm=False)
    assert clearing.left(store, person, SENT + timedelta(hours=47)) == (5, 6)
    assert clearing.left(store, person, SENT, due=True) == (5,)
    assert clearing.left(store, person, SENT + timedelta(hours=47, seconds=1)) == ()
