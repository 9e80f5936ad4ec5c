"""The letter to organisations that lend people: what is asked, who sees what, and room to answer. One page."""

from datetime import date

from conversations.text import Plain
from locales.catalogue import Catalogue
from norms.model import NormSet
from reports.documents.document import Document, Heading, Paragraph, Points, Table
from reports.documents.page import round_paper
from rounds.setup import Setup

SEEN = ("niemand", "samen", "herkomst", "moeder")
COLUMNS = ("organisatie", "op_de_hoogte", "naam", "datum")


def organisations_letter(
    setup: Setup, norm_set: NormSet, threshold: int, made: date, catalogue: Catalogue
) -> Document:
    """Before the start, so that it tells only what is decided and what holds for every round."""
    keeper = Plain(setup.keeper) if setup.keeper else catalogue.text("brief.beheerder_open")
    return round_paper(
        catalogue,
        norm_set,
        file=catalogue.text("brief.bestand", jaar=setup.first.year),
        title=catalogue.text("brief.titel"),
        first=setup.first.monday,
        last=None,
        threshold=threshold,
        made=made,
        blocks=(
            Paragraph(catalogue.text("brief.aanhef")),
            Paragraph(catalogue.text("brief.wat", datum=setup.first.monday, aantal=setup.weeks)),
            Heading(catalogue.text("brief.kop_vraag")),
            Paragraph(catalogue.text("brief.vraag")),
            Heading(catalogue.text("brief.kop_wie")),
            Points(tuple(catalogue.text(f"brief.{key}", drempel=threshold) for key in SEEN)),
            Paragraph(catalogue.text("brief.beheerder", wie=keeper)),
            Heading(catalogue.text("brief.kop_antwoord")),
            Table(
                catalogue.text("brief.blad"),
                catalogue.text("brief.antwoord"),
                tuple(catalogue.text(f"brief.kolom_{key}") for key in COLUMNS),
                ((" ",) * len(COLUMNS),),
                widths=(3, 2, 3, 2),
            ),
        ),
    )
