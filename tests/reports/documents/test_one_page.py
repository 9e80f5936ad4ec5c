"""What must fit on one page of A4 does, however much there is to tell."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from conversations.reflectie.done import LONGEST_SENTENCE
from locales.catalogue import load_catalogue
from reports.documents.document import Document, Table, file_name, grounds_of, texts_of
from reports.documents.explain import explained
from reports.documents.letter import organisations_letter
from reports.documents.round.factsheet import factsheet
from reports.documents.round.material import Material
from reports.documents.session import session_pack
from reports.documents.setting import Setting, typeset
from reports.gate.bands import Band, Share
from reports.gate.cleared import Placed, PlacedShare, Rule, Scope, Subject
from reports.gate.picture import ClearedPicture
from reports.gate.rules import PLACED
from rounds.setup import Purpose
from tests.reports.documents.rounds import DAY, material
from tests.storage.planting import SET, WEEK

WORDS = load_catalogue()
WIDE = ("MEEGAAN NAAR HET EERSTE GESPREK SCHEELT WERK. " * 4)[:LONGEST_SENTENCE]
LONGEST = ("Een zin die zo lang is als een zin voor het team mag zijn. " * 3)[:LONGEST_SENTENCE]
A_NAME = "Een heel lange naam voor een wijkteam dat"


def pages(paper: Document) -> int:
    return len(PdfReader(BytesIO(typeset(paper, Setting.PDF))).pages)


def fullest(sentence: str = LONGEST) -> Material:
    """Everything is strong everywhere, themes differ, and there are long names, sentences and hopes."""
    names = {team: f"{A_NAME} {team}" for team in range(1, 13)}
    found = material(
        12, sentences=tuple(f"{n:02d}{sentence}"[:LONGEST_SENTENCE] for n in range(24)), names=names, hope=sentence
    )
    most = PlacedShare(PLACED[0], Share(Band.DE_MEESTEN))
    shares = (most, *(PlacedShare(value, Share(Band.ENKELEN)) for value in PLACED[1:]))
    numbers = [norm.nummer for theme in SET.themas for norm in theme.normen]
    placed = tuple(
        Placed(Subject.NORM, norm, Scope.GROUP, (team,), WEEK, shares, Rule.ENOUGH)
        for norm in numbers
        for team in (1, 2)
    )
    return replace(found, cleared=replace(found.cleared, placed=placed))


@pytest.mark.parametrize(
    "of_round", [material(1), material(50), fullest(), fullest(WIDE)], ids=["one", "many", "fullest", "wide"]
)
@pytest.mark.parametrize("settled", [None, DAY])
def test_a_factsheet_is_one_page(of_round: Material, settled: object) -> None:
    assert pages(factsheet(replace(of_round, settled=DAY if settled else None), WORDS)) == 1


def test_every_text_of_a_factsheet_rests_on_something() -> None:
    paper = factsheet(fullest(), WORDS)
    for block in paper.blocks:
        assert len(texts_of(block)) == len(grounds_of(block))
    assert explained(paper, WORDS).startswith(WORDS.text("uitleg.kop"))


def test_a_factsheet_has_no_figure_of_one_team() -> None:
    found = fullest()
    said = " ".join(text for block in factsheet(found, WORDS).blocks for text in texts_of(block))
    assert not any(name in said for name in found.names.values())


def letter(**setup: object) -> Document:
    return organisations_letter(replace(material(4).current.setup, **setup), SET, 5, DAY, WORDS)  # type: ignore[arg-type]  # of the field's own kind


def said(paper: Document) -> str:
    return " ".join(text for block in paper.blocks for text in texts_of(block))


@pytest.mark.parametrize("keeper", ["", "Sanne de Wit, functioneel beheerder", "x" * 60])
@pytest.mark.parametrize("origins", [(), ("een groep met een lange naam",) * 3])
def test_the_letter_is_one_page_and_says_who_keeps_the_key(keeper: str, origins: tuple[str, ...]) -> None:
    paper = letter(keeper=keeper, origins=origins, working_time=True, purpose=Purpose.ALLEBEI)
    assert pages(paper) == 1
    assert file_name(paper, "pdf") == "Brief organisaties 2026.pdf"
    assert (keeper or WORDS.text("brief.beheerder_open")) in said(paper)


def test_the_letter_says_that_nobody_is_asked_for_an_organisation_only_where_that_is_so() -> None:
    never, asked = WORDS.text("brief.geen_herkomst"), letter(origins=("Welzijn", "Zorg"))
    assert never in said(letter())
    assert "Welzijn" not in said(letter())
    assert never not in said(asked)
    assert "Welzijn of Zorg" in said(asked)


def test_the_letter_tells_what_it_is_for_by_which_app_and_in_whose_time() -> None:
    told = said(letter(purpose=Purpose.ALLEBEI, working_time=True))
    assert "Het doel is leren en laten zien." in told
    assert "Telegram" in told
    assert "Dat is werktijd." in told
    assert "werktijd" not in said(letter(working_time=False))


def test_the_letter_has_room_for_who_sends_it_and_for_who_answers() -> None:
    rooms = [block for block in letter().blocks if isinstance(block, Table)]
    assert [block.rows for block in rooms] == [((" ",) * 3,), ((" ",) * 4,)]


def test_a_sheet_for_a_meeting_is_one_page_with_the_fullest_picture() -> None:
    every = (norm for theme in SET.themas for norm in theme.normen if norm.plaatsing == "team")
    norm = max(every, key=lambda one: len(one.teamvraag))
    told = tuple(f"{n} {LONGEST}"[:LONGEST_SENTENCE] for n in range(5))
    picture = ClearedPicture(
        team=1,
        round=1,
        period=WEEK,
        norm=norm.nummer,
        members=24,
        members_before=20,
        enough=True,
        participation=Share(Band.PROCENT, 50),
        placements=tuple(PlacedShare(value, Share(Band.PROCENT, 30)) for value in PLACED),
        sentences=told,
        teams=(1, 2),
        rule=Rule.ENOUGH,
        themes=(1, 2, 3),
        asked=24,
    )
    teams = (f"{A_NAME} 1", f"{A_NAME} 2")
    assert pages(session_pack(norm, SET, teams[0], picture, teams, WEEK, DAY, WORDS)) == 1
