"""A report as HTML, on paper: what a browser makes of its pages."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from reports.documents.document import Block, Paragraph, Table
from reports.documents.web import web_page
from tests.browser.stage import CHROMIUM, MISSING, chromium
from tests.reports.documents.sample import sample

HEAD, ROW = "Kop van de kolom", "Een rij"
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=MISSING)


def printed(*blocks: Block, folder: Path) -> list[str]:
    """The text of each page."""
    file = folder / "stuk.html"
    file.write_text(web_page(replace(sample(), blocks=blocks)), encoding="utf-8")
    with chromium() as browser:
        page = browser.new_page()
        page.goto(file.as_uri())
        made = page.pdf(prefer_css_page_size=True)
    return [page.extract_text() for page in PdfReader(BytesIO(made)).pages]


def test_no_head_of_a_table_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    table = Table("x", "Bijschrift", (HEAD, "x"), ((ROW, "x"),) * 4)
    blocks: list[Block] = []
    for lines in range(30):
        blocks += [*(Paragraph("Een regel."),) * (lines % 7), table]
    pages = printed(*blocks, folder=tmp_path)
    assert len(pages) > 5
    assert all(ROW in page.split(HEAD)[-1] for page in pages if HEAD in page)
    assert not [page for page in pages if page.rstrip().endswith("Bijschrift")]


def test_every_printed_page_says_which_it_is(tmp_path: Path) -> None:
    pages = printed(*(Paragraph("Een regel."),) * 120, folder=tmp_path)
    assert len(pages) > 2
    assert all(f"{number} / {len(pages)}" in page for number, page in enumerate(pages, start=1))
