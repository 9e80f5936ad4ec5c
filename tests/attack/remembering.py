"""Who was in each figure of placements that was published, and what they said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from reports.gate.asking import counts
from reports.gate.cells import Cell, cells, of_all
from reports.gate.cleared import ClearedRound, PlacedShare, Scope
from reports.gate.picture import ClearedPicture, writers_told
from reports.gate.placing import _invited, gather, pictures_of, told_cells
from reports.gate.rules import Rules
from rounds.period import Period
from storage import aggregates, round_rows
from storage.aggregates import Writer
from storage.rounds import StoredRound
from storage.store import Store
from tests.attack.inference import VALUES, Atom, Figure
from tests.storage.planting import SET


@dataclass(frozen=True, slots=True)
class Filed:
    """A picture, how many were asked, and under which themes each of its writers' answers is filed."""

    picture: ClearedPicture
    asked: int
    threshold: int
    own: tuple[frozenset[int], ...]


@dataclass
class Memory:
    figures: list[Figure] = field(default_factory=list)
    filed: list[Filed] = field(default_factory=list)
    said: dict[Atom, str] = field(default_factory=dict)

    def of_picture(
        self, store: Store, current: StoredRound, group: tuple[int, ...], period: Period, picture: ClearedPicture
    ) -> None:
        number = current.round.id
        found = writers_of(store, current, group, period, picture.norm)
        placed = {one.person: one.placed for one in found if one.placed in VALUES}
        self._remember(
            f"beeld {number} {picture.norm} {group}", number, picture.norm, group, placed, picture.placements
        )

    def of_themes(
        self,
        store: Store,
        current: StoredRound,
        group: tuple[int, ...],
        period: Period,
        picture: ClearedPicture,
        asked: int,
    ) -> None:
        found = writers_of(store, current, group, period, picture.norm)
        own = tuple(frozenset(one.themes) for one in found)
        self.filed.append(Filed(picture, asked, current.threshold, own))

    def of_round(
        self,
        store: Store,
        current: StoredRound,
        cleared: ClearedRound,
        teams: tuple[int, ...],
        now: datetime,
        rules: Rules,
    ) -> None:
        told = [one for one in cleared.placed if one.placements and one.week is None]
        for one, cell in zip(told, _cells(store, current, teams, now, rules), strict=True):
            assert (one.subject, one.number, one.teams) == (cell.subject, cell.number, cell.teams)
            norm: object = cell.number if str(cell.subject) == "norm" else f"thema {cell.number} {cell.scope}"
            where = cell.teams if cell.scope == Scope.GROUP else ()
            name = f"ronde {current.round.id} {cell.subject} {cell.number} {cell.scope} {cell.teams}"
            self._remember(name, current.round.id, norm, where, dict(cell.placed), one.placements)

    def _remember(
        self,
        name: str,
        number: int,
        norm: object,
        group: tuple[int, ...],
        placed: dict[int, str],
        told: Iterable[PlacedShare],
    ) -> None:
        """Who said something else since is as good as another person."""
        atoms = set()
        for person, value in placed.items():
            atom: Atom = (number, norm, group, person)
            while self.said.get(atom, value) != value:
                atom = (*atom, "later")
            self.said[atom] = value
            atoms.add(atom)
        shares = tuple(one.share for one in told)
        self.figures.append(Figure(name, frozenset(atoms), shares))


def writers_of(
    store: Store, current: StoredRound, group: tuple[int, ...], period: Period, norm: int
) -> tuple[Writer, ...]:
    """Who moved within the group is one of them."""
    found = {
        one.person: one
        for team in group
        for one in aggregates.writers(store, team, current.round.id, period, norm)
        if counts(one.role, one.invited, one.answered, current.started, leads=one.leads)
    }
    return tuple(found.values())


def _cells(
    store: Store, current: StoredRound, teams: tuple[int, ...], now: datetime, rules: Rules
) -> Iterator[Cell]:
    """Who is in which figure depends on who wrote alone, so who knows that knows this."""
    pictures = pictures_of(store, current)
    gathered = gather(round_rows.placements(store, current.round.id), current, pictures)
    groups = current.round.groups(teams)
    seats = {group: {team: aggregates.team_seats(store, team) for team in group} for group in groups}
    invited = _invited(gathered.of_groups, seats, current, now)
    seen = {where: writers_told(picture, current.threshold) for where, picture in pictures.items()}
    k = current.threshold
    yield from told_cells(cells(gathered.of_groups, SET, k, rules, invited, seen), k, rules)
    everyone = _invited(gathered.together, seats, current, now, leaders=True)
    yield from told_cells(of_all(gathered.together, k, rules, everyone), k, rules)
