"""Of whom a figure of a round may be, so that it leaves open of each who wrote: who came, and in time."""

from datetime import datetime, timedelta

import pytest

from conversations.effects import WishKind
from norms.model import norm_by_number
from reports.gate.cleared import Rule, Scope
from storage.store import Store
from tests.reports.groups import groups
from tests.reports.test_round_figures import (
    AFTER,
    LATE,
    SHARED,
    cleared,
    of_norm,
    pictured,
    place,
    placed,
    shown,
)
from tests.reports.test_round_over_all import wish
from tests.storage.planting import MONDAY, SET, STARTED, a_member

TOGETHER = 39
"""A norm that is shown over all teams alone."""
LATER = STARTED + timedelta(hours=1)
FIFTEENTH = datetime(2026, 12, 4, tzinfo=STARTED.tzinfo)


@pytest.mark.parametrize("days", [14, 15, 60])
def test_who_counts_only_after_a_norm_was_asked_makes_no_group_wide_enough(store: Store, days: int) -> None:
    made = groups(store, (6, 9))
    a_member(store, made.teams[0], invited=AFTER - timedelta(days=days, hours=2))
    placed(made, made.teams[0], ["meestal"] * 5)
    assert shown(cleared(made)) == []


def test_who_was_invited_as_the_round_began_is_one_of_a_group_from_then_on(store: Store) -> None:
    made = groups(store, (6, 9))
    a_member(store, made.teams[0], invited=STARTED)
    placed(made, made.teams[0], ["meestal"] * 5)
    assert [teams for _, _, _, teams, _ in shown(cleared(made, MONDAY))] == [made.teams[:1]]


@pytest.mark.parametrize(("members", "unused", "told"), [(6, 3, False), (7, 0, True)])
def test_who_never_came_makes_no_group_wide_enough(store: Store, members: int, unused: int, told: bool) -> None:
    made = groups(store, (members, 9), unused=unused)
    placed(made, made.teams[0], ["meestal"] * 5)
    assert [teams for _, _, _, teams, _ in shown(cleared(made))] == [made.teams[:1]] * told


WHEN = pytest.mark.parametrize(
    ("invited", "at", "told"),
    [
        (STARTED, MONDAY, True),
        (LATER, FIFTEENTH - timedelta(minutes=1), False),
        (LATER, FIFTEENTH, True),
    ],
)


@WHEN
def test_over_all_teams_a_newcomer_counts_from_the_fifteenth_day(
    store: Store, invited: datetime, at: datetime, told: bool
) -> None:
    made = groups(store, (9, 9))
    one, other = made.teams
    placed(made, one, ["soms"] * 5, TOGETHER)
    placed(made, other, ["soms"] * 4, TOGETHER)
    place(made, a_member(store, other, invited=invited), other, TOGETHER, "soms", at=at)
    found = [figure.scope for figure in of_norm(cleared(made), TOGETHER) if figure.placements]
    assert found == [Scope.ALL] * told


@WHEN
def test_a_newcomer_says_that_a_norm_does_not_fit_from_the_fifteenth_day(
    store: Store, invited: datetime, at: datetime, told: bool
) -> None:
    made = groups(store, (9, 9))
    one, other = made.teams
    placed(made, one, ["past_niet"] * 4)
    place(made, a_member(store, other, invited=invited), other, SHARED, "past_niet", at=at)
    assert cleared(made).unfit == (SHARED,) * told


@pytest.mark.parametrize(("members", "unused", "told"), [(5, 3, False), (6, 0, True)])
def test_who_never_came_leaves_nothing_open_of_who_wished(
    store: Store, members: int, unused: int, told: bool
) -> None:
    """Outside the largest team and its leader are the others with theirs."""
    made = groups(store, (9, members), unused=unused)
    for team in made.teams:
        wish(made, team, 5, norm_by_number(SET, 42).trefwoorden[0], WishKind.NEED)
    assert [one.norm for one in cleared(made).wishes] == [42] * told


@pytest.mark.parametrize(("wrote", "told"), [(6, True), (7, False)])
def test_who_a_picture_says_that_wrote_leaves_nothing_open_of_who_came_later(
    store: Store, wrote: int, told: bool
) -> None:
    """Five placed. Seven of thirteen is most, as the picture says: with five more, one is left, and not two."""
    made = groups(store, (13, 9))
    team = made.teams[0]
    placed(made, team, ["meestal"] * 5 + ["weet_niet"] * (wrote - 5))
    pictured(made)
    placed(made, team, ["soms"] * 5, start=8, at=LATE)
    rules = [figure.rule for figure in of_norm(cleared(made), SHARED) if figure.placements]
    assert rules == [Rule.ENOUGH, *[Rule.NEWLY_ENOUGH] * told]


def test_of_a_norm_of_which_nothing_is_told_it_is_not_told_that_it_does_not_fit_or_was_wished(
    store: Store,
) -> None:
    made = groups(store, (9, 9))
    norm = norm_by_number(SET, 44)
    assert "gevoelig" in norm.vlaggen
    for team in made.teams:
        placed(made, team, ["past_niet"] * 9, norm.nummer)
        wish(made, team, 6, norm.trefwoorden[0], WishKind.NEED)
    found = cleared(made)
    assert (found.unfit, found.wishes) == ((), ())


def test_a_team_outside_the_round_does_not_say_that_a_norm_does_not_fit(store: Store) -> None:
    made = groups(store, (9, 9), out=(9,))
    placed(made, made.teams[2], ["past_niet"] * 9)
    assert cleared(made).unfit == ()


@pytest.mark.parametrize(("teams", "told"), [(6, False), (7, True)])
def test_a_share_of_wishes_leaves_two_open_of_those_who_wished(store: Store, teams: int, told: bool) -> None:
    made = groups(store, (3,) * teams)
    for team in made.teams:
        wish(made, team, 1, norm_by_number(SET, 42).trefwoorden[0], WishKind.NEED)
    assert [one.norm for one in cleared(made).wishes] == [42] * told
