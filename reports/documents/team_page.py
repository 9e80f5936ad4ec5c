"""What a team has seen of itself in a round, on a few pages."""

from collections.abc import Iterator
from datetime import date

from locales.catalogue import Catalogue
from norms.model import Norm, NormSet, fill, norm_by_number
from reports.documents.bands import in_words, placed_bar, share_words
from reports.documents.document import Bars, Block, Document, Heading, Note, Paragraph, Points, Quotes, Table
from reports.documents.page import round_paper
from reports.documents.trend import Before, since_before
from reports.figures.tracing import FIXED, OF_SET, Trace, of_week
from reports.gate.cleared import PlacedShare, Rule
from reports.gate.picture import ClearedPicture
from reports.gate.round_pictures import pictured
from reports.words import leading
from rounds.current import CurrentRound


def team_page(
    team: str,
    pictures: tuple[ClearedPicture, ...],
    current: CurrentRound,
    threshold: int,
    made: date,
    catalogue: Catalogue,
    before: Before | None = None,
) -> Document:
    """From the pictures that this team was sent, oldest first, and nothing else.

    `before`: those of the round before, where it had one.
    """
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
        blocks=tuple(_blocks(pictures, current.norm_set, catalogue, before)),
    )


def _blocks(
    pictures: tuple[ClearedPicture, ...],
    norm_set: NormSet,
    catalogue: Catalogue,
    before: Before | None,
) -> Iterator[Block]:
    yield Note(catalogue.text("document.team_kader"), ((FIXED,),))
    seen = tuple(picture for picture in pictures if picture.enough)
    placed = tuple(picture for picture in seen if picture.placements)
    yield Heading(catalogue.text("document.kort"))
    if not seen:
        yield Paragraph(catalogue.text("document.team_niets"), ((*map(trace_of, pictures), FIXED),))
    yield from _in_short(placed, norm_set, catalogue)
    if seen and len(seen) < len(pictures):
        hidden = (trace_of(picture) for picture in pictures if not picture.enough)
        yield Paragraph(catalogue.text("document.team_rest"), (tuple(hidden),))
    if placed:
        yield Heading(catalogue.text("document.plaatsingen"))
        yield Paragraph(catalogue.text("document.banden_uitleg"), ((FIXED,),))
        yield from _bars(placed, norm_set, catalogue)
    if before is not None and pictures:
        yield from since_before(before, pictured(pictures), norm_set, catalogue)
    if any(picture.sentences for picture in seen):
        yield Heading(catalogue.text("document.zinnen"))
        yield Paragraph(catalogue.text("document.zinnen_uitleg"), ((FIXED,),))
        for picture in seen:
            if picture.sentences:
                yield Heading(_norm(picture, norm_set).titel, 2)
                yield Quotes(picture.sentences, ((trace_of(picture),),) * len(picture.sentences))
    if pictures:
        yield Heading(catalogue.text("document.team_vragen"))
        questions = tuple(fill(_norm(one, norm_set).teamvraag, norm_set.woorden) for one in pictures)
        yield Points(questions, grounds=((OF_SET,),) * len(questions))
    yield Heading(catalogue.text("document.niet"))
    yield Paragraph(catalogue.text("document.niet_uitleg"), ((FIXED,),))
    if placed:
        yield _annex(placed, norm_set, catalogue)


def trace_of(picture: ClearedPicture) -> Trace:
    """Pictures of earlier releases have no rule."""
    rule = picture.rule or (Rule.ENOUGH if picture.enough else Rule.TOO_FEW)
    return of_week(picture.norm, picture.teams or (picture.team,), picture.period, rule)


def _norm(picture: ClearedPicture, norm_set: NormSet) -> Norm:
    return norm_by_number(norm_set, picture.norm)


def _in_short(placed: tuple[ClearedPicture, ...], norm_set: NormSet, catalogue: Catalogue) -> Iterator[Block]:
    found: dict[str, list[ClearedPicture]] = {"goed": [], "soms": [], "verschil": [], "aandacht": []}
    for picture in placed:
        found[leading(picture.placements)[0]].append(picture)
    for kind, own in found.items():
        if own:
            yield Heading(catalogue.text(f"document.{kind}"), 2)
            titles = tuple(_norm(picture, norm_set).titel for picture in own)
            yield Points(titles, grounds=tuple((trace_of(picture),) for picture in own))


def _bars(placed: tuple[ClearedPicture, ...], norm_set: NormSet, catalogue: Catalogue) -> Iterator[Block]:
    for thema in norm_set.themas:
        numbers = {norm.nummer for norm in thema.normen}
        own = tuple(picture for picture in placed if picture.norm in numbers)
        bars = tuple(
            placed_bar(_norm(picture, norm_set), norm_set, picture.placements, catalogue) for picture in own
        )
        if bars:
            grounds = tuple((trace_of(picture),) for picture in own)
            yield Bars(thema.titel, f"{'. '.join(map(in_words, bars))}.", bars, grounds)


def _annex(placed: tuple[ClearedPicture, ...], norm_set: NormSet, catalogue: Catalogue) -> Table:
    return Table(
        catalogue.text("document.cijfers_blad"),
        catalogue.text("document.cijfers"),
        tuple(catalogue.text(f"document.kolom_{key}") for key in ("norm", "meestal", "soms", "nog_weinig")),
        tuple(
            (_norm(picture, norm_set).titel, *(_cell(one, catalogue) for one in picture.placements))
            for picture in placed
        ),
        tuple((trace_of(picture),) for picture in placed),
    )


def _cell(placed: PlacedShare, catalogue: Catalogue) -> str:
    return share_words(placed.share, catalogue)
