"""Weeks as the rounds count them: ISO 8601, in Europe/Amsterdam."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One ISO week; `year` is the ISO year, so 1 January 2027 lies in (2026, 53)."""

    year: int
    week: int

    @staticmethod
    def of(day: date) -> "Period":
        """The week that holds `day`; a datetime counts by its date in Amsterdam."""
        if isinstance(day, datetime):
            day = day.astimezone(AMSTERDAM).date()
        year, week, _ = day.isocalendar()
        return Period(year, week)

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.week, 1)

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def closes(self) -> datetime:
        """The first instant that no longer belongs to the week: the next Monday, 00.00."""
        day = self.monday + timedelta(days=7)
        return datetime(day.year, day.month, day.day, tzinfo=AMSTERDAM)

    def plus(self, weeks: int) -> "Period":
        return Period.of(self.monday + timedelta(weeks=weeks))

    def __str__(self) -> str:
        return f"{self.year}-W{self.week:02d}"

    @staticmethod
    def parse(text: str) -> "Period":
        """Reads `2026-W48`; a ValueError for anything else."""
        year, week = text.split("-W")
        return Period.of(date.fromisocalendar(int(year), int(week), 1))
