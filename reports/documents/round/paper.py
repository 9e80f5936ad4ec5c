"""What the report and the sheet of a round share: their edge, their file's name and where they stand."""

from collections.abc import Iterable

from locales.catalogue import Catalogue
from reports.documents.document import Block, Document, Note
from reports.documents.page import round_paper
from reports.documents.round.material import Material
from reports.documents.round.naming import file_of
from reports.documents.round.telling import framed
from reports.figures.tracing import DECIDED


def paper_of(
    material: Material, catalogue: Catalogue, *, title: str, file: str, blocks: Iterable[Block]
) -> Document:
    """`title` and `file` name texts. First of all it says whether it may go outside."""
    current, ends = material.current, material.current.ends
    return round_paper(
        catalogue,
        material.norm_set,
        file=file_of(file, material, catalogue),
        title=catalogue.text(title),
        first=current.setup.first.monday,
        last=ends.sunday if ends else None,
        threshold=material.threshold,
        made=material.made,
        blocks=(_standing(material, catalogue), *blocks),
        status=catalogue.text(f"rapport.stand_{material.standing}"),
    )


def _standing(material: Material, catalogue: Catalogue) -> Note:
    """By whose word it may go outside: two people, named by what they do."""
    if material.settled is None:
        return framed(catalogue, "rapport.kader_concept")
    return Note(catalogue.text("rapport.kader_vastgesteld", dag=material.settled), ((DECIDED,),))
