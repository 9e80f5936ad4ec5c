"""The report of a round: thirteen sections in a fixed order, then the annex with all figures."""

from collections.abc import Iterator

from locales.catalogue import Catalogue
from reports.documents.document import Block, Document, Heading, Note
from reports.documents.page import round_paper
from reports.documents.round.annex import annex
from reports.documents.round.comparing import do_teams_the_same
from reports.documents.round.material import Material
from reports.documents.round.naming import file_of
from reports.documents.round.summary import how_it_went, in_short, what_is_strong
from reports.documents.round.telling import fixed, framed, of_the_set
from reports.documents.round.unseen import expected_and_found, not_to_be_seen
from reports.documents.round.wishing import cohesion, knowledge, own_words
from reports.figures.tracing import DECIDED


def round_report(material: Material, catalogue: Catalogue) -> Document:
    current, ends = material.current, material.current.ends
    return round_paper(
        catalogue,
        material.norm_set,
        file=file_of("rapport.bestand", material, catalogue),
        title=catalogue.text("rapport.titel"),
        first=current.setup.first.monday,
        last=ends.sunday if ends else None,
        threshold=material.threshold,
        made=material.made,
        blocks=tuple(_blocks(material, catalogue)),
        status=catalogue.text(f"rapport.stand_{material.standing}"),
    )


def _blocks(material: Material, catalogue: Catalogue) -> Iterator[Block]:
    yield standing(material, catalogue)
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


def standing(material: Material, catalogue: Catalogue) -> Note:
    """Whether it may go outside, and by whose word: two people, named by what they do."""
    if material.settled is None:
        return framed(catalogue, "rapport.kader_concept")
    return Note(catalogue.text("rapport.kader_vastgesteld", dag=material.settled), ((DECIDED,),))


def _nothing_yet(key: str, catalogue: Catalogue) -> Iterator[Block]:
    """A section for what Spiegel cannot write down yet: said, not left out."""
    yield Heading(catalogue.text(f"rapport.kop_{key}"))
    yield fixed(catalogue, f"rapport.{key}")
