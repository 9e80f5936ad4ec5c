"""What the shares of groups of origin give away, beside the bands of the teams and the whole.

People are told apart by team and origin. Whoever came, moved, was erased or left counts as who may or may not be
in each figure, whatever that would do to another, and so does a place of which nobody knows whether it is used.
Where no share is told that says nothing, as it may be a lot. A linear program decides.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import highspy

from reports.gate.cleared import Group
from reports.gate.picture import ClearedPicture
from tests.attack.beside import Ended
from tests.attack.inference import counts

WHOLE = 1e-6
"""So far from a whole number is one."""
Kind = tuple[Group | None, str]
"""A team without its leader, or None for leaders; and where they are from, which is empty where unsaid."""


def exposed(ended: Ended, pictures: list[ClearedPicture]) -> Iterator[tuple[Kind, str]]:
    """Kinds of people of whom it is certain that all wrote, or none, to who knows it of one of them."""
    steady = {
        seat.person: (None if seat.role == "teamleider" else group, ended.origins.get(seat.person, ""))
        for group, seats in ended.seats.items()
        for seat in seats
        if seat.person is not None and seat.invited <= ended.current.started
        if _is_steady(ended, seat.person, group)
    }
    wrote = {one.person for one in ended.wrote}
    kinds = Counter(steady.values())
    truth = Counter(kind for person, kind in steady.items() if person in wrote)
    program = _program(ended, pictures, kinds, steady)
    for kind, people in kinds.items():
        least, most = program.reach(kind, None)
        assert least <= truth[kind] <= most, (kind, least, truth[kind], most)
        if least < people - 1 and most > 1:
            continue
        for known in (None, *kinds):
            for did in (True, False) if known else (False,):
                if known and not (truth[known] if did else kinds[known] - truth[known]):
                    continue
                own = known == kind
                low, high = program.reach(kind, (known, did) if known else None)
                if people - own > 0 and (low - (own and did) >= people - own or high - (own and did) <= 0):
                    yield kind, f"{ended.current.round.id} {known} {did}"


def _is_steady(ended: Ended, person: int, group: Group) -> bool:
    return all(one.team in group for one in ended.wrote if one.person == person)


class _Program:
    """Constraints on how many of each kind wrote; `free` may be in a figure besides.

    Each sum is within another or apart from it, or of people from one place: so the ends are whole numbers by
    themselves (two laminar families), and one linear program with other bounds each time will do.
    """

    def __init__(self, kinds: Counter[Kind]) -> None:
        self.kinds = kinds
        self.program: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self.program.silent()
        self.number = {kind: self.program.addVariable(lb=0, ub=people) for kind, people in kinds.items()}

    def told(self, kinds: list[Kind], free: int, least: int, most: int) -> None:
        others = self.program.addVariable(lb=0, ub=free)
        there = sum((self.number[kind] for kind in kinds), others)
        self.program.addConstr(there >= least)
        self.program.addConstr(there <= most)

    def reach(self, kind: Kind, known: tuple[Kind, bool] | None) -> tuple[int, int]:
        """To who knows of one of a kind whether they wrote."""
        if known is not None:
            people, did = self.kinds[known[0]], known[1]
            self._bound(known[0], int(did), people - (not did))
        found = self._extreme(kind, 1), self._extreme(kind, -1)
        if known is not None:
            self._bound(known[0], 0, self.kinds[known[0]])
        return found

    def _bound(self, kind: Kind, least: int, most: int) -> None:
        self.program.changeColBounds(self.number[kind].index, least, most)

    def _extreme(self, sought: Kind, sign: int) -> int:
        column = self.number[sought].index
        self.program.changeColCost(column, float(sign))
        self.program.run()
        assert self.program.getModelStatus() == highspy.HighsModelStatus.kOptimal
        found: float = self.program.val(self.number[sought])
        self.program.changeColCost(column, 0.0)
        assert abs(found - round(found)) < WHOLE, found
        return round(found)


def _program(
    ended: Ended,
    pictures: list[ClearedPicture],
    kinds: Counter[Kind],
    steady: dict[int, Kind],
) -> _Program:
    made, k = _Program(kinds), ended.current.threshold
    others = {one.person for one in ended.wrote} - steady.keys()
    others |= {s.person for seats in ended.seats.values() for s in seats if s.person is not None} - steady.keys()
    others |= ended.origins.keys() - steady.keys()
    taken, unused = (
        ended.taken,
        {g: sum(s.used and s.person is None for s in seats) for g, seats in ended.seats.items()},
    )
    for group in taken.groups:
        own = [kind for kind in kinds if kind[0] == group.teams]
        seen = [p for p in pictures if p.enough and p.team == group.teams[0] and p.round == ended.current.round.id]
        people, free = sum(kinds[kind] for kind in own), len(others) + unused[group.teams]
        least = max((max(k + 2 * bool(one.themes), len(one.sentences)) for one in seen), default=0)
        if group.band is not None:
            allowed = counts(group.band, group.asked, bands=True)
            made.told(own, free, min(allowed), min(max(allowed), people + free))
        made.told(own, free, min(least, people + free), people + free)
    for name, told in ((one.name, one.share) for one in ended.cleared.origins if one.share):
        allowed = counts(told, sum(one == name for one in ended.origins.values()), bands=True)
        free = sum(one == name for person, one in ended.origins.items() if person in others)
        made.told([kind for kind in kinds if kind[1] == name], free, min(allowed), max(allowed))
    free = len(others) + sum(unused.values())
    if taken.whole.wrote is not None:
        made.told(list(kinds), free, taken.whole.wrote, taken.whole.wrote)
    elif taken.whole.band is not None:
        allowed = counts(taken.whole.band, taken.whole.invited, bands=True)
        made.told(list(kinds), free, min(allowed), max(allowed))
    return made
