"""Where each person is in the conversation, and when they are to be woken."""

from dataclasses import dataclass
from datetime import datetime

from conversations.chat import Chat
from conversations.effects import Wake
from storage.codec import dump_chat, load_chat
from storage.keys import person_owner
from storage.store import Store
from storage.times import instant, stamp


@dataclass(frozen=True, slots=True)
class DueWake:
    """`due` is when it was meant to come; `at` may be later."""

    person: int
    step: str
    serial: int
    at: datetime
    due: datetime


def load(store: Store, person: int) -> Chat:
    row = store.conn.execute("SELECT body_sealed FROM chat WHERE person_id = ?", (person,)).fetchone()
    return load_chat(store.keys.unseal_text(row[0], "chat")) if row else Chat()


def save(store: Store, person: int, chat: Chat) -> None:
    """Also drops the wakes of steps that the chat has left."""
    store.conn.execute(
        "INSERT INTO chat (person_id, body_sealed) VALUES (?, ?)"
        " ON CONFLICT (person_id) DO UPDATE SET body_sealed = excluded.body_sealed",
        (person, store.keys.seal(person_owner(person), "chat", dump_chat(chat))),
    )
    steps = [place.step for place in (chat.at, chat.under) if place] + ["", ""]
    store.conn.execute("DELETE FROM wake WHERE person_id = ? AND step NOT IN (?, ?)", (person, *steps[:2]))


def set_busy(store: Store, person: int, until: datetime | None) -> None:
    """Until when this person may be in the middle of a conversation; only the newest is known."""
    store.conn.execute("UPDATE chat SET busy = ? WHERE person_id = ?", (stamp(until) if until else None, person))


def set_wake(store: Store, person: int, wake: Wake) -> None:
    store.conn.execute(
        "INSERT INTO wake (person_id, step, serial, at) VALUES (?, ?, ?, ?) ON CONFLICT (person_id, step)"
        " DO UPDATE SET serial = excluded.serial, at = excluded.at, due = NULL",
        (person, wake.step, wake.serial, stamp(wake.at)),
    )


def due_wakes(store: Store, now: datetime) -> list[DueWake]:
    rows = store.conn.execute(
        "SELECT person_id, step, serial, at, due FROM wake WHERE at <= ? ORDER BY at, person_id", (stamp(now),)
    )
    return [DueWake(row[0], row[1], row[2], instant(row[3]), instant(row[4] or row[3])) for row in rows]


def next_wake(store: Store, now: datetime) -> datetime | None:
    """The first after `now`: one that failed must not hide the others."""
    row = store.conn.execute("SELECT MIN(at) FROM wake WHERE at > ?", (stamp(now),)).fetchone()
    return instant(row[0]) if row[0] else None


def take_wake(store: Store, wake: DueWake) -> bool:
    """True for the one transaction that may act on it."""
    done = store.conn.execute(
        "DELETE FROM wake WHERE person_id = ? AND step = ? AND serial = ? AND at = ?",
        (wake.person, wake.step, wake.serial, stamp(wake.at)),
    )
    return bool(done.rowcount)


def put_off(store: Store, wake: DueWake, at: datetime) -> None:
    """The same wake, later."""
    store.conn.execute(
        "INSERT INTO wake (person_id, step, serial, at, due) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (wake.person, wake.step, wake.serial, stamp(at), stamp(wake.due)),
    )
