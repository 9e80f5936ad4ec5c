"""The annex: every figure in its band, per law its norms, words and rules."""

from collections.abc import Collection, Iterable, Iterator

from locales.catalogue import Catalogue
from reports.documents.bands import share_words
from reports.documents.document import Block, Heading, NewPage, Table
from reports.documents.round.material import Material
from reports.documents.round.telling import Told, as_one, fixed, in_a_row, points, told
from reports.documents.trend import Before, changes_table
from reports.figures.differences import differences
from reports.figures.laws import laws
from reports.figures.participation import participation
from reports.figures.placements import Line, NormLines, ThemeLines, by_theme
from reports.figures.tracing import DECIDED, FIXED, OF_SET, Trace, of_taken
from reports.gate.cleared import Rule, Scope
from reports.gate.taken import GroupTaken

VALUES = ("meestal", "soms", "nog_weinig")
TERMS = ("beeld", "groep", "plaatsing", "enkelen", "een_deel", "de_meesten", "procent", "te_weinig", "overig")
COUNTING = ("drempel", "leider", "nieuw", "een_keer", "deelname", "zinnen", "toets", "vast")
MOST_NAMES = 12
"""Groups by name in one cell."""
Row = tuple[tuple[str, ...], tuple[Trace, ...]]


def annex(material: Material, catalogue: Catalogue) -> Iterator[Block]:
    yield NewPage()
    yield Heading(catalogue.text("rapport.bijlage"))
    yield fixed(catalogue, "rapport.bijlage_uitleg")
    yield from _participation(material, catalogue)
    for number, theme in enumerate(by_theme(material.cleared, material.norm_set, material.names), start=1):
        yield Heading(catalogue.text("rapport.kop_thema", thema=theme.title), 2)
        yield _theme(number, theme, catalogue)
    yield from _differences(material, catalogue)
    yield from _changes(material, catalogue)
    yield from _laws(material, catalogue)
    yield Heading(catalogue.text("rapport.begrippen"), 2)
    yield _table(
        catalogue,
        "begrippen",
        ("begrip", "betekenis"),
        (
            ((catalogue.text(f"rapport.begrip_{key}"), catalogue.text(f"rapport.uitleg_{key}")), (FIXED,))
            for key in TERMS
        ),
        widths=(1, 3),
    )
    yield Heading(catalogue.text("rapport.rekenwijze"), 2)
    yield from points(_counting(material, catalogue))


def _changes(material: Material, catalogue: Catalogue) -> Iterator[Block]:
    if material.earlier is not None:
        before = Before(material.earlier, material.names)
        found = changes_table(before, material.cleared.placed, material.norm_set, catalogue)
        if found is not None:
            yield found


def _counting(material: Material, catalogue: Catalogue) -> Iterator[Told]:
    for key in COUNTING:
        yield told(catalogue.text(f"rapport.telt_{key}", drempel=material.threshold), FIXED)


def _table(
    catalogue: Catalogue,
    name: str,
    columns: tuple[str, ...],
    rows: Iterable[Row],
    caption: str | None = None,
    widths: tuple[int, ...] = (),
) -> Table:
    found = tuple(rows)
    return Table(
        catalogue.text(f"rapport.blad_{name}") if caption is None else name,
        caption or catalogue.text(f"rapport.bij_{name}"),
        tuple(catalogue.text(f"rapport.kolom_{key}") for key in columns),
        tuple(cells for cells, _ in found),
        tuple(traces for _, traces in found),
        widths,
    )


def _participation(material: Material, catalogue: Catalogue) -> Iterator[Block]:
    if material.taken is None:
        return
    expected = material.current.setup.expected
    found = participation(material.taken, material.cleared, expected, material.names)
    yield Heading(catalogue.text("rapport.kop_deelname"), 2)
    yield _table(
        catalogue,
        "deelname",
        ("groep", "schreef"),
        (
            (
                (as_one(who, catalogue), _took_part(group, catalogue)),
                (of_taken(group.teams),),
            )
            for who, group in found.groups
        ),
    )


def _took_part(group: GroupTaken, catalogue: Catalogue) -> str:
    if group.band is not None:
        return share_words(group.band, catalogue)
    if not group.weeks:
        return catalogue.text("rapport.te_klein")
    return catalogue.text("rapport.groep_beelden", keer=group.shown, aantal=group.weeks)


def _theme(number: int, theme: ThemeLines, catalogue: Catalogue) -> Table:
    rows = [row for norm in theme.norms for row in _norm(norm, catalogue)]
    everyone = {name for norm in theme.norms for line in norm.lines for name in line.who}
    rows += [_line(catalogue.text("rapport.hele_thema"), line, everyone, catalogue) for line in theme.lines]
    return _table(
        catalogue,
        catalogue.text("rapport.blad_thema", nummer=number),
        ("vraag", "groep", *VALUES),
        rows,
        catalogue.text("rapport.bij_thema", thema=theme.title),
        widths=(4, 4, 2, 2, 2),
    )


def _norm(norm: NormLines, catalogue: Catalogue) -> Iterator[Row]:
    """What can be seen, then in a line for each rule the groups of which it cannot."""
    everyone = {name for line in norm.lines for name in line.who}
    for line in norm.lines:
        if line.placements:
            yield _line(norm.title, line, everyone, catalogue)
    hidden = [line for line in norm.lines if not line.placements]
    for rule in dict.fromkeys(line.trace.rule for line in hidden):
        own = [line for line in hidden if line.trace.rule == rule]
        assert isinstance(rule, Rule)
        cell = catalogue.text(f"rapport.cel_{rule}")
        seen = len(own) < len(norm.lines)
        who = (
            "; ".join(as_one(line.who, catalogue) for line in own)
            if seen
            else catalogue.text("rapport.alle_groepen")
        )
        yield (norm.title, who, cell, cell, cell), tuple(line.trace for line in own)


def _line(title: str, line: Line, everyone: Collection[str], catalogue: Catalogue) -> Row:
    """`everyone`: all teams that were asked, by name."""
    cells = tuple(share_words(one.share, catalogue) for one in line.placements)
    return (title, _who(line, everyone, catalogue), *cells), (line.trace,)


def _who(line: Line, everyone: Collection[str], catalogue: Catalogue) -> str:
    match line.scope, line.trace.rule:
        case Scope.ALL, _:
            return catalogue.text("rapport.alle_teams")
        case Scope.REST, _ if len(line.who) == len(everyone):
            return catalogue.text("rapport.rest")
        case Scope.REST, _:
            few = len(line.who) <= MOST_NAMES
            teams = in_a_row(line.who, catalogue) if few else catalogue.text("rapport.teams", aantal=len(line.who))
            return catalogue.text("rapport.rest_van", groepen=teams)
        case _, Rule.NEWLY_ENOUGH:
            return catalogue.text("rapport.later_erbij", groep=as_one(line.who, catalogue))
        case _:
            return as_one(line.who, catalogue)


def _differences(material: Material, catalogue: Catalogue) -> Iterator[Block]:
    found = differences(material.cleared, material.norm_set, material.names)
    rows = [
        (
            (one.title, as_one(who, catalogue), "; ".join(as_one(other, catalogue) for other in others)),
            (one.trace,),
        )
        for one in found.differing
        for who in one.groups
        if (others := [b if a == who else a for a, b in one.pairs if who in (a, b)])
    ]
    if rows:
        yield _table(catalogue, "verschil", ("waarover", "groep", "anders_dan"), rows)


def _laws(material: Material, catalogue: Catalogue) -> Iterator[Block]:
    """What was answered to the norms that touch a law; never whether it is kept."""
    yield Heading(catalogue.text("rapport.wetten"), 2)
    yield fixed(catalogue, "rapport.wetten_uitleg")
    rows: list[Row] = []
    for law in laws(material.cleared, material.norm_set, material.names):
        for norm in law.asked:
            seen = tuple(line.trace for line in norm.lines if line.placements)
            hidden = tuple(line.trace for line in norm.lines)
            rows.append(((law.name, norm.title, *_spread(norm, catalogue)), seen or hidden))
        if law.others:
            numbers = ", ".join(str(number) for number in law.others)
            cells = (law.name, catalogue.text("rapport.vragen_nummers", nummers=numbers))
            asked = catalogue.text("rapport.cel_niet_van_toepassing")
            rows.append(((*cells, asked, asked, asked), (OF_SET, DECIDED)))
    yield _table(catalogue, "wetten", ("wet", "vraag", *VALUES), rows, widths=(3, 5, 2, 2, 2))


def _spread(norm: NormLines, catalogue: Catalogue) -> tuple[str, ...]:
    """Of each value in how many of the figures most people say it, or the rule by which there are none."""
    if not norm.over_all:
        rules = {line.trace.rule for line in norm.lines}
        shown = Rule.TOO_FEW if Rule.TOO_FEW in rules else norm.lines[0].trace.rule
        return (catalogue.text(f"rapport.cel_{shown}"),) * len(VALUES)
    return tuple(
        catalogue.text("rapport.van", deel=one.most, aantal=one.few + one.part + one.most) for one in norm.over_all
    )
