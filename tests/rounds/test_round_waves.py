"""Scope and waves: a norm in one cell and not in another; later teams join and the first notice nothing."""

from datetime import datetime, timedelta

from norms.loader import load_package_set
from norms.model import norms_of
from rounds.acts import MarkedNotApplicable, TeamAdded
from rounds.course import course
from rounds.current import CurrentRound, current_round, with_act
from rounds.period import AMSTERDAM, Period
from rounds.setup import NotApplicable, Setup

SET = load_package_set()
FIRST = Period(2026, 48)
STARTED = datetime(2026, 11, 20, 10, tzinfo=AMSTERDAM)
ONE, OTHER, SECOND_WAVE, THIRD_WAVE = 1, 2, 3, 4
ORDER = tuple(theme.nummer for theme in SET.themas)


def begun(*marks: NotApplicable) -> CurrentRound:
    setup = Setup(FIRST, 13, ORDER, teams=(ONE, OTHER), together=((ONE, OTHER),), not_applicable=marks)
    return current_round(1, SET, setup, course(setup, STARTED, ()))


def asked(current: CurrentRound, team: int) -> list[tuple[Period, int]]:
    weeks = (current.week(team, FIRST.plus(n)) for n in range(13))
    return [(week.period, week.shared) for week in weeks if week is not None]


def test_a_norm_is_asked_in_one_cell_and_not_in_another() -> None:
    norm = begun().plan.weeks[0].shared
    marked = begun(NotApplicable(norm, (OTHER,), "taak van een ander", STARTED.date()))
    assert norm in {number for _, number in asked(marked, ONE)}
    assert norm not in {number for _, number in asked(marked, OTHER)}
    assert len(asked(marked, ONE)) == len(asked(marked, OTHER)) == 13


def test_a_later_wave_leaves_everything_of_the_first_as_it_was() -> None:
    last = norms_of(SET)[-1].nummer
    first = with_act(begun(), MarkedNotApplicable(last, (OTHER,), "taak van een ander"), STARTED)
    second = with_act(first, TeamAdded(SECOND_WAVE), STARTED + timedelta(days=20))
    third = with_act(second, TeamAdded(THIRD_WAVE), STARTED + timedelta(days=40))
    for team in (ONE, OTHER):
        assert asked(third, team) == asked(first, team)
        assert third.group_of(team) == first.group_of(team)
        assert third.course.since(team) == first.course.since(team) == STARTED
        assert third.plan_of(team) == first.plan_of(team)
    assert (third.ends, third.setup, third.course.weeks) == (first.ends, first.setup, first.course.weeks)
    assert third.groups((ONE, OTHER, SECOND_WAVE, THIRD_WAVE)) == ((ONE, OTHER), (SECOND_WAVE,), (THIRD_WAVE,))


def test_a_later_wave_is_asked_what_the_first_is_from_when_it_came() -> None:
    before, at = begun(), STARTED + timedelta(days=20)
    assert asked(before, SECOND_WAVE) == []
    after = with_act(before, TeamAdded(SECOND_WAVE), at)
    assert asked(after, SECOND_WAVE) == asked(after, ONE)
    assert after.course.since(SECOND_WAVE) == at
