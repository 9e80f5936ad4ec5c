"""Which norm comes in which week of a round."""

from collections.abc import Iterator
from dataclasses import dataclass

from norms.model import Norm, NormSet
from rounds.course import Course
from rounds.period import Period
from rounds.setup import Setup

THRESHOLD = 5
"""k: how many different people must have answered before anything of it is shown; the floor and the default."""
FURTHEST = 300
"""Weeks after the first in which a question may still be planned, pauses included."""


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """A week's theme: the norm that everyone gets, and the others of it for who wants more.

    `light`: after the round, in the rhythm until the next. `shared` is 0 where the theme has nothing that
    applies to this team.
    """

    period: Period
    theme: int
    shared: int
    extras: tuple[int, ...]
    light: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The weeks with a question, in order; weeks that are left out or paused are not in it."""

    weeks: tuple[WeekPlan, ...]

    def week(self, period: Period) -> WeekPlan | None:
        return next((week for week in self.weeks if week.period == period), None)

    @property
    def of_round(self) -> tuple[WeekPlan, ...]:
        """Without the light ones."""
        return tuple(week for week in self.weeks if not week.light)


def lay_out(norm_set: NormSet, setup: Setup, state: Course, team: int | None = None) -> Plan:
    """The plan of one team, or where `team` is None the one that holds for all that have no marks of their own.

    Theme after theme in the setup's order; where all have been, each one's next norm. A theme is the same for
    all teams in a week; of a norm that does not apply to a team, the theme's next one comes in its place.
    """
    marks = state.marks if team is None else state.marks_for(team)
    off_for_all = [mark for mark in state.marks if not mark.what.teams]
    queues = {theme: _in_turn(norm_set, setup, theme) for theme in setup.order}
    turns = dict.fromkeys(setup.order, 0)
    asked_of_all: set[int] = set()
    asked: set[int] = set()
    weeks: list[WeekPlan] = []
    for period, light in _periods(setup, state):
        off_here = {mark.what.norm for mark in off_for_all if mark.holds(period)}
        left = [theme for theme in setup.order if set(queues[theme]) - asked_of_all - off_here]
        if not left:
            break
        theme = min(left, key=lambda one: turns[one])
        turns[theme] += 1
        general = next(norm for norm in queues[theme] if norm not in asked_of_all | off_here)
        off = {m.what.norm for m in marks if m.holds(period) and (team is not None or not m.what.teams)}
        fits = [norm for norm in queues[theme] if norm not in off]
        shared = next((norm for norm in fits if norm not in asked), 0)
        extras = tuple(sorted(norm for norm in fits if norm != shared and norm not in asked))
        weeks.append(WeekPlan(period, theme, shared, extras, light))
        asked_of_all.add(general)
        asked.add(shared)
    return Plan(tuple(weeks))


def _in_turn(norm_set: NormSet, setup: Setup, theme: int) -> tuple[int, ...]:
    """The theme's norms, those of earlier rounds last."""
    found: tuple[Norm, ...] = next(one.normen for one in norm_set.themas if one.nummer == theme)
    numbers = [norm.nummer for norm in found]
    return tuple(sorted(numbers, key=lambda norm: norm in setup.shared_before))


def _periods(setup: Setup, state: Course) -> Iterator[tuple[Period, bool]]:
    """The weeks that ask something, and whether after the round; ends where nothing more is known."""
    closing = Period.of(state.closed) if state.closed else None
    asked, period, counted = 0, setup.first, 0
    for _ in range(FURTHEST):
        if asked == state.weeks or (closing is not None and period > closing):
            break
        if period not in setup.left_out and not state.skips(period):
            yield period, False
            asked += 1
        period = period.plus(1)
    ended = max(period, closing.plus(1)) if closing is not None else period
    if asked < state.weeks and closing is None:
        return
    period = ended
    for _ in range(FURTHEST):
        every = next((r.every for r in reversed(state.rhythms) if r.since <= period), 0)
        asks = period not in setup.left_out and not state.skips(period)
        if asks and every and counted % every == 0:
            yield period, True
        counted = counted + 1 if every else 0
        period = period.plus(1)


def next_norm(week: WeekPlan, role: str, norm_set: NormSet, answered: tuple[int, ...]) -> int | None:
    """The first norm of the week's theme that this role is asked and that has no answer yet."""
    for theme in norm_set.themas:
        if theme.nummer == week.theme:
            fits = {norm.nummer for norm in theme.normen if role in norm.rollen}
            order = (week.shared, *week.extras)
            return next((n for n in order if n in fits and n not in answered), None)
    return None
