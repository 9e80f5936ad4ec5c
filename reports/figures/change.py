"""What a group placed in this round and in an earlier one; never between weeks, where themes differ.

Rounds of two editions meet by the crosswalk. Only a norm that is still the same compares: in the same words, or in
others of which its author says that they ask the same. What is cleared are bands, and bands do not add up: neither
of two norms that are one now, nor of the parts of one, so there the old and the new stand apart and that is said.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from norms.model import NormSet, norm_by_number
from norms.passage import passage
from reports.figures.naming import Called, Names, called, letters
from reports.figures.placements import as_word
from reports.figures.tracing import Trace, of_earlier, of_placed
from reports.gate.bands import Band
from reports.gate.cleared import Group, Placed, Rule, Scope, Subject

_ORDER = (Band.ENKELEN, Band.EEN_DEEL, Band.DE_MEESTEN)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The round before, that began on `begins`: what was seen of it. `known`: the editions of all rounds."""

    begins: date
    placed: tuple[Placed, ...]
    norm_set: NormSet
    known: tuple[NormSet, ...] = ()


class Turn(StrEnum):
    """Of those who say that it is usually done: a higher band, a lower one, or the same."""

    MORE = "meer"
    FEWER = "minder"
    SAME = "gelijk"


@dataclass(frozen=True, slots=True)
class Change:
    """Of one norm and group. It may be other people, and a band's edge is soon crossed: no proof of anything.

    `norm` and `title` are those of the later round.
    """

    norm: int
    title: str
    who: Called
    turn: Turn
    traces: tuple[Trace, Trace]


class Apart(StrEnum):
    """Why what was placed then and now does not compare."""

    MERGED = "samengevoegd"
    SPLIT = "gesplitst"
    OTHER_WORDS = "andere_woorden"
    NEW = "nieuw"


@dataclass(frozen=True, slots=True)
class Uncompared:
    """A norm that some group sees now, and the titles of those of the earlier edition that it came of."""

    norm: int
    title: str
    why: Apart
    before: tuple[str, ...]


def changes(
    before: Iterable[Placed],
    before_set: NormSet,
    now: Iterable[Placed],
    now_set: NormSet,
    names: Names,
    known: Iterable[NormSet] = (),
) -> tuple[Change, ...]:
    """In the order of the later set, then of the alphabet; where both rounds show it and it compares.

    `known`: the editions of rounds between.
    """
    earlier, later = _seen(before), _seen(now)
    found = []
    for link in passage(before_set, now_set, known):
        if not link.comparable:
            continue
        title, own = norm_by_number(now_set, link.new).titel, []
        for (number, group), placed in later.items():
            if number == link.new and (link.old, group) in earlier:
                old = earlier[link.old, group]
                traces = of_earlier(old), of_placed(placed)
                own.append(Change(number, title, called(group, names), _turn(old, placed), traces))
        found.extend(sorted(own, key=lambda one: letters(one.who)))
    return tuple(found)


def uncompared(
    before_set: NormSet, now: Iterable[Placed], now_set: NormSet, known: Iterable[NormSet] = ()
) -> tuple[Uncompared, ...]:
    """Every norm that is seen now and for which no figure of the earlier edition may stand beside it, in order."""
    links = passage(before_set, now_set, known)
    comparable = {link.new for link in links if link.comparable}
    found = []
    for number in sorted({number for number, _ in _seen(now)} - comparable):
        own = tuple(link for link in links if link.new == number)
        titles = tuple(norm_by_number(before_set, link.old).titel for link in own)
        if not own:
            why = Apart.NEW
        elif len(own) > 1:
            why = Apart.MERGED
        else:
            why = Apart.OTHER_WORDS if own[0].same else Apart.SPLIT
        found.append(Uncompared(number, norm_by_number(now_set, number).titel, why, titles))
    return tuple(found)


def _seen(placed: Iterable[Placed]) -> dict[tuple[int, Group], Placed]:
    """The first figure of each norm and group: later people come beside it, not into it."""
    return {
        (one.number, one.teams): one
        for one in placed
        if one.subject == Subject.NORM and one.scope == Scope.GROUP and one.rule == Rule.ENOUGH
    }


def _turn(old: Placed, new: Placed) -> Turn:
    first, last = (_ORDER.index(as_word(one.placements[0].share)) for one in (old, new))
    if first == last:
        return Turn.SAME
    return Turn.MORE if last > first else Turn.FEWER
