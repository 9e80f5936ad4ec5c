"""Wis alles: the key first, then every row; nothing of it can be read from an older copy either."""

from datetime import datetime

from storage import inbox
from storage.keys import person_owner
from storage.store import Store, checkpoint


def erase(store: Store, person: int, telegram: int, now: datetime) -> str:
    """Inside the turn's transaction. Gives the owner of the only intake key that may stay after the commit.

    The place of an erased person stays counted as used, so that nobody can see that someone left.
    """
    store.keys.destroy(person_owner(person))
    store.conn.execute("DELETE FROM person WHERE id = ?", (person,))
    store.conn.execute(
        "UPDATE inbox SET chat_hash = NULL, message_id = NULL WHERE state = 'done' AND chat_hash = ?",
        (store.keys.digest("chat", str(telegram)),),
    )
    fresh = inbox.fresh_intake_key(store, now)
    inbox.reseal_waiting(store, fresh)
    return fresh


def destroy_other_intake_keys(store: Store, stays: str) -> None:
    """After the commit: what came in before can no longer be read, also not from a copy of the inbox."""
    for owner in store.keys.owners("intake:"):
        if owner != stays:
            store.keys.destroy(owner)
    checkpoint(store)


def sweep(store: Store) -> int:
    """Finishes an erasure that was cut short: rows of persons without a key go, and keys of no one."""
    with_key = {int(owner.split(":")[1]) for owner in store.keys.owners("person:")}
    rows = {int(row[0]) for row in store.conn.execute("SELECT id FROM person")}
    for person in rows - with_key:
        store.conn.execute("DELETE FROM person WHERE id = ?", (person,))
    for person in with_key - rows:
        store.keys.destroy(person_owner(person))
    return len(rows - with_key)
