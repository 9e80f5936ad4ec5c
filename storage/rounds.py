"""Rounds with the set they froze, what was done to them, and the ledger of what the clock has done."""

from dataclasses import dataclass, replace
from datetime import datetime

from norms.canonical import canonical, content_hash, parse_canonical
from norms.model import NormSet
from rounds.course import course
from rounds.current import CurrentRound, current_round
from rounds.period import Period
from rounds.plan import THRESHOLD
from rounds.setup import Setup
from storage import acts
from storage.codec import dump_setup, load_plan, load_setup
from storage.keys import ORGANISATION
from storage.store import Store
from storage.times import instant, stamp

_SETS: dict[str, NormSet] = {}
"""Parsed sets by hash; a set never changes under its hash."""
_ROUNDS: dict[tuple[object, ...], CurrentRound] = {}
"""Folded rounds by what they are made of: ciphertexts, which are never twice the same."""
MOST_KEPT = 64
COLUMNS = "id, set_hash, plan, threshold, started, setup_sealed"


@dataclass(frozen=True, slots=True)
class StoredRound:
    round: CurrentRound
    threshold: int
    started: datetime


def start(store: Store, norm_set: NormSet, setup: Setup, now: datetime) -> int:
    """Stores the whole set under its hash, and the round that reads it there, with its own words laid over it."""
    key = content_hash(norm_set)
    store.conn.execute(
        "INSERT INTO norm_set (hash, body) VALUES (?, ?) ON CONFLICT DO NOTHING", (key, canonical(norm_set))
    )
    sealed = store.keys.seal(ORGANISATION, "setup", dump_setup(setup))
    done = store.conn.execute(
        "INSERT INTO round (set_hash, plan, threshold, started, setup_sealed) VALUES (?, '', ?, ?, ?)",
        (key, THRESHOLD, stamp(now), sealed),
    )
    return int(done.lastrowid)


def every(store: Store) -> list[StoredRound]:
    """All that were started, oldest first."""
    rows = store.conn.execute(f"SELECT {COLUMNS} FROM round ORDER BY id").fetchall()  # noqa: S608  # our own columns
    done = acts.sealed_by_round(store)
    return [_stored(store, row, done.get(row[0], ())) for row in rows]


def latest(store: Store) -> StoredRound | None:
    """The round that was started last, whether or not it still runs."""
    found = every(store)
    return found[-1] if found else None


def at(found: list[StoredRound], period: Period) -> StoredRound | None:
    """The round to which this week belongs: the newest that has begun by then, else the first to come."""
    begun = [one for one in found if one.round.setup.first <= period]
    return begun[-1] if begun else (found[0] if found else None)


def by_id(store: Store, number: int) -> StoredRound:
    return next(one for one in every(store) if one.round.id == number)


def _stored(store: Store, row: tuple[int, str, str, int, str, bytes | None], done: acts.Sealed) -> StoredRound:
    number, key, plan, threshold, started, sealed = row
    begun = instant(started)
    made_of = (number, key, plan, started, sealed, done)
    if made_of not in _ROUNDS:
        frozen = _set(store, key)
        setup = _setup(store, plan, sealed, frozen)
        norm_set = replace(frozen, woorden={**frozen.woorden, **dict(setup.words)})
        state = course(setup, begun, acts.unsealed(store, done))
        if len(_ROUNDS) >= MOST_KEPT:
            _ROUNDS.clear()
        _ROUNDS[made_of] = current_round(number, norm_set, setup, state)
    return StoredRound(_ROUNDS[made_of], threshold, begun)


def _setup(store: Store, plan: str, sealed: bytes | None, norm_set: NormSet) -> Setup:
    """A round of the first release had no setup, only its weeks: a theme each, from the first."""
    if sealed is not None:
        return load_setup(store.keys.unseal_text(sealed, "setup"))
    weeks = load_plan(plan).weeks
    return Setup(weeks[0].period, len(weeks), tuple(theme.nummer for theme in norm_set.themas))


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


def was_late(store: Store, kind: str, subject: int, period: str) -> None:
    """It was claimed, and left out because its time had passed."""
    store.conn.execute(
        "UPDATE run SET late = 1 WHERE kind = ? AND subject = ? AND period = ?", (kind, subject, period)
    )


def left_out(store: Store) -> int:
    """How much was left out so far: a number for who keeps the server, of nobody in particular."""
    return int(store.conn.execute("SELECT COUNT(*) FROM run WHERE late").fetchone()[0])


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
