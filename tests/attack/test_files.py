"""A file holds what its document says, also where no reader looks; that was cleared, as test_shown.py has it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import chain
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

from reports.documents.document import Bars, Document
from reports.documents.setting import Setting, typeset
from reports.documents.sheets import workbook
from tests.attack.exported import said_by
from tests.attack.test_shown import papers
from tests.attack.year import Year

SHEETS_ABOUT = {"title", "created", "modified", "description", "lastModifiedBy", "creator"}
PNG_HEAD, WORD = 8, 4
"""Bytes."""
PLAIN_PIECES = {b"IHDR", b"pHYs", b"IDAT", b"IEND"}


@pytest.fixture(scope="module")
def made(year: Year) -> list[Document]:
    """Of the last round, with which there is most to compare. Without feet, which stand between the pages."""
    return [replace(paper, foot="", page_words="") for paper in papers(year.store, year.ended[-1])]


def test_a_pdf_says_its_document_and_no_letter_more(made: list[Document]) -> None:
    for paper in made:
        read = PdfReader(BytesIO(typeset(paper, Setting.PDF)))
        left = bare("".join(page.extract_text() for page in read.pages))
        for text in sorted(map(bare, said_by(paper)), key=len, reverse=True):
            left = left.replace(text, "")
        assert left == "", paper.title


def test_a_pdf_keeps_nothing_beside_its_pages(made: list[Document]) -> None:
    for paper in made:
        read = PdfReader(BytesIO(typeset(paper, Setting.PDF)))
        about = read.metadata
        assert about is not None
        days = (about.pop("/CreationDate"), about.pop("/ModDate"))
        assert days == (f"D:{paper.made:%Y%m%d}000000Z",) * 2
        assert about.pop("/Creator").startswith("Typst ")
        assert about == {"/Title": paper.title, "/Subject": paper.under, "/Author": "Spiegel"}
        assert not read.attachments
        told = {block.alt for block in paper.blocks if isinstance(block, Bars)}
        assert set(alternatives(read.root_object["/StructTreeRoot"])) == told


def alternatives(node: PdfObject | None) -> Iterator[str]:
    """What stands for each picture in the tree of the text that is read aloud."""
    if isinstance(node, ArrayObject):
        yield from chain.from_iterable(alternatives(one.get_object()) for one in node)
    if isinstance(node, DictionaryObject):
        yield from map(str, [node["/Alt"]] if "/Alt" in node else [])
        yield from alternatives(node["/K"].get_object() if "/K" in node else None)


def test_a_workbook_holds_no_cell_and_no_property_that_its_document_does_not_say(made: list[Document]) -> None:
    for paper in made:
        body, said = workbook(paper), said_by(paper)
        book = load_workbook(BytesIO(body))
        cells = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
        assert cells - {None} <= said
        assert {key for key, value in vars(book.properties).items() if value} <= SHEETS_ABOUT
        assert not any("comment" in name or "custom" in name for name in ZipFile(BytesIO(body)).namelist())


def test_a_picture_is_nothing_but_its_dots(made: list[Document]) -> None:
    body = typeset(made[0], Setting.PNG)
    at, pieces = PNG_HEAD, set[bytes]()
    while at < len(body):
        size = int.from_bytes(body[at : at + WORD])
        pieces.add(body[at + WORD : at + 2 * WORD])
        at += size + 3 * WORD
    assert pieces <= PLAIN_PIECES


def bare(text: str) -> str:
    """Without what a line break may add or take away, and without the dots of a list."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))
