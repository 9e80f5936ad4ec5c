"""The letter to organisations that lend people: what is asked, who sees what, and room to answer. One page."""

from datetime import date

from conversations.text import Plain
from locales.catalogue import Catalogue
from norms.model import NormSet
from reports.documents.document import Document, Heading, Paragraph, Points, Table
from reports.documents.page import round_paper
from rounds.setup import Setup

SEEN = ("niemand", "samen", "moeder")
SENDER = ("van", "bereikbaar", "terug_voor")
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
            Paragraph(_what(setup, catalogue)),
            Heading(catalogue.text("brief.kop_vraag")),
            Paragraph(catalogue.text("brief.vraag")),
            Paragraph(_origins(setup, catalogue)),
            Heading(catalogue.text("brief.kop_wie")),
            Points(tuple(catalogue.text(f"brief.{key}", drempel=threshold) for key in SEEN)),
            Paragraph(catalogue.text("brief.beheerder", wie=keeper)),
            Heading(catalogue.text("brief.kop_antwoord")),
            _room("afzender", SENDER, (3, 3, 2), catalogue),
            _room("antwoord", COLUMNS, (3, 2, 3, 2), catalogue),
        ),
    )


def _what(setup: Setup, catalogue: Catalogue) -> str:
    told = catalogue.text(
        "brief.wat",
        datum=setup.first.monday,
        aantal=setup.weeks,
        doel=catalogue.text(f"doel.{setup.purpose}"),
    )
    return f"{told} {catalogue.text('brief.werktijd')}" if setup.working_time else told


def _origins(setup: Setup, catalogue: Catalogue) -> str:
    """Groups of origin are mostly groups of organisations: who is asked for one may not be told that nobody is."""
    if not setup.origins:
        return catalogue.text("brief.geen_herkomst")
    *others, last = setup.origins
    return catalogue.text(
        "brief.herkomst", groepen=catalogue.text("brief.of", begin=", ".join(others), laatste=last)
    )


def _room(name: str, columns: tuple[str, ...], widths: tuple[int, ...], catalogue: Catalogue) -> Table:
    """To be filled in by hand."""
    return Table(
        catalogue.text(f"brief.blad_{name}"),
        catalogue.text(f"brief.{name}"),
        tuple(catalogue.text(f"brief.kolom_{key}") for key in columns),
        ((" ",) * len(columns),),
        widths=widths,
    )
