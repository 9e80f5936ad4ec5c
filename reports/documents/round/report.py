"""The report of a round: thirteen sections in a fixed order, then the annex with all figures."""

from collections.abc import Iterator

from locales.catalogue import Catalogue
from reports.documents.document import Block, Document, Heading
from reports.documents.round.annex import annex
from reports.documents.round.comparing import do_teams_the_same
from reports.documents.round.material import Material
from reports.documents.round.paper import paper_of
from reports.documents.round.summary import how_it_went, in_short, what_is_strong
from reports.documents.round.telling import fixed, of_the_set
from reports.documents.round.unseen import expected_and_found, not_to_be_seen
from reports.documents.round.wishing import cohesion, knowledge, own_words


def round_report(material: Material, catalogue: Catalogue) -> Document:
    blocks = _blocks(material, catalogue)
    return paper_of(material, catalogue, title="rapport.titel", file="rapport.bestand", blocks=blocks)


def _blocks(material: Material, catalogue: Catalogue) -> Iterator[Block]:
    yield from in_short(material, catalogue)
    yield from how_it_went(material, catalogue)
    yield from what_is_strong(material, catalogue)
    yield from do_teams_the_same(material, catalogue)
    yield from knowledge(material, catalogue)
    yield from cohesion(material, catalogue)
    yield from _nothing_yet("aandacht", catalogue)
    yield from _nothing_yet("dilemma", catalogue)
    yield from own_words(material, catalogue)
    yield from not_to_be_seen(material, catalogue)
    yield from expected_and_found(material, catalogue)
    yield from _nothing_yet("afspraken", catalogue)
    yield Heading(catalogue.text("rapport.kop_niet"))
    yield fixed(catalogue, "rapport.niet")
    yield of_the_set(material.norm_set.verantwoording)
    yield from annex(material, catalogue)


def _nothing_yet(key: str, catalogue: Catalogue) -> Iterator[Block]:
    """A section for what Spiegel cannot write down yet: said, not left out."""
    yield Heading(catalogue.text(f"rapport.kop_{key}"))
    yield fixed(catalogue, f"rapport.{key}")
