"""When a message leaves the chat: at two moments of the day, so that a day passes and Telegram still deletes."""

from datetime import UTC, datetime, time, timedelta

from rounds.calendar import at_clock
from rounds.period import AMSTERDAM

MORNING = time(7, 0)
EVENING = time(19, 0)
"""Outside the window, when nothing else is sent, and within the hours in which something may be due."""
STAYS = timedelta(hours=24)
"""What was stored stays this long at least; at most 13 hours more, on the night when the clock goes back."""
TOO_OLD = timedelta(hours=47)
"""Telegram deletes for 48 hours; the last hour is for the way there."""
SHOWN = timedelta(minutes=30)
"""How long own answers can be read that were asked for."""


def clearing_moment(sent: datetime, stored: datetime) -> datetime:
    """For a message that was `sent` so long ago: a day after it was `stored`, or before Telegram refuses."""
    wanted = _from(stored.astimezone(UTC) + STAYS)
    last = _until(sent.astimezone(UTC) + TOO_OLD)
    return min(wanted, last)


def next_chance(sent: datetime, now: datetime) -> datetime | None:
    """The first moment after `now` at which this message can still be deleted; None where there is none."""
    coming = _from(now.astimezone(UTC) + timedelta(seconds=1))
    return coming if coming.astimezone(UTC) - sent.astimezone(UTC) <= TOO_OLD else None


def is_too_old(sent: datetime, now: datetime) -> bool:
    return now.astimezone(UTC) - sent.astimezone(UTC) > TOO_OLD


def _from(at: datetime) -> datetime:
    """The first moment at `at` or after it."""
    return next(moment for moment in _around(at) if moment.astimezone(UTC) >= at.astimezone(UTC))


def _until(at: datetime) -> datetime:
    """The last moment at `at` or before it."""
    return next(moment for moment in reversed(_around(at)) if moment.astimezone(UTC) <= at.astimezone(UTC))


def _around(at: datetime) -> list[datetime]:
    """Those of the day before, the day itself and the day after, in order."""
    day = at.astimezone(AMSTERDAM).date()
    days = (day - timedelta(days=1), day, day + timedelta(days=1))
    return [at_clock(one, clock) for one in days for clock in (MORNING, EVENING)]
