"""What the gate lets through of a round that ended."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from conversations.effects import KeepAnswer, KeepPlacement
from conversations.model import Part, PartKind, Role
from norms.model import norm_by_number, thema_of
from reports.gate.bands import Band, Share
from reports.gate.cleared import ClearedRound, Placed, Rule, Scope, Subject
from reports.gate.picture import clear_picture
from reports.gate.round_figures import clear_round, read_round
from rounds.acts import MarkedNotApplicable
from rounds.period import Period
from storage import answers, rounds
from storage.errors import DatabaseError
from storage.store import Store, transaction
from tests.reports.groups import Groups, groups
from tests.storage.planting import MONDAY, SET, STARTED, THURSDAY, WEEK, a_member, erased, moved

AFTER = MONDAY + timedelta(weeks=13)
LATE = MONDAY + timedelta(days=1)
SHARED, EXTRA = 1, 2


def placed(
    made: Groups,
    team: int,
    values: Sequence[str],
    norm: int = SHARED,
    *,
    start: int = 0,
    at: datetime = THURSDAY,
    period: Period = WEEK,
) -> None:
    """The team's people from `start` on, each with the placement at their place."""
    for person, value in zip(made.people[team][start:], values, strict=False):
        place(made, person, team, norm, value, at=at, period=period)


def place(
    made: Groups, person: int, team: int, norm: int, value: str, *, at: datetime = THURSDAY, period: Period = WEEK
) -> None:
    kept, number = KeepAnswer(period, norm, (Part(PartKind.QUESTION, "Ik belde."),)), made.current.round.id
    with transaction(made.store):
        answers.keep_answer(made.store, person, team, number, kept, at)
        answers.keep_placement(made.store, person, team, number, KeepPlacement(period, norm, value), at)


def pictured(made: Groups) -> None:
    for group in made.current.round.groups(made.teams):
        with transaction(made.store):
            clear_picture(made.store, group, made.current, WEEK, MONDAY)


def cleared(made: Groups, now: datetime = AFTER) -> ClearedRound:
    teams = tuple(team for team, _ in rounds.teams_since(made.store))
    with transaction(made.store):
        return clear_round(made.store, made.current, teams, now)


def of_norm(found: ClearedRound, norm: int) -> list[Placed]:
    return [one for one in found.placed if (one.subject, one.number) == (Subject.NORM, norm)]


def shown(found: ClearedRound) -> list[tuple[Subject, int, Scope, tuple[int, ...], Rule]]:
    return [(one.subject, one.number, one.scope, one.teams, one.rule) for one in found.placed if one.placements]


def test_a_picture_is_told_again_as_it_was_and_who_came_later_stays_hidden(store: Store) -> None:
    made = groups(store, (12, 9))
    one = made.teams[0]
    placed(made, one, ["meestal"] * 6)
    pictured(made)
    placed(made, one, ["nog_weinig"] * 4, start=6, at=LATE)
    figure = of_norm(cleared(made), SHARED)[0]
    assert (figure.week, figure.rule) == (WEEK, Rule.ENOUGH)
    assert [part.share.band for part in figure.placements] == [Band.DE_MEESTEN, Band.ENKELEN, Band.ENKELEN]
    assert len([one for one in of_norm(cleared(made), SHARED) if one.placements]) == 1


def test_five_who_came_later_are_a_figure_of_their_own(store: Store) -> None:
    made = groups(store, (13, 9))
    one = made.teams[0]
    placed(made, one, ["meestal"] * 6)
    pictured(made)
    placed(made, one, ["nog_weinig"] * 5, start=6, at=LATE)
    own = [figure for figure in of_norm(cleared(made), SHARED) if figure.placements]
    assert [(figure.week, figure.rule) for figure in own] == [(WEEK, Rule.ENOUGH), (None, Rule.NEWLY_ENOUGH)]
    assert own[1].placements[2].share == Share(Band.DE_MEESTEN)


def test_who_changed_their_mind_after_the_picture_is_not_new(store: Store) -> None:
    made = groups(store, (12, 9))
    one = made.teams[0]
    placed(made, one, ["meestal"] * 6)
    pictured(made)
    placed(made, one, ["nog_weinig"] * 6, at=LATE)
    placed(made, one, ["weet_niet"] * 3, at=LATE)
    placed(made, one, ["soms"] * 3, at=LATE + timedelta(weeks=1), period=WEEK.plus(1))
    placed(made, one, ["soms"] * 4, start=6, at=LATE)
    assert [figure.week for figure in of_norm(cleared(made), SHARED) if figure.placements] == [WEEK]


def test_nobody_to_four_writers_give_the_very_same_figures(store: Store) -> None:
    found = set()
    for writers in range(5):
        made = groups(store, (12, 12))
        placed(made, made.teams[0], ["nog_weinig"] * writers)
        figures = cleared(made)
        names = {team: place for place, team in enumerate(made.teams)}
        placements = tuple(replace(one, teams=tuple(names[team] for team in one.teams)) for one in figures.placed)
        assert {one.pairs for one in figures.verdicts} == {()}
        found.add(replace(figures, round=0, placed=placements, verdicts=()))
    assert len(found) == 1


def test_leaders_and_early_newcomers_make_no_difference(store: Store) -> None:
    found = []
    for others in (False, True):
        made = groups(store, (6, 6))
        one, other = made.teams
        placed(made, one, ["meestal"] * 4)
        placed(made, other, ["soms"] * 5)
        if others:
            place(made, made.leaders[one], one, SHARED, "soms")
            place(made, made.leaders[other], other, SHARED, "nog_weinig")
            for _ in range(5):
                new = a_member(store, one, invited=STARTED + timedelta(hours=1))
                place(made, new, one, SHARED, "soms", at=STARTED + timedelta(days=13))
        found.append([figure.placements for figure in cleared(made).placed])
    assert found[0] == found[1]


def test_the_hidden_of_several_groups_are_told_together(store: Store) -> None:
    made = groups(store, (6, 6, 9))
    one, other, large = made.teams
    placed(made, one, ["meestal"] * 3)
    placed(made, other, ["meestal"] * 2)
    placed(made, large, ["soms"] * 5)
    assert shown(cleared(made)) == [
        (Subject.NORM, SHARED, Scope.GROUP, (large,), Rule.ENOUGH),
        (Subject.NORM, SHARED, Scope.REST, (one, other), Rule.PARTS_TOGETHER),
    ]


@pytest.mark.parametrize("hidden", [(4, 0), (2, 2)])
def test_one_hidden_group_or_four_people_are_told_nowhere(store: Store, hidden: tuple[int, int]) -> None:
    made = groups(store, (6, 6, 9))
    *small, large = made.teams
    for team, count in zip(small, hidden, strict=True):
        placed(made, team, ["meestal"] * count)
    placed(made, large, ["soms"] * 5)
    assert [scope for _, _, scope, _, _ in shown(cleared(made))] == [Scope.GROUP]


def test_norms_that_stay_hidden_are_told_as_their_theme(store: Store) -> None:
    made = groups(store, (12, 9))
    one = made.teams[0]
    placed(made, one, ["meestal"] * 4)
    placed(made, one, ["nog_weinig"] * 4, EXTRA, start=3)
    found = cleared(made)
    assert shown(found) == [(Subject.THEME, 1, Scope.GROUP, (one,), Rule.PARTS_TOGETHER)]
    values = next(figure.placements for figure in found.placed if figure.placements)
    assert [part.share.band for part in values] == [Band.EEN_DEEL, Band.ENKELEN, Band.EEN_DEEL]


def test_joined_teams_are_one_group(store: Store) -> None:
    made = groups(store, (4, 4, 9), together=((0, 1),))
    one, other, _ = made.teams
    placed(made, one, ["meestal"] * 3)
    placed(made, other, ["meestal"] * 2)
    assert shown(cleared(made)) == [(Subject.NORM, SHARED, Scope.GROUP, (one, other), Rule.ENOUGH)]


@pytest.mark.parametrize(("norm", "rule"), [(44, Rule.NEVER), (39, Rule.ONLY_TOGETHER), (3, Rule.NOT_PLACED)])
def test_some_norms_are_shown_for_no_group(store: Store, norm: int, rule: Rule) -> None:
    made = groups(store, (25, 25))
    week = made.current.round.plan.weeks[
        [w.theme for w in made.current.round.plan.weeks].index(thema_of(SET, norm).nummer)
    ]
    for team in made.teams:
        placed(made, team, ["meestal"] * 20, norm, period=week.period, at=week.period.closes - timedelta(days=2))
    found = of_norm(cleared(made), norm)
    assert {figure.rule for figure in found if figure.scope == Scope.GROUP} == {rule}
    assert {figure.scope for figure in found if figure.placements} <= {Scope.ALL}
    assert all(not figure.placements for figure in found) or rule == Rule.ONLY_TOGETHER


@pytest.mark.parametrize(("counts", "told"), [((5, 5), True), ((20, 4), False), ((25, 0), False), ((20, 5), True)])
def test_over_all_teams_means_not_over_one(store: Store, counts: tuple[int, int], *, told: bool) -> None:
    made = groups(store, (25, 25))
    assert "alleen_alle_teams" in norm_by_number(SET, 39).vlaggen
    for team, count in zip(made.teams, counts, strict=True):
        placed(made, team, ["soms"] * count, 39)
    found = [figure for figure in of_norm(cleared(made), 39) if figure.placements]
    assert [figure.scope for figure in found] == [Scope.ALL] * told


def test_over_all_teams_the_leaders_count(store: Store) -> None:
    made = groups(store, (9, 9, 9))
    placed(made, made.teams[0], ["soms"] * 4, 39)
    placed(made, made.teams[1], ["soms"] * 4, 39)
    assert not [figure for figure in of_norm(cleared(made), 39) if figure.placements]
    other = groups(store, (9, 9, 9))
    placed(other, other.teams[0], ["soms"] * 4, 39)
    placed(other, other.teams[1], ["soms"] * 4, 39)
    place(other, other.leaders[other.teams[2]], other.teams[2], 39, "soms")
    assert [figure for figure in of_norm(cleared(other), 39) if figure.placements]


def test_what_was_published_stays(store: Store) -> None:
    made = groups(store, (9, 9))
    placed(made, made.teams[0], ["meestal"] * 6)
    first = cleared(made)
    placed(made, made.teams[0], ["nog_weinig"] * 9)
    erased(store, made.people[made.teams[0]][0])
    assert cleared(made, AFTER + timedelta(days=9)) == first == read_round(store, made.current.round.id)
    with pytest.raises(DatabaseError):
        store.conn.execute("UPDATE round_snapshot SET at = 'x'")


def test_who_was_erased_is_in_no_figure(store: Store) -> None:
    made = groups(store, (9, 9))
    placed(made, made.teams[0], ["meestal"] * 5)
    erased(store, made.people[made.teams[0]][0])
    assert shown(cleared(made)) == []


def test_who_moved_leaves_what_they_placed_with_the_old_team(store: Store) -> None:
    made = groups(store, (9, 9))
    one, other = made.teams
    placed(made, one, ["meestal"] * 5)
    placed(made, other, ["meestal"] * 4)
    moved(store, made.people[one][0], other, THURSDAY + timedelta(hours=1))
    assert [teams for _, _, _, teams, _ in shown(cleared(made))] == [(one,)]


def test_a_norm_that_does_not_apply_to_a_team_is_said_so(store: Store) -> None:
    made = groups(store, (9, 9))
    one, other = made.teams
    made.did(MarkedNotApplicable(SHARED, (one,), "Taak van een ander."), STARTED)
    rules = {figure.teams: figure.rule for figure in of_norm(cleared(made), SHARED)}
    assert rules == {(one,): Rule.NOT_APPLICABLE, (other,): Rule.TOO_FEW}


def test_roles_are_told_apart_nowhere(store: Store) -> None:
    made = groups(store, (9, 9))
    other = a_member(store, made.teams[0], Role.GEDRAGSWETENSCHAPPER)
    placed(made, made.teams[0], ["meestal"] * 4)
    place(made, other, made.teams[0], SHARED, "meestal")
    assert shown(cleared(made)) == [(Subject.NORM, SHARED, Scope.GROUP, made.teams[:1], Rule.ENOUGH)]
