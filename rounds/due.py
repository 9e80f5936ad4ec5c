"""What the clock owes to whom at a told time: prompts to people, pictures to teams."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from norms.model import NormSet, norm_by_number
from rounds.calendar import Moment, next_allowed, picture_moment, prompt_moment
from rounds.period import Period
from rounds.plan import Plan

PICTURE_WEEKS_BACK = 8
"""How many past weeks a picture is still made for after downtime."""


@dataclass(frozen=True, slots=True)
class Listener:
    """A person who may be prompted. `since`: a moment before it brings nothing (they were not there yet)."""

    person: int
    role: str
    moment: Moment
    since: datetime


@dataclass(frozen=True, slots=True)
class PromptDue:
    person: int
    period: Period
    at: datetime


@dataclass(frozen=True, slots=True)
class PictureDue:
    """The picture of `period` for the whole team; `at` is when it opens."""

    team: int
    period: Period
    at: datetime


Due = PromptDue | PictureDue


def prompt_due(listener: Listener, period: Period, plan: Plan, norm_set: NormSet) -> PromptDue | None:
    """The prompt of this week for this person, or None where their role has no question in it."""
    week = plan.week(period)
    if week is None or listener.role not in norm_by_number(norm_set, week.shared).rollen:
        return None
    at = prompt_moment(period, listener.moment)
    if at is None or at <= listener.since:
        return None
    return PromptDue(listener.person, period, next_allowed(at))


def pictures_due(team: int, since: datetime, now: datetime, plan: Plan) -> tuple[PictureDue, ...]:
    """The pictures of this team that have opened by `now`, oldest first; none of weeks before it existed."""
    found = []
    for week in plan.weeks:
        at = picture_moment(week.period)
        if week.period.closes > since and at <= now and now - at < timedelta(weeks=PICTURE_WEEKS_BACK):
            found.append(PictureDue(team, week.period, at))
    return tuple(found)


def next_picture(now: datetime, plan: Plan) -> datetime | None:
    """The next opening of any team's picture after `now`."""
    return min((at for week in plan.weeks if (at := picture_moment(week.period)) > now), default=None)
