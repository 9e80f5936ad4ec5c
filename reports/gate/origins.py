"""Whether people from elsewhere take part as much: the share that wrote of each large group of origin.

The same people are in the bands of the teams and in the whole. So the shares of all groups are told together,
and only where each of them, and all of them beside the whole, stays clear of the least and the most that the bands
of the teams leave possible: at that edge it would be certain of somebody. Now and then a lot decides that they are
not told, so that this is proof of nothing either.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, time
from random import Random

from conversations.model import Role
from reports.gate.asking import counting
from reports.gate.bands import Share, reach
from reports.gate.cleared import OriginTaken, Rule
from reports.gate.ledger import Ledger
from reports.gate.reach import reach_of_group
from reports.gate.rules import ALL_RULES, told
from reports.gate.taken import read_participation
from reports.gate.whole import CLOSE, Reach, Taken
from rounds.calendar import at_clock
from storage import aggregates
from storage.aggregates import Seat
from storage.rounds import StoredRound
from storage.store import Store

ORIGIN_FROM = 10
"""People who must have chosen a group of origin, or it is dropped (DESIGN.md)."""
DRAWN = 0.05
"""Of the rounds are these shares left out whatever they are."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What was told of the same people: of each team without its leader, and of everyone whom the whole counts."""

    teams: tuple[tuple[frozenset[int], Reach], ...]
    counted: frozenset[int]
    whole: Taken


@dataclass(frozen=True, slots=True)
class Edge:
    """`people` of whom `least` to `most` wrote by what is told of the teams, and `low` to `high` by a share.

    `away`: how many of them the whole does not count.
    """

    people: int
    least: int
    most: int
    low: int
    high: int
    away: int

    @property
    def is_near(self) -> bool:
        under = self.least > 0 and self.high < self.least + CLOSE
        return under or (self.most < self.people and self.low > self.most - CLOSE)


def drop_small_origins(store: Store, current: StoredRound) -> tuple[str, ...]:
    """Groups that too few chose: forgotten with every person who chose them; their names."""
    chosen = list(aggregates.origins_of(store, current.round.id).values())
    small = tuple(name for name in current.round.course.origins if chosen.count(name) < ORIGIN_FROM)
    for name in small:
        aggregates.forget_origin(store, current.round.id, name)
    return small


def origins(
    store: Store, current: StoredRound, beside: Beside | None, now: datetime, seed: str
) -> tuple[OriginTaken, ...]:
    """`beside` is None where it is not known what was told of the teams and the whole: then no share is.

    `seed` is known to nobody.
    """
    chosen = aggregates.origins_of(store, current.round.id)
    wrote = {one.person for one in aggregates.wrote(store, current.round.id, now)}
    people = {name: {p for p, choice in chosen.items() if choice == name} for name in current.round.course.origins}
    large = {name: own for name, own in people.items() if len(own) >= ORIGIN_FROM}
    places = beside.whole.invited if beside else 0
    shares = {name: told(len(own & wrote), len(own), places, ALL_RULES) for name, own in large.items()}
    lot = Random(f"{seed}:herkomst").random() < DRAWN  # noqa: S311  # the same every time
    if lot or beside is None or is_near(beside, large, shares):
        shares = {}
    return tuple(_taken(name, shares.get(name), is_large=name in large) for name in people)


def _taken(name: str, share: Share | None, *, is_large: bool) -> OriginTaken:
    if not is_large:
        return OriginTaken(name, None, Rule.SMALL_ORIGIN)
    return OriginTaken(name, share, Rule.LARGE_ORIGIN if share else Rule.BESIDE_TEAMS)


def beside_origins(store: Store, current: StoredRound, known: Ledger) -> Beside | None:
    """`known`: all that was told, also by the figures that these shares are told beside."""
    taken = read_participation(store, current.round.id)
    if taken is None:
        return None
    closes = at_clock(taken.on, time())
    teams: list[tuple[frozenset[int], Reach]] = []
    counted: set[int] = set()
    for group in taken.groups:
        seats = {team: aggregates.team_seats(store, team) for team in group.teams}
        steady = [seat for places in seats.values() for seat in counting(current, places, closes)]
        counted |= _persons(steady)
        own = [seat for seat in steady if seat.role != Role.TEAMLEIDER]
        teams.append((_persons(own), reach_of_group(current, group.teams, own, known, closes)))
    return Beside(tuple(teams), frozenset(counted), taken.whole)


def is_near(beside: Beside, large: Mapping[str, AbstractSet[int]], shares: Mapping[str, Share]) -> bool:
    edges = [_edge(own, shares[name], beside) for name, own in large.items()]
    everyone = frozenset[int]().union(*large.values())
    rest = _within(beside.counted - everyone, beside, beside.whole.invited - len(beside.counted & everyone))
    return any(edge.is_near for edge in edges) or _is_whole_near(edges, rest, beside.whole)


def _persons(seats: Iterable[Seat]) -> frozenset[int]:
    return frozenset(seat.person for seat in seats if seat.person is not None)


def _edge(own: AbstractSet[int], share: Share, beside: Beside) -> Edge:
    whole = _within(own, beside, len(own))
    low, high = reach(share, len(own))
    return Edge(len(own), whole.least, whole.most, low, high, len(own - beside.counted))


def _within(own: AbstractSet[int], beside: Beside, number: int) -> Reach:
    """What the teams' reaches say of these people, who are `number` with places of which nobody knows whose."""
    least, most, known = 0, 0, 0
    for people, told_of in beside.teams:
        here = len(people & own)
        known += here
        least += max(0, told_of.least - (told_of.people - here))
        most += min(here, told_of.most)
    return Reach(number, least, most + number - known)


def _is_whole_near(edges: Iterable[Edge], rest: Reach, whole: Taken) -> bool:
    """Whether what is told of the whole lies near all that these shares leave possible at least or at most."""
    if whole.wrote is not None:
        fewest = largest = whole.wrote
    elif whole.band is not None:
        fewest, largest = reach(whole.band, whole.invited)
    else:
        return False
    edges = tuple(edges)
    least = rest.least + sum(max(0, max(edge.low, edge.least) - edge.away) for edge in edges)
    most = rest.most + sum(min(edge.high, edge.most, edge.people - edge.away) for edge in edges)
    return largest < least + CLOSE or fewest > most - CLOSE
