"""What who sees everything, and knows of one person, is nevertheless certain of: each test names a promise."""

from datetime import timedelta

import pytest

from conversations.effects import KeepWish, Side, WishKind
from conversations.model import Role
from norms.model import norm_by_number
from reports.gate.bands import Band
from reports.gate.cleared import Placed, PlacedShare, Scope
from reports.gate.closing import clear_effect
from reports.gate.picture import clear_picture
from rounds.acts import TeamAdded
from storage import merging, people, taps, teams, wishes
from storage.store import Store, transaction
from tests.attack.bounds import Known, is_certain
from tests.reports.groups import Groups, groups
from tests.reports.scene import SENTENCES, scene
from tests.reports.test_round_figures import AFTER, SHARED, cleared, of_norm, placed
from tests.storage.planting import (
    MADE,
    MONDAY,
    SET,
    STARTED,
    THURSDAY,
    WEEK,
    a_member,
)

OF_TWENTY = {Band.LAAG, Band.PROCENT, Band.HOOG}
WEDNESDAY_IN_IT = THURSDAY - timedelta(days=1)


def wrote_at_least(placements: tuple[PlacedShare, ...]) -> int:
    """Shares in percent are told of twenty people or more, in words of five or more."""
    if not placements:
        return 0
    return 20 if placements[0].share.band in OF_TWENTY else 5


def test_a_picture_in_percent_does_not_say_that_all_twenty_wrote(store: Store) -> None:
    """Twenty people beside the leader: the handbook says that percents are of twenty or more."""
    made = scene(store, 20)
    made.wrote(["meestal"] * 9 + ["soms"] * 7 + ["nog_weinig"] * 4)
    told = made.picture()
    assert not is_certain(Known(20, wrote_at_least(told.placements), 20)), made.words(told)


def test_a_round_in_percent_does_not_say_that_all_twenty_placed(store: Store) -> None:
    made = groups(store, (20, 9))
    placed(made, made.teams[0], ["meestal"] * 9 + ["soms"] * 7 + ["nog_weinig"] * 4)
    [own] = [one for one in of_norm(cleared(made), SHARED) if one.placements]
    assert not is_certain(Known(20, wrote_at_least(own.placements), 20))


def test_wishes_in_percent_do_not_say_that_all_twenty_wished(store: Store) -> None:
    """Two teams of nine with a leader each: twenty people in all."""
    made = groups(store, (9, 9))
    word = norm_by_number(SET, 42).trefwoorden[0]
    with transaction(store):
        for team in made.teams:
            for person in (*made.people[team], made.leaders[team]):
                kept = KeepWish(WishKind.NEED, WEEK, SHARED, f"Meer over {word}.")
                wishes.keep(store, person, made.current.round.id, kept, THURSDAY)
    bands = {one.share.band for one in cleared(made).wishes}
    assert not is_certain(Known(20, 20 if bands & OF_TWENTY else 7, 20)), bands


def test_the_effect_in_percent_does_not_say_that_all_twenty_tapped(store: Store) -> None:
    made = groups(store, (9, 9))
    with transaction(store):
        for team in made.teams:
            for person in (*made.people[team], made.leaders[team]):
                for side in (Side.BEFORE, Side.AFTER):
                    taps.keep_effect(store, person, made.current.round.id, side, "vaak", THURSDAY)
        found = clear_effect(store, made.current, AFTER)
    assert found.before is not None
    assert not is_certain(Known(20, 20 if found.before.band in OF_TWENTY else 5, 20)), found


def test_an_old_link_that_is_used_on_the_morning_of_a_picture_makes_no_team_wide(store: Store) -> None:
    """Six people could write; who did not, sees that the five others did."""
    made = scene(store, 6)
    made.wrote(["meestal"] * 3 + ["soms"] * 2, SENTENCES)
    a_member(store, made.team, invited=MADE, since=MONDAY - timedelta(minutes=20))
    told = made.picture()
    assert not is_certain(Known(6, 5 if told.enough else 0, 6))


def test_a_leader_who_was_replaced_on_the_morning_of_a_picture_makes_no_team_wide(store: Store) -> None:
    made = scene(store, 6)
    made.wrote(["meestal"] * 3 + ["soms"] * 2, SENTENCES)
    new = a_member(store, made.team, Role.TEAMLEIDER, MONDAY - timedelta(minutes=30))
    with transaction(store):
        people.stop_leading(store, made.team, new, MONDAY - timedelta(minutes=20))
        teams.end_leading(store, made.leader)
    told = made.picture()
    assert not is_certain(Known(6, 5 if told.enough else 0, 6))


def test_a_leader_who_was_replaced_at_the_end_of_a_round_makes_no_norm_wide(store: Store) -> None:
    made = groups(store, (6, 9))
    one = made.teams[0]
    placed(made, one, ["meestal"] * 3 + ["soms"] * 2)
    new = a_member(store, one, Role.TEAMLEIDER, AFTER - timedelta(days=2))
    with transaction(store):
        people.stop_leading(store, one, new, AFTER - timedelta(days=2))
        teams.end_leading(store, made.leaders[one])
    least = max((wrote_at_least(found.placements) for found in of_team(made, one)), default=0)
    assert not is_certain(Known(6, least, 6))


@pytest.mark.parametrize("invited", [MADE, STARTED + timedelta(weeks=3)])
def test_who_came_after_the_week_of_a_norm_makes_it_no_wider(store: Store, invited: object) -> None:
    """Nobody can answer a norm of weeks ago, so only six could. By an old link, or by a new one."""
    made = groups(store, (6, 9))
    one = made.teams[0]
    placed(made, one, ["meestal"] * 3 + ["soms"] * 2)
    pictured_hidden(made, one)
    when = STARTED + timedelta(weeks=3)
    a_member(store, one, invited=MADE if invited == MADE else when, since=when)
    least = max((wrote_at_least(found.placements) for found in of_team(made, one)), default=0)
    assert not is_certain(Known(6, least, 6))


def pictured_hidden(made: Groups, team: int) -> None:
    with transaction(made.store):
        told = clear_picture(made.store, (team,), made.current, WEEK, MONDAY)
    assert not told.enough


def of_team(made: Groups, team: int) -> list[Placed]:
    return [one for one in of_norm(cleared(made), SHARED) if one.teams == (team,) and one.placements]


def test_a_merged_team_makes_no_norm_of_before_wide(store: Store) -> None:
    made = groups(store, (6, 9, 9))
    one, other, _ = made.teams
    placed(made, one, ["meestal"] * 3 + ["soms"] * 2)
    pictured_hidden(made, one)
    with transaction(store):
        merging.merge(store, other, one, STARTED + timedelta(weeks=3))
    least = max((wrote_at_least(found.placements) for found in of_team(made, one)), default=0)
    assert not is_certain(Known(6, least, 6))


def test_a_team_that_was_added_makes_what_is_left_of_a_norm_of_before_no_wider(store: Store) -> None:
    """Two teams of three, and one that came in six weeks after the norm was asked."""
    made = groups(store, (3, 3), out=(8,))
    one, other, added = made.teams
    placed(made, one, ["meestal"] * 3)
    placed(made, other, ["soms"] * 2)
    made.did(TeamAdded(added), STARTED + timedelta(weeks=6))
    rest = [found for found in of_norm(cleared(made), SHARED) if found.scope == Scope.REST and found.placements]
    assert not is_certain(Known(6, 5 if rest else 0, 6)), rest


def test_who_comes_after_the_round_makes_no_wish_wide(store: Store) -> None:
    """Ten and five people with a leader each; one came by an old link on the day of the figures."""
    made = groups(store, (9, 5))
    word = norm_by_number(SET, 42).trefwoorden[0]
    with transaction(store):
        for team, count in zip(made.teams, (5, 5), strict=True):
            for person in made.people[team][:count]:
                kept = KeepWish(WishKind.NEED, WEEK, SHARED, f"Meer over {word}.")
                wishes.keep(store, person, made.current.round.id, kept, THURSDAY)
    a_member(store, made.teams[1], invited=MADE, since=AFTER)
    found = cleared(made).wishes
    assert not is_certain(Known(6, 5 if found else 0, 6)), found


def test_who_came_after_the_first_week_makes_no_effect_wide(store: Store) -> None:
    """Five and a leader could tap before the round; who came later is not asked what they did before it."""
    made = groups(store, (5,))
    team = made.teams[0]
    a_member(store, team, invited=AFTER - timedelta(days=3))
    with transaction(store):
        for person in made.people[team]:
            for side in (Side.BEFORE, Side.AFTER):
                taps.keep_effect(store, person, made.current.round.id, side, "vaak", THURSDAY)
        found = clear_effect(store, made.current, AFTER)
    assert not is_certain(Known(6, 5 if found.before else 0, 6)), found
