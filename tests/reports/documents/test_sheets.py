"""What a reader of the tables leans on: sheets that can be filtered and printed, JSON as docs/tabellen.md says."""

import json
import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from locales.catalogue import load_catalogue
from reports.documents.document import Document
from reports.documents.round.report import round_report
from reports.documents.sheets import SCHEMA, as_json, tables_of, workbook
from reports.documents.team_page import team_page
from reports.gate.round_pictures import read_pictures
from storage.store import Store
from tests.reports.documents.rounds import DAY, material
from tests.reports.documents.sample import sample
from tests.reports.scene import SENTENCES, scene

WORDS = load_catalogue()
REPORT = round_report(material(4, reason="Taak van het opbouwwerk."), WORDS)
DOCUMENTED = (Path(__file__).parents[3] / "docs/tabellen.md").read_text(encoding="utf-8")
LABELS = 3
"""Columns of a figure: the last of the row."""


@pytest.fixture(scope="module")
def sheets() -> list[Worksheet]:
    found: list[Worksheet] = load_workbook(BytesIO(workbook(REPORT))).worksheets
    return found


def test_the_first_sheet_says_what_the_file_is_and_what_every_other_holds(sheets: list[Worksheet]) -> None:
    about, *others = sheets
    said = [[str(cell.value) for cell in row if cell.value] for row in about.iter_rows()]
    assert [line for [line] in said[:4]] == [REPORT.title, REPORT.under, REPORT.status, REPORT.foot]
    assert [row for row in said if len(row) == 2] == [[one.name, one.caption] for one in tables_of(REPORT)]
    assert [one.title for one in others] == [one.name for one in tables_of(REPORT)]


def test_every_table_keeps_its_head_in_sight_and_can_be_filtered(sheets: list[Worksheet]) -> None:
    for sheet, table in zip(sheets[1:], tables_of(REPORT), strict=True):
        last = chr(ord("A") + len(table.head) - 1)
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == f"A1:{last}{len(table.rows) + 1}"


def test_a_printed_sheet_is_as_wide_as_its_paper_and_says_on_each_page_what_it_is(sheets: list[Worksheet]) -> None:
    for sheet, table in zip(sheets[1:], tables_of(REPORT), strict=True):
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
        assert sheet.print_title_rows == "$1:$1"
        assert table.caption in str(sheet.oddHeader.left.text)
        assert REPORT.foot in str(sheet.oddFooter.left.text)


def test_no_text_becomes_a_code_in_the_edge_of_a_printed_sheet() -> None:
    hostile = Document("x", "x", "x", "&D & meer" + "x" * 400, date(2026, 1, 1), sample().blocks)
    sheet = load_workbook(BytesIO(workbook(hostile))).worksheets[1]
    assert str(sheet.oddFooter.left.text).startswith("&&D && meer")


def test_the_json_of_a_report_is_as_it_is_documented() -> None:
    held(REPORT)


def test_the_json_of_a_team_is_as_it_is_documented(store: Store) -> None:
    made = scene(store)
    made.wrote(("meestal",) * 5 + ("soms", "nog_weinig", "soms"), SENTENCES)
    made.picture()
    pictures = read_pictures(store, made.team, made.current)
    held(team_page("Noord", pictures, made.current.round, made.current.threshold, DAY, WORDS))


def held(paper: Document) -> None:
    """To every sentence of docs/tabellen.md that can be checked."""
    found = json.loads(as_json(paper))
    assert SCHEMA in DOCUMENTED
    fields = [name for names in re.findall(r"^\| (`.+?) \|", DOCUMENTED, re.MULTILINE) for name in ticked(names)]
    assert sorted(found) == sorted(fields)
    assert found["status"] in {"", "Concept", "Vastgesteld"}
    assert date.fromisoformat(found["gemaakt"]) == paper.made
    assert found["tabellen"]
    known = ticked(DOCUMENTED)
    for table in found["tabellen"]:
        assert sorted(table) == ["bijschrift", "kolommen", "naam", "rijen"]
        assert re.sub(r"\d+", "1", table["naam"]) in known
        assert all(len(row) == len(table["kolommen"]) for row in table["rijen"])
        assert all(isinstance(cell, str) for row in table["rijen"] for cell in row)
        if re.match("thema|wetten|per vraag", table["naam"]):
            cells = {re.sub(r"\d+", "1", cell) for row in table["rijen"] for cell in row[-LABELS:]}
            assert not cells - known


def ticked(text: str) -> set[str]:
    """All that stands between backticks, over lines too, with every number as 1."""
    return {re.sub(r"\d+", "1", " ".join(one.split())) for one in re.findall(r"`([^`]+)`", text)}
