"""The way of norms from one edition to another: straight by a crosswalk, or by those of editions between."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product

from norms.crosswalk import Crosswalk
from norms.model import Norm, NormSet, Plaatsing, norms_of


@dataclass(frozen=True, slots=True)
class Link:
    """A norm and what became of it. `same`: it is the same norm still, in whatever words, and neither a part of
    the old one nor made of several. `comparable`: what was placed at both may stand beside each other.
    """

    old: int
    new: int
    same: bool
    comparable: bool


def passage(older: NormSet, newer: NormSet, known: Iterable[NormSet] = ()) -> tuple[Link, ...]:
    """In the order of the new numbers. `known`: editions that may lie between. A norm without a link has gone,
    or was not there. A crosswalk is read backwards too, for a round may choose an edition of before; where none
    leads from the one to the other, only equal words tell.
    """
    if older.id == newer.id:
        return _of_one_edition(older, newer)
    between = {norm_set.id: norm_set for norm_set in known}
    found = _led(older, newer, between, frozenset({newer.id}))
    if found is not None:
        return found
    back = _led(newer, older, between, frozenset({older.id}))
    return (
        _by_words(older, newer)
        if back is None
        else _ordered(replace(one, old=one.new, new=one.old) for one in back)
    )


def unchanged(older: NormSet, one: Norm, newer: NormSet, other: Norm) -> bool:
    """The same line, unfilled, on the same scale."""
    return one.norm == other.norm and scale(older, one) == scale(newer, other)


def scale(norm_set: NormSet, norm: Norm) -> Plaatsing | None:
    """What is asked with the norm line and what can be tapped: on another scale nothing compares."""
    return next((way for way in norm_set.plaatsingen if way.soort == norm.plaatsing), None)


def heirs(links: Iterable[Link], number: int) -> tuple[int, ...]:
    """All that came of a norm: one, a few where it was split, none where it has gone."""
    return tuple(link.new for link in links if link.old == number)


def heir(links: Iterable[Link], number: int) -> int | None:
    """The norm that is still the same one; None where it was split, joined with another, or has gone."""
    return next((link.new for link in links if link.old == number and link.same), None)


def _led(
    older: NormSet, newer: NormSet, between: dict[str, NormSet], passed: frozenset[str]
) -> tuple[Link, ...] | None:
    straight = next((one for one in newer.crosswalks if one.van == older.id), None)
    if straight is not None:
        return _straight(straight, older, newer)
    for crosswalk in newer.crosswalks:
        middle = between.get(crosswalk.van)
        if middle is None or middle.id in passed:
            continue
        first = _led(older, middle, between, passed | {middle.id})
        if first is not None:
            return _joined(first, _straight(crosswalk, middle, newer))
    return None


def _straight(crosswalk: Crosswalk, older: NormSet, newer: NormSet) -> tuple[Link, ...]:
    """What a crosswalk says, of norms that are there; kept words and an equal scale are looked at here too."""
    old, new = _numbered(older), _numbered(newer)
    found = []
    for before, after in crosswalk.pairs:
        one, other = old.get(before), new.get(after)
        if one is not None and other is not None:
            found.append(Link(one.nummer, other.nummer, same=True, comparable=unchanged(older, one, newer, other)))
    for step in crosswalk.overgang:
        same = step.soort == "anders_verwoord" and len(step.oud) == len(step.nieuw) == 1
        for one, other in product(_of(old, step.oud), _of(new, step.nieuw)):
            told = same and step.vergelijkbaar and scale(older, one) == scale(newer, other)
            found.append(Link(one.nummer, other.nummer, same=same, comparable=told))
    return _ordered(found)


def _joined(first: Iterable[Link], then: Iterable[Link]) -> tuple[Link, ...]:
    return _ordered(
        Link(one.old, two.new, same=one.same and two.same, comparable=one.comparable and two.comparable)
        for one, two in product(first, tuple(then))
        if one.new == two.old
    )


def _of_one_edition(older: NormSet, newer: NormSet) -> tuple[Link, ...]:
    old, new = _numbered(older), _numbered(newer)
    return tuple(
        Link(number, number, same=True, comparable=unchanged(older, old[number], newer, new[number]))
        for number in sorted(old.keys() & new.keys())
    )


def _by_words(older: NormSet, newer: NormSet) -> tuple[Link, ...]:
    """Editions that know nothing of each other: the same line on the same scale is the same norm."""
    return _ordered(
        Link(one.nummer, other.nummer, same=True, comparable=True)
        for one, other in product(norms_of(older), norms_of(newer))
        if unchanged(older, one, newer, other)
    )


def _ordered(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(set(links), key=lambda link: (link.new, link.old)))


def _numbered(norm_set: NormSet) -> dict[int, Norm]:
    return {norm.nummer: norm for norm in norms_of(norm_set)}


def _of(norms: Mapping[int, Norm], numbers: Iterable[int]) -> list[Norm]:
    return [norms[number] for number in numbers if number in norms]
