"""Do all groups do the same? Which differ on what, and what chance may have added; no order among them."""

from dataclasses import dataclass

from norms.model import NormSet, norm_by_number, thema_of
from reports.figures.naming import Called, Names, called, letters
from reports.figures.tracing import Trace, of_verdict
from reports.gate.cleared import ClearedRound, Subject, Verdict

ONE_IN = 20
"""In one of so many questions without a difference, the test names one at most."""


@dataclass(frozen=True, slots=True)
class Compared:
    """`pairs` that differ, each in alphabetical order and so among each other; empty where none was found."""

    subject: Subject
    number: int
    title: str
    groups: tuple[Called, ...]
    pairs: tuple[tuple[Called, Called], ...]
    trace: Trace


@dataclass(frozen=True, slots=True)
class Differences:
    """In the order of the set. `unseen`: themes of which too few groups are large enough to be compared.

    `unasked`: those of which nothing was asked.

    `by_chance`: how many of the compared themes may be named although the groups are alike, rounded up.
    """

    differing: tuple[Compared, ...]
    alike: tuple[Compared, ...]
    unseen: tuple[int, ...]
    unasked: tuple[int, ...]
    by_chance: int


def differences(cleared: ClearedRound, norm_set: NormSet, names: Names) -> Differences:
    compared = [_compared(one, norm_set, names) for one in cleared.verdicts if one.compared]
    themes = sum(one.subject == Subject.THEME for one in compared)
    asked = {thema_of(norm_set, one.number).nummer for one in cleared.placed if one.subject == Subject.NORM}
    hidden = [one.number for one in cleared.verdicts if one.subject == Subject.THEME and not one.compared]
    return Differences(
        tuple(one for one in compared if one.pairs),
        tuple(one for one in compared if not one.pairs),
        tuple(number for number in hidden if number in asked),
        tuple(number for number in hidden if number not in asked),
        -(-themes // ONE_IN),
    )


def _compared(verdict: Verdict, norm_set: NormSet, names: Names) -> Compared:
    groups = tuple(sorted((called(group, names) for group in verdict.compared), key=letters))
    pairs = [sorted((called(one, names), called(other, names)), key=letters) for one, other in verdict.pairs]
    ordered = sorted(((one, other) for one, other in pairs), key=lambda pair: [letters(who) for who in pair])
    return Compared(
        verdict.subject, verdict.number, _title(verdict, norm_set), groups, tuple(ordered), of_verdict(verdict)
    )


def _title(verdict: Verdict, norm_set: NormSet) -> str:
    if verdict.subject == Subject.NORM:
        return norm_by_number(norm_set, verdict.number).titel
    return next(theme.titel for theme in norm_set.themas if theme.nummer == verdict.number)
