"""What a group placed in this round and in an earlier one; never between weeks, where themes differ."""

from dataclasses import dataclass
from enum import StrEnum

from norms.model import NormSet, norms_of
from reports.figures.naming import Called, Names, called, letters
from reports.figures.placements import as_word
from reports.figures.tracing import Trace, of_placed
from reports.gate.bands import Band
from reports.gate.cleared import ClearedRound, Group, Placed, Rule, Scope, Subject

_ORDER = (Band.ENKELEN, Band.EEN_DEEL, Band.DE_MEESTEN)


class Turn(StrEnum):
    """Of those who say that it is usually done: a higher band, a lower one, or the same."""

    MORE = "meer"
    FEWER = "minder"
    SAME = "gelijk"


@dataclass(frozen=True, slots=True)
class Change:
    """Of one norm and group. It may be other people, and a band's edge is soon crossed: no proof of anything."""

    norm: int
    title: str
    who: Called
    turn: Turn
    traces: tuple[Trace, Trace]


def changes(
    before: ClearedRound, before_set: NormSet, now: ClearedRound, now_set: NormSet, names: Names
) -> tuple[Change, ...]:
    """In the order of the set, then of the alphabet; where both rounds show it and asked it in the same words."""
    earlier, later = _seen(before), _seen(now)
    same = {norm.nummer: norm.norm for norm in norms_of(before_set)}
    found = []
    for norm in norms_of(now_set):
        if same.get(norm.nummer) != norm.norm:
            continue
        own = []
        for (number, group), placed in later.items():
            if number == norm.nummer and (number, group) in earlier:
                old = earlier[number, group]
                traces = of_placed(old), of_placed(placed)
                own.append(Change(number, norm.titel, called(group, names), _turn(old, placed), traces))
        found.extend(sorted(own, key=lambda one: letters(one.who)))
    return tuple(found)


def _seen(cleared: ClearedRound) -> dict[tuple[int, Group], Placed]:
    """The first figure of each norm and group: later people come beside it, not into it."""
    return {
        (one.number, one.teams): one
        for one in cleared.placed
        if one.subject == Subject.NORM and one.scope == Scope.GROUP and one.rule == Rule.ENOUGH
    }


def _turn(old: Placed, new: Placed) -> Turn:
    first, last = (_ORDER.index(as_word(one.placements[0].share)) for one in (old, new))
    if first == last:
        return Turn.SAME
    return Turn.MORE if last > first else Turn.FEWER
