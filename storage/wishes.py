"""Needs, learning wishes and whether a question was of use: under the writer's key, for all teams together."""

from datetime import datetime

from conversations.effects import KeepWish
from storage.keys import person_owner
from storage.store import Store
from storage.times import stamp


def keep(store: Store, person: int, round_id: int, kept: KeepWish, now: datetime) -> None:
    store.conn.execute(
        "INSERT INTO wish (person_id, round_id, kind, period, norm, body_sealed, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            person,
            round_id,
            kept.kind,
            str(kept.period),
            kept.norm,
            store.keys.seal(person_owner(person), "wish", kept.text),
            stamp(now),
        ),
    )


def own(store: Store, person: int) -> list[tuple[int, str, str, int, str]]:
    """Round, kind, week, norm and words, oldest first."""
    rows = store.conn.execute(
        "SELECT round_id, kind, period, norm, body_sealed FROM wish WHERE person_id = ? ORDER BY id", (person,)
    ).fetchall()
    return [(*row[:4], store.keys.unseal_text(row[4], "wish")) for row in rows]
