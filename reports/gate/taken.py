"""What was told of who took part, from day to day, and what that leaves possible."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reports.gate.bands import Share, told_of
from reports.gate.cleared import Group
from reports.gate.stored import plain, structured
from reports.gate.whole import Taken
from rounds.period import Period
from storage import aggregates
from storage.store import Store

KIND, COUNTED = "participation", "counted"


@dataclass(frozen=True, slots=True)
class GroupTaken:
    """Of the teams that are seen as one; `band` is of `asked` people, and None under eight."""

    teams: Group
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


@dataclass(frozen=True, slots=True)
class Counted:
    """How many wrote, for the count of the next day and no other eye: nothing is told of fewer later.

    Or an erasure would be seen: in a lower number, or in a number after a band that stood for no less than more.
    """

    whole: int = 0
    groups: tuple[tuple[Group, int], ...] = ()
    weeks: tuple[tuple[Period, int], ...] = ()


Days = Sequence[ClearedParticipation]
"""All that was published of one round, in order."""


def read_participation(store: Store, round_id: int) -> ClearedParticipation | None:
    """The latest that was published."""
    found = aggregates.published_of_round(store, round_id, KIND)
    return structured(found, ClearedParticipation) if found else None


def publish(store: Store, found: ClearedParticipation, counted: Counted, now: datetime) -> None:
    body = {**plain(found), COUNTED: plain(counted)}
    aggregates.publish_of_round(store, found.round, KIND, body, now)


def read_counted(store: Store, round_id: int) -> Counted:
    """The latest; nothing where an earlier release made it."""
    found = aggregates.published_of_round(store, round_id, KIND)
    kept = found.get(COUNTED) if found else None
    return structured(kept, Counted) if isinstance(kept, dict) else Counted()


def read_days(store: Store, round_id: int) -> Days:
    return [structured(body, ClearedParticipation) for body in aggregates.every_of_round(store, round_id, KIND)]


def least_told(days: Days, group: Group | None, until: date) -> int:
    """How many of this group (None: of all) had written at least by the morning of `until`."""
    found = (_reach(one, group) for one in days if one.day <= until)
    return max((reach[0] for reach in found if reach), default=0)


def most_told(days: Days, group: Group | None, since: date) -> int | None:
    """How many had written at most by the morning of `since`; who wrote is never fewer later. None: not known."""
    found = (_reach(one, group) for one in days if one.day >= since)
    return min((reach[1] for reach in found if reach), default=None)


def reach_of(taken: Taken) -> tuple[int, int]:
    """The fewest and the most that this stands for."""
    return told_of(taken.band, taken.invited) if taken.wrote is None else (taken.wrote, taken.wrote)


def _reach(told: ClearedParticipation, group: Group | None) -> tuple[int, int] | None:
    """None where nothing of this was told."""
    if group is None:
        return reach_of(told.whole) if told.whole.wrote is not None or told.whole.band else None
    found = next((one for one in told.groups if one.teams == group), None)
    return told_of(found.band, found.asked) if found and found.band and found.asked else None
