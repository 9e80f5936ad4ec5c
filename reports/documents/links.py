"""The sheet of links to cut out: one ticket a person."""

from collections.abc import Sequence
from datetime import date

from locales.catalogue import Catalogue
from reports.documents.document import Document, Paragraph, Ticket, Tickets


def link_sheet(links: Sequence[tuple[str, str]], made: date, catalogue: Catalogue) -> Document:
    """`links`: who it is for (a team and a role, never a person) and the link itself."""
    tickets = tuple(
        Ticket(link, whom, catalogue.text("document.kaartje"), catalogue.text("document.kaartje_beeld", voor=whom))
        for whom, link in links
    )
    return Document(
        file=catalogue.text("document.linkblad_bestand"),
        title=catalogue.text("document.linkblad"),
        under=catalogue.text("document.linkblad_onder", aantal=len(links), dag=made),
        foot=catalogue.text("document.linkblad_voet"),
        made=made,
        blocks=(Paragraph(catalogue.text("document.linkblad_uitleg")), Tickets(tickets)),
        page_words=catalogue.text("document.bladzijde", page="{page}", pages="{pages}"),
    )
