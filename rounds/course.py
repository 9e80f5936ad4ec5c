"""How a round stands: its setup with everything that was done to it since, folded into one value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import takewhile
from typing import assert_never

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
from rounds.period import Period
from rounds.setup import NotApplicable, Setup


@dataclass(frozen=True, slots=True)
class Pause:
    """`since` is the first instant, `back` the first week with a question again; None: not known yet."""

    since: datetime
    back: Period | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A norm that does not apply in the weeks from `since` up to, not including, `until`."""

    what: NotApplicable
    since: Period
    until: Period | None = None

    def holds(self, period: Period) -> bool:
        return self.since <= period and (self.until is None or period < self.until)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """From the week `since` a question each `every` weeks; 0: none."""

    since: Period
    every: int


@dataclass(frozen=True, slots=True)
class Course:
    """`teams`: who takes part, each with since when; empty for a round of the first release: all.

    `weeks`: with a question, those that were added included. `closed`: by hand, before its time.
    `reminders`: whether Spiegel reminds; not after two weeks in which few wrote, until a pause has ended.
    """

    started: datetime
    teams: tuple[tuple[int, datetime], ...]
    weeks: int
    marks: tuple[Mark, ...]
    origins: tuple[str, ...]
    pauses: tuple[Pause, ...] = ()
    closed: datetime | None = None
    reminders: bool = True
    invited_again: bool = False
    few_wrote: Period | None = None
    rhythms: tuple[Rhythm, ...] = ()
    next_round: date | None = None
    _came_in: Mapping[int, datetime] = field(init=False, repr=False, compare=False)
    """`teams` by number: each picture of a Monday asks it a few times, and there may be thousands."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_came_in", dict(reversed(self.teams)))

    def is_paused(self, now: datetime) -> bool:
        return any(
            pause.since <= now and (pause.back is None or Period.of(now) < pause.back) for pause in self.pauses
        )

    def skips(self, period: Period) -> bool:
        """Whether a pause lies over the whole of this week; the week in which it began is none."""
        return any(
            Period.of(pause.since) < period and (pause.back is None or period < pause.back)
            for pause in self.pauses
        )

    def takes_part(self, team: int) -> bool:
        return not self.teams or team in self._came_in

    def since(self, team: int) -> datetime:
        """When this team came in; the start for one that was there from the beginning."""
        return self._came_in.get(team, self.started)

    def marks_for(self, team: int) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.what.holds_for(team))


def course(setup: Setup, started: datetime, acts: Iterable[Logged]) -> Course:
    """Acts that are not about a round are passed over."""
    begun = Course(
        started,
        tuple((team, started) for team in setup.teams),
        setup.weeks,
        tuple(Mark(what, setup.first) for what in setup.not_applicable),
        setup.origins,
    )
    for logged in acts:
        if isinstance(logged.act, RoundAct):
            begun = after(begun, setup, logged.act, logged.at)
    return begun


def after(now: Course, setup: Setup, act: RoundAct, at: datetime) -> Course:
    """What has begun stays as it was: an act counts from the week after it, or from the first where none ran."""
    this = Period.of(at)
    following = max(this.plus(1), setup.first)
    match act:
        case RoundStarted():
            return now
        case TeamAdded(team):
            return now if now.takes_part(team) else replace(now, teams=(*now.teams, (team, at)))
        case Paused(until):
            pauses = (*_ended(now, at), Pause(at, until))
            return replace(now, pauses=pauses, reminders=True, few_wrote=None)
        case Resumed():
            return replace(now, pauses=_ended(now, at), reminders=True, few_wrote=None)
        case Extended(weeks):
            return replace(now, weeks=now.weeks + weeks)
        case ClosedEarly():
            return replace(now, closed=now.closed or at)
        case MarkedNotApplicable(norm, teams, reason):
            what = NotApplicable(norm, teams, reason, at.date())
            return replace(now, marks=(*_lifted(now, norm, following), Mark(what, following)))
        case AppliesAgain(norm):
            return replace(now, marks=_lifted(now, norm, following))
        case InvitedOnceMore():
            return replace(now, invited_again=True)
        case FewWrote(period):
            return replace(now, reminders=False, few_wrote=period)
        case OriginDropped(name):
            return replace(now, origins=tuple(one for one in now.origins if one != name))
        case RhythmChosen(every):
            kept = tuple(takewhile(lambda rhythm: rhythm.since < following, now.rhythms))
            return replace(now, rhythms=(*kept, Rhythm(following, every)))
        case NextRoundPlanned(on):
            return replace(now, next_round=on)
        case _:
            assert_never(act)


def _ended(now: Course, at: datetime) -> tuple[Pause, ...]:
    """A pause that still lasts ends here: there is a question again next week, or this week if it began in it."""
    this = Period.of(at)
    return tuple(
        replace(pause, back=this if Period.of(pause.since) == this else this.plus(1))
        if pause.back is None or this < pause.back
        else pause
        for pause in now.pauses
    )


def _lifted(now: Course, norm: int, following: Period) -> tuple[Mark, ...]:
    """Open marks of this norm end; one that never held goes."""
    found = []
    for mark in now.marks:
        if mark.what.norm != norm or mark.until is not None:
            found.append(mark)
        elif mark.since < following:
            found.append(replace(mark, until=following))
    return tuple(found)
