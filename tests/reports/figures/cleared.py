"""Cleared rounds of any shape, for the properties of figures."""

from datetime import date

from hypothesis import strategies as st

from norms.model import norms_of
from reports.gate.bands import Band, Share
from reports.gate.cleared import (
    ClearedRound,
    OriginTaken,
    Placed,
    PlacedShare,
    Rule,
    Scope,
    Subject,
    Verdict,
    Wished,
)
from reports.gate.rules import PLACED
from tests.storage.planting import SET, WEEK

NAMES = {1: "Noord", 2: "centrum", 3: "Kade", 4: "West", 5: "Zuid"}
GROUPS = ((1,), (2,), (3, 4), (5,))
NUMBERS = [norm.nummer for norm in norms_of(SET)]
HIDDEN = (Rule.TOO_FEW, Rule.NOT_PLACED, Rule.ONLY_TOGETHER, Rule.NEVER, Rule.NOT_APPLICABLE)

shares = st.one_of(
    st.sampled_from([Band.ENKELEN, Band.EEN_DEEL, Band.DE_MEESTEN, Band.LAAG, Band.HOOG]).map(Share),
    st.sampled_from(range(20, 80, 10)).map(lambda percent: Share(Band.PROCENT, percent)),
)
placements = st.tuples(*(shares for _ in PLACED)).map(
    lambda found: tuple(PlacedShare(value, share) for value, share in zip(PLACED, found, strict=True))
)


@st.composite
def placed(draw: st.DrawFn, norm: int) -> list[Placed]:
    """One norm as the gate tells of it: each group once, some with later people, and at most one rest."""
    found = []
    for group in GROUPS:
        if draw(st.booleans()):
            week = draw(st.sampled_from([WEEK, None]))
            found.append(Placed(Subject.NORM, norm, Scope.GROUP, group, week, draw(placements), Rule.ENOUGH))
            if draw(st.booleans()):
                own = draw(placements)
                found.append(Placed(Subject.NORM, norm, Scope.GROUP, group, None, own, Rule.NEWLY_ENOUGH))
        else:
            rule = draw(st.sampled_from(HIDDEN))
            found.append(Placed(Subject.NORM, norm, Scope.GROUP, group, None, (), rule))
    if draw(st.booleans()):
        own = draw(placements)
        found.append(Placed(Subject.NORM, norm, Scope.REST, GROUPS[0] + GROUPS[1], None, own, Rule.PARTS_TOGETHER))
    return found


@st.composite
def verdicts(draw: st.DrawFn) -> tuple[Verdict, ...]:
    found = []
    for theme in SET.themas:
        groups = draw(st.sampled_from([(), GROUPS, GROUPS[:2], GROUPS[1:]]))
        if not groups:
            found.append(Verdict(Subject.THEME, theme.nummer, (), (), Rule.TOO_FEW))
            continue
        every = [(one, other) for place, one in enumerate(groups) for other in groups[place + 1 :]]
        pairs = tuple(draw(st.lists(st.sampled_from(every), unique=True)))
        found.append(Verdict(Subject.THEME, theme.nummer, groups, pairs, Rule.TESTED))
    return tuple(found)


@st.composite
def rounds(draw: st.DrawFn) -> ClearedRound:
    norms = draw(st.lists(st.sampled_from(NUMBERS), min_size=0, max_size=6, unique=True))
    wished = draw(st.lists(st.tuples(st.sampled_from(["nodig", "leerwens"]), st.sampled_from(NUMBERS), shares)))
    return ClearedRound(
        1,
        date(2026, 12, 7),
        tuple(one for norm in sorted(norms) for one in draw(placed(norm))),
        draw(verdicts()),
        tuple(Wished(kind, norm, share, Rule.ALL_TEAMS) for kind, norm, share in wished),
        tuple(draw(st.lists(st.sampled_from(NUMBERS), unique=True, max_size=3))),
        (OriginTaken("Welzijn", None, Rule.SMALL_ORIGIN), OriginTaken("gemeente", None, Rule.SMALL_ORIGIN)),
    )
