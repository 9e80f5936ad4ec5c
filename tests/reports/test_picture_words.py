import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.messages import ShowPicture
from conversations.model import Role, World
from conversations.reflectie.done import LONGEST_SENTENCE
from conversations.teams.overview import LONGEST_NAME
from norms.model import Norm, norm_by_number, norms_of
from reports.gate.bands import Band, Share
from reports.gate.cleared import PlacedShare
from reports.gate.picture import ClearedPicture
from reports.gate.rules import PLACED
from reports.words import no_picture_yet, picture_words
from rounds.period import Period
from storage import people, world
from storage.store import Store
from tests.reports.scene import CATALOGUE, SENTENCES, scene
from tests.storage.planting import MONDAY, SET, WEEK, new_store

LONGEST = 1200
"""Characters of a picture: CHATS.md 2."""
SMALL = (Band.ENKELEN, Band.EEN_DEEL, Band.DE_MEESTEN)
YEAR_END = Period(2026, 53)
LONG_NAME = "W" * LONGEST_NAME
shown_norms = [norm for norm in norms_of(SET) if not {"alleen_alle_teams", "gevoelig"} & set(norm.vlaggen)]
PERCENTS = (Share(Band.LAAG), Share(Band.PROCENT, 40), Share(Band.PROCENT, 70), Share(Band.HOOG))
EXAMPLE = ClearedPicture(
    team=1,
    round=1,
    period=WEEK,
    norm=30,
    members=13,
    members_before=None,
    enough=True,
    participation=Share(Band.DE_MEESTEN),
    placements=(),
    sentences=SENTENCES,
)


def spread(*shares: Share) -> tuple[PlacedShare, ...]:
    return tuple(PlacedShare(value, found) for value, found in zip(PLACED, shares, strict=True))


def told(picture: ClearedPicture, team: str = "Noord") -> str:
    return CATALOGUE.words(picture_words(picture, (team,), SET))


def longest(norm: Norm, sentences: tuple[str, ...]) -> ClearedPicture:
    wide = spread(*[Share(Band.LAAG)] * 3) if norm.plaatsing != "geen" else ()
    return replace(
        EXAMPLE,
        norm=norm.nummer,
        period=YEAR_END,
        members=1000,
        members_before=1001,
        participation=Share(Band.HOOG),
        placements=wide,
        sentences=sentences,
    )


THEMES = (4, 12)
"""With the longest titles."""


@pytest.mark.parametrize("themes", [(), THEMES[:1], THEMES], ids=len)
@pytest.mark.parametrize("norm", shown_norms, ids=lambda norm: str(norm.nummer))
def test_a_picture_with_the_longest_sentences_stays_within_1200_characters(
    norm: Norm, themes: tuple[int, ...]
) -> None:
    """Also of two teams together."""
    picture = replace(longest(norm, ("z" * LONGEST_SENTENCE,) * 12), themes=themes)
    assert len(CATALOGUE.words(picture_words(picture, (LONG_NAME, LONG_NAME), SET))) <= LONGEST


def test_the_longest_titles_are_those() -> None:
    lengths = sorted((len(theme.titel), theme.nummer) for theme in SET.themas)
    assert tuple(sorted(number for _, number in lengths[-2:])) == THEMES


def test_a_picture_with_many_short_sentences_stays_within_1200_characters() -> None:
    for norm in shown_norms:
        for length in (5, 10, 20, 30):
            assert len(told(longest(norm, ("z" * length,) * 120), LONG_NAME)) <= LONGEST


def test_at_least_three_sentences_always_fit() -> None:
    text = told(replace(EXAMPLE, sentences=tuple(letter * LONGEST_SENTENCE for letter in "abcd")))
    assert text.count("•") == 3


@settings(max_examples=60)
@given(st.lists(st.text("abc ", min_size=1, max_size=LONGEST_SENTENCE), min_size=3, max_size=15))
def test_only_whole_sentences_are_shown_in_the_order_that_was_drawn(sentences: list[str]) -> None:
    lines = [
        line[2:] for line in told(replace(EXAMPLE, sentences=tuple(sentences))).split("\n") if line[:2] == "• "
    ]
    rest = iter(sentences)
    assert all(line in rest for line in lines)


def test_the_picture_is_the_one_that_was_promised() -> None:
    picture = replace(EXAMPLE, placements=spread(Share(Band.DE_MEESTEN), Share(Band.ENKELEN), Share(Band.ENKELEN)))
    text = told(picture)
    assert text.startswith("Team Noord · week 48 (23 t/m 29 november 2026)\nThema: ")
    for part in (
        "De meesten schreven. Dat is genoeg om samen iets te zien.",
        "Wat volgens jullie goed loopt",
        "de meesten ‘meestal’.",
        "Zinnen voor het team (zelf gegeven, door elkaar)",
        f"• {SENTENCES[0]}",
        "Voor jullie overleg",
    ):
        assert part in text
    assert text.endswith("Het team ziet precies dit bericht ook.")
    assert "enkelen" not in text


@pytest.mark.parametrize(
    ("shares", "head"),
    [
        ((Band.DE_MEESTEN, Band.EEN_DEEL, Band.ENKELEN), "Wat volgens jullie goed loopt"),
        ((Band.ENKELEN, Band.ENKELEN, Band.DE_MEESTEN), "Wat nog aandacht vraagt"),
        ((Band.ENKELEN, Band.DE_MEESTEN, Band.ENKELEN), "Wat soms of deels lukt"),
        ((Band.EEN_DEEL, Band.EEN_DEEL, Band.EEN_DEEL), "Waar jullie verschillen"),
    ],
)
def test_the_heading_follows_what_most_say(shares: tuple[Band, ...], head: str) -> None:
    text = told(replace(EXAMPLE, placements=spread(*map(Share, shares))))
    heads = (
        "Wat volgens jullie goed loopt",
        "Wat nog aandacht vraagt",
        "Waar jullie verschillen",
        "Wat soms of deels lukt",
    )
    assert [found for found in heads if found in text] == [head]


@pytest.mark.parametrize(("percent", "most"), [(50, False), (60, True)])
def test_in_a_large_team_most_is_more_than_half(percent: int, most: bool) -> None:
    rest = Share(Band.LAAG)
    text = told(replace(EXAMPLE, placements=spread(Share(Band.PROCENT, percent), rest, rest)))
    assert ("Wat volgens jullie goed loopt" in text) is most
    assert f"ongeveer {percent}%" in text


def test_each_way_a_team_can_be_spread_has_its_words() -> None:
    for shares in (*product(map(Share, SMALL), repeat=3), *product(PERCENTS, repeat=3)):
        text = told(replace(EXAMPLE, placements=spread(*shares), participation=shares[0]))
        assert "{" not in text


@pytest.mark.parametrize("part", [Share(band) for band in SMALL] + [*PERCENTS, None])
def test_the_words_for_participation_are_never_those_for_none_or_all(part: Share | None) -> None:
    text = told(replace(EXAMPLE, participation=part)).lower()
    line = next(line for line in text.splitlines() if "genoeg" in line)
    assert not [word for word in ("iedereen", "niemand", "allemaal", " 0%", "100%", "geen") if word in line]


def test_no_text_holds_a_number_of_people_that_is_not_of_places() -> None:
    text = told(replace(EXAMPLE, placements=spread(*[Share(Band.EEN_DEEL)] * 3), sentences=()))
    assert re.findall(r"\d+", text) == ["48", "23", "29", "2026", "13"]


def test_a_norm_without_placement_says_what_the_sentences_are_about() -> None:
    text = told(replace(EXAMPLE, norm=3))
    assert f"Over {norm_by_number(SET, 3).titel}:" in text


@pytest.mark.parametrize(
    ("themes", "said"),
    [
        ((), []),
        ((7,), ["Dossier en gegevens"]),
        ((4, 7), ["Verbinden in netwerk en buurt", "Dossier en gegevens"]),
    ],
)
def test_what_came_back_often_is_named_and_nothing_where_nothing_did(
    themes: tuple[int, ...], said: list[str]
) -> None:
    _, *after = told(replace(EXAMPLE, themes=themes)).split("Wat vaker terugkwam\n")
    assert [line for part in after for line in part.split("\n\n")[0].splitlines()] == said


def test_what_is_not_to_be_seen_yet_is_said_where_something_is_shown_and_only_there() -> None:
    few = [
        "Hoe jullie dit zien: te weinig mensen kozen een van de drie antwoorden.",
        "Zinnen voor het team: te weinig mensen gaven er een.",
    ]
    known = spread(*[Share(Band.EEN_DEEL)] * 3)
    for placements, sentences, missing in ((known, SENTENCES, []), ((), SENTENCES, few[:1]), (known, (), few[1:])):
        _, *after = told(replace(EXAMPLE, placements=placements, sentences=sentences)).split("Nog niet te zien\n")
        assert [line for part in after for line in part.split("\n\n")[0].splitlines()] == missing
    assert "Nog niet" not in told(replace(EXAMPLE, enough=False))


def test_before_the_first_monday_there_is_a_line_about_it() -> None:
    assert "team Noord" in CATALOGUE.words(no_picture_yet("Noord"))


def test_members_and_leader_are_shown_the_very_same(store: Store) -> None:
    made = scene(store)
    made.wrote(["meestal"] * 5, SENTENCES)
    made.led()
    made.picture()
    asked = [ShowPicture(seen.member.team) for seen in worlds(store, made.leader, *made.members) if seen.member]
    assert len(asked) == 13
    assert len(set(asked)) == 1


def worlds(store: Store, *persons: int) -> list[World]:
    return [
        world.load(store, MONDAY, people.address(store, person), person, token=None, norm_set=SET, organisation={})
        for person in persons
    ]


def test_no_world_holds_a_figure_or_anything_of_another(tmp_path: Path) -> None:
    seen = []
    for others in (0, 6):
        with new_store(tmp_path / str(others)) as store:
            made = scene(store)
            made.wrote(["nog_weinig"] * others, SENTENCES, start=1)
            made.picture()
            (found,) = worlds(store, made.leader)
            assert found.person is not None
            assert found.roles == {Role.TEAMLEIDER}
            seen.append(replace(found, person=replace(found.person, code="")))
    assert seen[0] == seen[1]
