"""A document as JSON, for the child process that sets it and for nothing else."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import segno

from reports.documents.document import Document, Ticket
from reports.documents.legible import legible

GROUNDS = "grounds"
"""What a text rests on is told by `--explain` and stands in no document."""
MAY_BREAK = "\u200b"
"""Takes no room and shows nothing; a line may end there."""
_ENDLESS = re.compile(r"\S{36,}")
"""Longer than the longest words, which are broken where Dutch breaks them."""
_PIECE = 12
QUIET_ZONE = 2
"""Modules of white around a square code; the ticket's own margin gives the other two of the standard's four."""


def shaped(document: Document) -> str:
    return json.dumps(_plain(document), ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> Any:
    """Every dataclass as an object with its `kind`; a ticket with its code drawn."""
    match value:
        case Ticket():
            whole = {"kind": "Ticket", "svg": drawn(value.link)} | _members(value)
            return whole | {"link": legible(value.link)}
        case str():
            return breakable(legible(value))
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(each) for each in value]
        case _ if is_dataclass(value):
            return {"kind": type(value).__name__} | _members(value)
        case _:
            return value


def breakable(text: str) -> str:
    """What has no space for a long while would run off the page."""
    return _ENDLESS.sub(lambda found: MAY_BREAK.join(_pieces(found[0])), text)


def _pieces(word: str) -> Iterator[str]:
    return (word[at : at + _PIECE] for at in range(0, len(word), _PIECE))


def _members(value: Any) -> dict[str, Any]:
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value) if field.name != GROUNDS}


def drawn(link: str) -> str:
    """A link as a square code in SVG. Level M: still read with a fold or a thumb over 15% of it."""
    return segno.make(link, error="m", micro=False).svg_inline(border=QUIET_ZONE)
