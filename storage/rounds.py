"""Rounds with the set they froze, and the ledger of what the clock has done."""

from dataclasses import dataclass
from datetime import datetime

from conversations.model import CurrentRound
from norms.canonical import canonical, content_hash, parse_canonical
from norms.model import NormSet
from rounds.plan import THRESHOLD, Plan
from storage.codec import dump_plan, load_plan
from storage.store import Store
from storage.times import instant, stamp

_SETS: dict[str, NormSet] = {}
"""Parsed sets by hash; a set never changes under its hash."""


@dataclass(frozen=True, slots=True)
class StoredRound:
    round: CurrentRound
    threshold: int
    started: datetime


def start(store: Store, norm_set: NormSet, plan: Plan, now: datetime) -> int:
    """Stores the whole set under its hash and the round that reads it there."""
    key = content_hash(norm_set)
    store.conn.execute(
        "INSERT INTO norm_set (hash, body) VALUES (?, ?) ON CONFLICT DO NOTHING", (key, canonical(norm_set))
    )
    done = store.conn.execute(
        "INSERT INTO round (set_hash, plan, threshold, started) VALUES (?, ?, ?, ?)",
        (key, dump_plan(plan), THRESHOLD, stamp(now)),
    )
    return int(done.lastrowid)


def latest(store: Store) -> StoredRound | None:
    """The round that was started last, whether or not it still runs."""
    row = store.conn.execute(
        "SELECT id, set_hash, plan, threshold, started FROM round ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return _stored(store, row) if row else None


def by_id(store: Store, number: int) -> StoredRound:
    row = store.conn.execute(
        "SELECT id, set_hash, plan, threshold, started FROM round WHERE id = ?", (number,)
    ).fetchone()
    return _stored(store, row)


def _stored(store: Store, row: tuple[int, str, str, int, str]) -> StoredRound:
    number, key, plan, threshold, started = row
    return StoredRound(CurrentRound(number, _set(store, key), load_plan(plan)), threshold, instant(started))


def _set(store: Store, key: str) -> NormSet:
    if key not in _SETS:
        row = store.conn.execute("SELECT body FROM norm_set WHERE hash = ?", (key,)).fetchone()
        _SETS[key] = parse_canonical(row[0])
    return _SETS[key]


def claim_run(store: Store, kind: str, subject: int, period: str, now: datetime) -> bool:
    """True for the one transaction that may do it; what it does must be in that transaction too."""
    done = store.conn.execute(
        "INSERT INTO run (kind, subject, period, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (kind, subject, period, stamp(now)),
    )
    return bool(done.rowcount)


def has_run(store: Store, kind: str, subject: int, period: str) -> bool:
    row = store.conn.execute(
        "SELECT 1 FROM run WHERE kind = ? AND subject = ? AND period = ?", (kind, subject, period)
    ).fetchone()
    return row is not None


def teams_since(store: Store) -> list[tuple[int, datetime]]:
    """Every team with when it was made."""
    rows = store.conn.execute("SELECT id, made FROM team ORDER BY id")
    return [(int(row[0]), instant(row[1])) for row in rows]


def set_meta(store: Store, key: str, value: str) -> None:
    store.conn.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def meta(store: Store, key: str) -> str | None:
    row = store.conn.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None
