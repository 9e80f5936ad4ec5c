"""Who took part, as a coördinator may see it: exact over all teams together, in bands per team, never who."""

from dataclasses import dataclass
from datetime import date, datetime

from norms.model import norm_by_number
from reports.gate.bands import Share, share
from reports.gate.picture import PARTICIPATION_FROM, counts, fifteenth_day
from reports.gate.stored import plain, structured
from rounds.period import Period
from storage import aggregates
from storage.aggregates import Seat, Wrote
from storage.rounds import StoredRound
from storage.store import Store

KIND = "participation"
EXACT_MARGIN = 5
"""A number is told where at least so many wrote and at least so many did not; else a band is."""
LOW_PERCENT = 40
"""Two weeks under this, and Spiegel proposes to pause and talk (CHATS 3.3, 12)."""
ORIGIN_FROM = 10
"""People who must have chosen a group of origin, or it is dropped (DESIGN.md)."""


@dataclass(frozen=True, slots=True)
class Taken:
    """How many took part. `wrote` is None where only the band may be told, `band` where not even that."""

    invited: int
    wrote: int | None
    band: Share | None

    @property
    def percent(self) -> int | None:
        return None if self.wrote is None else (200 * self.wrote + self.invited) // (2 * self.invited)


@dataclass(frozen=True, slots=True)
class GroupTaken:
    """Of the teams that are seen as one; `band` is None under eight invited."""

    teams: tuple[int, ...]
    band: Share | None


@dataclass(frozen=True, slots=True)
class WeekTaken:
    """Of those who were asked something in a week that has closed."""

    period: Period
    taken: Taken


@dataclass(frozen=True, slots=True)
class ClearedParticipation:
    """As it stood at 07.00 of `day`. `low`: the last two weeks that closed were both under LOW_PERCENT."""

    round: int
    day: date
    whole: Taken
    groups: tuple[GroupTaken, ...]
    weeks: tuple[WeekTaken, ...]
    low: bool


def clear_participation(
    store: Store, current: StoredRound, teams: tuple[int, ...], now: datetime
) -> ClearedParticipation:
    """Counts, clears and publishes the day's participation, once; in the transaction of its `run` row.

    `teams`: all there are. A team that does not take part is left out.
    """
    groups = current.round.groups(teams)
    wrote = aggregates.wrote(store, current.round.id, now)
    seats = {team: aggregates.team_seats(store, team) for group in groups for team in group}
    counted = tuple(_counting(current, seats[team], now) for group in groups for team in group)
    invited = sum(len(found) for found in counted)
    sizes = [sum(len(seats[team]) for team in group) for group in groups]
    alone = sum(size >= current.threshold for size in sizes) <= 1
    here = {seat.person for places in counted for seat in places}
    people = {one.person for one in wrote if one.person in here and _invited_in_time(one, current)}
    closed = tuple(week.period for week in current.round.plan.of_round if week.period.closes <= now)
    weeks = tuple(_week(current, seats, wrote, period, alone=alone) for period in closed)
    found = ClearedParticipation(
        current.round.id,
        now.date(),
        _taken(len(people), invited, alone=alone),
        tuple(_group(current, group, seats, wrote, now) for group in groups),
        weeks[-2:],
        _is_low(current, seats, wrote, closed),
    )
    aggregates.publish_of_round(store, current.round.id, KIND, plain(found), now)
    return found


def read_participation(store: Store, round_id: int) -> ClearedParticipation | None:
    """The latest that was published."""
    found = aggregates.published_of_round(store, round_id, KIND)
    return structured(found, ClearedParticipation) if found else None


def drop_small_origins(store: Store, current: StoredRound) -> tuple[str, ...]:
    """Groups that too few chose: forgotten with every person who chose them; their names."""
    chosen = list(aggregates.origins_of(store, current.round.id).values())
    small = tuple(name for name in current.round.course.origins if chosen.count(name) < ORIGIN_FROM)
    for name in small:
        aggregates.forget_origin(store, current.round.id, name)
    return small


def _counting(current: StoredRound, seats: tuple[Seat, ...], now: datetime) -> tuple[Seat, ...]:
    """Who was invited after the round began counts from the fifteenth day, here too."""
    return tuple(s for s in seats if s.invited <= current.started or now >= fifteenth_day(s.invited))


def _invited_in_time(one: Wrote, current: StoredRound) -> bool:
    return one.invited <= current.started or one.at >= fifteenth_day(one.invited)


def _taken(wrote: int, invited: int, *, alone: bool) -> Taken:
    """`alone`: the whole is hardly more than one group, so that it would tell of that group."""
    wrote = min(wrote, invited)
    if invited < PARTICIPATION_FROM:
        return Taken(invited, None, None)
    if not alone and wrote >= EXACT_MARGIN and invited - wrote >= EXACT_MARGIN:
        return Taken(invited, wrote, None)
    return Taken(invited, None, share(wrote, invited))


def _group(
    current: StoredRound,
    group: tuple[int, ...],
    seats: dict[int, tuple[Seat, ...]],
    wrote: tuple[Wrote, ...],
    now: datetime,
) -> GroupTaken:
    """Without the leaders, as in every figure of a team."""
    invited = [s for team in group for s in _counting(current, seats[team], now) if s.role != "teamleider"]
    people = {
        one.person
        for one in wrote
        if one.team in group and counts(one.role, one.invited, one.at, current.started, leads=one.leads)
    }
    whole = max(len(invited), len(people))
    return GroupTaken(group, share(len(people), whole) if len(invited) >= PARTICIPATION_FROM else None)


def _asked(current: StoredRound, seats: dict[int, tuple[Seat, ...]], period: Period) -> int:
    """Places of whom the week's norm is asked, and that count from before the week on."""
    found = 0
    for team, places in seats.items():
        roles = _roles(current, team, period)
        found += sum(s.role in roles and _counts_in(current, s.invited, period) for s in places)
    return found


def _answered(current: StoredRound, wrote: tuple[Wrote, ...], period: Period) -> int:
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


def _week(
    current: StoredRound,
    seats: dict[int, tuple[Seat, ...]],
    wrote: tuple[Wrote, ...],
    period: Period,
    *,
    alone: bool,
) -> WeekTaken:
    taken = _taken(_answered(current, wrote, period), _asked(current, seats, period), alone=alone)
    return WeekTaken(period, taken)


def _is_low(
    current: StoredRound,
    seats: dict[int, tuple[Seat, ...]],
    wrote: tuple[Wrote, ...],
    closed: tuple[Period, ...],
) -> bool:
    """Weeks in which hardly anyone was asked do not count, nor those before a pause."""
    back = max((pause.back for pause in current.round.course.pauses if pause.back), default=None)
    since = [period for period in closed if back is None or period >= back]
    asked = [(period, n) for period in since if (n := _asked(current, seats, period)) >= PARTICIPATION_FROM]
    last = asked[-2:]
    return len(last) == 2 and all(  # noqa: PLR2004  # the two of the docstring above
        100 * _answered(current, wrote, period) < LOW_PERCENT * number for period, number in last
    )
