"""The round on one page of A4, for who comes to visit: sentences of the report and nothing beside it."""

from collections.abc import Iterator
from itertools import accumulate

from locales.catalogue import Catalogue
from reports.documents.document import Block, Document, Heading, Quotes
from reports.documents.round.material import Material
from reports.documents.round.paper import paper_of
from reports.documents.round.summary import short_sentences
from reports.documents.round.telling import decided, fixed, of_the_set, paragraph, points, told
from reports.documents.round.wording import teams_and_purpose, took_part
from reports.figures.tracing import FIXED, of_spoken, of_taken

FEW_SENTENCES, MOST_SIGNS = 4, 420
"""So many fit, with so many signs together, even in capitals."""
HOW = ("vraag", "wie", "drempel", "zelf")


def factsheet(material: Material, catalogue: Catalogue) -> Document:
    blocks = _blocks(material, catalogue)
    return paper_of(
        material, catalogue, title="rapport.factsheet", file="rapport.bestand_factsheet", blocks=blocks
    )


def _blocks(material: Material, catalogue: Catalogue) -> Iterator[Block]:
    yield fixed(catalogue, "rapport.factsheet_wat")
    yield Heading(catalogue.text("rapport.factsheet_mee"))
    if material.taken is not None:
        yield paragraph(took_part(material.taken.whole, catalogue), (of_taken(),))
    yield decided(teams_and_purpose(material, catalogue))
    yield decided(catalogue.text("rapport.verloop_weken", aantal=len(material.current.asked_of_all)))
    yield Heading(catalogue.text("rapport.factsheet_gezien"))
    yield from points(short_sentences(material, catalogue))
    found = material.cleared.spoken
    if found.sentences:
        yield Heading(catalogue.text("rapport.factsheet_woorden"))
        shown = _few(found.sentences)
        yield Quotes(shown, ((of_spoken(found),),) * len(shown))
    yield Heading(catalogue.text("rapport.factsheet_hoe"))
    yield from points(
        told(catalogue.text(f"rapport.factsheet_{key}", drempel=material.threshold), FIXED) for key in HOW
    )
    yield Heading(catalogue.text("rapport.factsheet_niet"))
    yield fixed(catalogue, "rapport.niet")
    yield of_the_set(material.norm_set.verantwoording)


def _few(sentences: tuple[str, ...]) -> tuple[str, ...]:
    """The first that fit; which come first was drawn by lot."""
    signs = accumulate(map(len, sentences[:FEW_SENTENCES]))
    return sentences[: max(1, sum(one <= MOST_SIGNS for one in signs))]
