"""An intention is asked about once, of someone who still wants something from Spiegel."""

from datetime import timedelta

from conversations.effects import CloseIntention, KeepIntention
from conversations.model import PersonState
from storage import intentions, people
from storage.store import Store, transaction
from tests.storage.planting import THURSDAY, WEEK, a_member, a_round, a_team

BACK = THURSDAY + timedelta(weeks=4)


def planted(store: Store) -> int:
    person = a_member(store, a_team(store, "Noord"))
    a_round(store)
    with transaction(store):
        intentions.keep(store, person, 1, KeepIntention(WEEK, 1, "eerder bellen", BACK), THURSDAY)
    return person


def test_it_is_due_at_its_moment_and_not_before(store: Store) -> None:
    person = planted(store)
    assert intentions.due(store, BACK - timedelta(minutes=1)) == []
    assert [one.person for one in intentions.due(store, BACK)] == [person]
    assert intentions.next_due(store, THURSDAY) == BACK


def test_it_is_asked_once(store: Store) -> None:
    planted(store)
    [due] = intentions.due(store, BACK)
    with transaction(store):
        assert intentions.claim(store, due.id)
        assert not intentions.claim(store, due.id)
    assert intentions.due(store, BACK) == []


def test_who_stopped_or_cannot_be_reached_is_not_asked(store: Store) -> None:
    person = planted(store)
    with transaction(store):
        people.set_state(store, person, PersonState.STOPPED, THURSDAY)
    assert intentions.due(store, BACK) == []
    with transaction(store):
        people.set_state(store, person, PersonState.ACTIVE, THURSDAY)
        people.set_reachable(store, person, reachable=False)
    assert intentions.due(store, BACK) == []


def test_what_came_of_it_is_for_the_writers_own_file(store: Store) -> None:
    person = planted(store)
    [due] = intentions.due(store, BACK)
    with transaction(store):
        intentions.claim(store, due.id)
    found = intentions.asked(store, person)
    assert found is not None
    assert found.text == "eerder bellen"
    with transaction(store):
        intentions.close(store, person, CloseIntention(found.id, "half"))
    assert intentions.asked(store, person) is None
    assert [(one.text, one.outcome) for one in intentions.own(store, person)] == [("eerder bellen", "half")]


def test_the_length_of_the_outcome_tells_not_which_it_was(store: Store) -> None:
    person = planted(store)
    lengths = set()
    for outcome in ("", "gedaan", "half", "niet", "loslaten"):
        with transaction(store):
            intentions.close(store, person, CloseIntention(1, outcome))
        lengths.add(store.conn.execute("SELECT LENGTH(outcome_sealed) FROM intention").fetchone()[0])
    assert len(lengths) == 1


def test_another_intention_of_the_same_norm_and_week_takes_its_place(store: Store) -> None:
    person = planted(store)
    with transaction(store):
        intentions.keep(store, person, 1, KeepIntention(WEEK, 1, "nog eerder", BACK), THURSDAY)
    assert [one.text for one in intentions.own(store, person)] == ["nog eerder"]
