"""The program that sets one document: JSON from stdin, the file to stdout. Nothing else loads typst.

It imports nothing of ours: what the rest of the program brings takes longer to load than a document to set.
"""

import sys
from datetime import UTC, datetime
from importlib.resources import files
from json import loads

import typst

PNG = "png"
SHARP = 160
"""Pixels an inch of a picture: 160 mm is then some 1,000 wide, which a phone shows sharply."""


def set_here(text: str, form: str) -> bytes:
    """In this process, as PNG or else as PDF. `text` is a document as JSON; the same text gives the same bytes."""
    made = datetime.fromisoformat(loads(text)["made"]).replace(tzinfo=UTC)
    style = files("reports.documents").joinpath("house.typ").read_bytes()
    given = {"document": text, "picture": "yes" if form == PNG else "no"}
    if form == PNG:
        return typst.compile(
            style, format="png", ppi=SHARP, ignore_system_fonts=True, sys_inputs=given, timestamp=made
        )
    return typst.compile(
        style, format="pdf", pdf_standards="ua-1", ignore_system_fonts=True, sys_inputs=given, timestamp=made
    )


if __name__ == "__main__":
    sys.stdout.buffer.write(set_here(sys.stdin.read(), sys.argv[1]))
