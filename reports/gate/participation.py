"""Who took part, as a coördinator may see it: exact over all teams together, in bands per team, never who."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reports.gate.asking import (
    answered,
    asked_in,
    came_before,
    counting,
    counts,
    is_in_time,
    members,
    without_leaders,
)
from reports.gate.bands import Share, reach, told_of
from reports.gate.cleared import Group
from reports.gate.picture import (
    PARTICIPATION_FROM,
    ClearedPicture,
    band_of,
    stored_picture,
    writers_told,
)
from reports.gate.stored import plain, structured
from reports.gate.whole import Reach, Taken, whole_taken
from rounds.calendar import picture_moment
from rounds.period import Period
from storage import aggregates, round_rows
from storage.aggregates import Seat, Wrote
from storage.rounds import StoredRound
from storage.store import Store

KIND = "participation"
LOW_PERCENT = 40
"""Two weeks under this, and Spiegel proposes to pause and talk (CHATS 3.3, 12)."""


@dataclass(frozen=True, slots=True)
class GroupTaken:
    """Of the teams that are seen as one; `band` is of `asked` people, and None under eight."""

    teams: tuple[int, ...]
    band: Share | None
    asked: int = 0


@dataclass(frozen=True, slots=True)
class WeekTaken:
    """Of those who were asked something in a week that has closed."""

    period: Period
    taken: Taken


@dataclass(frozen=True, slots=True)
class ClearedParticipation:
    """As it stood at 07.00 of `day`. `low`: the last two weeks that are told of were both under LOW_PERCENT."""

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
    counted = tuple(counting(current, seats[team], now) for group in groups for team in group)
    invited = sum(len(found) for found in counted)
    sizes = [sum(len(seats[team]) for team in group) for group in groups]
    alone = sum(size >= current.threshold for size in sizes) <= 1
    here = {seat.person for places in counted for seat in places}
    people = {one.person for one in wrote if one.person in here and is_in_time(one, current)}
    before = _before(store, current)
    taken = tuple(_group(current, group, seats, wrote, now, before.get(group, 0)) for group in groups)
    pictures = [stored_picture(body) for body in round_rows.pictures(store, current.round.id)]
    seen = by_team(pictures)
    known = [reach_of_round(current, one, seats, seen, now) for one in taken]
    told = [week.period for week in current.round.plan.of_round if picture_moment(week.period) <= now]
    judged = _judged(current, seats, told)
    weeks = {
        period: _week(current, groups, seats, wrote, period, pictures, alone=alone, least=before.get(period, 0))
        for period in {*told[-2:], *judged}
    }
    found = ClearedParticipation(
        current.round.id,
        now.date(),
        whole_taken(max(len(people), before.get(None, 0)), invited, known, alone=alone),
        taken,
        tuple(weeks[period] for period in told[-2:]),
        _is_low([weeks[period].taken for period in judged]),
    )
    aggregates.publish_of_round(store, current.round.id, KIND, plain(found), now)
    return found


def _before(store: Store, current: StoredRound) -> dict[Group | Period | None, int]:
    """How many wrote at least by what was told before, of each group, of weeks and (None) of the whole.

    Nothing is told of fewer later, or an erasure would be seen.
    """
    found = read_participation(store, current.round.id)
    if found is None:
        return {}
    least: dict[Group | Period | None, int] = {one.teams: told_of(one.band, one.asked)[0] for one in found.groups}
    least |= {week.period: _told_at_least(week.taken) for week in found.weeks}
    return {**least, None: _told_at_least(found.whole)}


def _told_at_least(taken: Taken) -> int:
    return told_of(taken.band, taken.invited)[0] if taken.wrote is None else taken.wrote


def read_participation(store: Store, round_id: int) -> ClearedParticipation | None:
    """The latest that was published."""
    found = aggregates.published_of_round(store, round_id, KIND)
    return structured(found, ClearedParticipation) if found else None


def by_team(pictures: Iterable[ClearedPicture]) -> Mapping[int, Sequence[ClearedPicture]]:
    """By the first of the teams that saw each."""
    found: dict[int, list[ClearedPicture]] = {}
    for picture in pictures:
        found.setdefault(picture.team, []).append(picture)
    return found


def reach_of_round(
    current: StoredRound,
    taken: GroupTaken,
    seats: dict[int, tuple[Seat, ...]],
    seen: Mapping[int, Sequence[ClearedPicture]],
    now: datetime,
) -> Reach:
    """By the group's band, and by the pictures that it saw: `seen` by the first of its teams."""
    places = without_leaders(current, taken.teams, seats, now)
    shown = [writers_told(picture, current.threshold) for team in taken.teams for picture in seen.get(team, ())]
    return _reach(places, taken.band, taken.asked, max(shown, default=0))


def _reach(places: Sequence[Seat], band: Share | None, whole: int, shown: int) -> Reach:
    """`band`: of `whole` people, as many as there were then. Of a place where nobody came it is known too."""
    least, most = told_of(band, whole) if whole else (0, len(places))
    most = min(most, sum(seat.used for seat in places))
    return Reach(len(places), min(max(least, shown), most), most)


def _group(
    current: StoredRound,
    group: tuple[int, ...],
    seats: dict[int, tuple[Seat, ...]],
    wrote: tuple[Wrote, ...],
    now: datetime,
    least: int,
) -> GroupTaken:
    """Without the leaders, as in every figure of a team. `least`: of how many it was told already."""
    invited = without_leaders(current, group, seats, now)
    people = {
        one.person
        for one in wrote
        if one.team in group and counts(one.role, one.invited, one.at, current.started, leads=one.leads)
    }
    whole = max(len(invited), len(people))
    told = min(max(len(people), least), whole)
    return GroupTaken(group, band_of(told, len(invited), came_before(current, invited, now)), whole)


def _week(
    current: StoredRound,
    groups: Iterable[tuple[int, ...]],
    seats: dict[int, tuple[Seat, ...]],
    wrote: tuple[Wrote, ...],
    period: Period,
    pictures: Iterable[ClearedPicture],
    *,
    alone: bool,
    least: int,
) -> WeekTaken:
    """Once its pictures are out: what they tell counts too. `least`: of how many it was told already."""
    shown = {picture.team: picture for picture in pictures if picture.period == period}
    known = [_reach_of_week(current, group, seats, shown.get(group[0]), period) for group in groups]
    invited, people = len(asked_in(current, seats, period)), answered(current, wrote, period)
    return WeekTaken(period, whole_taken(max(people, least), invited, known, alone=alone))


def _reach_of_week(
    current: StoredRound,
    group: tuple[int, ...],
    seats: dict[int, tuple[Seat, ...]],
    picture: ClearedPicture | None,
    period: Period,
) -> Reach:
    places = asked_in(current, {team: members(seats[team]) for team in group}, period)
    if picture is None or not picture.enough:
        return _reach(places, None, 0, 0)
    return _reach(places, picture.participation, picture.asked, writers_told(picture, current.threshold))


def _judged(current: StoredRound, seats: dict[int, tuple[Seat, ...]], told: list[Period]) -> list[Period]:
    """The last two weeks but for those in which hardly anyone was asked, and those before a pause."""
    back = max((pause.back for pause in current.round.course.pauses if pause.back), default=None)
    since = [period for period in told if back is None or period >= back]
    return [period for period in since if len(asked_in(current, seats, period)) >= PARTICIPATION_FROM][-2:]


def _is_low(weeks: Sequence[Taken]) -> bool:
    """By what is told of them, or it would tell more."""
    return len(weeks) == 2 and all(map(_is_told_low, weeks))  # noqa: PLR2004  # the two of ClearedParticipation


def _is_told_low(taken: Taken) -> bool:
    if taken.wrote is not None:
        return 100 * taken.wrote < LOW_PERCENT * taken.invited
    return taken.band is not None and 100 * reach(taken.band, taken.invited)[1] < LOW_PERCENT * taken.invited
