"""Who took part, as a coördinator may see it: exact over all teams together, in bands per team, never who."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time

from conversations.model import Role
from norms.model import norm_by_number
from reports.gate.asking import came_before, counting, counts, is_in_time, without_leaders
from reports.gate.at_end import more_together, told_by_figures
from reports.gate.bands import WORDS, Share, higher
from reports.gate.cleared import Group, Rule
from reports.gate.ledger import Ledger, bands_told, least_beside, least_told, of_day, told_so_far, with_told
from reports.gate.picture import ClearedPicture, band_of
from reports.gate.placing import count_placed, every_picture
from reports.gate.reach import reach_of_group
from reports.gate.taken import (
    LEADERS,
    ClearedParticipation,
    Days,
    GroupTaken,
    Kept,
    publish,
    read_days,
    read_kept,
    total_of,
)
from reports.gate.weeks import JUDGED, Beside, judged, total_of_week, week
from reports.gate.whole import Reach, whole_taken
from rounds.calendar import at_clock, picture_moment
from rounds.period import Period
from storage import aggregates
from storage.aggregates import Seat, Wrote
from storage.rounds import StoredRound
from storage.store import Store

TOLD = 2
"""Of so many weeks, the last ones, it is told apart how many wrote."""
Seats = Mapping[int, tuple[Seat, ...]]


def clear_participation(
    store: Store, current: StoredRound, teams: tuple[int, ...], period: Period
) -> ClearedParticipation:
    """Counts what was written before the end of this week and publishes it; in the transaction of its `run` row.

    `teams`: all there are. A team that does not take part is left out. The week's pictures are out already.
    However late it is counted, it is of the day on which they opened.
    """
    number, closes, now = current.round.id, period.closes, picture_moment(period)
    groups, on = current.round.groups(teams), closes.date()
    seats = {team: aggregates.team_seats(store, team) for group in groups for team in group}
    days, before = read_days(store, number), read_kept(store, number)
    wrote = aggregates.wrote(store, number, closes)
    kept = _counted(current, groups, before, wrote, on)
    pictures = every_picture(store, current)
    told = told_so_far(days, pictures, current.threshold)
    more = 0
    if period == current.round.ends:
        told, more = _beside_figures(store, current, teams, told, on, now)
    taken = _groups(current, groups, seats, kept, told, _bands_before(days), closes)
    told = with_told(told, of_day(taken, None, on))
    reaches = _reaches(current, groups, seats, told, closes)
    places = [seat for group in groups for team in group for seat in counting(current, seats[team], closes)]
    large = [group for group in groups if sum(len(seats[team]) for team in group) >= current.threshold]
    beside = [*reaches.values(), Reach(0, more, 0)]
    words = next((day.whole.band for day in reversed(days) if day.whole.band), None)
    exact, floor = period == current.round.ends and len(large) > 1, least_beside(before.totals, told, reaches)
    whole = whole_taken(kept.whole, len(places), beside, before=floor, last=words, exact=exact)
    told = with_told(told, of_day((), whole, on))
    of_round = [one.period for one in current.round.plan.of_round if one.period <= period]
    own, totals = judged(current, seats, of_round), [total_of(on, whole, reaches)]
    weeks = {each.period: each for day in days for each in day.weeks}
    beside_weeks = Beside(told, pictures, wrote, {one.teams: one.asked for one in taken}, whole.invited)
    for one in sorted({*of_round[-TOLD:], *own} - set(weeks)):
        weeks[one], parts = week(current, groups, seats, one, beside_weeks)
        totals.append(total_of_week(on, weeks[one], parts))
    last, low = [weeks[one] for one in of_round[-TOLD:]], [weeks[one].low for one in own]
    found = ClearedParticipation(
        number,
        now.date(),
        whole,
        tuple(_beside_pictures(one, pictures) for one in taken),
        tuple(last),
        len(low) == JUDGED and all(low),
        period,
    )
    publish(store, found, replace(kept, totals=(*kept.totals, *(one for one in totals if one))), now)
    return found


def _counted(
    current: StoredRound, groups: Iterable[Group], before: Kept, wrote: Iterable[Wrote], on: date
) -> Kept:
    """Who wrote for the first time since the last count, on top of who was counted then."""
    known = dict(before.groups)
    for group in groups:
        own = (one for one in wrote if _is_of_group(one, current, group))
        known[group] = _on_top(known.get(group), own, before.on)
    whole = _on_top(before.whole, (one for one in wrote if is_in_time(one, current)), before.on)
    return Kept(on, whole, tuple(known.items()), before.totals)


def _on_top(before: int | None, wrote: Iterable[Wrote], since: date | None) -> int:
    """`before` is None where these were not counted then."""
    first: dict[int, datetime] = {}
    for one in wrote:
        first[one.person] = min(one.at, first.get(one.person, one.at))
    if before is None or since is None:
        return len(first)
    return before + sum(at >= at_clock(since, time()) for at in first.values())


def _is_of_group(one: Wrote, current: StoredRound, group: Group) -> bool:
    return one.team in group and counts(one.role, one.invited, one.at, current.started, leads=one.leads)


def _beside_figures(
    store: Store, current: StoredRound, teams: tuple[int, ...], told: Ledger, on: date, now: datetime
) -> tuple[Ledger, int]:
    """With what the figures of the round, that come next, will tell of each group, and of more people together."""
    counted, k = count_placed(store, current, teams, now), current.threshold
    told = with_told(told, told_by_figures(counted.placed, counted.seen, on, k))
    groups = current.round.groups(teams)
    return told, more_together(counted.placed, counted.unfit, groups, told, on, k)


def _bands_before(days: Days) -> dict[Group, Share]:
    """The last of each group."""
    return {one.teams: one.band for day in days for one in day.groups if one.band is not None}


def _groups(
    current: StoredRound,
    groups: Iterable[Group],
    seats: Seats,
    kept: Kept,
    told: Ledger,
    before: Mapping[Group, Share],
    closes: datetime,
) -> tuple[GroupTaken, ...]:
    """Of no fewer than was told of, also where someone was erased since."""
    wrote = {group: max(number, least_told(told, group, closes.date())) for group, number in kept.groups}
    found = [_group(current, group, seats, wrote[group], before.get(group), closes) for group in groups]
    return tuple(bands_told(found, told, kept.totals, closes.date()))


def _group(
    current: StoredRound, group: Group, seats: Seats, wrote: int, before: Share | None, closes: datetime
) -> GroupTaken:
    """Without the leaders, as in every figure of a team. In words or tens as it began, and never a lower share.

    Else it would be told exactly how many wrote as the team grows or shrinks, and so whether who came then did.
    No band where a week is asked of some of the group alone: beside its picture it would tell of the others.
    """
    invited = without_leaders(current, group, seats, closes)
    if _is_mixed(current, group, {seat.role for seat in invited}):
        return GroupTaken(group, None, len(invited))
    words = before.band in WORDS if before else None
    band = band_of(wrote, len(invited), came_before(current, invited, closes), words=words)
    return GroupTaken(group, higher(band, before) if band and before else band, len(invited))


def _is_mixed(current: StoredRound, group: Group, roles: set[str]) -> bool:
    shared = {one.shared for team in group for one in current.round.plan_of(team).of_round if one.shared}
    asked = [roles & set(norm_by_number(current.round.norm_set, norm).rollen) for norm in shared]
    return any(own and own != roles for own in asked)


def _reaches(
    current: StoredRound, groups: Iterable[Group], seats: Seats, told: Ledger, closes: datetime
) -> dict[Group, Reach]:
    """Of every group and of the leaders, who are in no band of a team."""
    found, led = {}, list[Seat]()
    for group in groups:
        places = without_leaders(current, group, seats, closes)
        found[group] = reach_of_group(current, group, places, told, closes)
        own = (seat for team in group for seat in counting(current, seats[team], closes))
        led += [seat for seat in own if seat.role == Role.TEAMLEIDER]
    return {**found, LEADERS: Reach(len(led), 0, came_before(current, led, closes))}


def _beside_pictures(one: GroupTaken, pictures: Iterable[ClearedPicture]) -> GroupTaken:
    """With what its own pictures showed already; norms of which a team is never shown anything are left out.

    Each of its teams has the same picture.
    """
    own = (found for found in pictures if found.teams == one.teams)
    weeks = {found.period: found.enough for found in own if found.rule in {Rule.ENOUGH, Rule.TOO_FEW}}
    return replace(one, shown=sum(weeks.values()), weeks=len(weeks))
