"""Who is asked and counts, and who of them wrote: places of people, never what they said."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from conversations.model import Role
from norms.model import norm_by_number
from rounds.period import Period
from storage.aggregates import Seat, Wrote
from storage.rounds import StoredRound

GHOST_DAYS = 14
"""Who was invited after the round began counts from the day after this many."""


def fifteenth_day(invited: datetime) -> datetime:
    return (invited + timedelta(days=GHOST_DAYS)).replace(hour=0, minute=0, second=0)


def _in_time(invited: datetime, started: datetime, at: datetime) -> bool:
    return invited <= started or at >= fifteenth_day(invited)


def counts(role: str, invited: datetime, answered: datetime, started: datetime, *, leads: bool) -> bool:
    """The leader never does, nor who became it since; a newcomer from the fifteenth day."""
    if role == Role.TEAMLEIDER or leads:
        return False
    return _in_time(invited, started, answered)


def asked(
    seats: Iterable[Seat],
    roles: Collection[str],
    started: datetime,
    before: datetime,
    *,
    leaders: bool = False,
    unused: bool = False,
) -> int:
    """People who could answer this `before` then and count; with their leader, or unused places, where it is said.

    Who sees how many links were never used, or who came only later, may not be left with a figure of everyone who
    was there.
    """
    return sum(
        (leaders or seat.role != Role.TEAMLEIDER)
        and (unused or (seat.used and seat.since < before))
        and seat.role in roles
        and (seat.invited <= started or fifteenth_day(seat.invited) < before)
        for seat in seats
    )


def counting(current: StoredRound, seats: tuple[Seat, ...], now: datetime) -> tuple[Seat, ...]:
    """Who was invited after the round began counts from the fifteenth day, here too."""
    return tuple(s for s in seats if _in_time(s.invited, current.started, now))


def is_in_time(one: Wrote, current: StoredRound) -> bool:
    return _in_time(one.invited, current.started, one.at)


def without_leaders(
    current: StoredRound, group: tuple[int, ...], seats: Mapping[int, tuple[Seat, ...]], now: datetime
) -> list[Seat]:
    return [s for team in group for s in counting(current, seats[team], now) if s.role != Role.TEAMLEIDER]


def came_before(current: StoredRound, places: Iterable[Seat], closes: datetime) -> int:
    """How many of these came and counted in time to write before then."""
    return asked(places, frozenset(Role), current.started, closes, leaders=True)


def came_in(current: StoredRound, places: Iterable[Seat], now: datetime) -> int:
    """How many of these were there before this day and before the round's last week was over."""
    ends, midnight = current.round.ends, midnight_of(now)
    before = min(ends.closes, midnight) if ends is not None else midnight
    return sum(seat.used and seat.since < before for seat in places)


def midnight_of(now: datetime) -> datetime:
    """At which its day began."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def asked_in(current: StoredRound, seats: Mapping[int, tuple[Seat, ...]], period: Period) -> list[Seat]:
    """Places of whom the week's norm is asked, and that count from before the week on."""
    return [
        seat
        for team, places in seats.items()
        for seat in places
        if seat.role in _roles(current, team, period) and _counts_in(current, seat.invited, period)
    ]


def answered(current: StoredRound, wrote: tuple[Wrote, ...], period: Period) -> int:
    """The same people, as far as they wrote."""
    return len(
        {
            one.person
            for one in wrote
            if one.period == period
            and one.role in _roles(current, one.team, period)
            and _counts_in(current, one.invited, period)
        }
    )


def _roles(current: StoredRound, team: int, period: Period) -> tuple[str, ...]:
    week = current.round.week(team, period)
    if week is None or current.round.course.since(team) >= period.closes:
        return ()
    return norm_by_number(current.round.norm_set, week.shared).rollen


def _counts_in(current: StoredRound, invited: datetime, period: Period) -> bool:
    return invited <= current.started or fifteenth_day(invited).date() <= period.monday


def members(places: Iterable[Seat]) -> tuple[Seat, ...]:
    return tuple(s for s in places if s.role != Role.TEAMLEIDER)
