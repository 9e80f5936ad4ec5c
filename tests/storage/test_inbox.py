from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from conversations.messages import say
from rounds.period import AMSTERDAM
from storage import inbox, outbox
from storage.errors import KeyGoneError
from storage.inbox import Incoming
from storage.store import Store, transaction
from tests.storage.planting import reopened

NOW = datetime(2026, 11, 26, 16, 20, tzinfo=AMSTERDAM)
CANARY = "mevrouw Kanarie uit de Zangstraat"


def message(update: int | None = 1, chat: int = 7, number: int = 5, edited: int | None = None) -> Incoming:
    kind = "edited_message" if edited else "message"
    return Incoming(update, kind, chat, number, edited, f'{{"text": "{CANARY}", "n": {number}}}')


def took_in(store: Store, *updates: Incoming, now: datetime = NOW) -> int:
    with transaction(store):
        return inbox.take_in(store, list(updates), now)


def waiting(store: Store) -> list[int]:
    return [row.id for row in inbox.waiting(store, 100)]


def failed(store: Store, number: int, times: int) -> list[bool]:
    with transaction(store):
        return [inbox.failed(store, number, "ValueError") for _ in range(times)]


def raw(store: Store, number: int) -> bytes:
    return bytes(store.conn.execute("SELECT raw_sealed FROM inbox WHERE id = ?", (number,)).fetchone()[0])


def test_the_same_update_five_times_is_one_row(store: Store) -> None:
    assert [took_in(store, message()) for _ in range(5)] == [1, 0, 0, 0, 0]
    assert took_in(store, *[message()] * 5) == 0
    assert len(waiting(store)) == 1


def test_an_update_that_was_handled_is_not_taken_again(store: Store) -> None:
    took_in(store, message())
    with transaction(store):
        inbox.done(store, 1)
    assert took_in(store, message()) == 0
    assert inbox.is_empty(store)


def test_the_same_message_without_an_update_id_is_one_row(store: Store) -> None:
    assert took_in(store, message(None), message(None)) == 1
    assert took_in(store, message(None)) == 0


def test_the_same_message_under_another_update_id_is_one_row(store: Store) -> None:
    assert [took_in(store, message(1)), took_in(store, message(2))] == [1, 0]


def test_another_chat_another_message_and_each_edit_are_rows_of_their_own(store: Store) -> None:
    different = [
        message(1),
        message(2, chat=8),
        message(3, number=6),
        message(4, edited=100),
        message(5, edited=101),
    ]
    assert took_in(store, *different) == 5
    assert took_in(store, message(6, edited=101)) == 0


def test_rows_without_a_message_are_told_apart_by_update_id_alone(store: Store) -> None:
    own = Incoming(None, "own", None, None, None, "{}")
    assert took_in(store, own, own, Incoming(9, "callback_query", None, None, None, "{}")) == 3


def test_what_waits_comes_oldest_first_as_it_came_in(store: Store) -> None:
    took_in(store, *(message(n, number=n) for n in (3, 1, 2)))
    rows = inbox.waiting(store, 2)
    assert [row.raw for row in rows] == [message(n, number=n).raw for n in (3, 1)]
    assert len(inbox.waiting(store, 9)) == 3


def test_a_message_that_is_done_is_wiped(store: Store) -> None:
    took_in(store, message())
    failed(store, 1, 2)
    with transaction(store):
        inbox.done(store, 1)
    assert raw(store, 1) == b""
    assert store.conn.execute("SELECT state, error FROM inbox").fetchone() == ("done", None)


def test_a_message_is_set_aside_after_five_failures_and_others_go_on(store: Store) -> None:
    took_in(store, message(1), message(2, number=6))
    assert failed(store, 1, 4) == [False] * 4
    assert [(row.id, row.tries) for row in inbox.waiting(store, 9)] == [(1, 4), (2, 0)]
    assert failed(store, 1, 1) == [True]
    assert waiting(store) == [2]
    assert raw(store, 1)


def test_what_was_set_aside_gets_five_tries_again(store: Store) -> None:
    took_in(store, message(1), message(2, number=6))
    failed(store, 1, 5)
    with transaction(store):
        assert inbox.retry_dead(store) == 1
        assert inbox.retry_dead(store) == 0
    assert waiting(store) == [1, 2]
    assert failed(store, 1, 5) == [False] * 4 + [True]


def test_neither_words_nor_the_chat_stand_in_the_files(store: Store, folder: Path) -> None:
    took_in(store, message(chat=700_123_456))
    held = b"".join(file.read_bytes() for file in folder.iterdir())
    assert CANARY.encode() not in held
    assert b"700123456" not in held
    assert store.conn.execute("SELECT COUNT(*) FROM inbox WHERE chat_hash IS NOT NULL").fetchone() == (1,)


def test_a_day_has_one_intake_key_and_the_next_day_another(store: Store) -> None:
    first = inbox.intake_key(store, NOW)
    assert inbox.intake_key(store, NOW + timedelta(hours=5)) == first
    assert inbox.intake_key(store, NOW + timedelta(days=1)) != first


def test_a_fresh_intake_key_is_the_one_used_from_then_on(store: Store) -> None:
    first = inbox.intake_key(store, NOW)
    fresh = inbox.fresh_intake_key(store, NOW)
    assert fresh != first
    assert inbox.intake_key(store, NOW) == fresh


def test_intake_keys_are_old_after_seven_whole_days(store: Store) -> None:
    owner = inbox.intake_key(store, NOW)
    assert inbox.old_intake_keys(store, NOW + timedelta(days=7)) == []
    assert inbox.old_intake_keys(store, NOW + timedelta(days=8)) == [owner]


def test_no_intake_key_is_old_while_a_message_waits(store: Store) -> None:
    took_in(store, message())
    owner = inbox.intake_key(store, NOW)
    assert inbox.old_intake_keys(store, NOW + timedelta(days=9)) == []
    with transaction(store):
        inbox.done(store, 1)
    assert inbox.old_intake_keys(store, NOW + timedelta(days=9)) == [owner]


def test_without_its_intake_key_a_row_cannot_be_read(store: Store) -> None:
    took_in(store, message())
    blob = raw(store, 1)
    store.keys.destroy(inbox.intake_key(store, NOW))
    with pytest.raises((KeyGoneError, InvalidTag)):
        store.keys.unseal(blob, "inbox")


def test_a_waiting_row_without_its_key_holds_back_no_other(store: Store, folder: Path) -> None:
    took_in(store, message())
    took_in(store, message(2, number=6), now=NOW + timedelta(days=9))
    store.keys.destroy(inbox.intake_key(store, NOW))
    with reopened(folder) as again:
        assert waiting(again) == [2]
        rows = again.conn.execute("SELECT id, state, error FROM inbox ORDER BY id").fetchall()
        assert rows == [(1, "dead", "key"), (2, "new", None)]


def test_a_row_without_its_key_holds_up_no_erasure(store: Store) -> None:
    took_in(store, message())
    with transaction(store):
        outbox.put_stranger(store, inbox.intake_key(store, NOW), 77, say("start.vreemde"), NOW)
    store.keys.destroy(inbox.intake_key(store, NOW))
    fresh = inbox.fresh_intake_key(store, NOW)
    took_in(store, message(2, number=6))
    with transaction(store):
        inbox.reseal_waiting(store, fresh)
    assert [row.raw for row in inbox.waiting(store, 9)] == [message(2, number=6).raw]


def test_housekeeping_keeps_what_may_still_serve(store: Store) -> None:
    took_in(store, message(1), message(2, number=6), message(3, number=7))
    failed(store, 1, 5)
    with transaction(store):
        inbox.done(store, 2)
    for days, left in ((7, [1, 2, 3]), (8, [2, 3]), (30, [2, 3]), (31, [3])):
        with transaction(store):
            inbox.forget_old(store, NOW + timedelta(days=days))
        assert [row[0] for row in store.conn.execute("SELECT id FROM inbox ORDER BY id")] == left


def test_what_waits_moves_under_a_fresh_key_with_words_to_strangers(store: Store) -> None:
    took_in(store, message(1), message(2, number=6))
    failed(store, 1, 5)
    with transaction(store):
        outbox.put_stranger(store, inbox.intake_key(store, NOW), 77, say("start.vreemde"), NOW)
    old = inbox.intake_key(store, NOW)
    fresh = inbox.fresh_intake_key(store, NOW)
    with transaction(store):
        inbox.reseal_waiting(store, fresh)
        inbox.retry_dead(store)
    store.keys.destroy(old)
    assert [row.raw for row in inbox.waiting(store, 9)] == [message(1).raw, message(2, number=6).raw]
    with transaction(store):
        (out,) = outbox.claim(store, NOW, 5, frozenset())
    assert (out.address, out.message) == (77, say("start.vreemde"))
