"""What one team sees of a round: its own figures and nobody else's, while it runs and after it."""

from datetime import timedelta

from reports.gate.cleared import Rule, Scope, Subject
from reports.gate.picture import clear_picture
from reports.gate.round_figures import clear_round
from reports.gate.round_pictures import read_group
from storage.store import Store, transaction
from tests.reports.groups import Groups, groups
from tests.storage.planting import MONDAY, WEEK

AFTER = MONDAY + timedelta(weeks=13)


def pictured(made: Groups, *teams: int) -> None:
    with transaction(made.store):
        for team in teams:
            clear_picture(made.store, (team,), made.current, WEEK, MONDAY)


def test_while_a_round_runs_a_team_sees_its_own_pictures_and_no_more(store: Store) -> None:
    made = groups(store, (9, 9))
    one, other = made.teams
    made.wrote(one, 8)
    pictured(made, one, other)
    [own] = read_group(store, one, made.current)
    assert (own.subject, own.scope, own.teams, own.week, own.rule) == (
        Subject.NORM,
        Scope.GROUP,
        (one,),
        WEEK,
        Rule.ENOUGH,
    )
    [hidden] = read_group(store, other, made.current)
    assert (hidden.teams, hidden.placements, hidden.rule) == ((other,), (), Rule.TOO_FEW)


def test_before_the_first_picture_there_is_nothing(store: Store) -> None:
    made = groups(store, (9, 9))
    assert read_group(store, made.teams[0], made.current) == ()


def test_after_the_round_a_team_sees_what_is_told_of_it_and_of_no_other(store: Store) -> None:
    made = groups(store, (9, 9, 9))
    for team in made.teams:
        made.wrote(team, 8)
    pictured(made, *made.teams)
    with transaction(store):
        cleared = clear_round(store, made.current, made.teams, AFTER)
    for team in made.teams:
        found = read_group(store, team, made.current)
        assert {one.teams for one in found} == {(team,)}
        assert {one.scope for one in found} == {Scope.GROUP}
        assert set(found) == {one for one in cleared.placed if one.scope == Scope.GROUP and one.teams == (team,)}
        assert any(one.placements for one in found)
