"""Bytes to lines of cells: the encoding, the separator, and what a spreadsheet leaves in a file."""

import csv
import re
from dataclasses import dataclass

from conversations.lijst.faults import Fault, SheetError, whole
from conversations.text import Text

MOST_BYTES = 1024 * 1024
MOST_ROWS = 5000
SEPARATORS = (";", ",")
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\x00\x00\xfe\xff": "utf-32"}
PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
"""How a workbook, old or new, and a document begin."""
LINE_END = re.compile(r"\r\n|\r|\n")
TWICE_ENCODED = re.compile(rb"[\xc3\xc2][\x80-\xbf]")
"""A letter with an accent as UTF-8 writes it."""
QUOTED = re.compile(r'"[^"]*"')
SPACES = re.compile("[ \u00a0]+")
SAID_SEPARATOR = re.compile(r"sep=(.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    cells: tuple[str, ...]


def read_lines(raw: bytes) -> tuple[Line, ...]:
    """The lines with something in them, the header first. SheetError names every line that cannot be taken apart.

    A cell holds no line end: a quote that is not closed then spoils one line, not all that follow.
    """
    lines = LINE_END.split(_text(raw))
    said = SAID_SEPARATOR.fullmatch(lines[0].strip())
    skipped = 1 if said else 0
    filled = [(n, line) for n, line in enumerate(lines, start=1) if n > skipped and line.strip(" \t;,")]
    if not filled:
        raise whole(Text("lijst.fout_leeg"))
    if len(filled) == 1:
        raise whole(Text("lijst.fout_alleen_kop"))
    if len(filled) - 1 > MOST_ROWS:
        raise whole(Text("lijst.fout_te_veel_regels", {"hoogstens": MOST_ROWS}))
    separator = _separator(*filled[0])
    found, faults = [], []
    for number, line in filled:
        try:
            cells = next(csv.reader([line], delimiter=separator, strict=True))
        except csv.Error:
            faults.append(Fault(number, Text("lijst.fout_aanhaling")))
            continue
        found.append(Line(number, tuple(SPACES.sub(" ", cell).strip(" ") for cell in cells)))
    width = len(found[0].cells) if found else 0
    bare = {number: QUOTED.sub("", line) for number, line in filled}
    faults += [fault for line in found if (fault := _misshapen(line, bare[line.number], width, separator))]
    if faults:
        raise SheetError(tuple(sorted(faults, key=lambda fault: fault.line)))
    return tuple(found)


def _text(raw: bytes) -> str:
    if not raw.strip():
        raise whole(Text("lijst.fout_leeg"))
    if len(raw) > MOST_BYTES:
        raise whole(Text("lijst.fout_te_groot", {"hoogstens": MOST_BYTES // 1024}))
    if raw.startswith(PACKED):
        raise whole(Text("lijst.fout_werkblad"))
    if raw.startswith(tuple(MARKS)):
        raise whole(Text("lijst.fout_utf16"))
    if b"\0" in raw:
        line = len(LINE_END.split(raw[: raw.index(b"\0")].decode("latin-1")))
        raise SheetError((Fault(line, Text("lijst.fout_nul")),))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(LINE_END.split(raw[: error.start].decode("latin-1")))
        if TWICE_ENCODED.search(raw):
            raise SheetError((Fault(line, Text("lijst.fout_gemengde_tekens")),)) from None
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError as error:
        line = len(LINE_END.split(raw[: error.start].decode("latin-1")))
        raise SheetError((Fault(line, Text("lijst.fout_tekens")),)) from None


def _separator(number: int, header: str) -> str:
    """The one that the header uses; a header of one column has either."""
    bare = QUOTED.sub("", header)
    used = [sign for sign in SEPARATORS if sign in bare]
    if len(used) > 1:
        raise SheetError((Fault(number, Text("lijst.fout_scheiding_kop")),))
    if not used and "\t" in bare:
        raise SheetError((Fault(number, Text("lijst.fout_tab")),))
    return used[0] if used else SEPARATORS[0]


def _misshapen(line: Line, bare: str, width: int, separator: str) -> Fault | None:
    """A row may be shorter than the header where its last cells are empty, never longer."""
    other = next(sign for sign in SEPARATORS if sign != separator)
    if len(line.cells) < width and other in bare:
        return Fault(line.number, Text("lijst.fout_scheiding_rij", {"teken": separator}))
    if any(line.cells[width:]):
        return Fault(line.number, Text("lijst.fout_te_veel_velden", {"hoogstens": width}))
    return None
