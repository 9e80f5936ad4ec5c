"""A report is read by people who were not there: whom a figure is of, and where a title ends."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from locales.catalogue import Catalogue, load_catalogue
from reports.documents.document import (
    Bar,
    Bars,
    Block,
    Document,
    Heading,
    Note,
    Paragraph,
    Part,
    Points,
    Quotes,
    Table,
    Ticket,
    Tickets,
    texts_of,
)
from reports.documents.round.factsheet import factsheet
from reports.documents.round.material import Material
from reports.documents.round.report import round_report
from reports.documents.setting import Setting, typeset
from reports.documents.shape import shaped
from reports.gate.bands import Band, Share
from reports.gate.cleared import Placed, PlacedShare, Rule, Scope, Spoken, Subject, Verdict, Wished
from reports.gate.rules import PLACED
from rounds.setup import Purpose
from tests.reports.documents.rounds import material
from tests.reports.documents.sample import sample
from tests.storage.planting import SET, WEEK

WORDS = load_catalogue()
EXPLANATION = 600
ENDLESS = "a" * 200
WIDE = 120
"""Letters on a line, more than fit between the edges of a page."""
SHARES = tuple(PlacedShare(value, Share(Band.EEN_DEEL)) for value in PLACED)
NORM = SET.themas[0].normen[0]


def empty(teams: int = 4) -> Material:
    """A round of which nothing can be told."""
    found = material(teams)
    placed = tuple(
        replace(one, placements=(), week=None, rule=Rule.TOO_FEW if one.placements else one.rule)
        for one in found.cleared.placed
        if one.scope == Scope.GROUP
    )
    verdicts = tuple(Verdict(one.subject, one.number, (), (), Rule.TOO_FEW) for one in found.cleared.verdicts)
    cleared = replace(
        found.cleared, placed=placed, verdicts=verdicts, wishes=(), unfit=(), origins=(), spoken=Spoken()
    )
    return replace(found, cleared=cleared, taken=None, effect=None)


def with_rest(*teams: int) -> Material:
    """Four teams, of which one can be seen alone, and of some of them what is left."""
    names = {1: "Noord", 2: "West", 3: "Kade", 4: "Centrum"}
    found = material(4, names=names)
    placed = (
        Placed(Subject.NORM, NORM.nummer, Scope.GROUP, (1,), WEEK, SHARES, Rule.ENOUGH),
        *(Placed(Subject.NORM, NORM.nummer, Scope.GROUP, (team,), None, (), Rule.TOO_FEW) for team in (2, 3, 4)),
        Placed(Subject.NORM, NORM.nummer, Scope.REST, teams, None, SHARES, Rule.PARTS_TOGETHER),
    )
    return replace(found, cleared=replace(found.cleared, placed=placed))


def said(paper: Document) -> list[str]:
    return [text for block in paper.blocks for text in texts_of(block)]


def groups_of(of_round: Material) -> list[str]:
    tables = [block for block in round_report(of_round, WORDS).blocks if isinstance(block, Table)]
    return [row[1] for table in tables if len(table.head) == 5 for row in table.rows if row[0] == NORM.titel]


def test_what_is_left_of_all_teams_names_none_of_them() -> None:
    assert groups_of(with_rest(1, 2, 3, 4)) == ["Noord", "wat apart te weinig was, samen", "Centrum; Kade; West"]


def test_what_is_left_of_some_teams_says_of_which() -> None:
    assert "wat apart te weinig was, samen (Kade en West)" in groups_of(with_rest(2, 3))


@pytest.mark.parametrize("make", [round_report, factsheet], ids=["report", "factsheet"])
def test_a_title_of_a_theme_stands_between_quotes_for_it_may_hold_a_comma(
    make: Callable[[Material, Catalogue], Document],
) -> None:
    [theme] = [theme for theme in SET.themas if "," in theme.titel]
    found = material(4)
    differs = Verdict(Subject.THEME, theme.nummer, ((1,), (2,)), (((1,), (2,)),), Rule.TESTED)
    told = said(make(replace(found, cleared=replace(found.cleared, verdicts=(differs,))), WORDS))
    about = [text for text in told if theme.titel in text and text != theme.titel]
    assert about
    assert all(f"‘{theme.titel}’" in text for text in about if " · " not in text)


@pytest.mark.parametrize("of_round", [empty(), material(4), material(50)], ids=["empty", "few", "many"])
def test_no_paragraph_is_longer_than_an_explanation_may_be(of_round: Material) -> None:
    paper = round_report(of_round, WORDS)
    tables = {text for block in paper.blocks if isinstance(block, Table) for text in texts_of(block)}
    assert [text for text in said(paper) if len(text) > EXPLANATION and text not in tables] == []


@pytest.mark.parametrize(
    "block",
    [
        Heading(ENDLESS),
        Paragraph(ENDLESS),
        Points((ENDLESS,)),
        Quotes((ENDLESS,)),
        Note(ENDLESS),
        Table("x", ENDLESS, ("Vraag", "Groep"), ((ENDLESS, "x"),)),
        Bars(ENDLESS, ENDLESS, (Bar(ENDLESS, (Part("Meestal", "een deel", 2),)),)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_a_word_without_end_goes_on_at_the_next_line_instead_of_off_the_page(block: Block) -> None:
    paper = replace(sample(), blocks=(Heading("x"), block))
    lines = PdfReader(BytesIO(typeset(paper, Setting.PDF))).pages[0].extract_text().splitlines()
    found = [len(line) for line in lines if "aaa" in line]
    assert found
    assert max(found) < WIDE


def test_a_link_to_be_typed_over_has_nothing_put_into_it() -> None:
    link = f"https://t.me/een_bot_met_een_heel_lange_naam_bot?start={ENDLESS[:24]}"
    paper = replace(sample(), blocks=(Tickets((Ticket(link, "Noord", "x", "x"),)),))
    assert f'"link":"{link}"' in shaped(paper)


def test_no_short_word_of_a_table_or_a_bar_is_broken() -> None:
    cells = ("niet geplaatst", "alleen samen", "nooit te zien")
    table = Table("x", "x", ("Vraag", "Groep", *cells), (("Kijken naar het dagelijks leven", "x", *cells),))
    table = replace(table, widths=(4, 4, 2, 2, 2))
    part = Part("Nog weinig", "in 134 van 1278 beelden", 2)
    bars = Bars("x", "x", (Bar("Kwaliteit en verantwoording", (part,) * 3),))
    paper = replace(sample(), blocks=(Heading("x"), table, bars))
    text = PdfReader(BytesIO(typeset(paper, Setting.PDF))).pages[0].extract_text()
    words = {word for line in text.splitlines() for word in line.split()}
    assert {"geplaatst", "samen", "nooit", "dagelijks", "beelden"} <= words
    assert text.count(part.band) == 3


@pytest.mark.parametrize("purpose", Purpose)
def test_a_report_and_its_sheet_say_what_the_round_was_for(purpose: Purpose) -> None:
    found = material(4)
    setup = replace(found.current.setup, purpose=purpose)
    found = replace(found, current=replace(found.current, setup=setup))
    wanted = f"Het doel van deze ronde was {WORDS.text(f'doel.{purpose}')}."
    assert any(wanted in text for text in said(round_report(found, WORDS)))
    assert any(wanted in text for text in said(factsheet(found, WORDS)))


def test_a_report_names_the_teams_that_took_part_and_its_sheet_how_many_they_are() -> None:
    names = {1: "Noord", 2: "Centrum", 3: "Kade", 4: "West"}
    found = material(4, names=names)
    other = replace(found, names={**names, 5: "Niet erbij"})
    for one in (found, other):
        assert "Teams die meededen: Centrum, Kade, Noord en West." in said(round_report(one, WORDS))
        assert any(text.startswith("Het ging om 4 teams.") for text in said(factsheet(one, WORDS)))
    assert "Het ging om 50 teams. Hun namen staan in de bijlage." in said(round_report(material(50), WORDS))


def test_the_annex_can_be_walked_by_its_bookmarks() -> None:
    outline: list[Any] = PdfReader(BytesIO(typeset(round_report(material(4), WORDS), Setting.PDF))).outline
    titles = {each.title for part in outline for each in (part if isinstance(part, list) else [part])}
    assert titles >= {"Deelname", *(f"Thema {theme.titel}" for theme in SET.themas)}


def test_a_wish_reads_well_whether_many_few_or_a_share_of_people_named_it() -> None:
    found = material(4)
    shares = (Share(Band.DE_MEESTEN), Share(Band.EEN_DEEL), Share(Band.PROCENT, 50))
    numbers = [norm.nummer for norm in SET.themas[3].normen]
    wishes = tuple(Wished("nodig", *pair, Rule.ALL_TEAMS) for pair in zip(numbers, shares, strict=False))
    told = said(round_report(replace(found, cleared=replace(found.cleared, wishes=wishes)), WORDS))
    named = [text.partition(":")[0] for text in told if text.startswith("Genoemd door ")]
    assert named == ["Genoemd door de meesten", "Genoemd door een deel", "Genoemd door ongeveer 50%"]
