"""Who was in the middle of something when the first release was stopped, goes on with it in this one."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from conversations.messages import React, Say
from storage import answers, chats, people, rounds
from tests.storage.first_release import ASKED, COORDINATOR, GONE, NEXT, OVERVIEW, TELEGRAM, plant
from tests.storage.hubs import WORDS, arrives, hub_of, queued, types
from tests.storage.planting import WEEK, reopened

NOW = datetime.fromisoformat("2026-12-03T16:20:00+01:00")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    plant(folder)
    return folder


def test_someone_in_the_middle_of_a_question_goes_on(old: Path) -> None:
    with reopened(old) as store:
        person = people.by_address(store, TELEGRAM)
        assert person is not None
        types(
            hub_of(store, NOW),
            TELEGRAM,
            "ik vroeg eerst, want ik geef te snel raad. zij kwam zelf met een plan. volgende keer weer",
        )
        newest = answers.own(store, person)
        assert {answer.period for answer in newest} == {WEEK, NEXT}
        assert next(one.norm for one in newest if one.period == NEXT) == ASKED["shared"]
        at = chats.load(store, person).at
        assert at is not None
        assert at.step == "reflectie.plaatsing"
        assert isinstance(queued(store, person)[1], React)


def test_what_was_queued_is_sent_as_it_was_meant(old: Path) -> None:
    with reopened(old) as store:
        person = people.by_address(store, TELEGRAM)
        assert person is not None
        [message] = queued(store, person)
        assert isinstance(message, Say)
        assert (message.words.key, message.silent) == ("reflectie.klaar", True)  # type: ignore[union-attr]  # a Text


def leader(folder: Path, leading: dict[str, object], *acts: dict[str, object]) -> list[Any]:
    """What the coördinator reads after this, and the step that the chat is at then."""
    plant(folder, leading)
    with reopened(folder) as store:
        person = people.by_address(store, COORDINATOR)
        assert person is not None
        for number, act in enumerate(acts, 60):
            arrives(hub_of(store, NOW), number, COORDINATOR, **act)
        assert len(rounds.every(store)) == 1
        at = chats.load(store, person).at
        said = [message for message in queued(store, person) if isinstance(message, Say)]
        assert all(WORDS.words(button.label) for message in said for button in message.buttons)
        return [*(WORDS.words(message.words) for message in said), at.step if at else ""]


def test_who_presses_a_button_of_a_step_that_is_gone_hears_so_kindly(tmp_path: Path) -> None:
    heard = leader(tmp_path, GONE, {"data": "teams.ronde_start|4|starten"})
    assert heard[0].startswith(WORDS.text("engine.vraag_voorbij"))
    assert heard[-1] == ""


def test_who_types_at_a_step_that_is_gone_hears_so_kindly(tmp_path: Path) -> None:
    heard = leader(tmp_path, GONE, {"text": "starten"}, {"text": "ronde"})
    assert heard[0].startswith(WORDS.text("engine.vraag_voorbij"))
    assert heard[-1] == "ronde.sturen"


@pytest.mark.parametrize("act", [{"text": "ronde"}, {"text": "Ronde beginnen"}, {"text": "teams"}])
def test_who_stood_at_the_overview_is_understood(tmp_path: Path, act: dict[str, object]) -> None:
    assert leader(tmp_path, OVERVIEW, act)[0]


def test_a_button_of_the_overview_that_is_gone_is_answered_kindly(tmp_path: Path) -> None:
    heard = leader(tmp_path, OVERVIEW, {"data": "teams.overzicht|4|ronde_beginnen"})
    assert heard[0]
