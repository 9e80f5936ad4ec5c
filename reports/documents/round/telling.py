"""Sentences with what they rest on, and names in a row."""

from collections.abc import Iterable, Sequence

from conversations.text import Arg
from locales.catalogue import Catalogue
from reports.documents.document import Note, Paragraph, Points
from reports.figures.naming import Called
from reports.figures.tracing import DECIDED, FIXED, OF_SET, Trace

Told = tuple[str, tuple[Trace, ...]]
"""A text and what it rests on."""


def told(text: str, *traces: Trace) -> Told:
    return text, traces


def paragraph(text: str, traces: Iterable[Trace]) -> Paragraph:
    return Paragraph(text, (tuple(traces),))


def fixed(catalogue: Catalogue, key: str, **values: Arg) -> Paragraph:
    """The same in every report, but for what was fixed for all rounds."""
    return Paragraph(catalogue.text(key, **values), ((FIXED,),))


def decided(text: str) -> Paragraph:
    return Paragraph(text, ((DECIDED,),))


def of_the_set(text: str) -> Paragraph:
    return Paragraph(text, ((OF_SET,),))


def framed(catalogue: Catalogue, key: str, **values: Arg) -> Note:
    return Note(catalogue.text(key, **values), ((FIXED,),))


def points(items: Iterable[Told]) -> tuple[Points, ...]:
    """None where there are no items: an empty list is no list."""
    found = tuple(items)
    if not found:
        return ()
    return (Points(tuple(text for text, _ in found), grounds=tuple(traces for _, traces in found)),)


def as_one(who: Called, catalogue: Catalogue) -> str:
    """«Noord», or «Kade en West samen» for teams that are seen as one."""
    if len(who) == 1:
        return who[0]
    return catalogue.text("rapport.samen", teams=in_a_row(who, catalogue))


def in_a_row(items: Sequence[str], catalogue: Catalogue) -> str:
    """«a, b en c»; not empty."""
    *others, last = items
    if not others:
        return last
    return catalogue.text("rapport.rij", begin=", ".join(others), laatste=last)


def some_of(items: Sequence[str], most: int, catalogue: Catalogue) -> str:
    """The first of them, and how many more there are."""
    more = len(items) - most
    if more <= 0:
        return in_a_row(items, catalogue)
    return catalogue.text("rapport.en_meer", begin=", ".join(items[:most]), aantal=more)


def quoted(title: str, catalogue: Catalogue) -> str:
    return catalogue.text("rapport.titel_vraag", titel=title)
