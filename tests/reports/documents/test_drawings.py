"""Pictures for a phone: what is drawn, and the same in words under it."""

import struct
from dataclasses import replace

import pytest

from bot.render import CAPTION
from conversations.text import Plain
from locales.catalogue import load_catalogue
from norms.model import norms_of
from reports.documents.document import Bars, Paragraph, Table
from reports.documents.drawings import Drawn, participation_drawing, plan_drawing, theme_drawing
from reports.documents.round.material import Material
from reports.documents.setting import Setting, typeset
from reports.documents.shape import shaped
from tests.reports.documents.rounds import material

WORDS = load_catalogue()
MOST_SIDES, MOST_RATIO = 10_000, 20
"""Of a photo at Telegram: width and height together, and the one to the other."""
SIXTY = material(60, names={team: f"Team met een hele lange naam {team}" for team in range(1, 61)})


def every(of: Material) -> list[Drawn]:
    assert of.taken is not None
    return [
        plan_drawing(of.current, of.made, WORDS),
        participation_drawing(of.taken, of.current, of.names, of.made, WORDS),
        *(
            theme_drawing(theme.nummer, of.cleared.placed, of.current, "", of.names, of.made, WORDS)
            for theme in of.norm_set.themas
        ),
    ]


def of_team(of: Material, team: int, theme: int) -> Drawn:
    own = tuple(one for one in of.cleared.placed if one.teams == (team,))
    return theme_drawing(theme, own, of.current, of.names[team], of.names, of.made, WORDS)


def test_the_words_of_sixty_teams_fit_under_the_picture() -> None:
    assert [len(WORDS.words(one.words)) for one in every(SIXTY) if len(WORDS.words(one.words)) > CAPTION] == []


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_picture_of_sixty_teams_is_one_that_telegram_takes(number: int) -> None:
    png = typeset(every(SIXTY)[number].document, Setting.PHONE)
    width, height = struct.unpack(">II", png[16:24])
    assert png.startswith(b"\x89PNG")
    assert (1000 <= width <= 1100, width + height <= MOST_SIDES, height / width <= MOST_RATIO) == (
        True,
        True,
        True,
    )


def test_every_bar_says_its_band_in_words_so_that_no_colour_is_needed() -> None:
    bars = [
        bar
        for one in every(SIXTY)
        for block in one.document.blocks
        if isinstance(block, Bars)
        for bar in block.bars
    ]
    assert bars
    assert all(part.band for bar in bars for part in bar.parts)
    shown = [block for one in every(SIXTY) for block in one.document.blocks if isinstance(block, Bars)]
    assert all(bar.label in block.alt for block in shown for bar in block.bars)


def test_what_is_hidden_is_said_to_be_hidden_on_the_picture_and_under_it() -> None:
    found = material(3)
    for team in found.names:
        drawn = of_team(found, team, 1)
        said = WORDS.words(drawn.words)
        told = [block.text for block in drawn.document.blocks if isinstance(block, Paragraph)]
        hidden = [one for one in found.cleared.placed if one.teams == (team,) and not one.placements]
        for norm in found.norm_set.themas[0].normen:
            if any(one.number == norm.nummer for one in hidden):
                assert any(line.startswith(f"{norm.titel}: ") for line in told)
                assert f"{norm.titel}: " in said


def test_a_team_sees_no_other_team() -> None:
    found = material(3)
    drawn = [of_team(found, 1, theme.nummer) for theme in found.norm_set.themas]
    said = "\n".join([*(WORDS.words(one.words) for one in drawn), *(shaped(one.document) for one in drawn)])
    assert found.names[1] in said
    assert not any(found.names[other] in said for other in (2, 3))


def test_the_plan_tells_every_week_and_those_that_are_left_out() -> None:
    found = material(2)
    setup = replace(found.current.setup, left_out=(found.current.plan.weeks[2].period,))
    weeks = tuple(week for n, week in enumerate(found.current.plan.weeks) if n != 2)
    without = replace(found.current, setup=setup, plan=replace(found.current.plan, weeks=weeks))
    drawn = plan_drawing(without, found.made, WORDS)
    [table] = [block for block in drawn.document.blocks if isinstance(block, Table)]
    assert len(table.rows) == len(found.current.plan.of_round)
    assert table.rows[2][1] == WORDS.text("plaatje.geen_vraag")
    titles = {norm.titel for norm in norms_of(found.norm_set)}
    assert all(row[1] in titles for number, row in enumerate(table.rows) if number != 2)
    assert all(row[1] in WORDS.words(drawn.words) for row in table.rows)


def test_the_same_picture_twice_is_the_same_bytes() -> None:
    drawn = every(material(3))[1]
    assert typeset(drawn.document, Setting.PHONE) == typeset(drawn.document, Setting.PHONE)


def test_the_words_under_a_picture_are_those_of_the_chat() -> None:
    drawn = of_team(material(3), 1, 1)
    assert not isinstance(drawn.words, Plain)
    assert WORDS.text("cijfers.uitleg") in WORDS.words(drawn.words)


def test_teams_stand_in_the_order_of_the_alphabet_in_the_picture_and_under_it() -> None:
    """In any other it would be taken for a ranking."""
    names = {1: "West", 2: "Noord", 3: "Kade", 4: "Centrum", 5: "Team 10", 6: "Team 9"}
    found = material(6, names=names)
    assert found.taken is not None
    drawn = participation_drawing(found.taken, found.current, names, found.made, WORDS)
    [bars] = [block for block in drawn.document.blocks if isinstance(block, Bars)]
    wanted = ["Centrum", "Noord", "Team 10", "West"]
    assert [bar.label for bar in bars.bars] == wanted
    said = WORDS.words(drawn.words).splitlines()
    assert [who for line in said if (who := line.partition(":")[0]) in names.values()] == wanted
