"""What the figures of a round that ended tell of how many wrote, beside its pictures and its participation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from reports.gate.cleared import Group, Placed, Rule, Scope, Subject
from reports.gate.ledger import Ledger, Told, least_told
from reports.gate.rules import people_told


def told_by_figures(
    placed: Iterable[Placed], seen: Mapping[tuple[int, Group], int], on: date, k: int
) -> Iterator[Told]:
    """Of each group. `seen`: how many wrote a norm at least, by its picture; who is newly enough comes on top."""
    return (
        Told(one.teams, on, people_told(one.placements, k) + _told_before(one, seen))
        for one in placed
        if one.scope == Scope.GROUP and one.placements
    )


def _told_before(one: Placed, seen: Mapping[tuple[int, Group], int]) -> int:
    return seen.get((one.number, one.teams), 0) if one.rule == Rule.NEWLY_ENOUGH else 0


def more_together(
    placed: Sequence[Placed], unfit: Iterable[int], groups: Sequence[Group], ledger: Ledger, on: date, k: int
) -> int:
    """How many more wrote at least than what is told of these groups apart comes to."""
    least = {group: least_told(ledger, group, on) for group in groups}
    apart = sum(least.values())
    found = [apart + _of_what_stays_hidden(placed, least, k)]
    for one in placed:
        if one.scope == Scope.ALL and one.placements:
            found += [people_told(one.placements, k), max(least.values(), default=0) + k]
    found += [sum(_of_norm(placed, norm, k)) + k for norm in unfit]
    return max(found) - apart


def _of_what_stays_hidden(placed: Iterable[Placed], least: Mapping[Group, int], k: int) -> int:
    """Figures of several groups say more of them together than is told of each; of each group once."""
    found = list[tuple[int, set[Group]]]()
    for one in placed:
        if one.scope == Scope.REST and one.placements:
            within = {group for group in least if set(group) <= set(one.teams)}
            found.append((people_told(one.placements, k) - sum(least[group] for group in within), within))
    more, used = 0, set[Group]()
    for number, within in sorted(found, key=lambda each: -each[0]):
        if number > 0 and not within & used:
            more += number
            used |= within
    return more


def _of_norm(placed: Iterable[Placed], norm: int, k: int) -> Iterator[int]:
    for one in placed:
        if (one.subject, one.number) == (Subject.NORM, norm):
            yield people_told(one.placements, k)
