"""The program that sets one document: JSON from stdin, the file to stdout. Nothing else loads typst."""

import sys
from datetime import UTC, datetime
from importlib.resources import files
from json import loads

import typst

from reports.documents.setting import SHARP, Setting


def set_here(text: str, setting: Setting) -> bytes:
    """In this process. `text` is a document as JSON; the same text gives the same bytes."""
    made = datetime.fromisoformat(loads(text)["made"]).replace(tzinfo=UTC)
    style = files("reports.documents").joinpath("house.typ").read_bytes()
    given = {"document": text, "picture": "yes" if setting is Setting.PNG else "no"}
    if setting is Setting.PNG:
        return typst.compile(
            style, format="png", ppi=SHARP, ignore_system_fonts=True, sys_inputs=given, timestamp=made
        )
    return typst.compile(
        style, format="pdf", pdf_standards="ua-1", ignore_system_fonts=True, sys_inputs=given, timestamp=made
    )


if __name__ == "__main__":
    sys.stdout.buffer.write(set_here(sys.stdin.read(), Setting(sys.argv[1])))
