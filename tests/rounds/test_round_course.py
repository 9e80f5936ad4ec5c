"""Whatever a coördinator does, at whatever time: what has begun stays, and what is asked fits."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import reduce
from itertools import pairwise
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from norms.model import norms_of, thema_of
from rounds.acts import (
    AppliesAgain,
    ClosedEarly,
    Extended,
    FewWrote,
    InvitedOnceMore,
    Logged,
    MarkedNotApplicable,
    NextRoundPlanned,
    OriginDropped,
    Paused,
    Resumed,
    RhythmChosen,
    RoundAct,
    RoundStarted,
    TeamAdded,
)
from rounds.course import after, course
from rounds.current import CurrentRound, current_round, with_act
from rounds.period import AMSTERDAM, Period
from rounds.plan import Plan
from rounds.setup import Setup, fresh
from storage.codec import dump_act, load_act
from tests.rounds.test_round_setup import NORMS, SET, TEAMS, plays, scopes, setups

NEW_TEAM = 5
EVERYONE = (*TEAMS, NEW_TEAM)
AFTERWARDS = RhythmChosen | NextRoundPlanned | OriginDropped
"""What is also done after a round's end."""
WITHOUT_A_PLAN = (InvitedOnceMore, FewWrote, OriginDropped, NextRoundPlanned, RoundStarted)


@dataclass(frozen=True, slots=True)
class Life:
    """A setup, when it was frozen, and what was tried since: hours after the thing before, and the act."""

    setup: Setup
    started: datetime
    tried: tuple[tuple[int, RoundAct], ...]


@dataclass(frozen=True, slots=True)
class Change:
    at: datetime
    act: RoundAct
    before: CurrentRound
    after: CurrentRound

    @property
    def fixed(self) -> Period | None:
        """The last week that this act may not change; None where no week has begun."""
        this = Period.of(self.at)
        return this if this >= self.before.setup.first else None


def acts_for(setup: Setup) -> st.SearchStrategy[RoundAct]:
    first, last = setup.first, setup.first.plus(setup.weeks)
    named = [*(mark.norm for mark in setup.not_applicable), *NORMS[:3]]
    marks = st.builds(
        MarkedNotApplicable,
        st.sampled_from([*NORMS, *named]),
        scopes(setup.teams, setup.together),
        st.just("reden"),
    )
    return st.one_of(
        st.builds(Paused, st.none() | st.integers(1, 4).map(last.plus) | st.integers(1, 20).map(first.plus)),
        st.just(Paused(None)),
        st.just(Resumed()),
        st.just(Resumed()),
        st.builds(Extended, st.sampled_from((1, 2, 4, 9))),
        marks,
        marks,
        st.builds(AppliesAgain, st.sampled_from(named)),
        st.builds(AppliesAgain, st.sampled_from(named)),
        st.builds(TeamAdded, st.sampled_from(EVERYONE)),
        st.builds(RhythmChosen, st.sampled_from((0, 1, 2))),
        st.one_of(st.just(ClosedEarly()), st.just(InvitedOnceMore()), st.builds(FewWrote, st.just(first))),
        st.builds(NextRoundPlanned, st.none() | st.just(last.sunday)),
        st.builds(OriginDropped, st.sampled_from([*setup.origins, "geen"])),
    )


ENDING: st.SearchStrategy[RoundAct] = st.one_of(
    st.just(ClosedEarly()), st.builds(RhythmChosen, st.sampled_from((0, 1, 2))), st.just(Resumed())
)


@st.composite
def lives(draw: st.DrawFn) -> Life:
    setup = draw(setups())
    before = draw(st.integers(1, 40))
    started = datetime.combine(setup.first.monday - timedelta(days=before), time(10), tzinfo=AMSTERDAM)
    waits = st.one_of(st.integers(0, 30), st.integers(0, 24 * 35))
    tried = draw(st.lists(st.tuples(waits, acts_for(setup)), min_size=4, max_size=10))
    ended = draw(st.lists(st.tuples(st.one_of(waits, st.integers(0, 24 * 400)), ENDING), max_size=4))
    return Life(setup, started, (*tried, *ended))


def lets(now: CurrentRound, act: RoundAct, at: datetime) -> bool:
    """Whether the menus of that moment offer it: not after the end, and a rhythm only then."""
    match act:
        case RhythmChosen():
            return now.is_closed(at)
        case Paused(until) if until is not None and until <= Period.of(at):
            return False
        case _:
            return isinstance(act, AFTERWARDS) or not now.is_closed(at)


def changes(life: Life) -> Iterator[Change]:
    now = current_round(1, SET, life.setup, course(life.setup, life.started, ()))
    at = life.started
    for hours, act in life.tried:
        at += timedelta(hours=hours)
        if lets(now, act, at):
            following = with_act(now, act, at)
            yield Change(at, act, now, following)
            now = following


def lived(life: Life) -> CurrentRound:
    begun = current_round(1, SET, life.setup, course(life.setup, life.started, ()))
    return reduce(lambda _, change: change.after, changes(life), begun)


def plans(now: CurrentRound) -> list[tuple[int | None, Plan]]:
    return [(None, now.plan), *((team, now.plan_of(team)) for team in EVERYONE if now.course.takes_part(team))]


def up_to(plan: Plan, last: Period | None) -> list[object]:
    return [week for week in plan.weeks if last is not None and week.period <= last]


@given(lives())
@plays
def test_no_act_changes_a_week_that_has_begun(life: Life) -> None:
    for change in changes(life):
        was, now = change.before, change.after
        assert up_to(now.plan, change.fixed) == up_to(was.plan, change.fixed), change.act
        for team in EVERYONE:
            assert up_to(now.plan_of(team), change.fixed) == up_to(was.plan_of(team), change.fixed), change.act
        assert now.setup == was.setup


@given(lives())
@plays
def test_weeks_follow_one_another_outside_what_is_left_out_paused_or_closed(life: Life) -> None:
    now = lived(life)
    for _, plan in plans(now):
        periods = [week.period for week in plan.weeks]
        assert all(one < other for one, other in pairwise(periods))
        assert not set(periods) & set(now.setup.left_out)
        assert not any(now.course.skips(period) for period in periods)
        assert all(period >= now.setup.first for period in periods)
        light = [week.light for week in plan.weeks]
        assert light == sorted(light)
        if now.course.closed is not None:
            assert all(week.period <= Period.of(now.course.closed) for week in plan.of_round)


@given(lives())
@plays
def test_a_norm_is_shared_once_with_a_team_and_only_while_it_applies_to_it(life: Life) -> None:
    now = lived(life)
    for team, plan in plans(now):
        shared = [week.shared for week in plan.weeks if week.shared]
        assert len(shared) == len(set(shared))
        marks = [m for m in now.course.marks if not m.what.teams] if team is None else now.course.marks_for(team)
        for week in plan.weeks:
            norms = {norm for norm in (week.shared, *week.extras) if norm}
            assert len(norms) == len(week.extras) + bool(week.shared)
            assert all(thema_of(SET, norm).nummer == week.theme for norm in norms)
            assert not norms & {mark.what.norm for mark in marks if mark.holds(week.period)}


@given(lives())
@plays
def test_all_teams_are_asked_about_one_theme_in_a_week(life: Life) -> None:
    now = lived(life)
    themes = [(week.period, week.theme, week.light) for week in now.plan.weeks]
    for _, plan in plans(now):
        assert [(week.period, week.theme, week.light) for week in plan.weeks] == themes


@given(lives())
@plays
def test_teams_that_are_seen_as_one_are_asked_the_same(life: Life) -> None:
    now = lived(life)
    for group in now.setup.together:
        assert all(now.plan_of(team) == now.plan_of(group[0]) for team in group)
        assert all(now.group_of(team) == group for team in group)
    groups = now.groups(EVERYONE)
    assert sorted(team for group in groups for team in group) == sorted({team for team, _ in now.course.teams})


@given(lives())
@plays
def test_a_round_has_its_weeks_as_long_as_there_are_norms(life: Life) -> None:
    now = lived(life)
    asked, state = now.plan.of_round, now.course
    assert len(asked) <= state.weeks
    ever_off = {mark.what.norm for mark in state.marks if not mark.what.teams}
    known = state.closed is None and all(pause.back is not None for pause in state.pauses)
    if known and state.weeks <= len(norms_of(SET)) - len(ever_off):
        assert len(asked) == state.weeks
        assert now.ends == asked[-1].period
    if state.closed is not None:
        assert now.ends == max(Period.of(state.closed), now.setup.first)


@given(lives())
@plays
def test_what_applies_to_nobody_is_asked_of_nobody_until_it_applies_again(life: Life) -> None:
    off: dict[int, Period] = {}
    for change in changes(life):
        following = max(Period.of(change.at).plus(1), life.setup.first)
        match change.act:
            case MarkedNotApplicable(norm, (), _):
                off[norm] = min(off.get(norm, following), following)
            case AppliesAgain(norm) | MarkedNotApplicable(norm, _, _):
                off.pop(norm, None)
                still = [m for m in change.after.course.marks if m.what.norm == norm and m.until is None]
                assert [m.what.teams for m in still] == [t for t in (_scope(change.act),) if t is not None]
            case _:
                pass
        for _, plan in plans(change.after):
            for week in plan.weeks:
                assert not any(norm in (week.shared, *week.extras) and week.period >= off[norm] for norm in off)


def _scope(act: RoundAct) -> tuple[int, ...] | None:
    return act.teams if isinstance(act, MarkedNotApplicable) else None


@given(lives())
@plays
def test_what_is_no_decision_about_the_plan_leaves_it_alone(life: Life) -> None:
    for change in changes(life):
        if isinstance(change.act, WITHOUT_A_PLAN):
            assert plans(change.after) == plans(change.before)
            assert change.after.ends == change.before.ends


@given(lives())
@plays
def test_a_pause_asks_nothing_and_what_it_skipped_comes_after_it(life: Life) -> None:
    for change in changes(life):
        if not isinstance(change.act, Paused | Resumed):
            continue
        this = Period.of(change.at)
        was, now = change.before.course, change.after.course
        assert now.is_paused(change.at) == (
            isinstance(change.act, Paused) or _ends_later(change.before, change.at)
        )
        assert now.weeks == was.weeks
        assert now.marks == was.marks
        if now.closed is None and isinstance(change.act, Resumed):
            assert all(pause.back is not None and pause.back <= this.plus(1) for pause in now.pauses)


def _ends_later(before: CurrentRound, at: datetime) -> bool:
    """A pause of an earlier week ends with this one."""
    running = [p for p in before.course.pauses if p.back is None or Period.of(at) < p.back]
    return any(Period.of(pause.since) < Period.of(at) for pause in running)


@given(lives(), st.integers(0, 60), st.integers(0, 6), st.integers(0, 23))
@plays
def test_something_is_started_only_in_a_planned_week_that_is_not_paused_or_over(
    life: Life, week: int, day: int, hour: int
) -> None:
    now = lived(life)
    at = datetime.combine(life.setup.first.plus(week).monday + timedelta(days=day), time(hour), tzinfo=AMSTERDAM)
    planned = now.plan.week(Period.of(at))
    if now.asks(at):
        assert not now.course.is_paused(at)
        assert planned is None or planned.light or not now.is_closed(at)
    if planned is not None and planned.light:
        assert now.is_closed(at)
    for team in EVERYONE:
        asked = now.week(team, Period.of(at))
        assert asked is None or (asked.shared and now.course.takes_part(team))


@given(lives(), st.integers(0, 12))
@plays
def test_a_course_is_its_acts_folded_one_by_one(life: Life, cut: int) -> None:
    log, at = [], life.started
    for hours, act in life.tried:
        at += timedelta(hours=hours)
        log.append(Logged(at, load_act(dump_act(act))))
    whole = course(life.setup, life.started, log)
    part = course(life.setup, life.started, log[:cut])
    assert reduce(lambda now, one: after(now, life.setup, _about(one), one.at), log[cut:], part) == whole
    assert course(life.setup, life.started, log) == whole


def _about(logged: Logged) -> RoundAct:
    assert isinstance(logged.act, RoundAct)
    return logged.act


@given(lives())
@plays
def test_who_takes_part_stays_and_origins_only_go(life: Life) -> None:
    for change in changes(life):
        was, now = change.before.course, change.after.course
        assert now.teams[: len(was.teams)] == was.teams
        assert len({team for team, _ in now.teams}) == len(now.teams)
        assert set(now.origins) <= set(was.origins)
        assert now.weeks >= was.weeks
        assert was.closed is None or now.closed == was.closed


MANY, OFTEN, DEADLINE = 5000, 20, 2.0
"""Seconds of CPU; it takes some hundredths."""


def test_a_team_is_found_at_once_among_thousands() -> None:
    teams, started = tuple(range(1, MANY + 1)), datetime(2026, 11, 20, 10, tzinfo=AMSTERDAM)
    found = course(replace(fresh(SET, Period(2026, 48), ()), teams=teams), started, ())
    began = process_time()
    assert all(found.takes_part(team) and found.since(team) == started for _ in range(OFTEN) for team in teams)
    assert process_time() - began < DEADLINE
    assert not found.takes_part(MANY + 1)
