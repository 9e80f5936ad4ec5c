"""What every document says on its edge: what it is, for which period, by which rules, and what it is not."""

from dataclasses import replace
from datetime import date

from conversations.text import Arg
from locales.catalogue import Catalogue
from norms.model import NormSet
from reports.documents.document import Block, Document


def of_organisation(document: Document, name: str) -> Document:
    """With whose it is before what it is about; as it is where `name` is empty."""
    return replace(document, under=f"{name} · {document.under}") if name else document


def round_paper(
    catalogue: Catalogue,
    norm_set: NormSet,
    *,
    file: str,
    title: str,
    first: date,
    last: date | None,
    threshold: int,
    made: date,
    blocks: tuple[Block, ...],
    status: str = "",
) -> Document:
    """About a round. `last` is None while its end is not known; a status stands on every page."""
    span: dict[str, Arg] = {"begin": first, "eind": last} if last else {"begin": first}
    period = catalogue.text("document.periode" if last else "document.periode_open", **span)
    foot = catalogue.text("document.voet", set=norm_set.titel, editie=norm_set.editie, drempel=threshold)
    return Document(
        file=file,
        title=title,
        under=period,
        foot=f"{status} · {foot}" if status else foot,
        made=made,
        blocks=blocks,
        status=status,
        page_words=catalogue.text("document.bladzijde", page="{page}", pages="{pages}"),
    )
