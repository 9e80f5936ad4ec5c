"""Two different people settle what goes outside: one asks for it, another agrees. Who they are is told nowhere."""

from dataclasses import dataclass
from datetime import date, datetime

from conversations.model import Report, ReportState
from storage.store import Store
from storage.times import instant, stamp

PARTS = ("figures", "participation", "effect")
"""What a report is made of."""


@dataclass(frozen=True, slots=True)
class Settling:
    """`asked_by` is None where that person is gone: then somebody asks anew. `settled`: when the second agreed."""

    asked_by: int | None
    settled: date | None


def version(store: Store, round_id: int) -> str:
    """Names what is published of a round now, of which nothing ever changes under its kind and day."""
    rows = store.conn.execute(
        "SELECT kind, MAX(day) FROM round_snapshot WHERE round_id = ? GROUP BY kind ORDER BY kind", (round_id,)
    )
    return " ".join(f"{kind}:{day}" for kind, day in rows if kind in PARTS)


def newest(store: Store) -> int | None:
    """The round whose figures were published last."""
    row = store.conn.execute("SELECT MAX(round_id) FROM round_snapshot WHERE kind = 'figures'").fetchone()
    return int(row[0]) if row[0] is not None else None


def report_for(store: Store, person: int) -> Report | None:
    """How far the newest report is, seen from this coördinator."""
    number = newest(store)
    if number is None:
        return None
    found = of_round(store, number, version(store, number))
    match found:
        case Settling(settled=date()):
            return Report(number, ReportState.SETTLED)
        case Settling(asked_by=int() as asked):
            return Report(number, ReportState.ASKED if asked == person else ReportState.TO_AGREE)
        case _:
            return Report(number, ReportState.CONCEPT)


def of_round(store: Store, round_id: int, what: str) -> Settling | None:
    """Of what is published now, named by `what`; None where nobody asked, or something came since."""
    row = store.conn.execute(
        "SELECT asked_by, settled FROM settling WHERE round_id = ? AND what = ?", (round_id, what)
    ).fetchone()
    return Settling(row[0], instant(row[1]).date() if row[1] else None) if row else None


def ask(store: Store, round_id: int, what: str, person: int, now: datetime) -> bool:
    """True where it is asked now; what waits for somebody, or is settled as it stands, is not asked again."""
    found = of_round(store, round_id, what)
    if found is not None and (found.settled is not None or found.asked_by is not None):
        return False
    store.conn.execute("DELETE FROM settling WHERE round_id = ?", (round_id,))
    store.conn.execute(
        "INSERT INTO settling (round_id, what, asked_by, asked) VALUES (?, ?, ?, ?)",
        (round_id, what, person, stamp(now)),
    )
    return True


def agree(store: Store, round_id: int, what: str, person: int, now: datetime) -> int | None:
    """Who had asked; None where this is not another person, or not what was asked about."""
    found = of_round(store, round_id, what)
    if found is None or found.settled is not None or found.asked_by in {None, person}:
        return None
    store.conn.execute(
        "UPDATE settling SET settled_by = ?, settled = ? WHERE round_id = ?", (person, stamp(now), round_id)
    )
    return found.asked_by
