"""Sets a document, in a process of its own: typst grows to some 280 MB, which goes when the process does."""

import subprocess
import sys
from enum import StrEnum

from reports.documents.document import Document
from reports.documents.shape import shaped

SECONDS = 60.0
"""A round report of fifty teams takes under three."""


class Setting(StrEnum):
    """The value is the ending of the file; PHONE is a PNG too, as narrow as a phone reads it."""

    PDF = "pdf"
    PNG = "png"
    PHONE = "phone"


class SettingError(Exception):
    """It could not be set, or not in time. Holds nothing of the document."""


def command(setting: Setting) -> tuple[str, ...]:
    """To be run with `shaped(document)` on its stdin."""
    return (sys.executable, "-m", "reports.documents.child", setting)


def typeset(document: Document, setting: Setting) -> bytes:
    """A PDF that passed typst's check of PDF/UA-1, or one picture without pages."""
    try:
        done = subprocess.run(  # noqa: S603  # our own program, with words of our own
            command(setting), input=shaped(document).encode(), capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise SettingError("not in time") from None
    if done.returncode != 0:
        raise SettingError(f"exit code {done.returncode}")
    return done.stdout
