"""Themes that came back often in a week: from seven writers and nine people, of five writers and a quarter."""

from datetime import datetime

import pytest

from conversations.effects import KeepAnswer, TakeOffTheme
from conversations.model import Part, PartKind
from norms.model import norm_by_number
from norms.tagging import other_themes
from reports.gate.often import often
from reports.gate.rules import ALL_RULES
from storage import answers, filing
from storage.store import Store, transaction
from tests.reports.scene import Scene, scene
from tests.storage.planting import SET, THURSDAY, WEEK, a_team

NORM, NETWORK, DOSSIER = 30, 4, 7
DOSSIERS = "Het dossier was bijgewerkt."


def told(filed: list[set[int]], asked: int = 30) -> tuple[int, ...]:
    return often(filed, asked, 5, ALL_RULES)


@pytest.mark.parametrize(
    ("touching", "wrote", "asked", "seen"),
    [(5, 7, 9, True), (4, 7, 9, False), (5, 6, 9, False), (7, 7, 8, False), (5, 20, 30, True), (5, 21, 30, False)],
)
def test_a_theme_is_told_from_so_many(touching: int, wrote: int, asked: int, seen: bool) -> None:
    filed: list[set[int]] = [{DOSSIER}] * touching + [set()] * (wrote - touching)
    assert told(filed, asked) == ((DOSSIER,) if seen else ())


@pytest.mark.parametrize(("wrote", "asked", "seen"), [(8, 30, False), (9, 10, False), (9, 11, True)])
def test_from_eight_writers_on_it_holds_beside_two_who_are_known(wrote: int, asked: int, seen: bool) -> None:
    """With a threshold of six, eight writers would do beside one."""
    assert often([{DOSSIER}] * wrote, asked, 6, ALL_RULES) == ((DOSSIER,) if seen else ())


def test_two_themes_are_told_at_most_by_their_number_and_not_by_how_many_they_are_of() -> None:
    assert told([{9, DOSSIER, NETWORK}] * 6 + [{9}] * 6) == (NETWORK, DOSSIER)


def filed(made: Scene, texts: list[str]) -> None:
    made.wrote(["meestal"] * len(texts))
    for person, text in zip(made.members, texts, strict=False):
        kept(made, person, text)


def kept(made: Scene, person: int, text: str, at: datetime = THURSDAY) -> None:
    number, parts = made.current.round.id, (Part(PartKind.QUESTION, text),)
    with transaction(made.store):
        answers.keep_answer(made.store, person, made.team, number, KeepAnswer(WEEK, NORM, parts), at)
        filing.file(made.store, person, number, WEEK, NORM, SET)


def test_the_picture_names_what_came_back_with_many(store: Store) -> None:
    made = scene(store, shared=NORM)
    filed(made, [DOSSIERS] * 5 + ["Wij belden."] * 2)
    picture = made.picture()
    assert picture.themes == (DOSSIER,)
    assert "Wat vaker terugkwam\nDossier en gegevens\n" in made.words(picture)


def test_who_never_came_leaves_nothing_open_of_whose_theme_came_back(store: Store) -> None:
    made = scene(store, 8, unused=3, shared=NORM)
    filed(made, [DOSSIERS] * 5 + ["Wij belden."] * 2)
    picture = made.picture()
    assert picture.enough
    assert picture.themes == ()


def test_where_nothing_else_is_shown_no_theme_is(store: Store) -> None:
    made = scene(store, shared=NORM)
    filed(made, [DOSSIERS] * 7)
    made.wrote(["weet_niet"] * 7)
    picture = made.picture()
    assert not picture.enough
    assert picture.themes == ()


def test_a_theme_that_a_writer_took_off_counts_no_more(store: Store) -> None:
    made = scene(store, shared=NORM)
    filed(made, [DOSSIERS] * 5 + ["Wij belden."] * 2)
    with transaction(store):
        filing.take_off(store, made.members[0], made.current.round.id, TakeOffTheme(WEEK, NORM, DOSSIER))
    assert made.picture().themes == ()


def test_words_that_came_after_the_week_closed_bring_no_theme(store: Store) -> None:
    made = scene(store, shared=NORM)
    filed(made, [DOSSIERS] * 4 + ["Wij belden."] * 3)
    kept(made, made.members[4], DOSSIERS, WEEK.closes)
    assert made.picture().themes == ()


def test_words_that_were_added_in_another_team_bring_no_theme(store: Store) -> None:
    made = scene(store, shared=NORM)
    filed(made, [DOSSIERS] * 4 + ["Wij belden."] * 3)
    other, number = a_team(store, "Zuid"), made.current.round.id
    added = KeepAnswer(WEEK, NORM, (Part(PartKind.QUESTION, DOSSIERS),))
    with transaction(store):
        answers.keep_answer(store, made.members[4], other, number, added, THURSDAY)
        filing.file(store, made.members[4], number, WEEK, NORM, SET)
    assert made.picture().themes == ()


def test_the_theme_of_the_week_itself_is_none_of_them(store: Store) -> None:
    made = scene(store, shared=NORM)
    text = "De buurman en de familie hielpen bij de overdracht, want wij verwezen door."
    assert other_themes(SET, NETWORK, text) != ()
    filed(made, [text] * 7)
    assert made.picture().themes == (NETWORK,)


def test_what_the_leader_writes_does_not_count(store: Store) -> None:
    made = scene(store, shared=NORM)
    filed(made, [DOSSIERS] * 4 + ["Wij belden."] * 3)
    made.led()
    kept(made, made.leader, DOSSIERS)
    assert made.picture().themes == ()


@pytest.mark.parametrize("norm", [39, 44, 50, 51])
def test_a_norm_that_no_team_sees_brings_no_theme(norm: int) -> None:
    assert other_themes(SET, 1, " ".join(norm_by_number(SET, norm).trefwoorden)) == ()


@pytest.mark.parametrize(
    ("text", "themes"), [("Het gezin at.", ()), ("Het gezin had inkomen.", (2,)), (DOSSIERS, (DOSSIER,))]
)
def test_one_trefwoord_brings_a_theme_only_where_it_stands_in_a_title(text: str, themes: tuple[int, ...]) -> None:
    assert other_themes(SET, 1, text) == themes
