"""Wis alles: the key first, then every row; nothing of it can be read from an older copy either."""

from datetime import datetime

from storage import inbox, people, rounds
from storage.keys import person_owner
from storage.store import Store, checkpoint, transaction

STAYS = "intake_blijft"
"""The meta row that names the one intake key to keep, from an erasure's commit until the others are gone."""


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
    store.conn.execute(
        "DELETE FROM inbox WHERE state = 'dead' AND chat_hash = ?", (store.keys.digest("chat", str(telegram)),)
    )
    tapped = people.address_hash(store, telegram)
    store.conn.execute("UPDATE invite SET tapped_hash = NULL WHERE tapped_hash = ?", (tapped,))
    store.conn.execute(
        "DELETE FROM run WHERE kind IN ('prompt', 'closing', 'reminder', 'look_back', 'notice') AND subject = ?",
        (person,),
    )
    return _renew_intake(store, now)


def _renew_intake(store: Store, now: datetime) -> str:
    fresh = inbox.fresh_intake_key(store, now)
    rounds.set_meta(store, STAYS, fresh)
    inbox.reseal_waiting(store, fresh)
    return fresh


def destroy_other_intake_keys(store: Store, stays: str) -> None:
    """After the commit: what came in before can no longer be read, also not from a copy of the inbox."""
    for owner in store.keys.owners("intake:"):
        if owner != stays:
            store.keys.destroy(owner)
    checkpoint(store)
    with transaction(store):
        store.conn.execute("DELETE FROM meta WHERE key = ?", (STAYS,))


def finish(store: Store) -> None:
    """The end of an erasure whose process ended between its commit and the destruction of intake keys."""
    stays = rounds.meta(store, STAYS)
    if stays is not None:
        destroy_other_intake_keys(store, stays)


def sweep(store: Store, now: datetime) -> int:
    """Finishes an erasure that was cut short: rows of persons without a key go, and keys of no one.

    What they typed before may lie in a copy of the inbox, so earlier intake keys go too: by `finish`, after
    the commit.
    """
    with_key = {int(owner.split(":")[1]) for owner in store.keys.owners("person:")}
    rows = {int(row[0]) for row in store.conn.execute("SELECT id FROM person")}
    for person in rows - with_key:
        store.conn.execute("DELETE FROM person WHERE id = ?", (person,))
    if rows - with_key:
        _renew_intake(store, now)
    for person in with_key - rows:
        store.keys.destroy(person_owner(person))
    return len(rows - with_key)
