"""Who took part is told of as many people as there were then, and never of fewer later."""

from datetime import timedelta

import pytest

from reports.gate.bands import Band, Share
from reports.gate.picture import ClearedPicture, clear_picture, writers_told
from reports.gate.round_figures import clear_round
from reports.gate.taken import GroupTaken, read_kept
from storage import people, teams
from storage.store import Store, transaction
from tests.reports.groups import TUESDAY, Groups, groups
from tests.storage.planting import MONDAY, THURSDAY, WEEK, erased, moved

DAY = timedelta(days=1)
AFTER = MONDAY + timedelta(weeks=13)


def test_a_total_that_was_told_is_not_told_lower_after_an_erasure(store: Store) -> None:
    """Over all teams and of the week: five of sixteen are a part, four are few."""
    made = groups(store, (7, 7))
    made.wrote(made.teams[0], 3)
    made.wrote(made.teams[1], 2)
    before = made.counted()
    erased(store, made.people[made.teams[0]][0])
    after = made.counted(TUESDAY + timedelta(weeks=1))
    assert before.whole.band == Share(Band.EEN_DEEL)
    assert (after.whole, after.weeks[:1]) == (before.whole, before.weeks)


def test_after_a_band_over_all_teams_no_number_is_told_when_someone_is_erased(store: Store) -> None:
    """Of sixteen most is nine at least, and no number says that it is twelve."""
    made = groups(store, (7, 7))
    for team in made.teams:
        made.wrote(team, 6)
    assert made.counted().whole.band == Share(Band.DE_MEESTEN)
    erased(store, made.people[made.teams[0]][0])
    assert made.counted(TUESDAY + timedelta(weeks=1)).whole == made.counted(TUESDAY + timedelta(weeks=2)).whole
    assert made.counted(TUESDAY + timedelta(weeks=3)).whole.band == Share(Band.DE_MEESTEN)


def test_what_is_counted_for_later_never_falls(store: Store) -> None:
    made = groups(store, (7, 7))
    one, other = made.teams
    made.wrote(one, 6)
    made.wrote(other, 5)
    made.counted()
    counted = [read_kept(store, made.current.round.id)]
    made.wrote(other, 1, start=5, period=WEEK.plus(1))
    for weeks in (1, 2):
        made.counted(TUESDAY + timedelta(weeks=weeks))
        counted.append(read_kept(store, made.current.round.id))
        for person in made.people[one][2 * weeks - 2 : 2 * weeks]:
            erased(store, person)
    assert [kept.whole for kept in counted] == [11, 12, 12]
    assert [dict(kept.groups) for kept in counted] == [{(one,): 6, (other,): number} for number in (5, 6, 6)]


def test_who_writes_later_is_told_of_beside_what_was_told(store: Store) -> None:
    made = groups(store, (9, 9))
    made.wrote(made.teams[0], 4)
    assert made.counted().groups[0].band == Share(Band.EEN_DEEL)
    made.wrote(made.teams[0], 9, period=WEEK.plus(1))
    assert made.counted(TUESDAY + timedelta(weeks=1)).groups[0].band == Share(Band.DE_MEESTEN)


def one_moved_away(store: Store) -> Groups:
    """All twenty of the first team wrote, and one of them is in the second now."""
    made = groups(store, (20, 9))
    large, small = made.teams
    made.wrote(large, 20)
    moved(store, made.people[large][0], small, THURSDAY + timedelta(hours=1))
    return made


def test_who_wrote_and_moved_away_is_one_of_those_a_band_is_of(store: Store) -> None:
    """Nineteen places are told in words, or tens would say that all twenty wrote."""
    made = one_moved_away(store)
    large = made.teams[0]
    assert made.counted().groups[0] == GroupTaken((large,), Share(Band.DE_MEESTEN), 19)


def test_who_wrote_and_moved_away_is_one_of_those_a_picture_is_of(store: Store) -> None:
    made = one_moved_away(store)
    with transaction(store):
        picture = clear_picture(store, made.teams[:1], made.current, WEEK, MONDAY)
    assert (picture.participation, picture.asked) == (Share(Band.DE_MEESTEN), 19)
    assert writers_told(picture, 5) == 10


def test_where_most_left_and_were_erased_the_band_stays_as_it_was(store: Store) -> None:
    made = groups(store, (28, 9))
    large = made.teams[0]
    made.wrote(large, 28)
    assert made.counted().groups[0].band == Share(Band.HOOG)
    for person in made.people[large][:9]:
        with transaction(store):
            teams.withdraw_place_of(store, person)
            people.leave_team(store, person, TUESDAY)
        erased(store, person, TUESDAY)
    assert made.counted(TUESDAY + timedelta(weeks=1)).groups[0] == GroupTaken((large,), Share(Band.HOOG), 19)


def test_at_the_end_of_a_round_a_band_is_read_against_the_places_there_were(store: Store) -> None:
    """Twenty places are told in tens, nineteen in words; one is taken back after the last count."""
    made = groups(store, (19, 9), unused=1)
    team = made.teams[0]
    made.wrote(team, 12)
    assert made.counted().groups[0] == GroupTaken((team,), Share(Band.PROCENT, 60), 20)
    with transaction(store):
        teams.withdraw_open(store, team)
        assert clear_round(store, made.current, made.teams, AFTER).origins == ()


@pytest.mark.parametrize(
    ("enough", "sentences", "themes", "asked", "least"),
    [
        (True, 0, (), 9, 5),
        (True, 0, (), 12, 7),
        (True, 0, (7,), 9, 7),
        (True, 8, (7,), 9, 8),
        (True, 0, (), 0, 5),
        (False, 0, (), 12, 0),
    ],
)
def test_a_picture_tells_of_so_many_writers_at_least(
    enough: bool, sentences: int, themes: tuple[int, ...], asked: int, least: int
) -> None:
    """By the threshold, its themes, its sentences and its share of those who were asked, not of all places."""
    picture = ClearedPicture(
        1,
        1,
        WEEK,
        1,
        asked + 3,
        None,
        enough=enough,
        participation=Share(Band.DE_MEESTEN),
        placements=(),
        sentences=("Wij bellen.",) * sentences,
        themes=themes,
        asked=asked,
    )
    assert writers_told(picture, 5) == least
