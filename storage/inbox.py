"""Raw updates, stored before they are acknowledged, wiped when they are handled."""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag

from storage.errors import KeyGoneError
from storage.keys import intake_owner
from storage.store import Store
from storage.times import stamp

MOST_TRIES = 5
KEEP_KEYS_DAYS = 7
"""How long a message that was set aside can be replayed."""
KEEP_ROWS_DAYS = 30


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update as it came. `message_id` and `edit_date` back the update id up where it is a message."""

    update_id: int | None
    kind: str
    chat: int | None
    message_id: int | None
    edit_date: int | None
    raw: str


@dataclass(frozen=True, slots=True)
class Waiting:
    id: int
    kind: str
    raw: str
    tries: int


def intake_key(store: Store, now: datetime) -> str:
    """Today's newest owner; a first key is made where the day has none yet."""
    day = intake_owner(now.date().isoformat())
    found = store.keys.owners(f"{day}:")
    return found[-1] if found else fresh_intake_key(store, now)


def fresh_intake_key(store: Store, now: datetime) -> str:
    """A new key for what comes in from now on; what waits is still under the ones before."""
    day = intake_owner(now.date().isoformat())
    owner = f"{day}:{secrets.token_hex(8)}"
    store.keys.make(owner)
    return owner


def take_in(store: Store, updates: list[Incoming], now: datetime) -> int:
    """Stores what is new of a batch; how many that were. What was seen before is left out."""
    owner = intake_key(store, now)
    taken = 0
    for update in updates:
        chat = store.keys.digest("chat", str(update.chat)) if update.chat is not None else None
        done = store.conn.execute(
            "INSERT INTO inbox (update_id, kind, chat_hash, message_id, edit_date, raw_sealed, state, at)"
            " VALUES (?, ?, ?, ?, ?, ?, 'new', ?) ON CONFLICT DO NOTHING",
            (
                update.update_id,
                update.kind,
                chat,
                update.message_id,
                update.edit_date,
                store.keys.seal(owner, "inbox", update.raw),
                stamp(now),
            ),
        )
        taken += done.rowcount
    return taken


def waiting(store: Store, most: int) -> list[Waiting]:
    """Oldest first; what cannot be read (any more) is set aside, so that it holds nothing up."""
    rows = store.conn.execute(
        "SELECT id, kind, raw_sealed, tries FROM inbox WHERE state = 'new' ORDER BY id LIMIT ?", (most,)
    ).fetchall()
    found = []
    for number, kind, raw, tries in rows:
        try:
            found.append(Waiting(number, kind, store.keys.unseal_text(raw, "inbox"), tries))
        except (KeyGoneError, InvalidTag):
            store.conn.execute("UPDATE inbox SET state = 'dead', error = 'key' WHERE id = ?", (number,))
    return found


def is_empty(store: Store) -> bool:
    return store.conn.execute("SELECT 1 FROM inbox WHERE state = 'new' LIMIT 1").fetchone() is None


def highest(store: Store) -> int | None:
    """The highest update id that was stored."""
    row = store.conn.execute("SELECT MAX(update_id) FROM inbox").fetchone()
    return int(row[0]) if row[0] is not None else None


def done(store: Store, number: int) -> None:
    store.conn.execute("UPDATE inbox SET state = 'done', raw_sealed = x'', error = NULL WHERE id = ?", (number,))


def failed(store: Store, number: int, error: str) -> bool:
    """Counts one failure of the message itself; True when it has been set aside. `error` holds no words."""
    store.conn.execute(
        "UPDATE inbox SET tries = tries + 1, error = ?,"
        " state = CASE WHEN tries + 1 >= ? THEN 'dead' ELSE 'new' END WHERE id = ?",
        (error, MOST_TRIES, number),
    )
    row = store.conn.execute("SELECT state FROM inbox WHERE id = ?", (number,)).fetchone()
    return bool(row[0] == "dead")


def retry_dead(store: Store) -> int:
    """Gives messages that were set aside another round of tries."""
    return int(store.conn.execute("UPDATE inbox SET state = 'new', tries = 0 WHERE state = 'dead'").rowcount)


def forget_old(store: Store, now: datetime) -> None:
    """Drops handled rows after a month, and what was set aside together with its key after a week.

    What was sent counts for its week from the day it went, however long it had waited.
    """
    store.conn.execute(
        "DELETE FROM inbox WHERE state = 'done' AND at < ?", (stamp(now - timedelta(days=KEEP_ROWS_DAYS)),)
    )
    limit = now - timedelta(days=KEEP_KEYS_DAYS)
    store.conn.execute("DELETE FROM inbox WHERE state = 'dead' AND at < ?", (stamp(limit),))
    store.conn.execute(
        "DELETE FROM outbox WHERE state IN ('sent', 'dropped', 'dead', 'uncertain') AND COALESCE(went, at) < ?",
        (stamp(limit),),
    )


def old_intake_keys(store: Store, now: datetime) -> list[str]:
    """Keys of days more than a week ago; destroyed by the caller outside a transaction. None while an old
    message still waits to be handled.
    """
    if not is_empty(store):
        return []
    limit = intake_owner((now - timedelta(days=KEEP_KEYS_DAYS)).date().isoformat())
    return [owner for owner in store.keys.owners("intake:") if owner < limit]


def reseal_waiting(store: Store, owner: str) -> None:
    """Moves everything that still waits under this key, so that earlier intake keys can go.

    What cannot be read (any more) stays as it is: it holds up nobody's erasure.
    """
    rows = store.conn.execute("SELECT id, raw_sealed FROM inbox WHERE state IN ('new', 'dead')").fetchall()
    for number, raw in rows:
        with suppress(KeyGoneError, InvalidTag):
            fresh = store.keys.seal(owner, "inbox", store.keys.unseal(raw, "inbox"))
            store.conn.execute("UPDATE inbox SET raw_sealed = ? WHERE id = ?", (fresh, number))
    strangers = store.conn.execute(
        "SELECT id, address_sealed, payload_sealed FROM outbox WHERE person_id IS NULL AND state IN"
        " ('queued', 'sending')"
    ).fetchall()
    for number, address, payload in strangers:
        with suppress(KeyGoneError, InvalidTag):
            to = store.keys.seal(owner, "address", store.keys.unseal(address, "address"))
            message = store.keys.seal(owner, "outbox", store.keys.unseal(payload, "outbox"))
            store.conn.execute(
                "UPDATE outbox SET address_sealed = ?, payload_sealed = ? WHERE id = ?", (to, message, number)
            )
