"""Twenty minutes of a team meeting about one norm, on paper; useful with no answer at all."""

from datetime import date

from conversations.text import Words
from locales.catalogue import Catalogue
from norms.model import Norm, NormSet, fill, thema_of
from reports.documents.document import Block, Document, Heading, Note, Paragraph, Points, Table
from reports.words import STEPS
from rounds.period import Period


def session_pack(
    norm: Norm,
    norm_set: NormSet,
    team: str,
    picture: Words | None,
    period: Period,
    made: date,
    catalogue: Catalogue,
) -> Document:
    """`picture` is what the team's message told, to the letter; None where there is none yet."""
    question = fill(norm.teamvraag, norm_set.woorden)
    seen: tuple[Block, ...] = (
        () if picture is None else tuple(Paragraph(part) for part in catalogue.words(picture).split("\n\n"))
    )
    return Document(
        file=catalogue.text("document.overleg_bestand", team=team, week=period.week, jaar=period.year),
        title=catalogue.text("document.overleg"),
        under=catalogue.text("document.overleg_onder", team=team, week=period),
        foot=catalogue.text("document.overleg_voet"),
        made=made,
        blocks=(
            Note(question),
            Paragraph(
                catalogue.text(
                    "document.overleg_norm", titel=norm.titel, thema=thema_of(norm_set, norm.nummer).titel
                )
            ),
            Heading(catalogue.text("document.overleg_stappen")),
            Points(tuple(catalogue.text(f"document.stap_{step}") for step in STEPS), numbered=True),
            Paragraph(catalogue.text("document.overleg_vraag_niet")),
            Heading(catalogue.text("document.overleg_afspraak")),
            Table(
                catalogue.text("document.overleg_blad"),
                catalogue.text("document.overleg_afspraak_uitleg"),
                (
                    catalogue.text("document.kolom_afspraak"),
                    catalogue.text("document.kolom_wie"),
                    catalogue.text("document.kolom_terug"),
                ),
                ((" ", " ", " "),) * 3,
            ),
            *((Heading(catalogue.text("document.overleg_beeld")), *seen) if seen else ()),
        ),
        page_words=catalogue.text("document.bladzijde", page="{page}", pages="{pages}"),
    )
