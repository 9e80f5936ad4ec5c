"""What goes outside is settled by two different people, as it stands at that moment."""

from datetime import date, timedelta

import pytest

from bot.materials import material_of
from conversations.model import Report, ReportState
from reports.gate.closing import clear_effect
from reports.gate.round_figures import clear_round
from storage import settling
from storage.errors import ConflictError
from storage.store import Store, transaction
from tests.bot.heard import coordinator
from tests.reports.groups import Groups, groups
from tests.storage.planting import MONDAY, erased

AFTER = MONDAY + timedelta(weeks=13)


@pytest.fixture
def ended(store: Store) -> Groups:
    made = groups(store, (9, 9))
    with transaction(store):
        clear_round(store, made.current, made.teams, AFTER)
    return made


def asked(made: Groups, person: int) -> bool:
    number = made.current.round.id
    with transaction(made.store):
        return settling.ask(made.store, number, settling.version(made.store, number), person, AFTER)


def agreed(made: Groups, person: int) -> int | None:
    number = made.current.round.id
    with transaction(made.store):
        return settling.agree(made.store, number, settling.version(made.store, number), person, AFTER)


def settled(made: Groups) -> date | None:
    found = material_of(made.store, made.current, AFTER.date())
    assert found is not None
    return found.settled


def state(made: Groups, person: int) -> ReportState:
    [found] = settling.reports_for(made.store, person, settling.finished(made.store))
    assert found == Report(made.current.round.id, found.state, found.amends)
    return found.state


def test_before_a_round_ended_there_is_no_report(store: Store) -> None:
    groups(store, (9,))
    assert settling.finished(store) == ()
    assert settling.reports_for(store, coordinator(store), ()) == ()


def test_it_takes_two(ended: Groups) -> None:
    one, other = coordinator(ended.store), coordinator(ended.store)
    assert (state(ended, one), settled(ended)) == (ReportState.CONCEPT, None)
    assert asked(ended, one)
    assert (state(ended, one), state(ended, other)) == (ReportState.ASKED, ReportState.TO_AGREE)
    assert agreed(ended, one) is None
    assert settled(ended) is None
    assert agreed(ended, other) == one
    assert settled(ended) == AFTER.date()
    assert state(ended, one) == state(ended, other) == ReportState.SETTLED


def test_the_table_refuses_one_person_twice(ended: Groups) -> None:
    one = coordinator(ended.store)
    assert asked(ended, one)
    with pytest.raises(ConflictError):
        ended.store.conn.execute("UPDATE settling SET settled_by = asked_by, settled = 'x'")


def test_nobody_asks_twice_and_nothing_settled_is_asked_again(ended: Groups) -> None:
    one, other = coordinator(ended.store), coordinator(ended.store)
    assert asked(ended, one)
    assert not asked(ended, other)
    assert agreed(ended, other) == one
    assert not asked(ended, one)


def test_who_asked_and_was_erased_leaves_a_concept(ended: Groups) -> None:
    one, other = coordinator(ended.store), coordinator(ended.store)
    assert asked(ended, one)
    erased(ended.store, one, AFTER)
    assert agreed(ended, other) is None
    assert state(ended, other) == ReportState.CONCEPT
    assert asked(ended, other)


def has_effect(made: Groups, *, amended: bool) -> bool:
    found = material_of(made.store, made.current, AFTER.date(), amended=amended)
    assert found is not None
    return found.effect is not None


def effect_came(made: Groups) -> None:
    with transaction(made.store):
        clear_effect(made.store, made.current, AFTER + timedelta(days=14))


def test_what_was_settled_stays_as_it_was_and_what_comes_later_is_settled_beside_it(ended: Groups) -> None:
    one, other = coordinator(ended.store), coordinator(ended.store)
    asked(ended, one)
    agreed(ended, other)
    effect_came(ended)
    assert (state(ended, one), settled(ended)) == (ReportState.CONCEPT, AFTER.date())
    assert (has_effect(ended, amended=False), has_effect(ended, amended=True)) == (False, True)
    assert asked(ended, other)
    assert (settled(ended), has_effect(ended, amended=False)) == (AFTER.date(), False)
    assert agreed(ended, one) == other
    assert state(ended, one) == ReportState.SETTLED
    assert (settled(ended), has_effect(ended, amended=False)) == (AFTER.date(), True)


def test_the_amended_form_is_a_concept_until_two_settled_it(ended: Groups) -> None:
    one, other = coordinator(ended.store), coordinator(ended.store)
    asked(ended, one)
    agreed(ended, other)
    effect_came(ended)
    [report] = settling.reports_for(ended.store, one, settling.finished(ended.store))
    assert report == Report(ended.current.round.id, ReportState.CONCEPT, amends=True)
    found = material_of(ended.store, ended.current, AFTER.date(), amended=True)
    assert found is not None
    assert found.settled is None


def test_what_waited_for_a_second_person_is_asked_anew_when_more_came(ended: Groups) -> None:
    one, other = coordinator(ended.store), coordinator(ended.store)
    asked(ended, one)
    assert settling.is_asked(ended.store, ended.current.round.id)
    effect_came(ended)
    assert not settling.is_asked(ended.store, ended.current.round.id)
    assert (state(ended, one), settled(ended)) == (ReportState.CONCEPT, None)
    assert asked(ended, other)
    assert agreed(ended, one) == other
