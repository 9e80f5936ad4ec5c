"""`spiegel guard`: a text per line in, a JSON object per line out, whatever the bytes and their number."""

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from guard.find import Guard
from guard.masking import action
from guard.spans import Span

PIECE = 100_000
"""Bytes that are read at once: a longer line is looked through in pieces."""
OVERLAP = 200
"""Characters of a piece that are looked at again with the next one, so that what lies on a cut is found; longer
than anything the guard finds.
"""


def guard_lines(guard: Guard, source: BinaryIO, target: TextIO) -> None:
    """Holds one piece and what was found in one line."""
    while first := source.readline(PIECE):
        spans = tuple(_found(guard, _pieces(first, source)))
        body = {
            "action": action(spans),
            "found": [{"kind": str(span.kind), "start": span.start, "end": span.end} for span in spans],
        }
        target.write(json.dumps(body) + "\n")
        target.flush()


def _pieces(first: bytes, source: BinaryIO) -> Iterator[str]:
    """The text of one line, its end left out; undecodable bytes are replaced."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    raw = first
    while raw and not raw.endswith(b"\n"):
        yield decoder.decode(raw)
        raw = source.readline(PIECE)
    yield decoder.decode(raw, final=True).rstrip("\r\n")


def _found(guard: Guard, pieces: Iterator[str]) -> Iterator[Span]:
    """Spans in characters of the whole line. What begins in the overlap waits for the next piece."""
    held, offset = "", 0
    for piece in pieces:
        if len(held) > 2 * OVERLAP:
            cut = len(held) - OVERLAP
            for span in guard.find(held):
                if span.start < len(held) - OVERLAP:
                    yield _moved(span, offset)
                    cut = max(cut, span.end)
            held, offset = held[cut:], offset + cut
        held += piece
    for span in guard.find(held):
        yield _moved(span, offset)


def _moved(span: Span, by: int) -> Span:
    return Span(span.kind, span.start + by, span.end + by)
