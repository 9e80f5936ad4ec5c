"""What is told of who took part, beside all else that is told then, says of nobody that they did or did not."""

from datetime import timedelta

import pytest

from conversations.model import Role
from norms.model import norm_by_number
from reports.gate.bands import Share
from reports.gate.picture import clear_picture
from reports.gate.taken import ClearedParticipation
from rounds.setup import Setup
from storage import merging, people, rounds, teams
from storage.store import Store, transaction
from tests.attack.bounds import Known, is_certain
from tests.attack.inference import counts
from tests.reports.groups import ORDER, Groups, groups
from tests.storage.planting import (
    MONDAY,
    SET,
    STARTED,
    THURSDAY,
    WEEK,
    a_member,
    a_place,
    a_team,
    moved,
    write,
)

WEDNESDAY_IN_IT = THURSDAY - timedelta(days=1)


@pytest.mark.parametrize("how", ["left", "moved", "leads"])
def test_the_week_beside_the_whole_does_not_say_that_who_went_had_written(store: Store, how: str) -> None:
    """The whole counts who is here, the week who wrote: where the week is more, the one who went wrote in it."""
    made = groups(store, (12, 12, 12))
    one, other, _ = made.teams
    went = made.people[one][0]
    made.wrote(one, 1, at=THURSDAY - timedelta(days=2))
    with transaction(store):
        if how == "left":
            people.leave_team(store, went, WEDNESDAY_IN_IT)
            teams.withdraw_place_of(store, went)
    if how == "moved":
        moved(store, went, other, WEDNESDAY_IN_IT)
    if how == "leads":
        moved(store, went, one, WEDNESDAY_IN_IT, Role.TEAMLEIDER)
    made.wrote(one, 10, start=1)
    made.wrote(other, 10)
    found = made.ended()
    assert found.whole.wrote is not None
    assert of_week(found)[0] <= found.whole.wrote


def of_week(found: ClearedParticipation) -> tuple[int, int]:
    """The fewest and the most who wrote in the week that is told."""
    taken = found.weeks[0].taken
    return bounds(taken.band, taken.invited) if taken.wrote is None else (taken.wrote, taken.wrote)


def test_the_week_beside_the_whole_does_not_say_that_all_of_a_merged_team_had_written(store: Store) -> None:
    made = groups(store, (12, 12, 12, 4))
    one, other, _, small = made.teams
    made.wrote(small, 4, at=THURSDAY - timedelta(days=2))
    with transaction(store):
        merging.merge(store, small, one, WEDNESDAY_IN_IT)
    made.wrote(one, 10)
    made.wrote(other, 10)
    found = made.ended()
    assert found.whole.wrote is not None
    assert not is_certain(Known(4, max(0, of_week(found)[0] - found.whole.wrote), 4))


def test_the_week_beside_the_whole_does_not_say_that_no_leader_wrote(store: Store) -> None:
    """The shared norm of the first week is not asked of leaders, but one of its extras is, and they may ask it.

    The whole holds whoever wrote the week's norm, and leaders beside: where both are as many, no leader wrote.
    """
    made = groups(store, (12, 12))
    made.wrote(made.teams[0], 9)
    made.wrote(made.teams[1], 10)
    found = made.ended()
    assert found.whole.wrote is not None
    least, most = of_week(found)
    leaders = len(made.leaders)
    beside = Known(leaders, max(0, found.whole.wrote - most), min(leaders, found.whole.wrote - least))
    assert not is_certain(beside, known=0)


def test_leaders_who_never_came_make_no_whole_wide(store: Store) -> None:
    """Six teams of four; their leaders' links stay open, as the list of teams says."""
    made = without_leaders_who_came(store, 6, 4)
    for team in made.teams:
        made.wrote(team, 4)
    whole = made.counted().whole
    came = 24
    assert whole.wrote is None or not is_certain(Known(came, whole.wrote, came)), whole


def without_leaders_who_came(store: Store, number: int, size: int) -> Groups:
    made = [a_team(store, f"Klein {place}") for place in range(number)]
    own = {team: [a_member(store, team) for _ in range(size)] for team in made}
    for team in made:
        a_place(store, team, Role.TEAMLEIDER)
    with transaction(store):
        begun = rounds.start(store, SET, Setup(WEEK, len(ORDER), ORDER, teams=tuple(made)), STARTED)
    return Groups(store, rounds.by_id(store, begun), own, {})


def test_who_counts_from_the_end_of_the_week_makes_no_whole_wide(store: Store) -> None:
    """Five came together; of the others everyone wrote but one leader."""
    made = groups(store, (4, 4, 4))
    begins = STARTED + timedelta(days=3)
    for team in made.teams:
        made.wrote(team, 4)
        made.led(team)
    for number in range(5):
        a_member(store, made.teams[number % 3], invited=begins)
    whole = made.counted(MONDAY + timedelta(weeks=1)).whole
    assert whole.wrote is None or not is_certain(Known(15, whole.wrote, 15)), whole


def test_a_week_beside_the_bands_of_teams_does_not_say_that_all_of_a_team_wrote(store: Store) -> None:
    """«Enkelen» of twelve are three at most; what is told of the week is the number of both teams."""
    made = groups(store, (12, 7))
    one, other = made.teams
    made.wrote(one, 3)
    made.wrote(other, 7)
    publish_pictures(made)
    found = made.counted()
    most = bounds(found.groups[0].band, 12)[1]
    assert found.whole.wrote is None
    assert not is_certain(Known(7, of_week(found)[0] - most, 7)), found


def test_a_week_beside_the_bands_of_teams_does_not_say_that_nobody_of_a_team_wrote(store: Store) -> None:
    """Most of the first team wrote, so seven, and in the first week; nobody of them placed."""
    made = groups(store, (12, 7))
    one = made.teams[0]
    for person in made.people[one][:7]:
        write(store, person, one, made.current, "weet_niet")
    publish_pictures(made)
    found = made.counted()
    least = bounds(found.groups[0].band, 12)[0]
    assert not is_certain(Known(7, 0, min(7, of_week(found)[1] - least))), found


def publish_pictures(made: Groups) -> None:
    with transaction(made.store):
        for team in made.teams:
            clear_picture(made.store, (team,), made.current, WEEK, MONDAY)


def bounds(told: Share | None, whole: int) -> tuple[int, int]:
    """As the handbook says what a band stands for, not by the code that makes them."""
    if told is None:
        return 0, whole
    allowed = counts(told, whole, bands=True)
    return min(allowed), max(allowed)


def test_a_picture_beside_the_band_of_its_team_does_not_say_of_whom_it_is_not_that_they_never_wrote(
    store: Store,
) -> None:
    """Eight professionals and two volunteers, who were asked the first week's norm but not the second's.

    «Een deel» of ten are five at most; a picture is of five professionals.
    """
    made = groups(store, (8, 9))
    one = made.teams[0]
    for _ in range(2):
        a_member(store, one, Role.VRIJWILLIGER)
    week = next(
        week
        for week in made.current.round.plan.of_round
        if Role.VRIJWILLIGER not in norm_by_number(SET, week.shared).rollen
        and norm_by_number(SET, week.shared).plaatsing != "geen"
    )
    monday = MONDAY + (week.period.monday - WEEK.monday)
    made.wrote(one, 5, period=week.period)
    with transaction(store):
        told = clear_picture(store, (one,), made.current, week.period, monday)
    band = next(each.band for each in made.counted(monday).groups if each.teams == (one,))
    most = bounds(band, 10)[1]
    assert not is_certain(Known(2, 0, most - (5 if told.enough else 0)), known=0), (band, told)


def test_a_week_that_is_asked_of_one_team_alone_has_no_number(store: Store) -> None:
    """The second week's norm is asked of professionals: of one team then, of which there are bands and no more."""
    made = groups(store, (12, 0))
    one, volunteers = made.teams
    for _ in range(9):
        a_member(store, volunteers, Role.VRIJWILLIGER)
    week = made.current.round.plan.of_round[1]
    assert Role.VRIJWILLIGER not in norm_by_number(SET, week.shared).rollen
    made.wrote(one, 6, period=week.period)
    found = made.counted((week.period.closes + timedelta(days=1)).replace(hour=7))
    assert [each.taken.wrote for each in found.weeks if each.period == week.period] == [None], found
