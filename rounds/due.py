"""What the clock owes to whom at a told time: prompts to people, pictures to teams."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from norms.model import NormSet, norm_by_number
from rounds.calendar import (
    OFFICE,
    OPENS,
    Hours,
    Moment,
    at_clock,
    next_allowed,
    picture_moment,
    prompt_moment,
)
from rounds.current import CurrentRound
from rounds.period import Period
from rounds.plan import Plan

PICTURE_WEEKS_BACK = 8
"""How many past weeks a picture is still made for after downtime."""
EFFECT_WAITS = timedelta(days=14)
NEXT_ROUND_AHEAD = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Listener:
    """A person who may be prompted. `since`: a moment before it brings nothing (they were not there yet)."""

    person: int
    team: int
    role: str
    moment: Moment
    since: datetime
    hours: Hours = OFFICE


@dataclass(frozen=True, slots=True)
class PromptDue:
    person: int
    period: Period
    at: datetime


@dataclass(frozen=True, slots=True)
class PictureDue:
    """The picture of `period` for these teams, seen as one; `at` is when it opens."""

    teams: tuple[int, ...]
    period: Period
    at: datetime


Due = PromptDue | PictureDue


def prompt_due(listener: Listener, period: Period, plan: Plan, norm_set: NormSet) -> PromptDue | None:
    """The prompt of this week for this person, or None where their role has no question in it."""
    week = plan.week(period)
    if week is None or not week.shared or listener.role not in norm_by_number(norm_set, week.shared).rollen:
        return None
    at = prompt_moment(period, listener.moment, listener.hours)
    if at is None or at <= listener.since:
        return None
    return PromptDue(listener.person, period, at)


def pictures_due(group: tuple[int, ...], since: datetime, now: datetime, plan: Plan) -> tuple[PictureDue, ...]:
    """The pictures of these teams that have opened by `now`, oldest first; none of weeks before they took part."""
    found = []
    for week in plan.weeks:
        at = picture_moment(week.period)
        if week.period.closes > since and at <= now and now - at < timedelta(weeks=PICTURE_WEEKS_BACK):
            found.append(PictureDue(group, week.period, at))
    return tuple(found)


def participation_due(current: CurrentRound, now: datetime) -> Period | None:
    """The last week of which it is due to tell who took part, as its pictures open; None where that is long ago.

    Weeks in which something was asked, and the last one of the round.
    """
    asked = {week.period for week in current.plan.of_round} | ({current.ends} if current.ends else set())
    opened = [
        one for one in asked if timedelta() <= now - picture_moment(one) < timedelta(weeks=PICTURE_WEEKS_BACK)
    ]
    return max(opened, default=None)


def closing_moment(current: CurrentRound) -> datetime | None:
    """When everyone hears that the round is over: as the last picture opens. None where no end is known."""
    if current.ends is None or not current.plan.of_round:
        return None
    return picture_moment(current.ends)


def effect_moment(current: CurrentRound) -> datetime | None:
    """When the taps after the round are counted."""
    closing = closing_moment(current)
    return closing + EFFECT_WAITS if closing else None


def next_round_moment(current: CurrentRound) -> datetime | None:
    """When coördinatoren are told that the day they noted for a next round comes near."""
    planned = current.course.next_round
    return next_allowed(at_clock(planned - NEXT_ROUND_AHEAD, OPENS)) if planned else None


def coming(current: CurrentRound, now: datetime) -> list[datetime]:
    """The next of each kind of moment, after `now`, at which something about the whole round is due."""
    pictures = (picture_moment(week.period) for week in current.plan.weeks)
    others = (closing_moment(current), effect_moment(current), next_round_moment(current))
    kinds = ([at for at in kind if at is not None and at > now] for kind in (pictures, others))
    return [at for kind in kinds for at in sorted(kind)[: len(others)]]
