"""Questions to the coördinator, under the asker's key, and who may read them: whoever is coördinator."""

from datetime import datetime

from conversations.model import HelpAsked
from storage.keys import person_owner
from storage.store import Store
from storage.times import stamp


def ask(store: Store, person: int, text: str, now: datetime) -> None:
    store.conn.execute(
        "INSERT INTO help (person_id, body_sealed, state, at) VALUES (?, ?, 'open', ?)",
        (person, store.keys.seal(person_owner(person), "help", text), stamp(now)),
    )


def oldest(store: Store) -> HelpAsked | None:
    """The oldest that nobody replied to; who asked is not told."""
    row = store.conn.execute(
        "SELECT id, body_sealed FROM help WHERE state = 'open' ORDER BY id LIMIT 1"
    ).fetchone()
    return HelpAsked(row[0], store.keys.unseal_text(row[1], "help")) if row else None


def answer(store: Store, number: int) -> int | None:
    """Who asked, for the one reply that counts; None where another coördinator replied or the asker is gone."""
    row = store.conn.execute("SELECT person_id FROM help WHERE id = ? AND state = 'open'", (number,)).fetchone()
    if row is None:
        return None
    store.conn.execute("UPDATE help SET state = 'answered' WHERE id = ?", (number,))
    return int(row[0])


def own(store: Store, person: int) -> list[tuple[str, str]]:
    """When and what this person asked, oldest first."""
    rows = store.conn.execute(
        "SELECT at, body_sealed FROM help WHERE person_id = ? ORDER BY id", (person,)
    ).fetchall()
    return [(at, store.keys.unseal_text(body, "help")) for at, body in rows]
