"""Participation week by week, and when it is low."""

from datetime import timedelta

import pytest

from conversations.model import Role
from norms.model import norm_by_number
from reports.gate.picture import clear_picture
from rounds.acts import Paused, Resumed
from storage.store import Store, transaction
from tests.reports.groups import TUESDAY, groups
from tests.storage.planting import MONDAY, STARTED, THURSDAY, WEEK, a_member, write

WEEKLY = timedelta(days=7)
NEXT = WEEK.plus(1)


def test_a_week_in_which_everyone_wrote_is_never_low_by_newcomers(store: Store) -> None:
    made = groups(store, (4, 4))
    for team in made.teams:
        made.wrote(team, 4)
        made.wrote(team, 4, period=NEXT)
        for _ in range(8):
            person = a_member(store, team, invited=STARTED + timedelta(hours=1))
            write(store, person, team, made.current)
            write(store, person, team, made.current, period=NEXT, at=THURSDAY + WEEKLY)
    assert not made.counted(TUESDAY + WEEKLY).low


def test_of_the_weeks_only_the_last_two_that_closed_are_told(store: Store) -> None:
    made = groups(store, (9, 9))
    for weeks in range(3):
        made.wrote(made.teams[0], 5 + weeks, period=WEEK.plus(weeks))
    assert made.counted(MONDAY - timedelta(days=3)).weeks == ()
    found = made.counted(TUESDAY + 2 * WEEKLY)
    assert [(week.period, week.taken.wrote) for week in found.weeks] == [(NEXT, 6), (WEEK.plus(2), 7)]
    assert found.weeks[0].taken.invited == 18


def test_who_is_not_asked_the_norm_of_a_week_is_not_among_those_asked(store: Store) -> None:
    made = groups(store, (9, 9))
    week = made.current.round.plan.week(WEEK)
    assert week is not None
    assert Role.TEAMLEIDER not in norm_by_number(made.current.round.norm_set, week.shared).rollen
    found = made.counted()
    assert (found.whole.invited, found.weeks[0].taken.invited) == (20, 18)


def test_who_is_not_asked_the_norm_of_a_week_is_not_among_those_who_answered(store: Store) -> None:
    made = groups(store, (9, 9))
    made.wrote(made.teams[0], 6)
    for team in made.teams:
        made.led(team)
    assert made.counted().weeks[0].taken.wrote == 6


@pytest.mark.parametrize(
    ("first", "second", "low"), [(7, 7, True), (8, 7, False), (7, 8, False), (0, 0, True), (9, 9, False)]
)
def test_two_weeks_under_forty_percent_are_low(store: Store, first: int, second: int, *, low: bool) -> None:
    """Of twenty; eight is forty percent."""
    made = groups(store, (9, 9))
    for period, count in ((WEEK, first), (NEXT, second)):
        made.wrote(made.teams[0], count, period=period)
    assert not made.counted().low
    assert made.counted(TUESDAY + WEEKLY).low is low


def test_weeks_in_a_pause_make_nothing_low(store: Store) -> None:
    made = groups(store, (9, 9))
    made.wrote(made.teams[0], 9)
    made.did(Paused(WEEK.plus(4)), MONDAY - timedelta(days=2))
    assert not made.counted(TUESDAY + 3 * WEEKLY).low


def test_after_a_pause_the_weeks_before_it_make_nothing_low(store: Store) -> None:
    made = groups(store, (9, 9))
    made.did(Paused(None), MONDAY + WEEKLY + timedelta(hours=3))
    made.did(Resumed(), MONDAY + 2 * WEEKLY)
    assert not made.counted(TUESDAY + 2 * WEEKLY).low


def test_a_week_of_which_nothing_is_told_is_not_low_either(store: Store) -> None:
    """Most of the first team wrote, as its pictures say; few of all did: so nobody of the second."""
    made = groups(store, (12, 7))
    for period, monday in ((WEEK, MONDAY), (NEXT, MONDAY + WEEKLY)):
        made.wrote(made.teams[0], 7, period=period)
        for team in made.teams:
            with transaction(store):
                clear_picture(store, (team,), made.current, period, monday)
    found = made.counted(TUESDAY + WEEKLY)
    assert [week.taken.band for week in found.weeks] == [None, None]
    assert not found.low
