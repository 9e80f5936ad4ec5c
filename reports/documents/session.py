"""Twenty minutes of a team meeting about one norm, on paper; useful with no answer at all."""

from datetime import date

from locales.catalogue import Catalogue
from norms.model import Norm, NormSet, fill, thema_of
from reports.documents.document import Block, Document, Heading, Note, Paragraph, Points, Table
from reports.gate.picture import ClearedPicture
from reports.words import STEPS, leading, seen_words
from rounds.period import Period

WITH_PICTURE, ALONE = 1, 3
"""Agreements that there is room for, on one page."""


def session_pack(
    norm: Norm,
    norm_set: NormSet,
    team: str,
    picture: ClearedPicture | None,
    teams: tuple[str, ...],
    period: Period,
    made: date,
    catalogue: Catalogue,
) -> Document:
    """`picture`: what the team's message told stands here to the letter; None where it told of no answer.

    `teams`: by name, those that are seen as one with this team.
    """
    question = fill(norm.teamvraag, norm_set.woorden)
    told = "" if picture is None else catalogue.words(seen_words(picture, teams, norm_set))
    seen: tuple[Block, ...] = tuple(Paragraph(part) for part in told.split("\n\n") if told)
    kind = leading(picture.placements)[0] if picture is not None and picture.placements else "niets"
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
            Points(tuple(catalogue.text(f"document.overleg_{kind}_{number}") for number in (1, 2, 3))),
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
                ((" ", " ", " "),) * (WITH_PICTURE if seen else ALONE),
            ),
            *((Heading(catalogue.text("document.overleg_beeld")), *seen) if seen else ()),
        ),
        page_words=catalogue.text("document.bladzijde", page="{page}", pages="{pages}"),
    )
