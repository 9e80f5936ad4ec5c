import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.updates import (
    KINDS,
    Blocked,
    Gave,
    Handed,
    Opened,
    Received,
    Rewrote,
    Tapped,
    Voiced,
    Wrote,
    read,
    to_incoming,
)
from rounds.period import AMSTERDAM
from storage import inbox
from storage.store import Store, transaction
from tests.storage.planting import THURSDAY, new_store

SENT = 1_795_706_400
ME: dict[str, Any] = {"id": 77, "is_bot": False, "first_name": "Kanarie"}
CHAT: dict[str, Any] = {"id": 77, "type": "private"}
junk = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.floats() | st.text(st.characters()),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*KINDS, "update_id", "chat", "id", "message_id", "edit_date", "from", "text", "data"])
            | st.text(),
            inner,
            max_size=5,
        )
    ),
    max_leaves=15,
)


def message(**changes: Any) -> dict[str, Any]:
    made = {"message_id": 5, "date": SENT, "chat": CHAT, "from": ME, "text": "Ik belde.", **changes}
    return {key: value for key, value in made.items() if value is not None}


def heard(kind: str = "message", **changes: Any) -> Received | None:
    return read(json.dumps({"update_id": 1, kind: message(**changes)}))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path / "data") as made:
        yield made


@given(junk)
def test_no_junk_makes_taking_in_fail_and_all_of_it_is_kept(raw: Any) -> None:
    found = to_incoming(raw)
    assert found.raw.isascii()
    assert json.dumps(json.loads(found.raw)) == json.dumps(raw)
    assert found.kind in {*KINDS, "other"}


@given(junk)
def test_junk_around_a_number_keeps_its_number(raw: Any) -> None:
    update = {**(raw if isinstance(raw, dict) else {"x": raw}), "update_id": 9}
    assert to_incoming(update).update_id == 9


def test_any_junk_can_be_stored(store: Store) -> None:
    rows = [
        {"update_id": 1, "message": []},
        {"update_id": 2},
        7,
        None,
        [],
        {"update_id": "3"},
        {"message": message()},
    ]
    with transaction(store):
        assert inbox.take_in(store, [to_incoming(raw) for raw in rows], THURSDAY) == len(rows)


@pytest.mark.parametrize("field", ["update_id", "message_id", "edit_date"])
def test_a_number_too_large_for_the_table_can_be_stored(store: Store, field: str) -> None:
    raw = {"update_id": 2**70 if field == "update_id" else 1, "message": message(**{field: 2**70})}
    with transaction(store):
        inbox.take_in(store, [to_incoming(raw)], THURSDAY)


def test_a_message_is_known_by_chat_and_number_and_an_edit_by_its_date() -> None:
    found = to_incoming({"update_id": 1, "edited_message": message(edit_date=SENT + 9)})
    assert (found.kind, found.chat, found.message_id, found.edit_date) == ("edited_message", 77, 5, SENT + 9)
    pressed = to_incoming({"update_id": 2, "callback_query": {"message": message()}})
    assert (pressed.kind, pressed.chat, pressed.message_id) == ("callback_query", None, None)


def test_what_was_typed_is_read_with_when_it_was_sent() -> None:
    assert heard() == Received(77, Wrote(5, datetime.fromtimestamp(SENT, AMSTERDAM), "Ik belde."))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("/start", None),
        ("/start abc-DEF_1", "abc-DEF_1"),
        ("/start@SpiegelBot abc", "abc"),
        ("/start  abc ", "abc"),
    ],
)
def test_opening_the_bot_carries_the_code_of_the_link(text: str, code: str | None) -> None:
    assert heard(text=text) == Received(77, Opened(5, code))


@pytest.mark.parametrize("text", ["start", "/starten", "zeg /start", "/help"])
def test_other_words_do_not_open_the_bot(text: str) -> None:
    found = heard(text=text)
    assert found is not None
    assert isinstance(found.happened, Wrote)


@pytest.mark.parametrize(
    "chat",
    [
        {"id": -5, "type": "group", "title": "g"},
        {"id": -1005, "type": "supergroup", "title": "g"},
        {"id": -1006, "type": "channel", "title": "c"},
        {"id": 78, "type": "private"},
    ],
)
@pytest.mark.parametrize("kind", ["message", "edited_message"])
def test_groups_channels_and_other_chats_are_not_for_us(chat: dict[str, Any], kind: str) -> None:
    assert heard(kind, chat=chat) is None


def test_other_bots_and_messages_of_nobody_are_not_for_us() -> None:
    bot = {"id": 77, "is_bot": True, "first_name": "b"}
    assert read(json.dumps({"update_id": 1, "message": message(**{"from": bot})})) is None
    assert read(json.dumps({"update_id": 1, "message": message(**{"from": None})})) is None
    assert read(json.dumps({"update_id": 1})) is None
    answer = {"poll_id": "1", "option_ids": [], "option_persistent_ids": [], "user": ME}
    assert read(json.dumps({"update_id": 1, "poll_answer": answer})) is None
    post = message(chat={"id": -1, "type": "channel", "title": "c"})
    assert read(json.dumps({"update_id": 1, "channel_post": post})) is None


FORWARDS: list[dict[str, Any]] = [
    {
        "forward_origin": {
            "type": "user",
            "date": SENT,
            "sender_user": {"id": 9, "is_bot": False, "first_name": "x"},
        }
    },
    {"forward_origin": {"type": "hidden_user", "date": SENT, "sender_user_name": "x"}},
    {"via_bot": {"id": 9, "is_bot": True, "first_name": "gif"}},
    {"sender_chat": {"id": -100, "type": "channel", "title": "c"}},
]


@pytest.mark.parametrize("extra", FORWARDS)
def test_what_someone_else_wrote_is_no_text_of_this_person(extra: dict[str, Any]) -> None:
    kind = "forward" if "forward_origin" in extra else "other"
    assert heard(**extra) == Received(77, Gave(5, kind))
    assert heard(text="/start abc", **extra) == Received(77, Gave(5, kind))


def test_a_file_is_known_by_where_it_is_and_how_large_it_is() -> None:
    found: dict[str, Any] = {
        "document": {"file_id": "a", "file_unique_id": "b", "file_size": 12, "file_name": "mevrouw X.csv"}
    }
    assert heard(text=None, **found) == Received(77, Handed(5, "a", 12))
    for extra in FORWARDS:
        happened = heard(text=None, **found, **extra)
        assert happened is not None
        assert isinstance(happened.happened, Gave)


@pytest.mark.parametrize(
    ("extra", "kind"),
    [
        (
            {"photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}], "caption": "mevrouw X"},
            "photo",
        ),
        ({"location": {"longitude": 1.0, "latitude": 2.0}}, "location"),
        ({"contact": {"phone_number": "06", "first_name": "x"}}, "contact"),
        ({"dice": {"value": 3, "emoji": "🎲"}}, "other"),
    ],
)
def test_what_is_no_text_is_named_and_nothing_of_it_is_read(extra: dict[str, Any], kind: str) -> None:
    assert heard(text=None, **extra) == Received(77, Gave(5, kind))


@pytest.mark.parametrize("kind", ["voice", "audio"])
def test_sound_is_named_by_where_it_is_kept_and_how_long_it_lasts(kind: str) -> None:
    sound: dict[str, Any] = {kind: {"file_id": "a", "file_unique_id": "b", "duration": 48}, "caption": "mevrouw X"}
    found = heard(text=None, **sound)
    assert found is not None
    assert found.happened == Voiced(5, datetime.fromtimestamp(SENT, AMSTERDAM), "a", 48)
    for extra in FORWARDS:
        told = "forward" if "forward_origin" in extra else kind
        assert heard(text=None, **sound, **extra) == Received(77, Gave(5, told))


def test_a_round_video_is_no_sound() -> None:
    note = {"file_id": "a", "file_unique_id": "b", "duration": 4, "length": 240}
    assert heard(text=None, video_note=note) == Received(77, Gave(5, "other"))


def test_a_change_is_read_with_its_words_or_its_caption() -> None:
    assert heard("edited_message", edit_date=SENT, text="Anders.") == Received(77, Rewrote(5, "Anders."))
    assert heard("edited_message", edit_date=SENT, text=None, caption="Onder") == Received(77, Rewrote(5, "Onder"))


def pressed(**changes: Any) -> Received | None:
    query = {"id": "q", "from": ME, "chat_instance": "c", "message": message(), "data": "a|1|nu", **changes}
    return read(json.dumps({"update_id": 1, "callback_query": query}))


def test_a_press_is_read_with_what_the_button_carried() -> None:
    assert pressed() == Received(77, Tapped(5, "q", "a|1|nu"))
    assert pressed(message={"chat": CHAT, "message_id": 6, "date": 0}) == Received(77, Tapped(6, "q", "a|1|nu"))


def test_a_press_in_a_group_or_by_someone_else_is_not_for_us() -> None:
    assert pressed(message=message(chat={"id": -5, "type": "group", "title": "g"})) is None
    assert pressed(**{"from": {**ME, "id": 78}}) is None


@pytest.mark.parametrize(("status", "blocked"), [("kicked", True), ("left", True), ("member", False)])
def test_blocking_and_opening_again_are_read(status: str, blocked: bool) -> None:
    bot = {"id": 1, "is_bot": True, "first_name": "Spiegel"}
    new: dict[str, Any] = {"status": status, "user": bot}
    if status == "kicked":
        new["until_date"] = 0
    change = {
        "chat": CHAT,
        "from": ME,
        "date": SENT,
        "old_chat_member": {"status": "member", "user": bot},
        "new_chat_member": new,
    }
    assert read(json.dumps({"update_id": 1, "my_chat_member": change})) == Received(77, Blocked(blocked))
