"""The log: what coördinatoren and Spiegel itself did, for every member to read. Rows are only added."""

from datetime import datetime

from rounds.acts import Act, Logged
from storage.codec import dump_act, load_act
from storage.keys import ORGANISATION
from storage.store import Store
from storage.times import instant, stamp

Sealed = tuple[tuple[str, bytes], ...]
"""Time and ciphertext of acts, oldest first."""


def record(store: Store, act: Act, round_id: int | None, now: datetime) -> None:
    """`round_id`: the round that it changes; None for what is about teams and links."""
    store.conn.execute(
        "INSERT INTO act (round_id, body_sealed, at) VALUES (?, ?, ?)",
        (round_id, store.keys.seal(ORGANISATION, "act", dump_act(act)), stamp(now)),
    )


def sealed_by_round(store: Store) -> dict[int, Sealed]:
    """Of every round that has any, in one query."""
    found: dict[int, list[tuple[str, bytes]]] = {}
    rows = store.conn.execute("SELECT round_id, at, body_sealed FROM act WHERE round_id IS NOT NULL ORDER BY id")
    for number, at, body in rows:
        found.setdefault(int(number), []).append((str(at), bytes(body)))
    return {number: tuple(sealed) for number, sealed in found.items()}


def unsealed(store: Store, sealed: Sealed) -> list[Logged]:
    return [Logged(instant(at), load_act(store.keys.unseal_text(body, "act"))) for at, body in sealed]


def newest(store: Store, most: int, skip: int = 0) -> list[Logged]:
    """Of all rounds and teams, the newest first."""
    rows = store.conn.execute(
        "SELECT at, body_sealed FROM act ORDER BY id DESC LIMIT ? OFFSET ?", (most, skip)
    ).fetchall()
    return unsealed(store, tuple((str(row[0]), bytes(row[1])) for row in rows))


def count(store: Store) -> int:
    return int(store.conn.execute("SELECT COUNT(*) FROM act").fetchone()[0])
