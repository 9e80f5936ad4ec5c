"""The tables of a document as XLSX, CSV and JSON. No cell can become a formula."""

import csv
import json
from io import BytesIO, StringIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from reports.documents.document import Document, Table

SCHEMA = "spiegel.tabellen/1"
"""Of the JSON; docs/tabellen.md says what stands where."""
_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""With the full-width forms, which spreadsheets read as the same sign."""
_WIDEST = 60
_ROOM = 4
"""Signs that the arrow of a filter takes, beside the longest cell."""
_A4 = 9
_LONGEST_EDGE = 120


def tables_of(document: Document) -> tuple[Table, ...]:
    return tuple(block for block in document.blocks if isinstance(block, Table))


def workbook(document: Document) -> bytes:
    """A sheet a table, every cell a text, and a first one that says what they are.

    The same document gives the same bytes.
    """
    kept = BytesIO()
    book = xlsxwriter.Workbook(
        kept,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties({"title": document.title, "comments": document.foot, "created": document.made})
    bold, wrapped = (
        book.add_format({"bold": True, "bottom": 1}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    _about(book.add_worksheet("Over"), document)
    for table in tables_of(document):
        sheet = book.add_worksheet(table.name)
        for column, head in enumerate(table.head):
            sheet.write_string(0, column, head, bold)
            cells = [head, *(row[column] for row in table.rows)]
            sheet.set_column(column, column, min(_WIDEST, _ROOM + max(map(len, cells))), wrapped)
        for number, row in enumerate(table.rows, start=1):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(table.rows), len(table.head) - 1)
        sheet.repeat_rows(0)
        _on_paper(sheet, table.caption, document.foot)
    book.close()
    return kept.getvalue()


def _about(sheet: Worksheet, document: Document) -> None:
    """What the file is and is not, then each sheet with what it holds: its name is too short to say so."""
    lines = [line for line in (document.title, document.under, document.status, document.foot) if line]
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, line)
    tables = tables_of(document)
    for number, table in enumerate(tables, start=len(lines) + 1):
        sheet.write_string(number, 0, table.name)
        sheet.write_string(number, 1, table.caption)
    sheet.set_column(0, 0, _ROOM + max((len(table.name) for table in tables), default=0))
    sheet.set_column(1, 1, _WIDEST)


def _on_paper(sheet: Worksheet, above: str, below: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L{_edge(above)}")
    sheet.set_footer(f"&L{_edge(below)}&R&P / &N")


def _edge(text: str) -> str:
    """In the edge of a page an ampersand begins a code, and the whole may have 255 signs."""
    return " ".join(text.split())[:_LONGEST_EDGE].replace("&", "&&")


def comma_separated(document: Document) -> bytes:
    """All tables under each other; UTF-8 with a mark and semicolons, as spreadsheets here expect.

    What a spreadsheet would take for a formula gets an apostrophe before it.
    """
    kept = StringIO()
    lines = csv.writer(kept, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for number, table in enumerate(tables_of(document)):
        if number:
            lines.writerow(())
        lines.writerow((_literal(table.caption),))
        lines.writerow(map(_literal, table.head))
        lines.writerows(map(_literal, row) for row in table.rows)
    return kept.getvalue().encode("utf-8-sig")


def _literal(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(_BEGINS_FORMULA) or cell.startswith(_BEGINS_FORMULA) else cell


def as_json(document: Document) -> bytes:
    body = {
        "schema": SCHEMA,
        "titel": document.title,
        "over": document.under,
        "voet": document.foot,
        "status": document.status,
        "gemaakt": document.made.isoformat(),
        "tabellen": [
            {
                "naam": table.name,
                "bijschrift": table.caption,
                "kolommen": list(table.head),
                "rijen": [list(row) for row in table.rows],
            }
            for table in tables_of(document)
        ],
    }
    return json.dumps(body, ensure_ascii=False, indent=2).encode()
