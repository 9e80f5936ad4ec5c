"""Two thousand hostile texts: each is shown as it was written, and no cell becomes a formula."""

import csv
import json
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO, StringIO

from openpyxl import load_workbook
from pypdf import PdfReader

from locales.catalogue import load_catalogue
from reports.documents.document import Document, Paragraph, Points, Table
from reports.documents.round.report import round_report
from reports.documents.setting import Setting, typeset
from reports.documents.sheets import as_json, comma_separated, workbook
from reports.documents.web import web_page
from reports.gate.cleared import Spoken
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
SEEN = ("HYPERLINK", "<script>alert(1)</script>", '#panic("x")', "#strong[vet]", "$x^2$", "&lt;b&gt;", "{page}")


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


def test_a_pdf_shows_them() -> None:
    few = replace(PAPER, blocks=tuple(Paragraph(text) for text in TEXTS[:400]))
    found = "".join(page.extract_text() for page in PdfReader(BytesIO(typeset(few, Setting.PDF))).pages)
    bare = "".join(found.split())
    for each in SEEN:
        assert "".join(each.split()) in bare, each


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
    few = round_report(
        replace(found, cleared=replace(found.cleared, spoken=Spoken(TEXTS[:400]))), load_catalogue()
    )
    pages = PdfReader(BytesIO(typeset(few, Setting.PDF))).pages
    bare = "".join("".join(page.extract_text().split()) for page in pages)
    for each in SEEN:
        assert "".join(each.split()) in bare, each


def test_titles_and_feet_are_literal_too() -> None:
    bad = "=<b>#panic(1)</b>"
    paper = Document(bad, bad, bad, bad, sample().made, (Paragraph(bad),), bad, bad)
    assert "<b>#panic" not in web_page(paper)
    assert typeset(paper, Setting.PDF).startswith(b"%PDF")
