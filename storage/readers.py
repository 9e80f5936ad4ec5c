"""Who reads the picture of a second team beside that of their own, where they count nowhere."""

from datetime import datetime

from conversations.model import Beside
from storage.store import Store
from storage.times import instant, stamp


def add(store: Store, person: int, team: int, now: datetime) -> None:
    store.conn.execute(
        "INSERT INTO reader (person_id, team_id, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (person, team, stamp(now)),
    )


def drop(store: Store, person: int, team: int) -> None:
    """Who comes to belong to it reads it as a member."""
    store.conn.execute("DELETE FROM reader WHERE person_id = ? AND team_id = ?", (person, team))


def drop_all(store: Store, person: int) -> None:
    store.conn.execute("DELETE FROM reader WHERE person_id = ?", (person,))


def beside(store: Store, person: int) -> tuple[Beside, ...]:
    """In order of name."""
    rows = store.conn.execute(
        "SELECT t.id, t.name_sealed, r.since FROM reader r JOIN team t ON t.id = r.team_id WHERE r.person_id = ?",
        (person,),
    )
    found = [Beside(row[0], store.keys.unseal_text(row[1], "team"), instant(row[2])) for row in rows]
    return tuple(sorted(found, key=lambda one: one.name.casefold()))
