"""What may be said at the end of a round."""

from datetime import timedelta

import pytest

from conversations.effects import Side
from conversations.model import Role
from reports.gate.bands import Band, Share
from reports.gate.closing import clear_closing, clear_effect, read_closing, read_effect
from reports.gate.picture import ClearedPicture, clear_picture, read_picture
from rounds.period import Period
from storage import people, taps, teams
from storage.errors import ConflictError
from storage.store import Store, transaction
from tests.reports.groups import Groups, groups
from tests.reports.scene import SENTENCES
from tests.storage.planting import MADE, MONDAY, THURSDAY, WEEK, a_place, erased, moved, write

AFTER = MONDAY + timedelta(weeks=13)
NEXT = WEEK.plus(1)


def pictured(made: Groups, group: tuple[int, ...], period: Period = WEEK) -> ClearedPicture:
    with transaction(made.store):
        now = MONDAY + (period.monday - WEEK.monday)
        return clear_picture(made.store, group, made.current, period, now)


def closed(made: Groups) -> tuple[int, ...]:
    with transaction(made.store):
        return clear_closing(made.store, made.current, AFTER).unseen


def tapped(made: Groups, side: Side, values: list[str], *, start: int = 0) -> None:
    everyone = [person for people in made.people.values() for person in people][start:]
    with transaction(made.store):
        for person, value in zip(everyone, values, strict=False):
            taps.keep_effect(made.store, person, made.current.round.id, side, value, THURSDAY)


def effect(made: Groups) -> tuple[Share | None, Share | None]:
    with transaction(made.store):
        found = clear_effect(made.store, made.current, AFTER)
    assert read_effect(made.store, made.current.round.id) == found
    return found.before, found.after


def test_a_norm_that_no_team_saw_is_open(store: Store) -> None:
    made = groups(store, (9, 9))
    one, other = made.teams
    made.wrote(one, 5)
    made.wrote(other, 4)
    made.wrote(one, 4, period=NEXT)
    made.wrote(other, 4, period=NEXT)
    for team in made.teams:
        for period in (WEEK, NEXT):
            pictured(made, (team,), period)
    asked = made.current.round.asked_of_all
    assert closed(made) == asked[1:]


def test_a_norm_that_one_team_saw_is_not_open(store: Store) -> None:
    made = groups(store, (9, 9))
    made.wrote(made.teams[1], 5)
    for team in made.teams:
        pictured(made, (team,))
    assert made.current.round.asked_of_all[0] not in closed(made)


def test_the_closing_is_published_once_and_stays(store: Store) -> None:
    made = groups(store, (9, 9))
    first = closed(made)
    made.wrote(made.teams[0], 5)
    pictured(made, made.teams[:1])
    assert closed(made) == first
    assert read_closing(store, made.current.round.id) is not None
    assert store.conn.execute("SELECT COUNT(*) FROM round_snapshot WHERE kind = 'closing'").fetchone() == (1,)


def test_an_open_round_has_no_closing(store: Store) -> None:
    made = groups(store, (9, 9))
    assert read_closing(store, made.current.round.id) is None
    assert read_effect(store, made.current.round.id) is None


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (["vaak"] * 5, ["vaak"] * 4, False),
        (["vaak"] * 4, ["vaak"] * 9, False),
        (["vaak"] * 5, ["vaak"] * 5, True),
        (["vaak"] * 4 + [""], ["vaak"] * 5, False),
        ([], [], False),
    ],
)
def test_the_effect_is_told_from_five_who_tapped_both_times(
    store: Store, before: list[str], after: list[str], *, told: bool
) -> None:
    made = groups(store, (9, 9))
    tapped(made, Side.BEFORE, before)
    tapped(made, Side.AFTER, after)
    assert [share is not None for share in effect(made)] == [told, told]


def test_who_tapped_once_is_in_neither_figure(store: Store) -> None:
    made = groups(store, (9, 9))
    tapped(made, Side.BEFORE, ["zelden"] * 6 + ["vaak"] * 6)
    tapped(made, Side.AFTER, ["vaak"] * 6)
    assert effect(made) == (Share(Band.ENKELEN), Share(Band.DE_MEESTEN))


def test_who_was_erased_is_in_no_effect(store: Store) -> None:
    made = groups(store, (9, 9))
    tapped(made, Side.BEFORE, ["vaak"] * 5)
    tapped(made, Side.AFTER, ["vaak"] * 5)
    erased(store, made.people[made.teams[0]][0])
    assert effect(made) == (None, None)


def test_the_effect_of_a_day_is_published_once(store: Store) -> None:
    made = groups(store, (9, 9))
    effect(made)
    with pytest.raises(ConflictError):
        effect(made)


def test_teams_that_are_seen_together_get_the_very_same_picture(store: Store) -> None:
    made = groups(store, (4, 4), together=((0, 1),))
    first, second = made.teams
    for team, count in ((first, 3), (second, 2)):
        for person, sentence in zip(made.people[team][:count], SENTENCES, strict=False):
            write(store, person, team, made.current, "soms", sentence)
    picture = pictured(made, (first, second))
    assert picture.enough
    assert picture.members == 10
    assert picture.teams == (first, second)
    assert len(picture.sentences) == 5
    assert read_picture(store, first, WEEK) == read_picture(store, second, WEEK) == picture


def test_neither_leader_is_in_the_picture_of_joined_teams(store: Store) -> None:
    made = groups(store, (4, 4), together=((0, 1),))
    first, second = made.teams
    made.wrote(first, 2)
    made.wrote(second, 2)
    made.led(first)
    made.led(second)
    assert not pictured(made, (first, second)).enough


@pytest.mark.parametrize("again", [False, True])
def test_who_moved_between_joined_teams_counts_once(store: Store, *, again: bool) -> None:
    """Whether or not they wrote for both."""
    made = groups(store, (4, 4), together=((0, 1),))
    first, second = made.teams
    made.wrote(first, 2)
    made.wrote(second, 2)
    person = made.people[first][0]
    moved(store, person, second, THURSDAY + timedelta(hours=1))
    if again:
        write(store, person, second, made.current, at=THURSDAY + timedelta(hours=2))
    assert not pictured(made, (first, second)).enough


def test_who_moved_between_joined_teams_is_the_fifth_once(store: Store) -> None:
    made = groups(store, (4, 4), together=((0, 1),))
    first, second = made.teams
    made.wrote(first, 3)
    made.wrote(second, 2)
    person = made.people[first][0]
    moved(store, person, second, THURSDAY + timedelta(hours=1))
    picture = pictured(made, (first, second))
    assert picture.placements[0].share == Share(Band.DE_MEESTEN)


def moved_by_an_early_link(store: Store, person: int, team: int) -> None:
    """It was made before the round, so that what they write here counts at once."""
    token = a_place(store, team)
    with transaction(store):
        teams.withdraw_place_of(store, person)
        invite = teams.usable(store, token, person, b"")
        assert invite is not None
        people.join_team(store, person, team, Role.PROFESSIONAL, MADE, THURSDAY + timedelta(hours=1))
        teams.use(store, invite.id, person)


@pytest.mark.parametrize("early", [0, 1])
def test_who_wrote_for_both_of_two_joined_teams_is_not_two_of_five(store: Store, early: int) -> None:
    made = groups(store, (4, 4), together=((0, 1),))
    old, new = made.teams[early], made.teams[1 - early]
    person, other = made.people[old][:2]
    writers = ((person, old), (other, old), *((one, new) for one in made.people[new][:2]))
    for (writer, team), sentence in zip(writers, (None, *SENTENCES), strict=True):
        write(store, writer, team, made.current, "soms", sentence)
    moved_by_an_early_link(store, person, new)
    write(store, person, new, made.current, at=THURSDAY + timedelta(hours=2))
    assert not pictured(made, made.teams).enough


def test_a_second_picture_of_joined_teams_is_refused_for_both(store: Store) -> None:
    made = groups(store, (4, 4), together=((0, 1),))
    first, second = made.teams
    pictured(made, (first, second))
    for group in ((first,), (second,), (first, second)):
        with pytest.raises(ConflictError):
            pictured(made, group)


@pytest.mark.parametrize(("professionals", "told"), [(5, False), (6, True)])
def test_the_effect_is_told_only_where_it_leaves_open_who_tapped(
    store: Store, professionals: int, *, told: bool
) -> None:
    """The leader makes one place more."""
    made = groups(store, (professionals,))
    for side in (Side.BEFORE, Side.AFTER):
        tapped(made, side, ["vaak"] * 5)
    assert (effect(made) != (None, None)) is told


@pytest.mark.parametrize(("professionals", "unused", "told"), [(2, 3, False), (3, 0, True)])
def test_an_unused_link_leaves_nothing_open_of_who_tapped(
    store: Store, professionals: int, unused: int, *, told: bool
) -> None:
    """The leader of each of the two teams makes one place more: five people came, or seven."""
    made = groups(store, (professionals, professionals - 1), unused=unused)
    for side in (Side.BEFORE, Side.AFTER):
        with transaction(store):
            for person in [*(one for own in made.people.values() for one in own), *made.leaders.values()][:5]:
                taps.keep_effect(store, person, made.current.round.id, side, "vaak", THURSDAY)
    assert (effect(made) != (None, None)) is told


def test_a_team_outside_the_round_leaves_nothing_open_of_who_tapped(store: Store) -> None:
    made = groups(store, (5,), out=(9,))
    for side in (Side.BEFORE, Side.AFTER):
        tapped(made, side, ["vaak"] * 5)
    assert effect(made) == (None, None)
