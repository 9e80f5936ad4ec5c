"""Who took part, as a coördinator may see it."""

from datetime import timedelta

import pytest

from reports.gate.bands import Band, Share
from reports.gate.picture import clear_picture
from reports.gate.round_figures import clear_round
from reports.gate.taken import ClearedParticipation, read_kept, read_participation
from rounds.acts import TeamAdded
from storage import people, teams
from storage.errors import ConflictError, DatabaseError
from storage.store import Store, transaction
from tests.reports.groups import TUESDAY, Groups, groups
from tests.storage.planting import MONDAY, STARTED, THURSDAY, WEEK, a_member, a_place, erased, moved, write

WEEKLY = timedelta(days=7)
NEXT = WEEK.plus(1)


def counted(made: Groups) -> int:
    """How many wrote, which is told once, at the end."""
    return read_kept(made.store, made.current.round.id).whole


def bands(found: ClearedParticipation) -> dict[tuple[int, ...], Share | None]:
    return {group.teams: group.band for group in found.groups}


@pytest.mark.parametrize(
    ("sizes", "wrote", "exact"),
    [
        ((7, 7, 7), (3, 3, 3), 9),
        ((7, 7), (3, 1), None),
        ((7, 7), (6, 6), None),
        ((9, 9), (0, 0), None),
        ((9, 9), (8, 7), 15),
        ((4, 3), (3, 2), None),
    ],
)
def test_a_number_is_told_over_all_teams_together_and_with_five_on_either_side(
    store: Store, sizes: tuple[int, ...], wrote: tuple[int, ...], exact: int | None
) -> None:
    """The leader of each team is invited too. What figures tell of five who placed counts as five who wrote."""
    made = groups(store, sizes)
    for team, count in zip(made.teams, wrote, strict=True):
        made.wrote(team, count)
    found = made.ended()
    assert found.whole.wrote == exact
    assert found.whole.invited == sum(sizes) + len(sizes)
    assert (found.whole.band is None) == (exact is not None)
    assert (found.whole.percent is None) == (exact is None)


@pytest.mark.parametrize(("wrote", "told"), [((5, 0), False), ((5, 3), False), ((7, 2), True), ((9, 0), True)])
def test_a_total_that_would_leave_a_group_with_nobody_is_not_told(
    store: Store, wrote: tuple[int, int], *, told: bool
) -> None:
    """Of the first group "de meesten" is told, so five at least; of a total of five none is left for the other."""
    made = groups(store, (9, 9))
    for team, count in zip(made.teams, wrote, strict=True):
        made.wrote(team, count)
    found = made.ended()
    assert found.groups[0].band == Share(Band.DE_MEESTEN)
    assert (found.whole.wrote is not None) == told
    assert found.whole.band is None


def test_a_picture_that_was_shown_counts_as_five_who_wrote(store: Store) -> None:
    made = groups(store, (7, 4))
    made.wrote(made.teams[0], 5)
    assert made.counted().whole.band == Share(Band.EEN_DEEL)
    other = groups(store, (7, 4))
    other.wrote(other.teams[0], 5)
    with transaction(store):
        clear_picture(store, other.teams[:1], other.current, WEEK, MONDAY)
    found = other.counted(TUESDAY)
    assert (found.whole.wrote, found.whole.band) == (None, None)
    assert (found.weeks[0].taken.wrote, found.weeks[0].taken.band) == (None, None)


def test_under_eight_invited_not_even_a_band_is_told(store: Store) -> None:
    made = groups(store, (3, 2))
    made.wrote(made.teams[0], 3)
    whole = made.counted().whole
    assert (whole.invited, whole.wrote, whole.band) == (7, None, None)


def test_a_team_has_a_band_from_eight_invited_people(store: Store) -> None:
    made = groups(store, (7, 8, 20), unused=0)
    small, enough, large = made.teams
    for team, count in ((small, 6), (enough, 6), (large, 7)):
        made.wrote(team, count)
    assert bands(made.counted()) == {
        (small,): None,
        (enough,): Share(Band.DE_MEESTEN),
        (large,): Share(Band.PROCENT, 40),
    }


def test_of_a_team_without_a_share_it_is_told_in_how_many_weeks_its_picture_showed_something(store: Store) -> None:
    made = groups(store, (7, 9))
    small, large = made.teams
    made.wrote(small, 5)
    made.wrote(large, 5)
    made.wrote(small, 4, period=NEXT)
    for period in (WEEK, NEXT):
        with transaction(store):
            for team in made.teams:
                clear_picture(store, (team,), made.current, period, MONDAY + (period.monday - WEEK.monday))
        found = made.counted(TUESDAY + (period.monday - WEEK.monday))
    assert [(one.band is None, one.shown, one.weeks) for one in found.groups] == [(True, 1, 2), (False, 1, 2)]


def test_places_that_nobody_opened_are_invited_people(store: Store) -> None:
    made = groups(store, (7, 9), unused=1)
    made.wrote(made.teams[0], 4)
    assert bands(made.counted())[made.teams[:1]] == Share(Band.EEN_DEEL)


def test_a_link_that_is_taken_back_after_it_was_told_stops_no_figure(store: Store) -> None:
    """Twenty places are told in tens, nineteen in words; a team keeps what it began with."""
    made = groups(store, (19, 9), unused=1)
    team = made.teams[0]
    made.wrote(team, 12)
    with transaction(store):
        clear_picture(store, (team,), made.current, WEEK, MONDAY)
    assert bands(made.counted())[team,] == Share(Band.PROCENT, 60)
    with transaction(store):
        teams.withdraw_open(store, team)
    counted = made.counted(TUESDAY + timedelta(weeks=1))
    assert bands(counted)[team,] == Share(Band.PROCENT, 60)
    with transaction(store):
        clear_round(store, made.current, made.teams, MONDAY + timedelta(weeks=13))


def test_a_picture_of_more_places_than_are_left_still_says_how_many_wrote(store: Store) -> None:
    """Of fifteen most is eight; nine wrote of all, so of the small team nobody but one can have."""
    made = groups(store, (9, 6), unused=0)
    large, small = made.teams
    for _ in range(2):
        a_place(store, large)
    made.wrote(large, 8)
    made.wrote(small, 1)
    with transaction(store):
        shown = clear_picture(store, (large,), made.current, WEEK, MONDAY)
    assert (shown.participation, shown.asked) == (Share(Band.DE_MEESTEN), 11)
    with transaction(store):
        teams.withdraw_open(store, large)
    assert made.counted().weeks[-1].taken.wrote is None


def test_an_erasure_is_not_to_be_seen_in_who_took_part(store: Store) -> None:
    made = groups(store, (8, 20))
    small, large = made.teams
    made.wrote(small, 5)
    made.wrote(large, 9)
    before = made.counted()
    erased(store, made.people[small][0])
    after = made.counted(TUESDAY + timedelta(weeks=1))
    assert (after.whole, after.groups, after.weeks[0]) == (before.whole, before.groups, before.weeks[0])


def test_no_leader_is_in_a_figure_of_their_team(store: Store) -> None:
    made = groups(store, (8, 8))
    one, other = made.teams
    made.wrote(one, 2)
    made.wrote(other, 2)
    made.led(one)
    assert bands(made.counted()) == {(one,): Share(Band.ENKELEN), (other,): Share(Band.ENKELEN)}


def test_a_team_of_seven_and_its_leader_is_under_eight(store: Store) -> None:
    made = groups(store, (7, 9))
    made.wrote(made.teams[0], 7)
    made.led(made.teams[0])
    assert bands(made.counted())[made.teams[:1]] is None


def test_leaders_count_over_all_teams_together(store: Store) -> None:
    made = groups(store, (9, 9))
    made.wrote(made.teams[0], 8)
    made.led(made.teams[1])
    assert made.ended().whole.wrote == 9


def newcomers(made: Groups, team: int, count: int, *, write_at: timedelta) -> None:
    for _ in range(count):
        person = a_member(made.store, team, invited=STARTED + timedelta(hours=1))
        write(made.store, person, team, made.current, at=THURSDAY + write_at)


def test_newcomers_count_from_the_fifteenth_day(store: Store) -> None:
    made = groups(store, (12, 8))
    one, other = made.teams
    made.wrote(one, 11)
    newcomers(made, other, 5, write_at=timedelta())
    early = made.counted()
    assert (early.whole.invited, counted(made)) == (22, 11)
    assert bands(early)[other,] == Share(Band.ENKELEN)
    newcomers(made, other, 1, write_at=timedelta(days=14))
    later = made.counted(TUESDAY + timedelta(days=14))
    assert (later.whole.invited, counted(made)) == (28, 12)


def test_teams_that_are_seen_together_are_one_group(store: Store) -> None:
    made = groups(store, (4, 4, 9), together=((0, 1),))
    first, second, third = made.teams
    made.wrote(first, 4)
    made.wrote(second, 1)
    made.wrote(third, 2)
    assert bands(made.counted()) == {(first, second): Share(Band.DE_MEESTEN), (third,): Share(Band.ENKELEN)}


def test_who_moved_within_a_group_is_one_of_it(store: Store) -> None:
    made = groups(store, (5, 5), together=((0, 1),))
    first, second = made.teams
    made.wrote(first, 3)
    for person in made.people[first][:2]:
        moved(store, person, second, THURSDAY + timedelta(hours=1))
        write(store, person, second, made.current, period=NEXT, at=THURSDAY + WEEKLY)
    assert bands(made.counted(TUESDAY + WEEKLY)) == {(first, second): Share(Band.EEN_DEEL)}


def test_all_in_one_group_is_told_in_bands_alone(store: Store) -> None:
    made = groups(store, (25, 15), together=((0, 1),))
    made.wrote(made.teams[0], 19)
    found = made.counted()
    assert (found.whole.wrote, found.whole.band) == (None, None)
    assert found.groups[0].band == Share(Band.PROCENT, 50)
    assert all(week.taken.wrote is None for week in found.weeks)


@pytest.mark.parametrize(("members", "exact"), [(3, None), (4, 9)])
def test_beside_a_team_of_four_a_number_would_be_of_the_other_team(
    store: Store, members: int, exact: int | None
) -> None:
    """With its leader; from five places on it is a second team."""
    made = groups(store, (15, members))
    for team, count in zip(made.teams, (5, members), strict=True):
        made.wrote(team, count)
    assert made.ended().whole.wrote == exact


def test_who_left_is_not_invited_and_nobody_sees_whether_they_wrote(store: Store) -> None:
    made = groups(store, (7, 7))
    for team in made.teams:
        made.wrote(team, 4)
    gone = made.people[made.teams[0]][0]
    with transaction(store):
        teams.withdraw_place_of(store, gone)
        people.leave_team(store, gone, THURSDAY + timedelta(hours=1))
    assert (made.counted().whole.invited, counted(made)) == (15, 8)


def test_a_team_outside_the_round_is_in_nothing(store: Store) -> None:
    made = groups(store, (9, 9), out=(12,))
    for team in made.teams[:2]:
        made.wrote(team, 7)
    found = made.ended()
    assert (found.whole.invited, found.whole.wrote) == (20, 14)
    assert made.teams[2] not in {team for group in found.groups for team in group.teams}


def test_a_team_that_was_added_is_a_group_by_itself(store: Store) -> None:
    made = groups(store, (9, 9), out=(12,), together=((0, 1),))
    added = made.teams[2]
    made.did(TeamAdded(added), THURSDAY)
    for person in made.people[added][:10]:
        write(store, person, added, made.current)
    assert bands(made.counted())[added,] == Share(Band.DE_MEESTEN)


def test_a_person_who_wrote_every_week_is_one(store: Store) -> None:
    made = groups(store, (9, 9))
    for period in (WEEK, NEXT):
        for team in made.teams:
            made.wrote(team, 7, period=period)
    made.counted(TUESDAY + WEEKLY)
    assert counted(made) == 14


def test_who_was_erased_is_no_writer_and_stays_a_place(store: Store) -> None:
    made = groups(store, (9, 9))
    for team in made.teams:
        made.wrote(team, 8)
    erased(store, made.people[made.teams[0]][0])
    whole = made.ended().whole
    assert (whole.invited, whole.wrote) == (20, 15)


def test_what_was_published_stays(store: Store) -> None:
    made = groups(store, (9, 9))
    made.wrote(made.teams[0], 5)
    first = made.counted()
    made.wrote(made.teams[1], 5)
    with pytest.raises(ConflictError):
        made.counted()
    assert read_participation(store, made.current.round.id) == first
    for statement in ("UPDATE round_snapshot SET at = 'x'", "UPDATE round_snapshot SET body_sealed = x''"):
        with pytest.raises(DatabaseError):
            store.conn.execute(statement)


def test_the_latest_week_is_read(store: Store) -> None:
    made = groups(store, (9, 9))
    assert read_participation(store, made.current.round.id) is None
    made.counted()
    made.wrote(made.teams[0], 9, period=NEXT)
    second = made.counted(TUESDAY + timedelta(weeks=1))
    assert read_participation(store, made.current.round.id) == second
    assert counted(made) == 9


def test_what_was_written_after_the_count_is_not_in_it(store: Store) -> None:
    made = groups(store, (9, 9))
    made.wrote(made.teams[0], 9, at=TUESDAY)
    made.counted()
    assert counted(made) == 0
    made.counted(TUESDAY + timedelta(weeks=1))
    assert counted(made) == 9
