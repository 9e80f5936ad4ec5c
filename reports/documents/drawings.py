"""Pictures for a phone: each with what is to be seen on it in words, for who cannot see it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from conversations.text import DayMonth, Lines, Text, Words
from locales.catalogue import Catalogue
from norms.model import norm_by_number
from reports.documents.bands import in_words, placed_bar, share_words, size
from reports.documents.document import Bar, Bars, Block, Document, Paragraph, Part, Table
from reports.figure_words import hidden_words, theme_of, theme_words, who_words, whose
from reports.figures.naming import Names
from reports.figures.placements import NormLines, themes_of
from reports.gate.cleared import Placed
from reports.gate.taken import ClearedParticipation
from reports.round_words import group_lines, picture_lines, told_groups, whole_words
from rounds.current import CurrentRound
from rounds.period import Period

MOST_WEEKS = 20
MOST_BARS = 12
"""Groups under one caption; a longer picture is no picture on a phone."""
MOST_IN_THEME = 6
"""The same, where each norm of a theme has its own."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """`words` goes under the picture."""

    document: Document
    words: Words


def plan_drawing(current: CurrentRound, made: date, catalogue: Catalogue) -> Drawn:
    """Every week of the round; the weeks between without a question too."""
    weeks = list(_weeks(current))
    shown, more = weeks[:MOST_WEEKS], len(weeks[MOST_WEEKS:])
    rest = (Text("plaatje.meer_weken", {"aantal": more}),) if more else ()
    rows = tuple(
        (catalogue.words(Text("plaatje.week", _day(period))), _title(norm, current, catalogue))
        for period, norm in shown
    )
    table = Table(
        catalogue.text("plaatje.plan_blad"),
        catalogue.text("plaatje.plan_bij"),
        (catalogue.text("plaatje.kolom_week"), catalogue.text("rapport.kolom_vraag")),
        rows,
        widths=(3, 4),
    )
    lines = tuple(
        Text("plaatje.week_regel", {**_day(period), "titel": _title(norm, current, catalogue)})
        for period, norm in shown
    )
    title = Text("plaatje.plan")
    document = _drawing(
        title,
        _span(current),
        made,
        (table, *(Paragraph(catalogue.words(one)) for one in rest)),
        catalogue,
        catalogue.text("plaatje.plan_bestand"),
    )
    return Drawn(document, Lines((title, *lines, *rest)))


def _weeks(current: CurrentRound) -> Iterator[tuple[Period, int]]:
    """Each with the norm that everyone gets, or 0."""
    period = current.setup.first
    for week in current.plan.of_round:
        while period < week.period:
            yield period, 0
            period = period.plus(1)
        yield period, week.shared
        period = period.plus(1)


def _day(period: Period) -> dict[str, DayMonth | int]:
    return {"nummer": period.week, "dag": DayMonth(period.monday)}


def _title(norm: int, current: CurrentRound, catalogue: Catalogue) -> str:
    return norm_by_number(current.norm_set, norm).titel if norm else catalogue.text("plaatje.geen_vraag")


def participation_drawing(
    found: ClearedParticipation, current: CurrentRound, names: Names, made: date, catalogue: Catalogue
) -> Drawn:
    """Each group that is large enough as a bar."""
    seen = told_groups(found, names)
    bars = tuple(
        Bar(
            catalogue.words(who_words(tuple(names[team] for team in one.teams))),
            (Part("", share_words(one.band, catalogue), size(one.band)),),
        )
        for one in seen[:MOST_BARS]
        if one.band is not None
    )
    title = Text("deelname.titel", {"dag": found.until})
    whole = whole_words(found.whole)
    told, rest = group_lines(found, names, MOST_BARS), picture_lines(found, names, MOST_BARS)
    blocks: list[Block] = [Paragraph(catalogue.words(whole))]
    if bars:
        alt = f"{'. '.join(map(in_words, bars))}."
        blocks.append(Bars(catalogue.words(told[0]), alt, bars))
    blocks += [Paragraph(catalogue.words(one)) for one in (*told[1 + len(bars) :], *rest)]
    blocks.append(Paragraph(catalogue.text("deelname.uitleg")))
    file = catalogue.text("plaatje.deelname_bestand", dag=found.until)
    document = _drawing(title, _span(current), made, tuple(blocks), catalogue, file)
    return Drawn(document, Lines((title, whole, *told, *rest)))


def theme_drawing(
    number: int,
    placed: Iterable[Placed],
    current: CurrentRound,
    team: str,
    names: Names,
    made: date,
    catalogue: Catalogue,
) -> Drawn:
    """Of a team its norms as bars; of all teams the groups under each norm. `team` is empty for all of them."""
    every = tuple(placed)
    norm_set = current.norm_set
    found = next((one for one in themes_of(every, norm_set, names) if one.theme == number), None)
    norms = found.norms if found else ()
    draw = _of_team if team else _of_groups
    blocks = tuple(draw(norms, current, catalogue)) or (Paragraph(catalogue.text("cijfers.nog_geen")),)
    explained = Paragraph(catalogue.text("document.banden_uitleg"))
    title = Text("cijfers.thema", {"thema": theme_of(number, norm_set).titel})
    document = _drawing(title, whose(current, team), made, (*blocks, explained), catalogue)
    return Drawn(document, theme_words(number, every, current, team, names))


def _of_team(norms: tuple[NormLines, ...], current: CurrentRound, catalogue: Catalogue) -> Iterator[Block]:
    bars = tuple(
        placed_bar(norm_by_number(current.norm_set, one.norm), current.norm_set, seen.placements, catalogue)
        for one in norms
        if (seen := next((line for line in one.lines if line.placements), None))
    )
    if bars:
        yield Bars(catalogue.text("document.plaatsingen"), f"{'. '.join(map(in_words, bars))}.", bars)
    for one in norms:
        if not any(line.placements for line in one.lines):
            yield _hidden(one, catalogue)


def _of_groups(norms: tuple[NormLines, ...], current: CurrentRound, catalogue: Catalogue) -> Iterator[Block]:
    for one in norms:
        norm = norm_by_number(current.norm_set, one.norm)
        seen = [line for line in one.lines if line.placements]
        bars = tuple(
            Bar(
                catalogue.words(who_words(line.who, line)),
                placed_bar(norm, current.norm_set, line.placements, catalogue).parts,
            )
            for line in seen[:MOST_IN_THEME]
        )
        if bars:
            yield Bars(one.title, f"{one.title}. {'. '.join(map(in_words, bars))}.", bars)
        else:
            yield _hidden(one, catalogue)
        if len(seen) > len(bars):
            yield Paragraph(catalogue.text("cijfers.meer_groepen", aantal=len(seen) - len(bars)))


def _hidden(one: NormLines, catalogue: Catalogue) -> Paragraph:
    return Paragraph(catalogue.text("cijfers.regel", titel=one.title, wat=hidden_words(one.lines)))


def _span(current: CurrentRound) -> Text:
    begins = current.setup.first.monday
    if current.ends is None:
        return Text("document.periode_open", {"begin": begins})
    return Text("document.periode", {"begin": begins, "eind": current.ends.sunday})


def _drawing(
    title: Words, under: Words, made: date, blocks: tuple[Block, ...], catalogue: Catalogue, file: str = ""
) -> Document:
    said = catalogue.words(title)
    return Document(file=file or said, title=said, under=catalogue.words(under), foot="", made=made, blocks=blocks)
