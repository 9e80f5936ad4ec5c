"""A document as JSON, for the child process that sets it and for nothing else."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import segno

from reports.documents.document import Document, Ticket
from reports.documents.legible import legible

GROUNDS = "grounds"
"""What a text rests on is told by `--explain` and stands in no document."""
QUIET_ZONE = 2
"""Modules of white around a square code; the ticket's own margin gives the other two of the standard's four."""


def shaped(document: Document) -> str:
    return json.dumps(_plain(document), ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> Any:
    """Every dataclass as an object with its `kind`; a ticket with its code drawn."""
    match value:
        case Ticket():
            return {"kind": "Ticket", "svg": drawn(value.link)} | _members(value)
        case str():
            return legible(value)
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(each) for each in value]
        case _ if is_dataclass(value):
            return {"kind": type(value).__name__} | _members(value)
        case _:
            return value


def _members(value: Any) -> dict[str, Any]:
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value) if field.name != GROUNDS}


def drawn(link: str) -> str:
    """A link as a square code in SVG. Level M: still read with a fold or a thumb over 15% of it."""
    return segno.make(link, error="m", micro=False).svg_inline(border=QUIET_ZONE)
