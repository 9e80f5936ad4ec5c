"""Files that are made for a person: asked in a turn, done outside any transaction. Speech has its own module."""

from dataclasses import dataclass
from datetime import datetime

from storage.keys import person_owner
from storage.store import Store
from storage.times import stamp


@dataclass(frozen=True, slots=True)
class Job:
    id: int
    person: int
    kind: str


def ask(store: Store, person: int, kind: str, now: datetime) -> None:
    """A second request while one waits is the same request."""
    store.conn.execute(
        "INSERT INTO work (person_id, kind, state, at) SELECT ?, ?, 'new', ? WHERE NOT EXISTS"
        " (SELECT 1 FROM work WHERE person_id = ? AND kind = ? AND state = 'new')",
        (person, kind, stamp(now), person, kind),
    )


def waiting(store: Store) -> list[Job]:
    rows = store.conn.execute(
        "SELECT id, person_id, kind FROM work WHERE state = 'new' AND kind = 'mijn_gegevens' ORDER BY id"
    )
    return [Job(row[0], row[1], row[2]) for row in rows]


def is_idle(store: Store) -> bool:
    """No work of any kind."""
    return store.conn.execute("SELECT 1 FROM work WHERE state = 'new' LIMIT 1").fetchone() is None


def finish(store: Store, job: Job, body: bytes) -> None:
    sealed = store.keys.seal(person_owner(job.person), "work", body)
    store.conn.execute("UPDATE work SET state = 'done', body_sealed = ? WHERE id = ?", (sealed, job.id))


def result(store: Store, number: int, person: int) -> bytes | None:
    """The file, if it is this person's and was not sent yet."""
    row = store.conn.execute(
        "SELECT body_sealed FROM work WHERE id = ? AND person_id = ? AND state = 'done'", (number, person)
    ).fetchone()
    return store.keys.unseal(row[0], "work") if row else None


def sent(store: Store, number: int) -> None:
    """The file goes with the sending of it."""
    store.conn.execute("UPDATE work SET state = 'sent', body_sealed = NULL WHERE id = ?", (number,))
