"""What is told beside what was told before it, or comes after it, says of nobody that they wrote or did not."""

from datetime import datetime, timedelta

import pytest

from conversations.effects import KeepAnswer, KeepPlacement
from conversations.model import Part, PartKind, Role
from norms.model import norm_by_number
from reports.gate.bands import Band, Share
from reports.gate.picture import clear_picture
from reports.gate.rules import barred
from reports.gate.taken import ClearedParticipation, read_kept
from rounds.acts import ClosedEarly, TeamAdded
from storage import answers, merging, people, teams
from storage.store import Store, transaction
from tests.attack.bounds import Known, is_certain
from tests.reports.groups import TUESDAY, Groups, groups
from tests.reports.test_beside_each_other import bounds, of_week, publish_pictures
from tests.reports.test_round_figures import SHARED, cleared, of_norm, placed
from tests.storage.planting import MONDAY, SET, STARTED, THURSDAY, WEEK, a_member, erased, write

DAY = timedelta(days=1)
NOON = TUESDAY.replace(hour=12)


def left(made: Groups, person: int, at: datetime = NOON) -> None:
    with transaction(made.store):
        people.leave_team(made.store, person, at)
        teams.withdraw_place_of(made.store, person)


def least_of(found: ClearedParticipation, team: int) -> int:
    return next(bounds(one.band, one.asked)[0] for one in found.groups if one.teams == (team,))


@pytest.mark.parametrize("how", ["volunteer", "of_eight", "of_twenty", "merged"])
def test_a_whole_beside_a_band_of_the_week_before_does_not_say_that_nobody_else_wrote(
    store: Store, how: str
) -> None:
    size, wrote = {"of_eight": (8, 5), "of_twenty": (20, 15)}.get(how, (12, 7))
    made = groups(store, (size, 12, 7))
    one, other, _ = made.teams
    made.wrote(one, wrote)
    least = least_of(made.counted(), one)
    if how == "volunteer":
        a_member(store, one, Role.VRIJWILLIGER, invited=STARTED + DAY)
    if how in {"of_eight", "of_twenty"}:
        left(made, made.people[one][-1])
    if how == "merged":
        with transaction(store):
            merging.merge(store, one, other, NOON)
    day = TUESDAY + timedelta(weeks=5) if how == "volunteer" else TUESDAY + timedelta(weeks=1)
    whole = made.counted(day).whole
    assert whole.wrote is None or not is_certain(Known(19, 0, whole.wrote - least), known=0), whole


def test_a_band_that_appears_beside_an_earlier_whole_does_not_say_that_all_others_wrote(store: Store) -> None:
    """Seven people have no band; the eighth counts from the fifteenth day on."""
    made = groups(store, (7, 12))
    one, other = made.teams
    made.wrote(one, 2)
    made.wrote(other, 12)
    for team in made.teams:
        made.led(team)
    a_member(store, one, invited=STARTED + DAY)
    whole = made.counted().whole
    after = made.counted(TUESDAY + timedelta(weeks=1))
    most = next(bounds(each.band, each.asked)[1] for each in after.groups if each.teams == (one,))
    assert whole.wrote is None or not is_certain(Known(14, whole.wrote - most, 14)), (whole, after)


def test_who_used_an_old_link_after_the_week_makes_no_whole_wide(store: Store) -> None:
    """Of all others everyone wrote; the five came at five to seven."""
    made = groups(store, (4, 4, 4))
    for team in made.teams:
        made.wrote(team, 4)
        made.led(team)
    for number in range(5):
        a_member(store, made.teams[number % 3], since=TUESDAY - timedelta(minutes=5))
    whole = made.counted().whole
    assert whole.wrote is None or not is_certain(Known(15, whole.wrote, 15)), whole


def test_teams_that_came_after_a_week_make_that_week_no_wider(store: Store) -> None:
    """Nine open their links on the Monday after, five write; most of nineteen are all ten of the other team."""
    made = groups(store, (10, 0, 0))
    one, late, later = made.teams
    came = [
        a_member(store, late if number < 7 else later, since=MONDAY + timedelta(hours=2)) for number in range(9)
    ]
    made.wrote(one, 10)
    with transaction(store):
        clear_picture(store, (one,), made.current, WEEK, MONDAY)
    for person in came[:5]:
        write(store, person, late, made.current, period=WEEK.plus(1), at=MONDAY + timedelta(hours=4))
    found = made.counted()
    assert not is_certain(Known(10, of_week(found)[0], 10)), found


def test_a_picture_beside_the_whole_does_not_say_that_nobody_else_wrote(store: Store) -> None:
    """Five of all wrote; a picture says that five of one team did."""
    made = groups(store, (7, 12))
    one = made.teams[0]
    made.wrote(one, 5)
    with transaction(store):
        told = clear_picture(store, (one,), made.current, WEEK, MONDAY)
    assert told.enough
    whole = made.counted(MONDAY).whole
    assert whole.wrote is None or not is_certain(Known(12, 0, whole.wrote - 5), known=0), whole


def test_a_round_beside_the_whole_does_not_say_that_nobody_else_wrote(store: Store) -> None:
    """Five of the first team placed an extra norm, of which no picture is made; nobody of the second wrote."""
    made = groups(store, (7, 12))
    one = made.teams[0]
    week = made.current.round.plan.of_round[0]
    extra = next(n for n in week.extras if n and barred(norm_by_number(SET, n)) is None)
    with transaction(store):
        for person in made.people[one][:5]:
            kept = KeepAnswer(WEEK, extra, (Part(PartKind.QUESTION, "Ik belde."),))
            number = made.current.round.id
            answers.keep_answer(store, person, one, number, kept, THURSDAY)
            answers.keep_placement(store, person, one, number, KeepPlacement(WEEK, extra, "meestal"), THURSDAY)
    made.did(ClosedEarly(), THURSDAY + timedelta(hours=1))
    publish_pictures(made)
    whole = made.counted().whole
    own = [each for each in of_norm(cleared(made), extra) if each.teams == (one,) and each.placements]
    least = 5 if own else 0
    assert whole.wrote is None or not is_certain(Known(12, 0, whole.wrote - least), known=0), (whole, own)


def test_what_does_not_fit_beside_the_whole_does_not_say_that_nobody_else_wrote(store: Store) -> None:
    """Five placed it, five said that it does not fit: at least ten wrote, and no number says that it was ten."""
    made = groups(store, (12, 7))
    one, other = made.teams
    placed(made, one, ["meestal"] * 3 + ["soms"] * 2)
    placed(made, other, ["past_niet"] * 5)
    made.did(ClosedEarly(), THURSDAY + timedelta(hours=1))
    publish_pictures(made)
    whole = made.counted().whole
    found = cleared(made)
    assert SHARED in found.unfit
    assert [each.teams for each in of_norm(found, SHARED) if each.placements] == [(one,)]
    assert whole.wrote is None or not is_certain(Known(9, 0, whole.wrote - 10), known=0), whole


def test_who_writes_for_the_first_time_does_not_see_that_someone_was_erased(store: Store) -> None:
    """What is counted rises by one, and does not stay as it was."""
    made = groups(store, (12, 12, 12))
    one, other, _ = made.teams
    made.wrote(one, 10)
    made.wrote(other, 9)
    made.counted()
    before = read_kept(store, made.current.round.id).whole
    left(made, made.people[one][0])
    erased(store, made.people[one][0], NOON)
    made.wrote(other, 1, start=9, period=WEEK.plus(1), at=NOON)
    made.counted(TUESDAY + timedelta(weeks=1))
    assert read_kept(store, made.current.round.id).whole == before + 1


@pytest.mark.parametrize("rises", [0, 5])
def test_the_number_of_the_end_does_not_say_that_nobody_of_an_added_team_wrote(store: Store, rises: int) -> None:
    """Nobody of the team that came could be counted before: what is more now is all that they can have written.

    Twenty of 39 are most. `rises`: of another team that came with it so many wrote, and its band says so.
    """
    made = groups(store, (12, 12, 12), out=(8, 8))
    one, other, _, added, beside = made.teams
    made.wrote(one, 10)
    made.wrote(other, 10)
    before = made.counted().whole
    for team in (added, beside):
        made.did(TeamAdded(team), NOON)
    made.wrote(beside, rises, period=WEEK.plus(1))
    made.did(ClosedEarly(), THURSDAY + timedelta(weeks=1, hours=5))
    found = made.counted(TUESDAY + timedelta(weeks=1))
    least = next(bounds(each.band, each.asked)[0] for each in found.groups if each.teams == (beside,))
    after = found.whole.wrote
    known = bounds(before.band, before.invited)[0] + least
    assert after is None or not is_certain(Known(8, 0, after - known), known=0), found


def test_no_two_weeks_say_that_a_newcomer_did_not_write(store: Store) -> None:
    """In the week in which three first count, they could not be counted before."""
    made = groups(store, (12, 12, 12))
    one, other, _ = made.teams
    made.wrote(one, 10)
    made.wrote(other, 9)
    for _ in range(3):
        a_member(store, one, invited=STARTED + DAY)
    weeks = [made.counted(TUESDAY + timedelta(weeks=number)).whole for number in range(3)]
    assert [each.wrote for each in weeks] == [None] * 3


@pytest.mark.parametrize("wrote", [4, 7])
def test_a_team_that_grows_does_not_say_that_who_came_did_not_write(store: Store, wrote: int) -> None:
    """Four of twelve are a part and four of sixteen few; seven of twelve are most, and of sixteen a part."""
    made = groups(store, (12, 12))
    one = made.teams[0]
    made.wrote(one, wrote)
    before = next(each for each in made.counted().groups if each.teams == (one,))
    for _ in range(4):
        a_member(store, one, invited=STARTED + DAY)
    after = next(each for each in made.counted(TUESDAY + timedelta(weeks=2)).groups if each.teams == (one,))
    more = bounds(after.band, after.asked)[1] - bounds(before.band, before.asked)[0]
    assert after.asked == before.asked + 4
    assert not is_certain(Known(4, 0, more), known=0), (before, after)


def test_a_band_in_percent_does_not_say_that_all_twenty_wrote_once_one_has_left(store: Store) -> None:
    """One of twenty left in the first week: of nineteen places shares are told in words, or all twenty wrote."""
    made = groups(store, (20, 20))
    one, other = made.teams
    made.wrote(one, 20)
    made.wrote(other, 4)
    left(made, made.people[one][-1], THURSDAY + DAY)
    with transaction(store):
        told = clear_picture(store, (one,), made.current, WEEK, MONDAY)
    [band] = [each.band for each in made.counted().groups if each.teams == (one,)]
    assert (band, told.participation) == (Share(Band.DE_MEESTEN), Share(Band.DE_MEESTEN))


def test_a_team_that_began_in_percents_keeps_them(store: Store) -> None:
    made = groups(store, (20, 20))
    one = made.teams[0]
    made.wrote(one, 10)
    made.counted()
    left(made, made.people[one][-1])
    after = made.counted(TUESDAY + timedelta(weeks=1)).groups[0]
    assert (after.band, after.asked) == (Share(Band.PROCENT, 50), 19)


@pytest.mark.parametrize("size", [12, 8])
def test_who_is_erased_between_the_picture_and_the_count_is_not_seen(store: Store, size: int) -> None:
    """The picture says that more than half wrote, and so does what is told after it."""
    made = groups(store, (size, 12))
    one = made.teams[0]
    made.wrote(one, size // 2 + 1)
    with transaction(store):
        told = clear_picture(store, (one,), made.current, WEEK, MONDAY)
    assert told.participation == Share(Band.DE_MEESTEN)
    erased(store, made.people[one][0], MONDAY + timedelta(minutes=10))
    found = made.counted()
    [own] = [each for each in found.groups if each.teams == (one,)]
    assert bounds(own.band, own.asked)[1] >= bounds(told.participation, told.asked)[0], own


def test_pictures_in_percent_beside_a_whole_do_not_say_that_nobody_else_wrote(store: Store) -> None:
    """Two teams of twenty-three, of which a picture says that twenty placed at least, and one of seven."""
    made = groups(store, (23, 23, 7))
    for team in made.teams[:2]:
        placed(made, team, ["meestal"] * 9 + ["soms"] * 7 + ["nog_weinig"] * 4)
    with transaction(store):
        told = [clear_picture(store, (team,), made.current, WEEK, MONDAY) for team in made.teams[:2]]
    assert all(one.placements[0].share.band in {Band.LAAG, Band.PROCENT, Band.HOOG} for one in told)
    whole = made.counted().whole
    assert whole.wrote is None or not is_certain(Known(7, 0, whole.wrote - 40), known=0), whole


def test_a_number_beside_a_week_that_was_not_called_low_does_not_say_that_no_newcomer_wrote(store: Store) -> None:
    """34 of 84 is just over 40%; with nobody in the second week, silence says that of the first."""
    made = groups(store, (7,) * 12)
    for team, count in zip(made.teams, (4,) * 8 + (2,), strict=False):
        made.wrote(team, count)
    for team in made.teams[:2]:
        a_member(store, team, invited=STARTED + DAY)
    first, second = (made.counted(TUESDAY + timedelta(weeks=week)) for week in (0, 1))
    assert first.weeks[0].taken.invited == 84
    assert (first.low, second.low) == (False, False)
    made.did(ClosedEarly(), THURSDAY + timedelta(weeks=2))
    whole = made.counted(TUESDAY + timedelta(weeks=2)).whole
    assert whole.wrote is None or not is_certain(Known(2, 0, whole.wrote - 34), known=0), whole
