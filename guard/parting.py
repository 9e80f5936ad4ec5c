"""Finds as they are to be replaced: names that a full stop keeps apart, one address in two pieces."""

import re
from collections.abc import Iterable, Iterator

from guard.spans import Kind, Span
from guard.tokens import words_of
from guard.wording import Wording

_ONE = {Kind.NAME: re.compile(r" {0,2}")}
_SAME = re.compile(r"[ ,]{0,3}")


def parted(text: str, spans: Iterable[Span], wording: Wording) -> tuple[Span, ...]:
    """In order, as they came."""
    apart = [part for span in spans for part in _sentences(text, span, wording)]
    joined: list[Span] = []
    for span in apart:
        before = joined[-1] if joined else None
        between = text[before.end : span.start] if before else ""
        if before and before.kind == span.kind and _ONE.get(span.kind, _SAME).fullmatch(between):
            joined[-1] = Span(span.kind, before.start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _sentences(text: str, span: Span, wording: Wording) -> Iterator[Span]:
    """Met Jan. Piet kwam ook: the finder takes a full stop for that of an initial or a title."""
    if span.kind != Kind.NAME:
        yield span
        return
    start, end = span.start, span.start
    for word in words_of(text[span.start : span.end]):
        behind_stop = text[end : span.start + word.start].startswith(".") and end > start
        if behind_stop and word.first and not _is_short(text[start:end], wording):
            yield Span(span.kind, start, end)
            start = span.start + word.start
        end = span.start + word.tail
    yield Span(span.kind, start, span.end)


def _is_short(before: str, wording: Wording) -> bool:
    said = words_of(before)
    return bool(said) and said[-1].folded in wording.titles | wording.families
