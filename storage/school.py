"""The school holidays that the coördinator set: days on which who works in that region is asked nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from rounds.school import Holiday
from storage import teams
from storage.store import Store

ELSEWHERE = 0
"""In the place of a team: every team that has no region of its own."""


def keep(store: Store, holidays: Iterable[Holiday], regions: Mapping[str, str]) -> None:
    """Puts the table of now in the place of the one before; `regions` by the name of a team, "" for all others."""
    store.conn.execute("DELETE FROM school_holiday")
    store.conn.execute("DELETE FROM school_region")
    for one in holidays:
        store.conn.execute(
            "INSERT INTO school_holiday (region, first, last) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (one.region, one.first.isoformat(), one.last.isoformat()),
        )
    for name, region in regions.items():
        number = teams.by_name(store, name) if name else ELSEWHERE
        if number is not None:
            store.conn.execute(
                "INSERT INTO school_region (team_id, region) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (number, region),
            )


def every(store: Store) -> tuple[Holiday, ...]:
    rows = store.conn.execute("SELECT region, first, last FROM school_holiday ORDER BY first, region")
    return tuple(Holiday(row[0], date.fromisoformat(row[1]), date.fromisoformat(row[2])) for row in rows)


def free_by_team(store: Store) -> dict[int, frozenset[date]]:
    """Free days of each team that has a region of its own, and of ELSEWHERE."""
    rows = store.conn.execute(
        "SELECT r.team_id, h.first, h.last FROM school_region r LEFT JOIN school_holiday h ON h.region = r.region"
    ).fetchall()
    found: dict[int, set[date]] = defaultdict(set)
    for team, first, last in rows:
        found[team].update(_between(first, last) if first else ())
    return {ELSEWHERE: frozenset(), **{team: frozenset(days) for team, days in found.items()}}


def free_for(store: Store, person: int) -> frozenset[date]:
    """The days that are free where this person's team works."""
    row = store.conn.execute(
        "SELECT team_id FROM membership WHERE person_id = ? AND until IS NULL", (person,)
    ).fetchone()
    free = free_by_team(store)
    return free.get(row[0] if row else ELSEWHERE, free[ELSEWHERE])


def _between(first: str, last: str) -> Iterator[date]:
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    while day <= end:
        yield day
        day += timedelta(days=1)
