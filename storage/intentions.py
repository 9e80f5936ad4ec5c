"""What people mean to do otherwise, and what came of it: for the writer alone."""

from dataclasses import dataclass
from datetime import datetime

from conversations.effects import CloseIntention, KeepIntention
from conversations.model import Intention
from storage.keys import person_owner
from storage.store import Store
from storage.times import instant, stamp


@dataclass(frozen=True, slots=True)
class DueIntention:
    id: int
    person: int


@dataclass(frozen=True, slots=True)
class OwnIntention:
    """For the writer's own file; `round` says of which norms the number is."""

    round: int
    period: str
    norm: int
    text: str
    outcome: str


def keep(store: Store, person: int, round_id: int, kept: KeepIntention, now: datetime) -> None:
    """A second one of the same norm and week takes the first one's place, if nobody looked back at it yet."""
    store.conn.execute(
        "DELETE FROM intention WHERE person_id = ? AND round_id = ? AND period = ? AND norm = ?"
        " AND state = 'waiting'",
        (person, round_id, str(kept.period), kept.norm),
    )
    store.conn.execute(
        "INSERT INTO intention (person_id, round_id, period, norm, body_sealed, back, state, at)"
        " VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?)",
        (
            person,
            round_id,
            str(kept.period),
            kept.norm,
            store.keys.seal(person_owner(person), "intention", kept.text),
            stamp(kept.back),
            stamp(now),
        ),
    )


def due(store: Store, now: datetime) -> list[DueIntention]:
    """Of people who still want something from Spiegel; oldest first."""
    rows = store.conn.execute(
        "SELECT i.id, i.person_id FROM intention i JOIN person p ON p.id = i.person_id"
        " WHERE i.state = 'waiting' AND i.back <= ? AND p.state = 'active' AND p.reachable = 1"
        " ORDER BY i.back, i.id",
        (stamp(now),),
    )
    return [DueIntention(row[0], row[1]) for row in rows]


def next_due(store: Store, now: datetime) -> datetime | None:
    row = store.conn.execute(
        "SELECT MIN(back) FROM intention WHERE state = 'waiting' AND back > ?", (stamp(now),)
    ).fetchone()
    return instant(row[0]) if row[0] else None


def claim(store: Store, number: int) -> bool:
    """True for the one transaction that may ask what came of it."""
    done = store.conn.execute("UPDATE intention SET state = 'asked' WHERE id = ? AND state = 'waiting'", (number,))
    return bool(done.rowcount)


def put_off(store: Store, number: int, back: datetime) -> None:
    store.conn.execute("UPDATE intention SET back = ? WHERE id = ?", (stamp(back), number))


def asked(store: Store, person: int) -> Intention | None:
    """The one that is being looked back at, the oldest first."""
    row = store.conn.execute(
        "SELECT id, body_sealed FROM intention WHERE person_id = ? AND state = 'asked' ORDER BY id LIMIT 1",
        (person,),
    ).fetchone()
    return Intention(row[0], store.keys.unseal_text(row[1], "intention")) if row else None


def close(store: Store, person: int, closed: CloseIntention) -> None:
    store.conn.execute(
        "UPDATE intention SET state = 'closed', outcome_sealed = ? WHERE id = ? AND person_id = ?",
        (store.keys.seal(person_owner(person), "outcome", f"{closed.outcome:<8}"), closed.intention, person),
    )


def own(store: Store, person: int) -> list[OwnIntention]:
    rows = store.conn.execute(
        "SELECT round_id, period, norm, body_sealed, outcome_sealed FROM intention"
        " WHERE person_id = ? ORDER BY id",
        (person,),
    ).fetchall()
    return [
        OwnIntention(
            round_id,
            period,
            norm,
            store.keys.unseal_text(body, "intention"),
            store.keys.unseal_text(outcome, "outcome").strip() if outcome else "",
        )
        for round_id, period, norm, body, outcome in rows
    ]
