"""Who took part, as a coördinator may see it: exact over all teams together, in bands per team, never who."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from conversations.model import Role
from norms.model import norm_by_number
from reports.gate.asking import answered, came_before, counting, counts, is_in_time, without_leaders
from reports.gate.bands import told_of
from reports.gate.cleared import Group
from reports.gate.picture import ClearedPicture, band_of, stored_picture, writers_told
from reports.gate.taken import (
    ClearedParticipation,
    Counted,
    GroupTaken,
    publish,
    read_counted,
    read_days,
)
from reports.gate.weeks import Beside, is_low, judged, week
from reports.gate.whole import Reach, whole_taken
from rounds.calendar import picture_moment
from rounds.period import Period
from storage import aggregates, round_rows
from storage.aggregates import Seat, Wrote
from storage.rounds import StoredRound
from storage.store import Store


def clear_participation(
    store: Store, current: StoredRound, teams: tuple[int, ...], now: datetime
) -> ClearedParticipation:
    """Counts, clears and publishes the day's participation, once; in the transaction of its `run` row.

    `teams`: all there are. A team that does not take part is left out.
    """
    groups = current.round.groups(teams)
    seats = {team: aggregates.team_seats(store, team) for group in groups for team in group}
    told = [one.period for one in current.round.plan.of_round if picture_moment(one.period) <= now]
    counted = _counted(store, current, groups, told, now)
    of_groups = dict(counted.groups)
    taken = tuple(_group(current, group, seats, of_groups[group], now) for group in groups)
    pictures = [stored_picture(body) for body in round_rows.pictures(store, current.round.id)]
    seen = by_team(pictures)
    places = tuple(seat for group in groups for team in group for seat in counting(current, seats[team], now))
    known = [reach_of_round(current, one, seats, seen, now) for one in taken]
    known.append(_reach_of_leaders(current, places, now))
    sizes = [sum(len(seats[team]) for team in group) for group in groups]
    alone = sum(size >= current.threshold for size in sizes) <= 1
    whole = whole_taken(counted.whole, len(places), known, alone=alone)
    found = ClearedParticipation(current.round.id, now.date(), whole, taken, (), low=False)
    beside = Beside([*read_days(store, current.round.id), found], pictures, dict(counted.weeks))
    own = judged(current, seats, told)
    weeks = {period: week(current, groups, seats, period, beside) for period in {*told[-2:], *own}}
    found = replace(
        found,
        weeks=tuple(weeks[period] for period in told[-2:]),
        low=is_low([weeks[period].taken for period in own], whole),
    )
    publish(store, found, counted, now)
    return found


def _counted(
    store: Store, current: StoredRound, groups: tuple[Group, ...], told: Iterable[Period], now: datetime
) -> Counted:
    """Who has left since wrote too: what is told of a team and of a week holds them as well."""
    wrote, before = aggregates.wrote(store, current.round.id, now), read_counted(store, current.round.id)
    of_groups, of_weeks = dict(before.groups), dict(before.weeks)
    for group in groups:
        of_groups[group] = max(_of_group(current, group, wrote), of_groups.get(group, 0))
    for period in told:
        of_weeks[period] = max(answered(current, wrote, period), of_weeks.get(period, 0))
    people = {one.person for one in wrote if is_in_time(one, current)}
    return Counted(max(len(people), before.whole), tuple(of_groups.items()), tuple(of_weeks.items()))


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
    """By the group's band, and by the pictures that it saw: `seen` by the first of its teams.

    The band is of as many people as there were then. Where nobody came, or came only now, that is known too.
    """
    places = without_leaders(current, taken.teams, seats, now)
    shown = [writers_told(picture, current.threshold) for team in taken.teams for picture in seen.get(team, ())]
    least, most = told_of(taken.band, taken.asked) if taken.asked else (0, len(places))
    most = min(most, came_before(current, places, now))
    return Reach(len(places), min(max(least, *shown, 0), most), most)


def _reach_of_leaders(current: StoredRound, places: Iterable[Seat], now: datetime) -> Reach:
    """They are in no band of a team."""
    led = [seat for seat in places if seat.role == Role.TEAMLEIDER]
    return Reach(len(led), 0, came_before(current, led, now))


def _group(
    current: StoredRound, group: Group, seats: dict[int, tuple[Seat, ...]], wrote: int, now: datetime
) -> GroupTaken:
    """Without the leaders, as in every figure of a team.

    No band where a week is asked of some of the group alone: beside its picture it would tell of the others.
    """
    invited = without_leaders(current, group, seats, now)
    whole = max(len(invited), wrote)
    if _is_mixed(current, group, {seat.role for seat in invited}):
        return GroupTaken(group, None, whole)
    return GroupTaken(group, band_of(wrote, len(invited), came_before(current, invited, now)), whole)


def _is_mixed(current: StoredRound, group: Group, roles: set[str]) -> bool:
    shared = {one.shared for team in group for one in current.round.plan_of(team).of_round if one.shared}
    asked = [roles & set(norm_by_number(current.round.norm_set, norm).rollen) for norm in shared]
    return any(own and own != roles for own in asked)


def _of_group(current: StoredRound, group: Group, wrote: Iterable[Wrote]) -> int:
    return len(
        {
            one.person
            for one in wrote
            if one.team in group and counts(one.role, one.invited, one.at, current.started, leads=one.leads)
        }
    )
