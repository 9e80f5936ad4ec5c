"""The program that sets one document: JSON from stdin, the file to stdout. Nothing else loads typst.

It imports nothing of ours: what the rest of the program brings takes longer to load than a document to set.
"""

import sys
from datetime import UTC, datetime
from importlib.resources import files
from json import loads

import typst

PNG, PHONE = "png", "phone"
SHARP = {PNG: 160, PHONE: 305}
"""Pixels an inch of a picture: a page of 160 mm and a phone's of 86 are then some 1,000 wide."""


def set_here(text: str, form: str) -> bytes:
    """In this process, as a picture or else a PDF. `text` is a document as JSON: the same gives the same bytes."""
    made = datetime.fromisoformat(loads(text)["made"]).replace(tzinfo=UTC)
    style = files("reports.documents").joinpath("house.typ").read_bytes()
    given = {"document": text, "picture": form if form in SHARP else "no"}
    if form in SHARP:
        return typst.compile(
            style, format="png", ppi=SHARP[form], ignore_system_fonts=True, sys_inputs=given, timestamp=made
        )
    return typst.compile(
        style, format="pdf", pdf_standards="ua-1", ignore_system_fonts=True, sys_inputs=given, timestamp=made
    )


if __name__ == "__main__":
    sys.stdout.buffer.write(set_here(sys.stdin.read(), sys.argv[1]))
