"""Two thousand hostile texts: each is shown as it was written, and no cell becomes a formula."""

import csv
import json
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from locales.catalogue import load_catalogue
from reports.documents.document import Block, Document, Heading, Note, Paragraph, Points, Quotes, Table
from reports.documents.legible import legible
from reports.documents.round.report import round_report
from reports.documents.setting import Setting, typeset
from reports.documents.sheets import as_json, comma_separated, workbook
from reports.documents.web import web_page
from tests.reports.documents.hostile import hostile
from tests.reports.documents.rounds import material
from tests.reports.documents.sample import sample

TEXTS = tuple(hostile(2000))
PAPER = replace(
    sample(),
    blocks=(
        Points(TEXTS),
        Table("teksten", "Per tekst", ("Tekst", "Nog eens"), tuple((each, each) for each in TEXTS)),
    ),
)
MARKED = unicodedata.normalize("NFKC", "e\u0301\u0327")
HYPHENS = "-\u00ad\u2010"


def test_there_are_two_thousand_and_none_twice() -> None:
    assert len(set(TEXTS)) == 2000


def test_every_cell_of_the_workbook_is_text() -> None:
    sheet = load_workbook(BytesIO(workbook(PAPER)))["teksten"]
    rows = list(sheet.iter_rows(min_row=2))
    assert [[cell.data_type for cell in row] for row in rows] == [["s", "s"]] * len(TEXTS)
    assert [row[0].value.replace("_x000D_", "\r") for row in rows] == [
        text.replace("\r\n", "\r\n") for text in TEXTS
    ]


def test_no_cell_of_the_csv_begins_as_a_formula_and_all_come_back() -> None:
    lines = list(csv.reader(StringIO(comma_separated(PAPER).decode("utf-8-sig"), newline=""), delimiter=";"))[2:]
    assert len(lines) == len(TEXTS)
    for (cell, _), text in zip(lines, TEXTS, strict=True):
        assert cell.lstrip()[:1] not in {"=", "+", "-", "@", "\uff1d", "\t"} | ({""} if text.strip() else set())
        assert cell.removeprefix("'") == text.removeprefix("'")


def test_json_holds_them_to_the_letter() -> None:
    [table] = json.loads(as_json(PAPER))["tabellen"]
    assert [row[0] for row in table["rijen"]] == list(TEXTS)


class Read(HTMLParser):
    """What a browser would make of it: the tags, and the text of each point."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.points: list[str] = []
        self.quotes: list[str] = []
        self.everything = ""
        self.inside = False
        self.quoting = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag == "li":
            self.points.append("")
            self.inside = True
        if tag == "blockquote":
            self.quotes.append("")
            self.quoting = True

    def handle_data(self, data: str) -> None:
        self.everything += data
        if self.quoting:
            self.quotes[-1] += data
        if self.inside:
            self.points[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "li"
        self.quoting = self.quoting and tag != "blockquote"


def test_html_shows_them_and_runs_nothing() -> None:
    read = Read()
    read.feed(web_page(PAPER))
    assert not read.tags & {"script", "img", "e", "b"}
    assert read.points == list(TEXTS)


def read_back(paper: Document) -> str:
    """All that a PDF of it says, without its feet."""
    bare_feet = replace(paper, foot="", page_words="")
    return bare("".join(page.extract_text() for page in PdfReader(BytesIO(typeset(bare_feet, Setting.PDF))).pages))


def bare(text: str) -> str:
    """Without what a line break may add or take away. A letter with two marks is read twice."""
    usual = unicodedata.normalize("NFKC", text).replace(MARKED * 2, MARKED)
    return "".join(sign for sign in usual if not sign.isspace() and sign not in HYPHENS)


def shown(texts: Iterable[str]) -> str:
    return bare("".join(map(legible, texts)))


@pytest.mark.parametrize(
    "block",
    [
        lambda: tuple(Paragraph(text) for text in TEXTS),
        lambda: tuple(Note(text) for text in TEXTS),
        lambda: (Quotes(TEXTS),),
        lambda: tuple(Heading(text) for text in TEXTS),
    ],
    ids=["paragraph", "note", "quotes", "heading"],
)
def test_a_pdf_shows_all_of_them_in_their_order_and_nothing_else(block: Callable[[], tuple[Block, ...]]) -> None:
    paper = replace(PAPER, blocks=block())
    assert read_back(paper) == shown((paper.title, paper.under, paper.status, *TEXTS))


def test_a_pdf_shows_each_of_them_in_a_list_and_in_a_cell() -> None:
    items = read_back(replace(PAPER, blocks=(Points(TEXTS),))).replace("•", "")
    assert items.endswith(shown(TEXTS).replace("•", ""))
    rows = tuple((text, "|") for text in TEXTS)
    cells = read_back(replace(PAPER, blocks=(Table("teksten", "Per tekst", ("Tekst", "|"), rows),)))
    missing = [text for text in TEXTS if shown((text,)) not in cells]
    assert missing == []


def test_a_report_of_a_round_shows_them_wherever_people_write() -> None:
    """As sentences, as names of teams, as a hope and as the reason why a norm does not apply."""
    names = dict(enumerate(TEXTS[:12], start=1))
    found = material(12, sentences=TEXTS, names=names, hope=TEXTS[3], reason=TEXTS[4])
    paper = round_report(found, load_catalogue())
    read = Read()
    read.feed(web_page(paper))
    assert not read.tags & {"script", "img", "e", "b"}
    assert read.quotes == list(TEXTS)
    assert all(text in read.everything for text in (TEXTS[3], TEXTS[4], *names.values()))
    book = load_workbook(BytesIO(workbook(paper)))
    for sheet in book.worksheets:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} <= {"s"}
    for line in csv.reader(StringIO(comma_separated(paper).decode("utf-8-sig"), newline=""), delimiter=";"):
        assert all(cell.lstrip()[:1] not in {"=", "+", "-", "@", "\uff1d"} for cell in line)
    said = read_back(paper)
    assert shown(TEXTS) in said
    assert all(shown((text,)) in said for text in (TEXTS[3], TEXTS[4], *names.values()))


def test_titles_and_feet_are_literal_too() -> None:
    bad = "=<b>#panic(1)</b>"
    paper = Document(bad, bad, bad, bad, sample().made, (Paragraph(bad),), bad, bad)
    assert "<b>#panic" not in web_page(paper)
    assert typeset(paper, Setting.PDF).startswith(b"%PDF")
