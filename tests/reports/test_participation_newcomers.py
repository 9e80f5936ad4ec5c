"""Who was invited after the round began, among those who took part: from the fifteenth day, in time to write."""

from datetime import datetime, timedelta

import pytest

from reports.gate.asking import answered
from reports.gate.bands import Band, Share
from reports.gate.picture import clear_picture
from rounds.acts import TeamAdded
from rounds.period import Period
from storage import aggregates
from storage.store import Store, transaction
from tests.reports.groups import TUESDAY, Groups, groups
from tests.storage.planting import MONDAY, STARTED, THURSDAY, WEEK, a_member, write

WEEKLY = timedelta(days=7)
LATER = STARTED + timedelta(hours=1)
"""The fifteenth day of who was invited then is 4 December, a Friday."""


@pytest.mark.parametrize(
    ("invited", "days", "told"),
    [(LATER + timedelta(days=3), 7, False), (LATER, 7, True), (STARTED, 0, True), (LATER, 0, False)],
)
def test_who_counts_from_the_end_of_a_week_makes_no_group_wide_enough_for_a_band(
    store: Store, invited: datetime, days: int, told: bool
) -> None:
    """Of eight most is five, so seven must have come: six did, and this one."""
    made = groups(store, (6, 9), unused=1)
    team = made.teams[0]
    made.wrote(team, 5)
    a_member(store, team, invited=invited)
    found = made.counted(TUESDAY + timedelta(days=days)).groups[0]
    assert found.band == (Share(Band.DE_MEESTEN) if told else None)


MONDAY_OF = datetime(2026, 12, 7, 9, 0, tzinfo=STARTED.tzinfo)


@pytest.mark.parametrize(
    ("invited", "one"),
    [
        (MONDAY_OF - timedelta(days=14), 1),
        (MONDAY_OF - timedelta(days=13), 0),
        (STARTED, 1),
        (MONDAY_OF - timedelta(days=12), 0),
    ],
)
def test_a_newcomer_is_asked_in_the_weeks_that_begin_from_their_fifteenth_day(
    store: Store, invited: datetime, one: int
) -> None:
    """The norm of this week is asked of the two leaders too."""
    made = groups(store, (9, 9))
    team, period = made.teams[0], WEEK.plus(2)
    assert period.monday == MONDAY_OF.date()
    made.wrote(team, 7, period=period)
    new = a_member(store, team, invited=invited)
    write(store, new, team, made.current, period=period, at=THURSDAY + 2 * WEEKLY + timedelta(days=2))
    [*_, week] = made.counted(TUESDAY + 2 * WEEKLY).weeks
    assert week.period == period
    assert (week.taken.invited, answered_in(made, period)) == (20 + one, 7 + one)


def test_who_was_invited_as_the_round_began_is_asked_in_its_first_week(store: Store) -> None:
    made = groups(store, (9, 9))
    made.wrote(made.teams[0], 7)
    new = a_member(store, made.teams[0], invited=STARTED)
    write(store, new, made.teams[0], made.current)
    [week] = made.counted().weeks
    assert (week.taken.invited, answered_in(made, WEEK)) == (19, 8)


def answered_in(made: Groups, period: Period) -> int:
    """What a week's share is made of; the number itself is never told."""
    return answered(made.current, aggregates.wrote(made.store, made.current.round.id, period.closes), period)


@pytest.mark.parametrize(("wrote", "told"), [(4, True), (5, False)])
def test_a_total_near_all_who_came_is_not_told_however_many_links_are_unused(
    store: Store, wrote: int, told: bool
) -> None:
    """Of 27 places eighteen are used, three of them by leaders."""
    made = groups(store, (5, 5, 5), unused=3)
    for team in made.teams:
        made.wrote(team, wrote)
    whole = made.ended().whole
    assert whole.invited == 27
    assert whole.wrote == (3 * wrote if told else None)


def test_a_team_that_was_added_after_a_week_closed_was_not_asked_in_it(store: Store) -> None:
    made = groups(store, (9, 9), out=(12,))
    made.wrote(made.teams[0], 7)
    made.did(TeamAdded(made.teams[2]), TUESDAY - timedelta(hours=1))
    found = made.counted()
    assert (found.whole.invited, found.weeks[0].taken.invited) == (32, 18)


def test_what_pictures_tell_of_the_members_leaves_open_of_the_leaders_whether_they_wrote(store: Store) -> None:
    """This week is asked of the leaders too: fifteen of twenty are told as eighty percent or more."""
    made = groups(store, (9, 9))
    period = WEEK.plus(2)
    for team, count in zip(made.teams, (8, 7), strict=True):
        made.wrote(team, 9)
        made.wrote(team, count, period=period)
        with transaction(store):
            shown = clear_picture(store, (team,), made.current, period, MONDAY + 2 * WEEKLY)
        assert (shown.participation, shown.asked) == (Share(Band.DE_MEESTEN), 9)
    [*_, week] = made.counted(TUESDAY + 2 * WEEKLY).weeks
    assert (week.taken.invited, week.taken.band) == (20, Share(Band.HOOG))
