"""When a team's picture shows something, and that it shows the very same nothing otherwise."""

from dataclasses import replace
from datetime import timedelta

import pytest

from conversations.model import Role
from norms.model import norm_by_number
from reports.gate.bands import Band, Share
from reports.gate.picture import ClearedPicture, read_picture
from storage.store import Store
from tests.reports.scene import MANY, SENTENCES, scene
from tests.storage.planting import SET, STARTED, WEEK


def bands(picture: ClearedPicture) -> dict[str, Share]:
    return {placed.value: placed.share for placed in picture.placements}


def test_nobody_to_four_writers_give_the_very_same_text(store: Store) -> None:
    texts = set()
    for writers in range(5):
        made = scene(store)
        made.wrote(["meestal"] * writers, MANY[:writers])
        texts.add(made.text())
    assert len(texts) == 1


def test_too_few_writers_give_the_same_text_but_for_the_places(store: Store) -> None:
    texts = set()
    for writers, members in ((0, 4), (3, 6), (4, 12), (4, 30)):
        made = scene(store, members)
        made.wrote(["nog_weinig"] * writers, MANY[:writers])
        texts.add(made.text().replace(f"zijn {members + 1} plekken", "zijn … plekken"))
    assert len(texts) == 1


def test_too_few_writers_leave_nothing_of_theirs_in_the_snapshot(store: Store) -> None:
    made = scene(store)
    made.wrote(["soms"] * 4, MANY[:4])
    picture = made.picture()
    assert (picture.enough, picture.participation, picture.placements, picture.sentences) == (False, None, (), ())
    assert read_picture(store, made.team, WEEK) == picture


def test_five_writers_give_a_picture(store: Store) -> None:
    made = scene(store)
    made.wrote(["meestal"] * 5, SENTENCES)
    picture = made.picture()
    assert picture.enough
    assert bands(picture) == {
        "meestal": Share(Band.DE_MEESTEN),
        "soms": Share(Band.ENKELEN),
        "nog_weinig": Share(Band.ENKELEN),
    }
    assert sorted(picture.sentences) == sorted(SENTENCES)


def test_several_versions_of_one_answer_are_one_writer(store: Store) -> None:
    made = scene(store)
    for _ in range(3):
        made.wrote(["meestal"] * 4)
    assert not made.picture().enough


@pytest.mark.parametrize("other", ["weet_niet", "past_niet", None])
def test_who_cannot_say_is_in_no_figure(store: Store, other: str | None) -> None:
    too_few = scene(store)
    too_few.wrote(["meestal"] * 4 + [other] * 4, SENTENCES)
    picture = too_few.picture()
    assert picture.enough
    assert picture.placements == ()
    enough = scene(store)
    enough.wrote(["meestal"] * 3 + ["soms"] * 2 + [other] * 6)
    assert bands(enough.picture())["meestal"] == Share(Band.DE_MEESTEN)
    nothing = scene(store)
    nothing.wrote(["meestal"] * 4 + [other] * 4, SENTENCES[:2])
    assert not nothing.picture().enough


@pytest.mark.parametrize("norm", [39, 44, 50, 51])
def test_some_norms_are_never_shown_for_one_team(store: Store, norm: int) -> None:
    made = scene(store, 15, shared=norm)
    role = Role(norm_by_number(SET, norm).rollen[0])
    for _ in range(10):
        made.joined(STARTED - timedelta(days=1), role)
    made.wrote(["meestal"] * 25, MANY)
    picture = made.picture()
    assert (picture.enough, picture.participation, picture.placements, picture.sentences) == (False, None, (), ())
    silent = scene(store, 25, shared=norm)
    assert made.words(picture) == silent.text()


def test_a_norm_without_placement_shows_sentences_only(store: Store) -> None:
    assert norm_by_number(SET, 3).plaatsing == "geen"
    made = scene(store, shared=3)
    made.wrote([None] * 5, SENTENCES)
    picture = made.picture()
    assert picture.enough
    assert picture.placements == ()
    assert sorted(picture.sentences) == sorted(SENTENCES)
    stray = scene(store)
    stray.wrote(["meestal"] * 5, SENTENCES)
    assert stray.picture().placements == ()


@pytest.mark.parametrize(("members", "shown"), [(5, False), (6, False), (7, True)])
def test_where_nearly_all_must_have_written_nothing_is_shown(store: Store, members: int, *, shown: bool) -> None:
    made = scene(store, members)
    made.wrote(["meestal"] * members, MANY[:members])
    assert made.picture().enough is shown


@pytest.mark.parametrize(("members", "enough"), [(6, False), (7, True)])
def test_who_never_came_makes_no_team_large_enough(store: Store, members: int, enough: bool) -> None:
    """Who knows how many links are open would see that all who came wrote."""
    made = scene(store, members, unused=5)
    made.wrote(["meestal"] * 5)
    assert made.picture().enough is enough


def test_a_threshold_above_the_floor_binds(store: Store) -> None:
    made = scene(store)
    made.current = replace(made.current, threshold=6)
    made.wrote(["meestal"] * 5, SENTENCES)
    assert not made.picture().enough
    other = scene(store)
    other.current = replace(other.current, threshold=6)
    other.wrote(["meestal"] * 6, SENTENCES)
    assert other.picture().enough
