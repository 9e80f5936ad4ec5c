"""Which norm comes in which week of a round."""

from dataclasses import dataclass

from norms.model import NormSet
from rounds.period import Period

THRESHOLD = 5
"""k: how many different people must have answered before anything of it is shown; the floor and the default."""


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """A week's theme: the norm that everyone gets, and the others of it for who wants more."""

    period: Period
    theme: int
    shared: int
    extras: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The weeks of one round, in order, without gaps."""

    weeks: tuple[WeekPlan, ...]

    def week(self, period: Period) -> WeekPlan | None:
        return next((week for week in self.weeks if week.period == period), None)

    @property
    def first(self) -> Period:
        return self.weeks[0].period

    @property
    def last(self) -> Period:
        return self.weeks[-1].period


def one_question_a_week(norm_set: NormSet, start: Period) -> Plan:
    """A week per theme, in the set's order; the first norm of a theme is shared, the others are extra."""
    return Plan(
        tuple(
            WeekPlan(
                start.plus(index),
                theme.nummer,
                theme.normen[0].nummer,
                tuple(norm.nummer for norm in theme.normen[1:]),
            )
            for index, theme in enumerate(norm_set.themas)
        )
    )


def next_norm(week: WeekPlan, role: str, norm_set: NormSet, answered: tuple[int, ...]) -> int | None:
    """The first norm of the week's theme that this role is asked and that has no answer yet."""
    for theme in norm_set.themas:
        if theme.nummer == week.theme:
            fits = {norm.nummer for norm in theme.normen if role in norm.rollen}
            order = (week.shared, *week.extras)
            return next((n for n in order if n in fits and n not in answered), None)
    return None
