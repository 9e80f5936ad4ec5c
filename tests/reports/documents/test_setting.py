"""PDF and PNG: accessible, in order, to the letter, and the same each time."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from reports.documents.document import Bars, Document, Heading, Paragraph
from reports.documents.setting import Setting, SettingError, typeset
from tests.reports.documents.sample import sample


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return typeset(sample(), Setting.PDF)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_it_says_that_it_is_accessible_in_dutch_and_tagged(pdf: bytes) -> None:
    """Typst refuses to set what does not pass PDF/UA-1; here it is seen that this was asked of it."""
    root: Any = PdfReader(BytesIO(pdf)).trailer["/Root"]
    assert root["/Lang"] == "nl-NL"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert PdfReader(BytesIO(pdf)).metadata.title == "Rondebeeld"  # type: ignore[union-attr]  # it has one


def test_a_document_that_is_not_accessible_is_not_made() -> None:
    bad = Document("x", "x", "x", "x", sample().made, (Heading("te diep", 3), Paragraph("x")))
    with pytest.raises(SettingError):
        typeset(bad, Setting.PDF)


def test_its_text_is_in_the_order_of_its_blocks(pdf: bytes) -> None:
    found = text_of(pdf)
    wanted = ["Rondebeeld", "concept", "Eerste kop", "Eerste alinea", "Onderdeel", "Eerste punt", "Stap twee"]
    wanted += ["Eerste zin", "Een kader", "Per thema", "Samenwerken", "de meesten", "Per norm", "Vroeg erbij"]
    wanted += ["Laatste kop", "Scan met"]
    places = [found.index(each) for each in wanted]
    assert places == sorted(places), found


def test_it_has_bookmarks(pdf: bytes) -> None:
    outline = PdfReader(BytesIO(pdf)).outline
    assert [each.title for each in outline if not isinstance(each, list)] == ["Eerste kop", "Laatste kop"]


def test_every_picture_has_words_in_its_place(pdf: bytes) -> None:
    said = {str(each["/Alt"]) for each in tags(pdf) if "/Alt" in each}
    assert said >= {"Samenwerken: meestal zeggen de meesten.", "De link als code"}
    pictures = [each for each in tags(pdf) if each.get("/S") == "/Figure"]
    assert pictures
    assert all("/Alt" in each for each in pictures)


def tags(pdf: bytes) -> list[Any]:
    found, waiting = [], [PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]]  # type: ignore[index]  # a tree
    while waiting:
        each: Any = waiting.pop().get_object()
        match each:
            case list():
                waiting += [one for one in each if hasattr(one, "get_object")]
            case dict():
                found.append(each)
                waiting += [each[key] for key in ("/K",) if hasattr(each.get(key), "get_object")]
            case _:
                pass
    return found


def test_a_long_table_goes_on_over_pages_with_its_head_on_each() -> None:
    pages = PdfReader(BytesIO(typeset(sample(rows=120), Setting.PDF))).pages
    with_rows = [page.extract_text() for page in pages if "Vroeg erbij" in page.extract_text()]
    assert len(with_rows) > 2
    assert all("Meestal" in text for text in with_rows)


def test_the_same_document_gives_the_same_bytes(pdf: bytes) -> None:
    assert typeset(sample(), Setting.PDF) == pdf


def test_a_picture_is_one_png_and_has_no_pages() -> None:
    assert typeset(sample(rows=60), Setting.PNG).startswith(b"\x89PNG\r\n\x1a\n")


def test_bars_without_bars_cannot_be_set() -> None:
    empty = Document("x", "x", "x", "x", sample().made, (Bars("x", "x", ()),))
    with pytest.raises(SettingError):
        typeset(empty, Setting.PDF)
