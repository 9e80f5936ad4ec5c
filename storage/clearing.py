"""Which messages of a chat are to be deleted at Telegram, and when; `goes` is null for what stays."""

from datetime import datetime

from rounds.clearing import SHOWN, TOO_OLD, clearing_moment, is_too_old, next_chance
from storage.store import Store
from storage.times import instant, stamp

OWN_ANSWERS = "eigen"
"""The mark of own answers that were shown again for a while."""


def will_go(store: Store, person: int, message: int, now: datetime) -> None:
    """This message belongs to a norm. One that was edited keeps the moment it had."""
    row = store.conn.execute(
        "SELECT at FROM message WHERE person_id = ? AND message_id = ? AND goes IS NULL", (person, message)
    ).fetchone()
    if row is not None:
        _set(store, person, message, clearing_moment(instant(row[0]), now))


def will_go_soon(store: Store, person: int, message: int, now: datetime) -> None:
    """Own answers that were asked for."""
    _set(store, person, message, now + SHOWN)


def people_due(store: Store, now: datetime) -> list[int]:
    """Whoever has something to be deleted, and has the clearing on."""
    rows = store.conn.execute(
        "SELECT DISTINCT m.person_id FROM message m JOIN person p ON p.id = m.person_id"
        " WHERE m.goes <= ? AND p.clears ORDER BY 1",
        (stamp(now),),
    )
    return [int(row[0]) for row in rows]


def next_due(store: Store, now: datetime) -> datetime | None:
    row = store.conn.execute(
        "SELECT MIN(m.goes) FROM message m JOIN person p ON p.id = m.person_id WHERE m.goes > ? AND p.clears",
        (stamp(now),),
    ).fetchone()
    return instant(row[0]) if row[0] else None


def take(store: Store, person: int, now: datetime, *, is_open: bool) -> tuple[int, ...]:
    """What is to be deleted now, once: none of it is due again. What Telegram would refuse is let go.

    `is_open`: the bot's last message of a norm asks something, and stays while a later moment is left for it.
    """
    rows = store.conn.execute(
        "SELECT message_id, at FROM message WHERE person_id = ? AND goes <= ? ORDER BY message_id",
        (person, stamp(now)),
    ).fetchall()
    question = _last_of_norm(store, person) if is_open else None
    taken = []
    for number, at in rows:
        later = next_chance(instant(at), now) if number == question else None
        _set(store, person, number, later)
        if later is None and not is_too_old(instant(at), now):
            taken.append(int(number))
    return tuple(taken)


def left(store: Store, person: int, now: datetime, *, due: bool = False) -> tuple[int, ...]:
    """Everything in this chat that can still be deleted, the bot's and the person's; `due`: what ever would be."""
    rows = store.conn.execute(
        "SELECT message_id FROM message WHERE person_id = ? AND deleted = 0 AND at >= ?"
        " AND (goes IS NOT NULL OR NOT ?) ORDER BY message_id",
        (person, stamp(now - TOO_OLD), due),
    )
    return tuple(int(row[0]) for row in rows)


def _last_of_norm(store: Store, person: int) -> int | None:
    row = store.conn.execute(
        "SELECT MAX(message_id) FROM message WHERE person_id = ? AND own = 1 AND goes IS NOT NULL AND mark <> ?",
        (person, OWN_ANSWERS),
    ).fetchone()
    return int(row[0]) if row[0] is not None else None


def _set(store: Store, person: int, message: int, goes: datetime | None) -> None:
    store.conn.execute(
        "UPDATE message SET goes = ? WHERE person_id = ? AND message_id = ?",
        (stamp(goes) if goes else None, person, message),
    )
