"""What was placed, norm by norm and theme by theme, and what that comes to over all groups.

Over all groups nothing is counted anew: it is told in how many of the groups that can be seen most say what.
A share over all people together, beside that of each group, would tell of the smallest of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from norms.model import NormSet, norm_by_number
from reports.figures.naming import Called, Names, called, letters
from reports.figures.tracing import Trace, of_placed
from reports.gate.bands import Band, Share
from reports.gate.cleared import ClearedRound, Placed, PlacedShare, Scope, Subject
from rounds.period import Period

FIRST, LAST = 0, -1
"""Places of «usually» and «hardly yet» among the placements."""
FEW, MANY = 25, 50
"""Percent: where tens are called `enkelen`, and above which `de_meesten`; as the bands of small groups."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one group, the rest or everyone placed. `who` is empty for everyone; `week`: it is a week's picture."""

    scope: Scope
    who: Called
    week: Period | None
    placements: tuple[PlacedShare, ...]
    trace: Trace


@dataclass(frozen=True, slots=True)
class Spread:
    """Of a value: how many of the figures that can be seen are in which band; as many together for each value."""

    value: str
    few: int
    part: int
    most: int


@dataclass(frozen=True, slots=True)
class NormLines:
    """`lines`: groups in alphabetical order, then the rest or everyone; hidden ones have no placements."""

    norm: int
    title: str
    lines: tuple[Line, ...]
    over_all: tuple[Spread, ...]


@dataclass(frozen=True, slots=True)
class ThemeLines:
    """`lines`: what stayed hidden of its norms, told of them together. `over_all` holds all that can be seen."""

    theme: int
    title: str
    norms: tuple[NormLines, ...]
    lines: tuple[Line, ...]
    over_all: tuple[Spread, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A norm of which most people of every group that can be seen, two at least, say the same."""

    norm: int
    title: str
    groups: tuple[Called, ...]
    traces: tuple[Trace, ...]


def by_theme(cleared: ClearedRound, norm_set: NormSet, names: Names) -> tuple[ThemeLines, ...]:
    """Every theme with a norm that was asked, in the order of the set."""
    return themes_of(cleared.placed, norm_set, names)


def themes_of(placed: Iterable[Placed], norm_set: NormSet, names: Names) -> tuple[ThemeLines, ...]:
    """The same of some of the figures, as of those of one group."""
    found = []
    about = _by_subject(placed)
    for theme in norm_set.themas:
        norms = tuple(
            NormLines(norm.nummer, norm.titel, _lines(own, names), _spread(own))
            for norm in theme.normen
            if (own := about.get((Subject.NORM, norm.nummer)))
        )
        together = about.get((Subject.THEME, theme.nummer), [])
        if norms:
            every = [one for norm in theme.normen for one in about.get((Subject.NORM, norm.nummer), ())]
            spread = _spread([*every, *together])
            found.append(ThemeLines(theme.nummer, theme.titel, norms, _lines(together, names), spread))
    return tuple(found)


def over_all(cleared: ClearedRound) -> tuple[Spread, ...]:
    """Over all themes and groups; empty where nothing can be seen."""
    return _spread(cleared.placed)


def strong(cleared: ClearedRound, norm_set: NormSet, names: Names) -> tuple[Shared, ...]:
    """Norms that are usually done, in the order of the set."""
    return _shared(cleared, norm_set, names, FIRST)


def hardly(cleared: ClearedRound, norm_set: NormSet, names: Names) -> tuple[Shared, ...]:
    """Norms that are hardly done yet, in the order of the set."""
    return _shared(cleared, norm_set, names, LAST)


def _shared(cleared: ClearedRound, norm_set: NormSet, names: Names, place: int) -> tuple[Shared, ...]:
    found = []
    about = _by_subject(cleared.placed)
    for number in sorted(number for subject, number in about if subject == Subject.NORM):
        own = about[Subject.NORM, number]
        seen = [one for one in own if one.placements and one.scope == Scope.GROUP]
        if len({one.teams for one in seen}) > 1 and all(
            as_word(one.placements[place].share) == Band.DE_MEESTEN for one in seen
        ):
            groups = tuple(sorted({called(one.teams, names) for one in seen}, key=letters))
            title = norm_by_number(norm_set, number).titel
            found.append(Shared(number, title, groups, tuple(of_placed(one) for one in seen)))
    return tuple(found)


def as_word(share: Share) -> Band:
    """ENKELEN, EEN_DEEL or DE_MEESTEN, for a share of any group."""
    match share.band:
        case Band.LAAG:
            return Band.ENKELEN
        case Band.HOOG:
            return Band.DE_MEESTEN
        case Band.PROCENT:
            if share.percent > MANY:
                return Band.DE_MEESTEN
            return Band.EEN_DEEL if share.percent > FEW else Band.ENKELEN
        case Band.ENKELEN | Band.EEN_DEEL | Band.DE_MEESTEN:
            return share.band


def _by_subject(placed: Iterable[Placed]) -> dict[tuple[Subject, int], list[Placed]]:
    found: dict[tuple[Subject, int], list[Placed]] = {}
    for one in placed:
        found.setdefault((one.subject, one.number), []).append(one)
    return found


def _lines(placed: Iterable[Placed], names: Names) -> tuple[Line, ...]:
    lines = (Line(one.scope, called(one.teams, names), one.week, one.placements, of_placed(one)) for one in placed)
    order = list(Scope)
    return tuple(
        sorted(
            lines,
            key=lambda line: (order.index(line.scope), letters(line.who), line.week is None, str(line.week)),
        )
    )


def _spread(placed: Iterable[Placed]) -> tuple[Spread, ...]:
    seen = [one.placements for one in placed if one.placements]
    found = []
    for place in range(len(seen[0]) if seen else 0):
        words = [as_word(placements[place].share) for placements in seen]
        counts = (words.count(band) for band in (Band.ENKELEN, Band.EEN_DEEL, Band.DE_MEESTEN))
        found.append(Spread(seen[0][place].value, *counts))
    return tuple(found)
