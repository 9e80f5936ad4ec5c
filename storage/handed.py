"""Lists that a coördinator sent: where Telegram keeps one, then its content, under the key of who sent it.

Nothing of it stays once it was taken in, thrown away, or forgotten after a day.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag

from conversations.organising import ReadList
from storage.errors import KeyGoneError
from storage.keys import person_owner
from storage.store import Store
from storage.times import stamp

KIND = "lijst"
"""In the table of slow work."""
KEPT = timedelta(days=1)
LENGTH = 8
"""Bytes that say how long what was shown is."""


@dataclass(frozen=True, slots=True)
class HandedList:
    """One row that waits to be read. `tries`: how often it was begun before."""

    id: int
    person: int
    wanted: ReadList
    tries: int


def ask(store: Store, person: int, wanted: ReadList, now: datetime) -> None:
    """One at a time: a second takes the place of the first."""
    store.conn.execute("DELETE FROM work WHERE person_id = ? AND kind = ?", (person, KIND))
    body = json.dumps({"message": wanted.message, "file": wanted.file})
    store.conn.execute(
        "INSERT INTO work (person_id, kind, state, body_sealed, at) VALUES (?, ?, 'new', ?, ?)",
        (person, KIND, store.keys.seal(person_owner(person), "work", body), stamp(now)),
    )


def waiting(store: Store) -> list[HandedList]:
    """Oldest first; of whoever's key is gone there is nothing."""
    rows = store.conn.execute(
        "SELECT id, person_id, body_sealed, tries FROM work WHERE kind = ? AND state = 'new' ORDER BY id", (KIND,)
    ).fetchall()
    found = []
    for number, person, sealed, tries in rows:
        with suppress(KeyGoneError, InvalidTag):
            body = json.loads(store.keys.unseal_text(sealed, "work"))
            found.append(HandedList(number, person, ReadList(body["message"], body["file"]), tries))
    return found


def still_waits(store: Store, number: int) -> bool:
    """False where another took its place, or who sent it erased everything."""
    row = store.conn.execute("SELECT 1 FROM work WHERE id = ? AND state = 'new'", (number,)).fetchone()
    return row is not None


def begin(store: Store, number: int) -> None:
    """Counted before it is begun, so that a file which ends the process does not do so for ever."""
    store.conn.execute("UPDATE work SET tries = tries + 1 WHERE id = ?", (number,))


def keep(store: Store, number: int, person: int, raw: bytes, shown: str) -> None:
    """The content, and what of it was shown: another state of things is another text."""
    words = shown.encode()
    body = len(words).to_bytes(LENGTH, "big") + words + raw
    sealed = store.keys.seal(person_owner(person), "work", body)
    store.conn.execute("UPDATE work SET state = 'done', body_sealed = ? WHERE id = ?", (sealed, number))


def content(store: Store, number: int, person: int) -> tuple[bytes, str] | None:
    """What was kept, if it is this person's and still there."""
    row = store.conn.execute(
        "SELECT body_sealed FROM work WHERE id = ? AND person_id = ? AND kind = ? AND state = 'done'",
        (number, person, KIND),
    ).fetchone()
    if row is None:
        return None
    body = store.keys.unseal(row[0], "work")
    size = int.from_bytes(body[:LENGTH], "big")
    return body[LENGTH + size :], body[LENGTH : LENGTH + size].decode()


def drop(store: Store, number: int, person: int) -> None:
    store.conn.execute("DELETE FROM work WHERE id = ? AND person_id = ? AND kind = ?", (number, person, KIND))


def forget_old(store: Store, now: datetime) -> None:
    """Nobody decided about it for a day."""
    store.conn.execute("DELETE FROM work WHERE kind = ? AND at < ?", (KIND, stamp(now - KEPT)))
