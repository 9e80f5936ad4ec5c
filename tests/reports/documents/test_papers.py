"""The papers themselves: what stands in them for whom, and what does not."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from locales.catalogue import load_catalogue
from norms.model import norm_by_number
from reports.documents.document import (
    Bars,
    Document,
    Heading,
    Points,
    Quotes,
    Table,
    Tickets,
    file_name,
    texts_of,
)
from reports.documents.explain import explained
from reports.documents.links import link_sheet
from reports.documents.session import session_pack
from reports.documents.setting import Setting, typeset
from reports.documents.team_page import team_page
from reports.documents.trend import Before
from reports.figures.change import Earlier
from reports.gate.bands import Band, Share
from reports.gate.cleared import PlacedShare
from reports.gate.picture import ClearedPicture
from reports.gate.round_pictures import pictured, read_pictures
from reports.gate.rules import PLACED
from reports.words import picture_words, seen_words
from storage.store import Store
from tests.reports.scene import SENTENCES, Scene, scene
from tests.storage.planting import SET, WEEK

WORDS = load_catalogue()
DAY = date(2026, 12, 7)
MOSTLY = ("meestal",) * 5 + ("soms", "nog_weinig", "soms")


def texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case tuple():
            for each in value:
                yield from texts(each)
        case _:
            for field in fields(value) if is_dataclass(value) else ():
                if field.name != "grounds":
                    yield from texts(getattr(value, field.name))


def page_of(made: Scene, store: Store) -> Document:
    pictures = read_pictures(store, made.team, made.current)
    return team_page("Noord", pictures, made.current.round, made.current.threshold, DAY, WORDS)


def of_kind(paper: Document, kind: type) -> list[object]:
    return [block for block in paper.blocks if isinstance(block, kind)]


def test_a_team_page_shows_what_its_pictures_showed(store: Store) -> None:
    made = scene(store)
    made.wrote(MOSTLY, SENTENCES)
    shown = made.picture()
    paper = page_of(made, store)
    [bars] = of_kind(paper, Bars)
    assert isinstance(bars, Bars)
    assert [part.band for part in bars.bars[0].parts] == ["de meesten", "enkelen", "enkelen"]
    assert bars.alt.endswith(".")
    [quotes] = of_kind(paper, Quotes)
    assert isinstance(quotes, Quotes)
    assert quotes.items == shown.sentences
    norm = norm_by_number(SET, shown.norm)
    assert (norm.titel,) in [block.items for block in paper.blocks if isinstance(block, Points)]


def test_a_team_page_holds_no_number_of_answers(store: Store) -> None:
    """Eight wrote, five said the same, twelve are members: none of these stands anywhere."""
    made = scene(store)
    made.wrote(MOSTLY, SENTENCES)
    made.picture()
    said = " ".join(texts(page_of(made, store).blocks))
    assert not any(each in said.split() for each in ("8", "12", "2", "1"))


def test_a_team_page_compares_its_pictures_with_those_of_the_round_before(store: Store) -> None:
    made = scene(store)
    made.wrote(MOSTLY, SENTENCES)
    shown = made.picture()
    pictures = read_pictures(store, made.team, made.current)
    few = tuple(PlacedShare(value, Share(Band.ENKELEN)) for value in PLACED)
    [now] = pictured(pictures)
    earlier = Earlier(date(2026, 1, 5), (replace(now, placements=few, week=None),), SET)
    before = Before(earlier, {made.team: "Noord"})
    paper = team_page("Noord", pictures, made.current.round, made.current.threshold, DAY, WORDS, before)
    titel = norm_by_number(SET, shown.norm).titel
    told = [text for block in paper.blocks if isinstance(block, Points) for text in block.items]
    assert f"In Noord zegt een groter deel dan toen dat dit meestal lukt: ‘{titel}’." in told
    assert "vorige ronde norm" in explained(paper, WORDS)


@pytest.mark.parametrize("writers", range(5))
def test_a_team_page_is_the_same_for_nobody_as_for_four_writers(store: Store, writers: int) -> None:
    made = scene(store)
    made.wrote(MOSTLY[:writers], SENTENCES[: min(3, writers)])
    made.picture()
    paper = page_of(made, store)
    assert not of_kind(paper, Bars)
    assert not of_kind(paper, Table)
    assert not of_kind(paper, Quotes)
    assert WORDS.text("document.team_niets") in set(texts(paper))
    assert [block for block in paper.blocks if isinstance(block, Points)]


def test_what_there_is_too_little_for_is_told_before_the_figures_and_only_beside_what_is_seen(
    store: Store,
) -> None:
    """Under the last heading it would be read as of that; and beside nothing there is no other."""
    made = scene(store)
    made.wrote(MOSTLY, SENTENCES)
    made.picture()
    [seen] = read_pictures(store, made.team, made.current)
    hidden = replace(seen, enough=False, placements=(), sentences=(), norm=2)
    rest = WORDS.text("document.team_rest")
    told = [text for block in of_pictures(made, seen, hidden).blocks for text in texts_of(block)]
    assert told.index(rest) < told.index(WORDS.text("document.banden_uitleg"))
    assert rest not in set(texts(of_pictures(made, hidden)))


def of_pictures(made: Scene, *pictures: ClearedPicture) -> Document:
    return team_page("Noord", pictures, made.current.round, made.current.threshold, DAY, WORDS)


def test_a_team_page_before_the_first_monday_can_be_made(store: Store) -> None:
    paper = page_of(scene(store), store)
    assert typeset(paper, Setting.PDF).startswith(b"%PDF")


def test_a_session_pack_is_of_use_with_no_answer_at_all() -> None:
    norm = SET.themas[0].normen[0]
    paper = session_pack(norm, SET, "Noord", None, (), WEEK, DAY, WORDS)
    assert Heading(WORDS.text("document.overleg_beeld")) not in paper.blocks
    assert len(PdfReader(BytesIO(typeset(paper, Setting.PDF))).pages) == 1


def test_a_session_pack_shows_the_picture_to_the_letter(store: Store) -> None:
    made = scene(store)
    made.wrote(MOSTLY, SENTENCES)
    shown = made.picture()
    words = seen_words(shown, ("Noord",), SET)
    paper = session_pack(norm_by_number(SET, shown.norm), SET, "Noord", shown, ("Noord",), WEEK, DAY, WORDS)
    assert set(WORDS.words(words).split("\n\n")) <= set(texts(paper))
    assert WORDS.words(picture_words(shown, ("Noord",), SET)).startswith(WORDS.words(words))
    assert len(PdfReader(BytesIO(typeset(paper, Setting.PDF))).pages) == 1


def sheet_of(number: int) -> Document:
    links = [
        ("Team Noord, professional", f"https://t.me/spiegel_bot?start=Il1O0code{n:02d}") for n in range(number)
    ]
    return link_sheet(links, DAY, WORDS)


def test_every_link_is_on_the_sheet_once_and_names_nobody() -> None:
    paper = sheet_of(23)
    [tickets] = of_kind(paper, Tickets)
    assert isinstance(tickets, Tickets)
    pages = PdfReader(BytesIO(typeset(paper, Setting.PDF))).pages
    assert len(pages) == 4
    found = "".join("".join(page.extract_text().split()) for page in pages)
    assert [found.count(ticket.link) for ticket in tickets.items] == [1] * 23


def test_no_letter_of_a_ticket_is_smaller_than_eleven_points() -> None:
    sizes: list[float] = []

    def seen(text: str, _: object, matrix: list[float], __: object, size: float) -> None:
        if text.strip() and WORDS.text("document.linkblad_voet") not in text:
            sizes.append(size * matrix[0])

    first = PdfReader(BytesIO(typeset(sheet_of(4), Setting.PDF))).pages[0]
    first.extract_text(visitor_text=seen)
    assert sizes
    assert sorted(size for size in sizes if size < 11) == [8.5], "the number of the page alone"


@pytest.mark.parametrize("kind", ["goed", "soms", "verschil", "aandacht", "niets"])
def test_a_session_pack_asks_three_things_about_the_outcome_of_the_team(store: Store, kind: str) -> None:
    made = scene(store)
    values = {
        "goed": MOSTLY,
        "soms": ("soms",) * 8,
        "verschil": ("meestal", "soms", "nog_weinig") * 3,
        "aandacht": ("nog_weinig",) * 8,
    }
    if kind in values:
        made.wrote(values[kind], SENTENCES)
    picture = made.picture()
    norm = norm_by_number(SET, picture.norm)
    paper = session_pack(norm, SET, "Noord", picture if picture.enough else None, ("Noord",), WEEK, DAY, WORDS)
    [questions, steps] = of_kind(paper, Points)
    assert isinstance(questions, Points)
    asked = [WORDS.text(f"document.overleg_{kind}_{number}") for number in (1, 2, 3)]
    assert list(questions.items) == asked
    assert isinstance(steps, Points)
    assert steps.numbered
    assert len(PdfReader(BytesIO(typeset(paper, Setting.PDF))).pages) == 1


def test_a_paper_has_a_file_name_that_no_disk_refuses() -> None:
    norm = SET.themas[0].normen[0]
    paper = session_pack(norm, SET, 'Noord/Zuid: "a".', None, (), WEEK, DAY, WORDS)
    assert file_name(paper, "pdf") == "Overleg Noord Zuid a week 48 2026.pdf"
