"""When something may be sent: working days of the CAO Sociaal Werk, the window, the moments of a week."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

import holidays

from rounds.period import AMSTERDAM, Period

OPENS = time(8, 30)
"""The first minute of a working day at which Spiegel may start something."""
SHUTS = time(17, 30)
"""The last minute of a working day at which Spiegel may start something; this end counts too."""
REMINDER_WORKING_DAYS = 2
FRIDAY = 5
SUNDAY = 7
EASTER_MONTHS = (3, 4)


@dataclass(frozen=True, slots=True)
class Moment:
    """A weekly moment of one's own; `weekday` is ISO, 1 = Monday to 5 = Friday."""

    weekday: int
    at: time


DEFAULT_MOMENT = Moment(4, time(16, 15))
MORNING_MOMENT = Moment(2, time(8, 45))


@cache
def cao_holidays(year: int) -> frozenset[date]:
    """The holidays of the CAO Sociaal Werk: 5 May every year, Good Friday never."""
    public = holidays.country_holidays("NL", years=year)
    good_friday = {
        day - timedelta(days=2) for day in public if day.isoweekday() == SUNDAY and _is_easter(day, public)
    }
    return frozenset(public) - good_friday | {date(year, 5, 5)}


def _is_easter(day: date, public: Container[date]) -> bool:
    """Easter Sunday is the Sunday in March or April with a holiday on the Monday after it."""
    return day.month in EASTER_MONTHS and day + timedelta(days=1) in public


def is_working_day(day: date) -> bool:
    return day.isoweekday() <= FRIDAY and day not in cao_holidays(day.year)


def add_working_days(day: date, count: int) -> date:
    """The working day that lies `count` working days after `day`; count is at least 1."""
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def at_clock(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=AMSTERDAM)


def is_allowed(at: datetime) -> bool:
    """Whether Spiegel may start something at this instant."""
    local = at.astimezone(AMSTERDAM)
    return is_working_day(local.date()) and OPENS <= local.time().replace(second=0, microsecond=0) <= SHUTS


def next_allowed(at: datetime) -> datetime:
    """`at` itself where it is allowed, else the opening of the window on the next working day."""
    if is_allowed(at):
        return at
    local = at.astimezone(AMSTERDAM)
    if is_working_day(local.date()) and local.time() < OPENS:
        return at_clock(local.date(), OPENS)
    return at_clock(add_working_days(local.date(), 1), OPENS)


def prompt_moment(period: Period, moment: Moment) -> datetime | None:
    """The own moment in this week; on a holiday the next working day of the week, else the nearest before it.

    None where the whole week is holiday.
    """
    wanted = period.monday + timedelta(days=moment.weekday - 1)
    later = [wanted + timedelta(days=n) for n in range(FRIDAY - moment.weekday + 1)]
    earlier = [wanted - timedelta(days=n) for n in range(1, moment.weekday)]
    for day in (*later, *earlier):
        if is_working_day(day):
            return at_clock(day, moment.at)
    return None


def reminder_moment(prompted: datetime, period: Period) -> datetime | None:
    """Two working days after the prompt, on the week's last working day if that comes first; else None."""
    local = prompted.astimezone(AMSTERDAM)
    day = add_working_days(local.date(), REMINDER_WORKING_DAYS)
    while day > local.date() and (Period.of(day) != period or not is_working_day(day)):
        day -= timedelta(days=1)
    if day <= local.date():
        return None
    return next_allowed(at_clock(day, local.time().replace(second=0, microsecond=0)))


def picture_moment(period: Period) -> datetime:
    """When the picture of this week opens: the Monday after it at 08.30, or the next working day."""
    day = period.monday + timedelta(days=7)
    return at_clock(day if is_working_day(day) else add_working_days(day, 1), OPENS)


def next_occurrence(moment: Moment, after: datetime) -> datetime:
    """The first own moment strictly after `after`."""
    period = Period.of(after)
    while True:
        at = prompt_moment(period, moment)
        if at is not None and at > after:
            return at
        period = period.plus(1)


def first_monday(after: date) -> Period:
    """The week of the first Monday that lies after `after`."""
    return Period.of(after).plus(1)
