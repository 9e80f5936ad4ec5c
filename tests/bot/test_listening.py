from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.listening import button_data, check, hear
from bot.updates import Blocked, Gave, Opened, Rewrote, Tapped, Wrote
from conversations.chat import Chat, Place
from conversations.engine import advance
from conversations.events import Edited, Pressed, Returned, SentOther, Started, Typed
from conversations.messages import button
from conversations.model import Person, PersonState, World
from conversations.table import STEPS
from guard.find import load_guard
from locales.catalogue import load_catalogue
from rounds.calendar import DEFAULT_MOMENT
from tests.organisation import NUMBERS
from tests.storage.planting import THURSDAY

WORDS = load_catalogue()
GUARD = load_guard()
PHONE = "06-12345678"
HERE = Chat(Place("instellingen.menu", None, 3, 5, (button("stoppen"), button("klaar"))), serial=5)
WORLD = World(
    THURSDAY,
    Person(1, PersonState.ACTIVE, DEFAULT_MOMENT, "ABCDEFGH"),
    organisation={**NUMBERS, "contact": "Bo", "beheerder": "Ans"},
)


def tapped(data: str) -> object:
    return hear(Tapped(5, "q", data), HERE, WORDS, GUARD, THURSDAY)


def typed(text: str, chat: Chat = HERE) -> Typed:
    found = hear(Wrote(5, THURSDAY, text), chat, WORDS, GUARD, THURSDAY)
    assert isinstance(found, Typed)
    return found


@given(st.sampled_from(sorted(STEPS)), st.integers(0, 10**9), st.sampled_from(["nu", "stoppen", "team_3"]))
def test_what_a_button_carries_is_what_is_heard(step: str, serial: int, choice: str) -> None:
    assert tapped(button_data(step, serial, choice)) == Pressed(5, step, serial, choice)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "|",
        "||",
        "a|b|c",
        "a|1",
        "a|1|b|c",
        "a|-1|b",
        "a|1.0|b",
        "a|١|b",
        "a|²|b",
        "a| 1|b",
        "a|+1|b",
        "a|1_0|b",
        "a||b",
    ],
)
def test_data_that_is_not_ours_is_nothing(data: str) -> None:
    assert tapped(data) is None


@given(st.text(st.characters(), max_size=64))
def test_no_data_of_64_characters_makes_hearing_fail(data: str) -> None:
    found = tapped(data)
    assert found is None or isinstance(found, Pressed)


@given(
    st.sampled_from([*sorted(STEPS), "", "is.er.niet"]),
    st.integers(0, 10**9),
    st.sampled_from(["stoppen", "klaar", "alles_wissen", "ja_wis", "", "x"]),
)
def test_a_press_that_was_made_up_changes_nothing(step: str, serial: int, choice: str) -> None:
    event = tapped(button_data(step, serial, choice))
    assert isinstance(event, Pressed)
    offered = step == "instellingen.menu" and 3 <= serial <= 5 and choice in {"stoppen", "klaar"}
    assert (advance(HERE, event, WORLD).chat == HERE) is not offered


def test_what_the_guard_found_is_not_in_the_event() -> None:
    found = typed(f"Ik belde haar op {PHONE}.")
    assert found.text.found == ("phone",)
    assert "12345678" not in repr(found)
    assert "een telefoonnummer" in found.text.text


def test_a_change_of_a_message_goes_past_the_guard_too() -> None:
    found = hear(Rewrote(5, f"Bel {PHONE}"), HERE, WORDS, GUARD, THURSDAY)
    assert isinstance(found, Edited)
    assert found.text.found == ("phone",)
    assert "12345678" not in repr(found)


@given(st.text(st.characters()))
def test_any_text_is_heard_without_nul_or_half_a_character(text: str) -> None:
    found = typed(text)
    assert "\0" not in found.text.text
    assert found.text.text.encode().decode() == found.text.text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_a_text_in_which_nothing_is_found_stays_as_it_was(text: str) -> None:
    found = check(text, WORDS, GUARD)
    assert found.found or found.text == text


@pytest.mark.parametrize(("minutes", "heard"), [(-9, -9), (0, 0), (9, 0)])
def test_a_message_was_never_sent_in_the_future(minutes: int, heard: int) -> None:
    found = hear(Wrote(5, THURSDAY + timedelta(minutes=minutes), "x"), HERE, WORDS, GUARD, THURSDAY)
    assert isinstance(found, Typed)
    assert found.sent == THURSDAY + timedelta(minutes=heard)


def test_labels_of_both_places_can_be_typed() -> None:
    under = Place("reflectie.prompt", None, 1, 2, (button("straks"),))
    assert "stoppen" in typed("Stoppen", Chat(HERE.at, under)).means
    assert "straks" in typed("Straks", Chat(HERE.at, under)).means
    assert "klaar" in typed("klaar", Chat(None, under)).means
    assert "ander_moment" not in typed("Ander moment").means


def test_a_day_a_time_and_a_number_are_heard() -> None:
    assert typed("12").number == 12
    moment = typed("woensdag 13.00").when
    assert moment is not None
    assert moment.weekday == 3


def test_the_rest_is_heard_as_it_happened() -> None:
    assert hear(Opened(5, "abc"), HERE, WORDS, GUARD, THURSDAY) == Started(5, "abc")
    assert hear(Gave(5, "photo"), HERE, WORDS, GUARD, THURSDAY) == SentOther(5, "photo")
    assert hear(Blocked(blocked=False), HERE, WORDS, GUARD, THURSDAY) == Returned()
    assert hear(Blocked(blocked=True), HERE, WORDS, GUARD, THURSDAY) is None


def test_where_a_day_is_asked_a_day_is_nobodys_birthday() -> None:
    asked = Chat(Place("ronde.start", None, 1, 1))
    assert typed("liever 3 februari").text.found == ("birth_date",)
    assert typed("liever 3 februari", asked).text.found == ()
    assert typed("liever 3 februari, bel 06-12345678", asked).text.found == ("phone",)


LIKE_CLIENT_DATA = ["ZAZA TQ4X", "6brant6r", "RQH68637", "VV45-3928", "YBWKWG8P"]


@pytest.mark.parametrize("code", LIKE_CLIENT_DATA)
def test_an_own_code_reaches_a_new_phone_also_where_it_looks_like_client_data(code: str) -> None:
    assert typed(code, Chat()).text.found == ()
    assert typed(code, Chat()).text.text == code


@pytest.mark.parametrize("code", LIKE_CLIENT_DATA)
def test_where_something_is_asked_a_code_is_looked_at_like_any_words(code: str) -> None:
    assert typed(code).text.found != ()
