"""Participation week by week, and when it is low."""

from datetime import timedelta

import pytest

from conversations.model import Role
from norms.model import norm_by_number
from reports.gate.bands import Band, Share
from reports.gate.picture import clear_picture
from reports.gate.taken import read_kept
from rounds.acts import Paused, Resumed, TeamAdded
from rounds.period import Period
from storage.store import Store, transaction
from tests.reports.groups import TUESDAY, Groups, groups
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
    assert [week.period for week in found.weeks] == [NEXT, WEEK.plus(2)]
    assert found.weeks[0].taken.invited == 18


def test_who_is_not_asked_the_norm_of_a_week_is_not_among_those_asked(store: Store) -> None:
    made = groups(store, (9, 9))
    week = made.current.round.plan.week(WEEK)
    assert week is not None
    assert Role.TEAMLEIDER not in norm_by_number(made.current.round.norm_set, week.shared).rollen
    found = made.counted()
    assert (found.whole.invited, found.weeks[0].taken.invited) == (20, 18)


def test_who_is_not_asked_the_norm_of_a_week_is_not_among_those_who_answered(store: Store) -> None:
    """Of 28 whom the second week's norm is asked fourteen wrote, and whoever else would make it sixty percent."""
    made = groups(store, (14, 14))
    one, other = made.teams
    norm = norm_by_number(made.current.round.norm_set, made.current.round.plan.of_round[1].shared)
    assert Role.VRIJWILLIGER not in norm.rollen
    made.wrote(other, 14)
    made.wrote(one, 14, period=NEXT)
    for _ in range(3):
        person = a_member(store, other, Role.VRIJWILLIGER)
        write(store, person, other, made.current, period=NEXT, at=THURSDAY + WEEKLY)
    found = made.counted(TUESDAY + WEEKLY)
    assert found.weeks[-1].taken.band == Share(Band.PROCENT, 50)


def wrote_in(made: Groups, period: Period, counts: tuple[int, ...], *, start: int = 0) -> None:
    for team, count in zip(made.teams, counts, strict=True):
        made.wrote(team, count, start=start, period=period)


def test_of_a_week_no_number_is_ever_told(store: Store) -> None:
    made = groups(store, (12, 12, 12))
    for weeks, counts in enumerate(((6, 4, 3), (7, 5, 4), (8, 6, 6))):
        wrote_in(made, WEEK.plus(weeks), counts)
        found = made.counted(TUESDAY + weeks * WEEKLY)
        assert all(week.taken.wrote is None for week in found.weeks)
        assert found.whole.wrote is None


def test_a_week_is_not_told_where_it_lies_near_the_whole(store: Store) -> None:
    """In the first week whoever wrote, wrote in it: all but those who are not asked its norm."""
    made = groups(store, (12, 12, 12))
    wrote_in(made, WEEK, (12, 7, 6))
    found = made.ended()
    assert found.whole.wrote == 25
    assert [week.taken.band for week in found.weeks] == [None]


def test_what_was_told_of_all_and_of_a_week_is_kept_for_what_comes_later(store: Store) -> None:
    made = groups(store, (12, 12, 12))
    wrote_in(made, WEEK, (10, 6, 7))
    found = made.counted()
    assert (found.whole.band, found.weeks[0].taken.band) == (Share(Band.DE_MEESTEN), Share(Band.PROCENT, 60))
    assert [total.invited for total in read_kept(store, made.current.round.id).totals] == [39, 36]


def test_that_few_wrote_is_not_told_where_hardly_fewer_may_have_written(store: Store) -> None:
    """Twelve at least by the bands of the teams; under forty percent of 36 are fourteen at most."""
    made = groups(store, (12, 12, 12))
    wrote_in(made, WEEK, (4, 4, 4))
    wrote_in(made, NEXT, (0, 0, 0))
    made.counted()
    assert not made.counted(TUESDAY + WEEKLY).low


LESS, MORE = (3, 3, 3), (5, 5, 5)


@pytest.mark.parametrize(
    ("first", "second", "low"),
    [
        (LESS, LESS, True),
        (MORE, LESS, False),
        (LESS, MORE, False),
        ((0, 0, 0), (0, 0, 0), True),
        ((7, 7, 7), (7, 7, 7), False),
    ],
)
def test_two_weeks_in_which_under_forty_percent_wrote_are_low(
    store: Store, first: tuple[int, ...], second: tuple[int, ...], *, low: bool
) -> None:
    """Of 36: nine are a quarter, fifteen are over forty percent."""
    made = groups(store, (12, 12, 12))
    wrote_in(made, WEEK, first)
    wrote_in(made, NEXT, second, start=5)
    assert not made.counted().low
    assert made.counted(TUESDAY + WEEKLY).low is low


def test_weeks_in_which_just_under_forty_percent_wrote_are_low(store: Store) -> None:
    """Thirteen of 36."""
    made = groups(store, (12, 12, 12))
    for weeks in range(2):
        wrote_in(made, WEEK.plus(weeks), (7, 4, 2))
    assert made.counted(TUESDAY + WEEKLY).low


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


@pytest.mark.parametrize(("first", "second"), [(5, 0), (0, 5)])
def test_a_week_is_told_beside_its_own_pictures_and_no_others(store: Store, first: int, second: int) -> None:
    """Five of the first team are most of it, and all who wrote: of that week no number is told."""
    made = groups(store, (9, 9))
    for count, period, monday in ((first, WEEK, MONDAY), (second, NEXT, MONDAY + WEEKLY)):
        made.wrote(made.teams[0], count, period=period)
        for team in made.teams:
            with transaction(store):
                clear_picture(store, (team,), made.current, period, monday)
    assert [week.taken.wrote for week in made.counted(TUESDAY + WEEKLY).weeks] == [None, None]


def test_the_first_week_of_a_team_that_was_added_is_read_beside_its_first_band(store: Store) -> None:
    """Most of its twelve wrote by the Monday after, so seven in that week; of all others together two at most."""
    made = groups(store, (8,), out=(12, 7))
    for team in made.teams[1:]:
        made.did(TeamAdded(team), MONDAY + timedelta(days=1))
    made.wrote(made.teams[1], 7, period=NEXT)
    found = made.counted(TUESDAY + WEEKLY)
    assert [week.taken.band for week in found.weeks if week.period == NEXT] == [None]
