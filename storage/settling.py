"""Two different people settle what goes outside: one asks for it, another agrees. Who they are is told nowhere.

What was settled stays settled as it was; what is published about the round later is settled beside it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from conversations.model import Report, ReportState
from storage.store import Store
from storage.times import instant, stamp

PARTS = ("figures", "participation", "effect")
"""What a report is made of."""


@dataclass(frozen=True, slots=True)
class Settling:
    """Of all that was published when it was asked, named by `what`.

    `asked_by` is None where that person is gone: then somebody asks anew. `settled`: when the second agreed.
    """

    what: str
    asked_by: int | None
    settled: date | None

    def holds(self, part: str) -> bool:
        """Whether this was published by then."""
        return any(one.startswith(f"{part}:") for one in self.what.split())


def version(store: Store, round_id: int) -> str:
    """Names what is published of a round now, of which nothing ever changes under its kind and day."""
    return _versions(store).get(round_id, "")


def _versions(store: Store) -> dict[int, str]:
    rows = store.conn.execute(
        "SELECT round_id, kind, MAX(day) FROM round_snapshot GROUP BY round_id, kind ORDER BY round_id, kind"
    )
    found: dict[int, list[str]] = {}
    for number, kind, day in rows:
        if kind in PARTS:
            found.setdefault(int(number), []).append(f"{kind}:{day}")
    return {number: " ".join(parts) for number, parts in found.items()}


def finished(store: Store) -> tuple[int, ...]:
    """The rounds whose figures were published, newest first."""
    rows = store.conn.execute(
        "SELECT DISTINCT round_id FROM round_snapshot WHERE kind = 'figures' ORDER BY round_id DESC"
    )
    return tuple(int(row[0]) for row in rows)


def reports_for(store: Store, person: int, rounds: Iterable[int]) -> tuple[Report, ...]:
    """How far the reports of these rounds are, seen from this coördinator."""
    versions, every = _versions(store), _every(store)
    return tuple(_report(number, versions.get(number, ""), every.get(number, ()), person) for number in rounds)


def _report(number: int, what: str, found: tuple[Settling, ...], person: int) -> Report:
    amends = any(one.settled is not None and one.what != what for one in found)
    match next((one for one in found if one.what == what), None):
        case Settling(settled=date()):
            return Report(number, ReportState.SETTLED)
        case Settling(asked_by=int() as asked):
            return Report(number, ReportState.ASKED if asked == person else ReportState.TO_AGREE, amends)
        case _:
            return Report(number, ReportState.CONCEPT, amends)


def _every(store: Store) -> Mapping[int, tuple[Settling, ...]]:
    rows = store.conn.execute("SELECT round_id, what, asked_by, settled FROM settling ORDER BY round_id, rowid")
    found: dict[int, tuple[Settling, ...]] = {}
    for number, what, asked_by, settled in rows:
        one = Settling(what, asked_by, instant(settled).date() if settled else None)
        found[int(number)] = (*found.get(int(number), ()), one)
    return found


def last_settled(store: Store, round_id: int) -> Settling | None:
    """What two people agreed on last; it may go outside as it was then."""
    found = [one for one in _every(store).get(round_id, ()) if one.settled is not None]
    return found[-1] if found else None


def of_round(store: Store, round_id: int, what: str) -> Settling | None:
    """Of what is published now, named by `what`; None where nobody asked, or something came since."""
    return next((one for one in _every(store).get(round_id, ()) if one.what == what), None)


def is_asked(store: Store, round_id: int) -> bool:
    """Whether it waits for a second person as it stands."""
    found = of_round(store, round_id, version(store, round_id))
    return found is not None and found.settled is None and found.asked_by is not None


def ask(store: Store, round_id: int, what: str, person: int, now: datetime) -> bool:
    """True where it is asked now; what waits for somebody, or is settled as it stands, is not asked again."""
    found = of_round(store, round_id, what)
    if found is not None and (found.settled is not None or found.asked_by is not None):
        return False
    store.conn.execute("DELETE FROM settling WHERE round_id = ? AND settled IS NULL", (round_id,))
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
        "UPDATE settling SET settled_by = ?, settled = ? WHERE round_id = ? AND what = ?",
        (person, stamp(now), round_id, what),
    )
    return found.asked_by
