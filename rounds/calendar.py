"""When something may be sent: working days of the CAO Sociaal Werk, the window, the moments of a week."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache

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
EARLIEST, LATEST = time(6, 0), time(22, 0)
"""Outside these nothing is due, whatever anyone chose."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A weekly moment of one's own; `weekday` is ISO, 1 = Monday to 5 = Friday."""

    weekday: int
    at: time


DEFAULT_MOMENT = Moment(4, time(16, 15))
MORNING_MOMENT = Moment(2, time(8, 45))


@dataclass(frozen=True, slots=True)
class Hours:
    """When one person may be spoken to: ISO weekdays of work, a window of which both ends count, and a pause.

    `back` is the first day after a pause. `free`: days on which nothing is asked, such as a school holiday.
    """

    days: frozenset[int] = frozenset(range(1, FRIDAY + 1))
    opens: time = OPENS
    shuts: time = SHUTS
    back: date | None = None
    free: frozenset[date] = frozenset()

    def holds(self, day: date) -> bool:
        """Whether anything may be started on this day."""
        here = self.back is None or day >= self.back
        return here and day.isoweekday() in self.days and day not in self.free and is_working_day(day)


OFFICE = Hours()
"""The hours of who chose none, and of what is about a whole team."""
FURTHEST_DAY = 800
"""Days ahead in which a next allowed instant is looked for; a pause is shorter, and a year has working days."""


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


def add_working_days(day: date, count: int, hours: Hours = OFFICE) -> date:
    """The day of work that lies `count` days of work after `day`; count is at least 1."""
    for _ in range(FURTHEST_DAY):
        day += timedelta(days=1)
        count -= hours.holds(day)
        if not count:
            break
    return day


def at_clock(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=AMSTERDAM)


def is_allowed(at: datetime, hours: Hours = OFFICE) -> bool:
    """Whether Spiegel may start something at this instant."""
    local = at.astimezone(AMSTERDAM)
    in_window = hours.opens <= local.time().replace(second=0, microsecond=0) <= hours.shuts
    return in_window and hours.holds(local.date())


def next_allowed(at: datetime, hours: Hours = OFFICE) -> datetime:
    """`at` itself where it is allowed, else the opening of the window on the next day of work."""
    if is_allowed(at, hours):
        return at
    local = at.astimezone(AMSTERDAM)
    if hours.holds(local.date()) and local.time() < hours.opens:
        return at_clock(local.date(), hours.opens)
    return at_clock(add_working_days(local.date(), 1, hours), hours.opens)


@lru_cache(maxsize=4096)
def prompt_moment(period: Period, moment: Moment, hours: Hours = OFFICE) -> datetime | None:
    """The own moment in this week; on a day off the next day of work in the week, else the nearest before it.

    None where the week has no day of work. A moment outside the window is at its nearest end.
    """
    wanted = period.monday + timedelta(days=moment.weekday - 1)
    later = [wanted + timedelta(days=n) for n in range(FRIDAY - moment.weekday + 1)]
    earlier = [wanted - timedelta(days=n) for n in range(1, moment.weekday)]
    for day in (*later, *earlier):
        if hours.holds(day):
            return at_clock(day, min(max(moment.at, hours.opens), hours.shuts))
    return None


def reminder_moment(prompted: datetime, period: Period, hours: Hours = OFFICE) -> datetime | None:
    """Two days of work after the prompt, on the week's last day of work if that comes first; else None."""
    local = prompted.astimezone(AMSTERDAM)
    day = local.date()
    for _ in range(REMINDER_WORKING_DAYS):
        day = add_working_days(day, 1, hours)
    while day > local.date() and (Period.of(day) != period or not hours.holds(day)):
        day -= timedelta(days=1)
    if day <= local.date():
        return None
    return next_allowed(at_clock(day, local.time().replace(second=0, microsecond=0)), hours)


def picture_moment(period: Period) -> datetime:
    """When the picture of this week opens: the Monday after it at 08.30, or the next working day."""
    day = period.monday + timedelta(days=7)
    return at_clock(day if is_working_day(day) else add_working_days(day, 1), OPENS)


def next_occurrence(moment: Moment, after: datetime, hours: Hours = OFFICE) -> datetime:
    """The first own moment strictly after `after`."""
    period = Period.of(after)
    while True:
        at = prompt_moment(period, moment, hours)
        if at is not None and at > after:
            return at
        period = period.plus(1)


def first_monday(after: date) -> Period:
    """The week of the first Monday that lies after `after`."""
    return Period.of(after).plus(1)
