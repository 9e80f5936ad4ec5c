"""School holidays of a region, as they were filled in: no source gives them years ahead without error."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rounds.period import Period


@dataclass(frozen=True, slots=True)
class Holiday:
    """From `first` up to and including `last`."""

    region: str
    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def is_holiday_week(week: Period, holidays: Iterable[Holiday]) -> bool:
    """Whether any region is free on every working day of this week."""
    days = [week.monday + timedelta(days=n) for n in range(5)]
    return any(all(one.holds(day) for day in days) for one in holidays)
