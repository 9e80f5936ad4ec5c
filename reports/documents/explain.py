"""For each sentence and figure of a document its rule and what it rests on: no name, no count, no row."""

from collections.abc import Iterator

from locales.catalogue import Catalogue
from reports.documents.document import Bars, Block, Document, Heading, Points, Quotes, Table, grounds_of, texts_of
from reports.figures.tracing import Trace


class UngroundedError(Exception):
    """A text of a document that rests on nothing: our mistake. Holds none of its words."""


def explained(document: Document, catalogue: Catalogue) -> str:
    """In the order of the document; a text is named by its place, so that nothing of it is said again."""
    return "\n".join((catalogue.text("uitleg.kop"), *_lines(document, catalogue), ""))


def _lines(document: Document, catalogue: Catalogue) -> Iterator[str]:
    section, number = catalogue.text("uitleg.begin"), 0
    for block in document.blocks:
        if isinstance(block, Heading):
            section, number = block.text, 0
            continue
        if isinstance(block, Table | Bars):
            section, number = block.caption, 0
        texts, grounds = texts_of(block), grounds_of(block)
        if len(texts) != len(grounds) or not all(grounds):
            raise UngroundedError(type(block).__name__)
        for traces in grounds:
            if number == 0:
                yield f"\n{section}"
            number += 1
            yield f"  {catalogue.text(_kind(block), nummer=number)}"
            yield from _traced(traces, catalogue)


def _kind(block: Block) -> str:
    match block:
        case Table():
            return "uitleg.rij"
        case Points() | Quotes():
            return "uitleg.punt"
        case _:
            return "uitleg.zin"


def _traced(traces: tuple[Trace, ...], catalogue: Catalogue) -> Iterator[str]:
    """Each rule once, with the figures under it."""
    for rule in dict.fromkeys(trace.rule for trace in traces):
        yield f"    {catalogue.text('uitleg.regel', regel=catalogue.text(f'regel.{rule}'))}"
        for figure in dict.fromkeys(trace.figure for trace in traces if trace.rule == rule and trace.figure):
            yield f"      {catalogue.text('uitleg.cijfer', cijfer=figure)}"
