"""The figures of a round in the chat: bands and fixed words, on two screens of a phone at most."""

import re

import pytest

from locales.catalogue import load_catalogue
from norms.model import norms_of
from reports.documents.round.material import Material
from reports.figure_words import norm_words, theme_words
from reports.gate.cleared import Placed, Scope
from tests.reports.documents.rounds import material

WORDS = load_catalogue()
LONGEST = 1200
LONG = {team: f"Team met een hele lange naam {team}" for team in range(1, 61)}


def of_theme(of: Material, theme: int, team: int = 0) -> str:
    return WORDS.words(theme_words(theme, seen(of, team), of.current, of.names[team] if team else "", of.names))


def of_norm(of: Material, norm: int, team: int = 0, sentences: tuple[str, ...] = ()) -> str:
    called = of.names[team] if team else ""
    return WORDS.words(norm_words(norm, seen(of, team), of.current, called, of.names, sentences))


def seen(of: Material, team: int) -> tuple[Placed, ...]:
    own = (one for one in of.cleared.placed if one.scope == Scope.GROUP and one.teams == (team,))
    return tuple(own) if team else of.cleared.placed


@pytest.mark.parametrize("teams", [1, 3, 60])
def test_every_theme_and_norm_fits_on_two_screens(teams: int) -> None:
    found = material(teams, names=LONG)
    themes = [of_theme(found, theme.nummer) for theme in found.norm_set.themas]
    norms = [of_norm(found, norm.nummer) for norm in norms_of(found.norm_set)]
    own = [of_norm(found, norm.nummer, 1, ("x" * 160,) * 9) for norm in norms_of(found.norm_set)]
    assert [len(text) for text in (*themes, *norms, *own) if len(text) > LONGEST] == []


def test_a_theme_names_each_of_its_norms_once() -> None:
    found = material(3)
    for theme in found.norm_set.themas:
        for text in (of_theme(found, theme.nummer), of_theme(found, theme.nummer, 1)):
            assert [text.count(f"{norm.titel}: ") for norm in theme.normen] == [1] * len(theme.normen)


def test_of_sixty_teams_some_are_named_and_of_the_others_it_is_told_how_many() -> None:
    found = material(60, names=LONG)
    number = next(one.number for one in found.cleared.placed if one.placements)
    text = of_norm(found, number)
    visible = sum(bool(one.placements) for one in found.cleared.placed if one.number == number)
    assert f"En nog {visible - 8} groepen." in text


@pytest.mark.parametrize(
    ("norm", "words"),
    [(44, "nooit te zien"), (39, "alleen te zien voor alle teams samen"), (3, "zonder keuze, dus zonder cijfer")],
)
def test_a_norm_that_no_team_may_see_says_why_in_fixed_words(norm: int, words: str) -> None:
    assert f"{material(3).names[1]}: {words}." in of_norm(material(3), norm, 1)


def test_few_writers_and_none_are_the_same_words_without_a_count() -> None:
    found = material(3)
    hidden = [one for one in found.cleared.placed if one.scope == Scope.GROUP and not one.placements]
    for one in hidden:
        text = of_norm(found, one.number, one.teams[0])
        told = text.split("»\n\n")[1].split("\n\n")[0].replace(found.names[one.teams[0]], "")
        assert not re.search(r"\d", told), told


def test_a_team_that_has_no_figure_yet_is_told_so() -> None:
    found = material(2)
    assert WORDS.text("cijfers.nog_geen") in WORDS.words(norm_words(1, (), found.current, "Noord", found.names))
    assert WORDS.text("cijfers.nog_geen") in WORDS.words(theme_words(1, (), found.current, "Noord", found.names))
