"""Sections 5, 6 and 9: what people wish to learn, what they need, and what they said for their teams."""

from collections.abc import Iterator

from locales.catalogue import Catalogue
from reports.documents.document import Block, Heading, Quotes
from reports.documents.round.material import Material
from reports.documents.round.telling import fixed, paragraph, points, quoted, told
from reports.documents.round.wording import share_of
from reports.figures.needs import Need, needs
from reports.figures.tracing import FIXED, of_spoken, of_wished


def knowledge(material: Material, catalogue: Catalogue) -> Iterator[Block]:
    yield Heading(catalogue.text("rapport.kop_leren"))
    found = needs(material.cleared, material.norm_set).to_learn
    yield from _wishes(material, found, "leerwens", catalogue)


def cohesion(material: Material, catalogue: Catalogue) -> Iterator[Block]:
    yield Heading(catalogue.text("rapport.kop_samenhang"))
    found = needs(material.cleared, material.norm_set).needed
    yield from _wishes(material, found, "nodig", catalogue)


def _wishes(material: Material, found: tuple[Need, ...], kind: str, catalogue: Catalogue) -> Iterator[Block]:
    """In the order of the set, not of how many there were."""
    if not found:
        yield fixed(catalogue, f"rapport.{kind}_niets")
        return
    yield fixed(catalogue, f"rapport.{kind}_uitleg")
    traces = {one.norm: of_wished(one) for one in material.cleared.wishes if one.kind == kind}
    yield from points(
        told(
            catalogue.text(
                "rapport.wens",
                deel=share_of(one.share, catalogue),
                titel=quoted(one.title, catalogue),
            ),
            traces[one.norm],
        )
        for one in found
    )


def own_words(material: Material, catalogue: Catalogue) -> Iterator[Block]:
    found = material.cleared.spoken
    yield Heading(catalogue.text("rapport.kop_woorden"))
    if not found.sentences:
        yield paragraph(catalogue.text("rapport.woorden_niets"), (of_spoken(found), FIXED))
        return
    yield paragraph(catalogue.text("rapport.woorden", aantal=len(found.sentences)), (of_spoken(found),))
    yield Quotes(found.sentences, tuple((of_spoken(found),) for _ in found.sentences))
