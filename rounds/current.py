"""A round that was started: what it asks whom, and whether it still does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from norms.model import NormSet
from rounds.acts import RoundAct
from rounds.course import Course, after
from rounds.period import Period
from rounds.plan import Plan, WeekPlan, lay_out
from rounds.setup import Setup


@dataclass(frozen=True, slots=True)
class CurrentRound:
    """`own_plans`: of the teams to which a norm does not apply that others have; `plan` holds for all others.

    `ends` is the last week of the round; None while a pause has no end yet.
    """

    id: int
    norm_set: NormSet
    setup: Setup
    course: Course
    plan: Plan
    own_plans: Mapping[int, Plan]
    ends: Period | None

    def plan_of(self, team: int) -> Plan:
        return self.own_plans.get(team, self.plan)

    def week(self, team: int, period: Period) -> WeekPlan | None:
        """None where this team takes no part, or is asked nothing in this week."""
        if not self.course.takes_part(team):
            return None
        week = self.plan_of(team).week(period)
        return week if week is not None and week.shared else None

    def is_closed(self, now: datetime) -> bool:
        """By hand, or because its last week has passed."""
        if self.course.closed is not None:
            return self.course.closed <= now
        return self.ends is not None and self.ends.closes <= now

    def has_begun(self, now: datetime) -> bool:
        return self.setup.first <= Period.of(now)

    def asks(self, now: datetime) -> bool:
        """Whether Spiegel may start something about it at this moment."""
        if self.course.is_paused(now):
            return False
        if not self.is_closed(now):
            return True
        week = self.plan.week(Period.of(now))
        return week is not None and week.light

    def group_of(self, team: int) -> tuple[int, ...]:
        """The teams that are seen as one with this one; itself alone mostly. In order."""
        return next((group for group in self.setup.together if team in group), (team,))

    def groups(self, teams: Iterable[int]) -> tuple[tuple[int, ...], ...]:
        """Every group of the teams that take part, each once."""
        return tuple(sorted({self.group_of(team) for team in teams if self.course.takes_part(team)}))

    @property
    def asked_of_all(self) -> tuple[int, ...]:
        """The shared norms of the weeks of this round, in order."""
        return tuple(week.shared for week in self.plan.of_round if week.shared)


def current_round(number: int, norm_set: NormSet, setup: Setup, state: Course) -> CurrentRound:
    marked = {team for mark in state.marks for team in mark.what.teams}
    own = {team: lay_out(norm_set, setup, state, team) for team in sorted(marked)}
    plan = lay_out(norm_set, setup, state)
    return CurrentRound(number, norm_set, setup, state, plan, own, _ends(setup, state, plan))


def _ends(setup: Setup, state: Course, plan: Plan) -> Period | None:
    if state.closed is not None:
        return max(Period.of(state.closed), setup.first)
    asked = plan.of_round
    if not asked or (len(asked) < state.weeks and any(pause.back is None for pause in state.pauses)):
        return None
    return plan.of_round[-1].period


def with_act(current: CurrentRound, act: RoundAct, at: datetime) -> CurrentRound:
    """The round as it is once this was done."""
    state = after(current.course, current.setup, act, at)
    return current_round(current.id, current.norm_set, current.setup, state)
