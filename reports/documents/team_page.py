"""What a team has seen of itself in a round, on a few pages."""

from collections.abc import Iterator
from datetime import date

from locales.catalogue import Catalogue
from norms.model import Norm, NormSet, fill, norm_by_number
from reports.documents.bands import in_words, placed_bar, share_words
from reports.documents.document import Bars, Block, Document, Heading, Note, Paragraph, Points, Quotes, Table
from reports.documents.page import round_paper
from reports.gate.cleared import PlacedShare
from reports.gate.picture import ClearedPicture
from reports.words import leading
from rounds.current import CurrentRound


def team_page(
    team: str,
    pictures: tuple[ClearedPicture, ...],
    current: CurrentRound,
    threshold: int,
    made: date,
    catalogue: Catalogue,
) -> Document:
    """From the pictures that this team was sent, oldest first, and nothing else."""
    ends = current.ends
    return round_paper(
        catalogue,
        current.norm_set,
        file=catalogue.text("document.team_bestand", team=team, dag=current.setup.first.monday),
        title=catalogue.text("document.team", team=team),
        first=current.setup.first.monday,
        last=ends.sunday if ends else None,
        threshold=threshold,
        made=made,
        blocks=tuple(_blocks(pictures, current.norm_set, catalogue)),
    )


def _blocks(pictures: tuple[ClearedPicture, ...], norm_set: NormSet, catalogue: Catalogue) -> Iterator[Block]:
    yield Note(catalogue.text("document.team_kader"))
    seen = tuple(picture for picture in pictures if picture.enough)
    placed = tuple(picture for picture in seen if picture.placements)
    yield Heading(catalogue.text("document.kort"))
    if not seen:
        yield Paragraph(catalogue.text("document.team_niets"))
    yield from _in_short(placed, norm_set, catalogue)
    if placed:
        yield Heading(catalogue.text("document.plaatsingen"))
        yield Paragraph(catalogue.text("document.banden_uitleg"))
        yield from _bars(placed, norm_set, catalogue)
    if any(picture.sentences for picture in seen):
        yield Heading(catalogue.text("document.zinnen"))
        yield Paragraph(catalogue.text("document.zinnen_uitleg"))
        for picture in seen:
            if picture.sentences:
                yield Heading(_norm(picture, norm_set).titel, 2)
                yield Quotes(picture.sentences)
    if len(seen) < len(pictures):
        yield Paragraph(catalogue.text("document.team_rest"))
    if pictures:
        yield Heading(catalogue.text("document.team_vragen"))
        yield Points(tuple(fill(_norm(one, norm_set).teamvraag, norm_set.woorden) for one in pictures))
    yield Heading(catalogue.text("document.niet"))
    yield Paragraph(catalogue.text("document.niet_uitleg"))
    if placed:
        yield _annex(placed, norm_set, catalogue)


def _norm(picture: ClearedPicture, norm_set: NormSet) -> Norm:
    return norm_by_number(norm_set, picture.norm)


def _in_short(placed: tuple[ClearedPicture, ...], norm_set: NormSet, catalogue: Catalogue) -> Iterator[Block]:
    found: dict[str, list[str]] = {"goed": [], "verschil": [], "aandacht": []}
    for picture in placed:
        found[leading(picture.placements)[0]].append(_norm(picture, norm_set).titel)
    for kind, titles in found.items():
        if titles:
            yield Heading(catalogue.text(f"document.{kind}"), 2)
            yield Points(tuple(titles))


def _bars(placed: tuple[ClearedPicture, ...], norm_set: NormSet, catalogue: Catalogue) -> Iterator[Block]:
    for thema in norm_set.themas:
        numbers = {norm.nummer for norm in thema.normen}
        bars = tuple(
            placed_bar(_norm(picture, norm_set), norm_set, picture.placements, catalogue)
            for picture in placed
            if picture.norm in numbers
        )
        if bars:
            yield Bars(thema.titel, f"{'. '.join(map(in_words, bars))}.", bars)


def _annex(placed: tuple[ClearedPicture, ...], norm_set: NormSet, catalogue: Catalogue) -> Table:
    return Table(
        catalogue.text("document.cijfers_blad"),
        catalogue.text("document.cijfers"),
        tuple(catalogue.text(f"document.kolom_{key}") for key in ("norm", "meestal", "soms", "nog_weinig")),
        tuple(
            (_norm(picture, norm_set).titel, *(_cell(one, catalogue) for one in picture.placements))
            for picture in placed
        ),
    )


def _cell(placed: PlacedShare, catalogue: Catalogue) -> str:
    return share_words(placed.share, catalogue)
