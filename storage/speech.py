"""Voice messages to listen to: where Telegram keeps each, under the key of who spoke, for as long as it waits."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import InvalidTag

from conversations.effects import Transcribe
from storage.codec import dump_spoken, load_spoken
from storage.errors import KeyGoneError
from storage.keys import person_owner
from storage.store import Store
from storage.times import stamp

KIND = "spraak"
"""In the table of slow work."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One row. `tries`: how often it was begun before."""

    id: int
    person: int
    wanted: Transcribe
    tries: int


def ask(store: Store, person: int, wanted: Transcribe, now: datetime) -> None:
    sealed = store.keys.seal(person_owner(person), "work", dump_spoken(wanted))
    store.conn.execute(
        "INSERT INTO work (person_id, kind, state, body_sealed, at) VALUES (?, ?, 'new', ?, ?)",
        (person, KIND, sealed, stamp(now)),
    )


def waiting(store: Store) -> list[Spoken]:
    """Oldest first; of whoever's key is gone there is nothing."""
    rows = store.conn.execute(
        "SELECT id, person_id, body_sealed, tries FROM work WHERE kind = ? ORDER BY id", (KIND,)
    ).fetchall()
    found = []
    for number, person, sealed, tries in rows:
        with suppress(KeyGoneError, InvalidTag):
            found.append(Spoken(number, person, load_spoken(store.keys.unseal_text(sealed, "work")), tries))
    return found


def count(store: Store, person: int) -> int:
    row = store.conn.execute("SELECT COUNT(*) FROM work WHERE kind = ? AND person_id = ?", (KIND, person))
    return int(row.fetchone()[0])


def still_waits(store: Store, number: int) -> bool:
    """False after an erasure."""
    row = store.conn.execute("SELECT 1 FROM work WHERE id = ? AND kind = ?", (number, KIND)).fetchone()
    return row is not None


def begin(store: Store, number: int) -> None:
    """Counted before it is begun, so that sound which ends the process does not do so for ever."""
    store.conn.execute("UPDATE work SET tries = tries + 1 WHERE id = ?", (number,))


def drop(store: Store, number: int) -> None:
    """Nothing of it stays."""
    store.conn.execute("DELETE FROM work WHERE id = ? AND kind = ?", (number, KIND))
