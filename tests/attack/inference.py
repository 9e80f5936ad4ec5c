"""What follows from published figures for who knows the rules, everyone in each figure and a few of the answers.

That is more than anybody knows: nobody is told who is in a figure, nor how many. The bands are read here as they
are promised (docs/handleiding.md), not by the code that makes them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, product
from typing import Any

import highspy

from reports.gate.bands import Band, Share

VALUES = ("meestal", "soms", "nog_weinig")
LARGE, TWO_KNOWN_FROM = 20, 8

Atom = tuple[object, ...]
"""One thing that one person said; the same in two figures where both count it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A share of each of VALUES, told of these atoms."""

    name: str
    atoms: frozenset[Atom]
    told: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Victim:
    """Somebody whose `value` is certain to who knows what `known` others said, in these figures."""

    figures: tuple[str, ...]
    value: str
    known: tuple[str, ...]


def counts(told: Share, whole: int, *, bands: bool) -> set[int]:
    """How many of `whole` people a share may stand for."""
    numbers = range(whole + 1)
    if not bands:
        return {number for number in numbers if round(100 * number / whole) == told.percent}
    match told.band:
        case Band.ENKELEN:
            return {number for number in numbers if number / whole <= 0.25}
        case Band.EEN_DEEL:
            return {number for number in numbers if 0.25 < number / whole <= 0.5}
        case Band.DE_MEESTEN:
            return {number for number in numbers if number / whole > 0.5}
        case Band.LAAG:
            return {number for number in numbers if number / whole < 0.15}
        case Band.HOOG:
            return {number for number in numbers if number / whole >= 0.75}
        case Band.PROCENT:
            near = (told.percent - 5, told.percent + 5)
            return {number for number in numbers if near[0] <= 100 * number / whole < near[1]}


def victims(figures: Iterable[Figure], said: Mapping[Atom, str], *, bands: bool) -> list[Victim]:
    """`said` is the truth: from it comes what the attacker knows, of any people at all."""
    found = []
    for linked in _linked(figures):
        found += _of_one(linked[0], said, bands=bands) if len(linked) == 1 else _of_many(linked, said, bands=bands)
    return found


def _linked(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Figures with an atom in common, directly or by others."""
    parts: list[list[Figure]] = []
    for figure in figures:
        near = [part for part in parts if any(one.atoms & figure.atoms for one in part)]
        parts = [part for part in parts if part not in near]
        parts.append([*(one for part in near for one in part), figure])
    return parts


def _knowledge(people: int) -> range:
    return range(3 if people >= TWO_KNOWN_FROM else 2)


def _of_one(figure: Figure, said: Mapping[Atom, str], *, bands: bool) -> list[Victim]:
    """Every histogram is walked."""
    whole = len(figure.atoms)
    allowed = [counts(told, whole, bands=bands) for told in figure.told]
    worlds = [
        (first, second, whole - first - second)
        for first, second in product(range(whole + 1), repeat=2)
        if first + second <= whole
    ]
    worlds = [world for world in worlds if all(n in fits for n, fits in zip(world, allowed, strict=True))]
    truth = [sum(said[atom] == value for atom in figure.atoms) for value in VALUES]
    assert tuple(truth) in worlds, figure
    found = []
    for size in _knowledge(whole):
        for known in combinations_with_replacement(range(3), size):
            own = [known.count(value) for value in range(3)]
            if size == whole or any(n > m for n, m in zip(own, truth, strict=True)):
                continue
            left = [[n - m for n, m in zip(world, own, strict=True)] for world in worlds]
            left = [rest for rest in left if min(rest) >= 0]
            found += [
                Victim((figure.name,), VALUES[value], tuple(VALUES[one] for one in known))
                for value in range(3)
                if all(rest[value] == whole - size for rest in left)
            ]
    return found


def _of_many(figures: Sequence[Figure], said: Mapping[Atom, str], *, bands: bool) -> list[Victim]:
    """People are told apart by which of the figures they are in; a program decides on each kind of them."""
    kinds: dict[frozenset[int], list[Atom]] = {}
    for atom in set().union(*(figure.atoms for figure in figures)):
        kinds.setdefault(frozenset(n for n, one in enumerate(figures) if atom in one.atoms), []).append(atom)
    truth = {
        (kind, value): sum(said[atom] == value for atom in atoms)
        for kind, atoms in kinds.items()
        for value in VALUES
    }
    cells = [cell for cell, number in truth.items() if number]
    names = tuple(figure.name for figure in figures)
    found = []
    for size in _knowledge(min(len(figure.atoms) for figure in figures)):
        for known in combinations_with_replacement(cells, size):
            own = {cell: known.count(cell) for cell in truth}
            if any(own[cell] > truth[cell] for cell in truth):
                continue
            for kind, atoms in kinds.items():
                unknown = len(atoms) - sum(own[kind, value] for value in VALUES)
                found += [
                    Victim(names, value, tuple(v for _, v in known))
                    for value in VALUES
                    if unknown
                    and own[kind, value] + unknown <= truth[kind, value] + own[kind, value]
                    and _fewest(figures, kinds, own, (kind, value), bands=bands) == own[kind, value] + unknown
                ]
    return found


def _fewest(
    figures: Sequence[Figure],
    kinds: Mapping[frozenset[int], Sequence[Atom]],
    own: Mapping[tuple[frozenset[int], str], int],
    sought: tuple[frozenset[int], str],
    *,
    bands: bool,
) -> int:
    """How many of this kind said this at least, in all that may have been said."""
    program: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    program.silent()
    number = {cell: program.addIntegral(lb=least) for cell, least in own.items()}
    for kind, atoms in kinds.items():
        program.addConstr(sum(number[kind, value] for value in VALUES) == len(atoms))
    for place, figure in enumerate(figures):
        for value, told in zip(VALUES, figure.told, strict=True):
            allowed = counts(told, len(figure.atoms), bands=bands)
            there = sum(number[kind, value] for kind in kinds if place in kind)
            program.addConstr(there >= min(allowed))
            program.addConstr(there <= max(allowed))
    program.minimize(number[sought] * 1)
    assert program.getModelStatus() == highspy.HighsModelStatus.kOptimal
    found: float = program.val(number[sought])
    return round(found)
