import json
from datetime import datetime
from typing import Any, get_args

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from conversations.chat import CHAT_VERSION, Chat, Place, Slots
from conversations.engine import advance
from conversations.events import DocumentMade, ListRead, Returned
from conversations.messages import Message, Say
from conversations.model import World
from conversations.table import STEPS
from conversations.text import Lines, Text, Words
from rounds.acts import Act
from rounds.period import AMSTERDAM
from rounds.setup import Draft, Setup
from storage.codec import (
    UNREADABLE,
    dump_act,
    dump_chat,
    dump_draft,
    dump_message,
    dump_own_event,
    dump_setup,
    load_act,
    load_chat,
    load_draft,
    load_message,
    load_own_event,
    load_setup,
)
from tests.storage.round_strategies import acts, drafts, setups
from tests.storage.strategies import chats, messages, places, words

GONE = Chat(Place(UNREADABLE))
QUICK = settings(max_examples=2000, phases=[Phase.generate], database=None)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(messages)
def test_any_message_comes_back_as_it_was(message: Message) -> None:
    assert load_message(dump_message(message)) == message


@pytest.mark.parametrize("kind", get_args(Message))
def test_the_strategies_hold_every_kind_of_message(kind: type) -> None:
    find(messages, lambda message: isinstance(message, kind), settings=QUICK)


@given(words)
def test_any_words_come_back_as_they_were(said: Words) -> None:
    message = load_message(dump_message(Say(said)))
    assert isinstance(message, Say)
    assert message.words == said


@given(chats)
def test_any_chat_comes_back_as_it_was(chat: Chat) -> None:
    assert load_chat(dump_chat(chat)) == chat


@given(chats)
def test_a_chat_as_text_is_plain_ascii_json_with_its_version(chat: Chat) -> None:
    text = dump_chat(chat)
    assert text.isascii()
    assert json.loads(text)["version"] == CHAT_VERSION


@given(chats, st.integers().filter(lambda n: n != CHAT_VERSION))
def test_a_chat_of_another_version_is_at_a_step_that_is_gone(chat: Chat, version: int) -> None:
    other = {**json.loads(dump_chat(chat)), "version": version}
    assert load_chat(json.dumps(other)) == GONE


@given(st.text())
def test_no_text_makes_reading_a_chat_fail(text: str) -> None:
    assert isinstance(load_chat(text), Chat)


@given(json_values)
def test_no_json_makes_reading_a_chat_fail(found: Any) -> None:
    assert isinstance(load_chat(json.dumps(found)), Chat)
    assert isinstance(
        load_chat(json.dumps({"version": CHAT_VERSION, "at": found, "under": None, "serial": 1})), Chat
    )


@given(chats, st.data())
def test_a_chat_with_one_value_changed_is_read_or_is_gone(chat: Chat, data: st.DataObject) -> None:
    found = json.loads(dump_chat(chat))
    place = data.draw(st.sampled_from([key for key in ("at", "under") if found[key]] or ["at"]))
    if found[place]:
        found[place][data.draw(st.sampled_from(sorted(found[place])))] = data.draw(json_values)
    assert isinstance(load_chat(json.dumps(found)), Chat)


def test_no_conversation_has_the_step_of_an_unreadable_chat() -> None:
    assert UNREADABLE not in STEPS


def test_the_engine_leaves_an_unreadable_chat_without_an_error() -> None:
    now = datetime(2026, 11, 26, 16, 20, tzinfo=AMSTERDAM)
    assert advance(load_chat("{"), Returned(), World(now)).chat == Chat()


def test_a_moment_as_a_value_is_our_mistake() -> None:
    text = Text("x", {"at": datetime(2026, 11, 26, tzinfo=AMSTERDAM)})
    with pytest.raises(TypeError):
        dump_message(Say(text))


@given(st.integers())
def test_an_event_of_our_own_comes_back_as_it_was(work: int) -> None:
    assert load_own_event(json.loads(dump_own_event(DocumentMade(work)))) == DocumentMade(work)
    read = ListRead(7, work, Lines((Text("lijst.teams", {"aantal": work}),)), ready=True)
    assert load_own_event(json.loads(dump_own_event(read))) == read


@given(acts)
def test_any_act_comes_back_as_it_was(act: Act) -> None:
    assert load_act(dump_act(act)) == act


@pytest.mark.parametrize("kind", get_args(Act))
def test_the_strategies_hold_every_kind_of_act(kind: type) -> None:
    find(acts, lambda act: isinstance(act, kind), settings=QUICK)


@pytest.mark.parametrize("kind", get_args(Slots))
def test_the_strategies_hold_every_kind_of_slots(kind: type) -> None:
    find(places, lambda place: isinstance(place.slots, kind), settings=QUICK)


@given(setups)
def test_any_setup_comes_back_as_it_was(setup: Setup) -> None:
    assert load_setup(dump_setup(setup)) == setup


@given(drafts)
def test_any_draft_comes_back_as_it_was(draft: Draft) -> None:
    assert load_draft(dump_draft(draft)) == draft


@given(st.text())
def test_a_draft_that_is_no_draft_is_none(text: str) -> None:
    assert load_draft(text) is None


@given(drafts, st.data())
def test_a_draft_with_one_value_changed_is_read_or_is_none(draft: Draft, data: st.DataObject) -> None:
    found = json.loads(dump_draft(draft))
    within = data.draw(st.sampled_from([found, found["setup"]]))
    within[data.draw(st.sampled_from(sorted(within)))] = data.draw(json_values)
    assert isinstance(load_draft(json.dumps(found)), Draft | None)
