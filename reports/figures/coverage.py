"""What cannot be seen, of whom, and by which rule; never how far from enough it is."""

from dataclasses import dataclass

from norms.model import NormSet, norm_by_number
from reports.figures.naming import Called, Names, alphabetical, called
from reports.figures.tracing import Trace, of_placed
from reports.gate.cleared import ClearedRound, Rule, Scope, Subject


@dataclass(frozen=True, slots=True)
class Gap:
    """A norm and the groups of which it cannot be seen by one rule. `nowhere`: it is seen in no form."""

    norm: int
    title: str
    rule: Rule
    groups: tuple[Called, ...]
    nowhere: bool
    traces: tuple[Trace, ...]


@dataclass(frozen=True, slots=True)
class Unfit:
    """A norm of which k people or more say that it does not fit their work."""

    norm: int
    title: str


def gaps(cleared: ClearedRound, norm_set: NormSet, names: Names) -> tuple[Gap, ...]:
    """In the order of the norms."""
    own = [one for one in cleared.placed if one.subject == Subject.NORM]
    seen = {one.number for one in own if one.placements}
    hidden = [one for one in own if one.scope == Scope.GROUP and not one.placements]
    found = []
    for number, rule in sorted({(one.number, one.rule) for one in hidden}):
        here = [one for one in hidden if (one.number, one.rule) == (number, rule)]
        order = alphabetical({one.teams for one in here}, names)
        traces = tuple(of_placed(one) for group in order for one in here if one.teams == group)
        groups = tuple(called(group, names) for group in order)
        title = norm_by_number(norm_set, number).titel
        found.append(Gap(number, title, rule, groups, number not in seen, traces))
    return tuple(found)


def unfit(cleared: ClearedRound, norm_set: NormSet) -> tuple[Unfit, ...]:
    return tuple(Unfit(number, norm_by_number(norm_set, number).titel) for number in cleared.unfit)
