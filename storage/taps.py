"""Two taps of a round that are no answer: a group of origin, and how one works before and after."""

from datetime import datetime

from storage.answers import padded
from storage.keys import person_owner
from storage.store import Store
from storage.times import stamp


def keep_origin(store: Store, person: int, round_id: int, choice: str) -> None:
    """An empty choice is one too: nothing more is asked. Under the writer's key, never beside a team."""
    store.conn.execute(
        "INSERT INTO origin (person_id, round_id, choice_sealed) VALUES (?, ?, ?)"
        " ON CONFLICT (person_id, round_id) DO UPDATE SET choice_sealed = excluded.choice_sealed",
        (person, round_id, store.keys.seal(person_owner(person), "origin", padded(choice))),
    )


def keep_effect(store: Store, person: int, round_id: int, moment: str, value: str, now: datetime) -> None:
    """`moment` is before or after; an empty value was passed over."""
    store.conn.execute(
        "INSERT INTO effect (person_id, round_id, moment, value_sealed, at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (person_id, round_id, moment) DO UPDATE SET value_sealed = excluded.value_sealed",
        (person, round_id, moment, store.keys.seal(person_owner(person), "effect", padded(value)), stamp(now)),
    )


def tapped(store: Store, person: int, round_id: int) -> frozenset[str]:
    """Which of `origin`, `before` and `after` this person has been asked in this round."""
    rows = store.conn.execute(
        "SELECT moment FROM effect WHERE person_id = ? AND round_id = ?"
        " UNION SELECT 'origin' FROM origin WHERE person_id = ? AND round_id = ?",
        (person, round_id, person, round_id),
    )
    return frozenset(str(row[0]) for row in rows)
