"""What was told of who took part, week by week, as it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reports.gate.bands import Share
from reports.gate.cleared import Group
from reports.gate.stored import plain, structured
from reports.gate.whole import Reach, Taken, reach_of
from rounds.period import Period
from storage import aggregates
from storage.store import Store

KIND, KEPT = "participation", "kept"
LEADERS: Group = ()
"""As a part of a total; they are in no band of a team."""


@dataclass(frozen=True, slots=True)
class GroupTaken:
    """Of the teams that are seen as one; `band` is of `asked` people, and None under eight.

    `shown`: in how many of the `weeks` that could show something their picture did; both 0 in earlier releases.
    """

    teams: Group
    band: Share | None
    asked: int = 0
    shown: int = 0
    weeks: int = 0


@dataclass(frozen=True, slots=True)
class WeekTaken:
    """Of those who were asked something in a week that has closed.

    `low`: under LOW_PERCENT wrote; None where that is not told.
    """

    period: Period
    taken: Taken
    low: bool | None = None


@dataclass(frozen=True, slots=True)
class ClearedParticipation:
    """Published on `day`, of all that was written before the end of `period`.

    Earlier releases counted on the morning of each `day`; there `period` is None. `low`: the last two weeks are.
    """

    round: int
    day: date
    whole: Taken
    groups: tuple[GroupTaken, ...]
    weeks: tuple[WeekTaken, ...]
    low: bool
    period: Period | None = None

    @property
    def on(self) -> date:
        """The morning of which it tells."""
        return self.period.closes.date() if self.period else self.day

    @property
    def until(self) -> date:
        """The last day that it tells of."""
        return self.on - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TotalPart:
    """Some of the people of a total, of whom `most` may have written."""

    teams: Group
    people: int
    most: int


@dataclass(frozen=True, slots=True)
class Total:
    """That of `invited` people `least` or more had written: told beside its parts, which nothing may narrow."""

    on: date
    invited: int
    least: int
    parts: tuple[TotalPart, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """For the next counts and no other eye. `whole` and `groups`: how many wrote before `on`.

    Who writes later is added to that, or an erasure would be seen: in a lower number, or in one that stays as it
    was though somebody wrote for the first time.
    """

    on: date | None = None
    whole: int = 0
    groups: tuple[tuple[Group, int], ...] = ()
    totals: tuple[Total, ...] = ()


def total_of(on: date, taken: Taken, parts: Mapping[Group, Reach], least: int = 0) -> Total | None:
    """`least`: so many wrote by something else that was told of it. None where nothing was."""
    least = max(least, reach_of(taken)[0])
    if taken.wrote is None and taken.band is None and not least:
        return None
    own = tuple(TotalPart(teams, reach.people, reach.most) for teams, reach in parts.items())
    return Total(on, taken.invited, least, own)


Days = Sequence[ClearedParticipation]
"""All that was published of one round, in order."""


def read_participation(store: Store, round_id: int) -> ClearedParticipation | None:
    """The latest that was published."""
    found = aggregates.published_of_round(store, round_id, KIND)
    return structured(found, ClearedParticipation) if found else None


def publish(store: Store, found: ClearedParticipation, kept: Kept, now: datetime) -> None:
    body = {**plain(found), KEPT: plain(kept)}
    aggregates.publish_of_round(store, found.round, KIND, body, now)


def read_kept(store: Store, round_id: int) -> Kept:
    """The latest; nothing where an earlier release made it."""
    found = aggregates.published_of_round(store, round_id, KIND)
    kept = found.get(KEPT) if found else None
    return structured(kept, Kept) if isinstance(kept, dict) else Kept()


def read_days(store: Store, round_id: int) -> Days:
    return [structured(body, ClearedParticipation) for body in aggregates.every_of_round(store, round_id, KIND)]
