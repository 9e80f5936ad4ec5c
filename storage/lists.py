"""A list of people into teams and links, all of it or nothing; and what is remembered of its codes.

Of a code stays a keyed hash with a team and a role, so that the same list changes nothing a second time. The link
that a code was given stays beside it only while nobody used it; `teams.use` cuts that thread. Links are made in an
order of chance: numbers of rows then do not tell the order of the list either. Who moves a code to another team
moves nobody: the code gets a new link, and its owner comes over by using it.
"""

import secrets
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from conversations.lijst.changes import Changes, Placed, Standing
from conversations.lijst.rows import Row
from conversations.model import Role
from rounds.acts import LinksMade, PlaceMoved, ReaderLinksMade, TeamMade, TeamPlaced
from storage import acts, scope, teams
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Issued:
    """A link for one row; `token` is nowhere else."""

    row: Row
    token: str


def standing(store: Store, rows: Iterable[Row]) -> Standing:
    """What there is, as far as these rows are about it."""
    known = scope.known_teams(store)
    numbers = {team.name: team.team for team in known}
    homes: dict[str, Placed] = {}
    also: set[tuple[str, int]] = set()
    for row in rows:
        found = _placed(store, _home(store, row.code))
        if found is not None:
            homes[row.code] = found
        team = numbers.get(row.team)
        if not row.home and team is not None and _placed(store, _also(store, row.code, team)):
            also.add((row.code, team))
    return Standing(known, homes, frozenset(also))


def take(store: Store, wanted: Changes, now: datetime, step: Callable[[], None]) -> tuple[Issued, ...]:
    """Inside a transaction. `step` is called once a row; the links come in the order of the list."""
    for team in wanted.made:
        number = teams.create(store, team.name, now)
        scope.set_scope(store, number, team.gemeente, team.werksoort, team.kind)
        acts.record(store, TeamMade(number), None, now)
    for number, team in wanted.placed:
        scope.set_scope(store, number, team.gemeente, team.werksoort, team.kind)
        acts.record(store, TeamPlaced(number), None, now)
    numbers = {team.name: team.team for team in scope.known_teams(store)}
    issued = []
    for row in _by_chance(wanted.rows):
        issued.append(Issued(row, _issue(store, row, numbers[row.team], now)))
        step()
    places = Counter((numbers[row.team], row.role) for row in wanted.rows if row.home)
    for (number, role), count in places.items():
        acts.record(store, LinksMade(number, role, count), None, now)
    readers = Counter(numbers[row.team] for row in wanted.also)
    for number, count in readers.items():
        acts.record(store, ReaderLinksMade(number, count), None, now)
    return tuple(sorted(issued, key=lambda one: one.row.line))


def _by_chance(rows: tuple[Row, ...]) -> list[Row]:
    mixed = list(rows)
    secrets.SystemRandom().shuffle(mixed)
    return mixed


def _issue(store: Store, row: Row, team: int, now: datetime) -> str:
    """An earlier link of this code that nobody used is withdrawn; a place that was used stays until they go.

    The log, which everyone reads, says the same of both.
    """
    code = _home(store, row.code) if row.home else _also(store, row.code, team)
    if row.home:
        before = store.conn.execute("SELECT team_id, link FROM place_code WHERE hash = ?", (code,)).fetchone()
        if before is not None:
            store.conn.execute("UPDATE invite SET state = 'withdrawn' WHERE id = ?", (before[1],))
            acts.record(store, PlaceMoved(before[0], team), None, now)
    token = teams.issue(store, team, row.role, now, also=not row.home)
    store.conn.execute(
        "INSERT INTO place_code (hash, team_id, role, link)"
        " VALUES (?, ?, ?, (SELECT id FROM invite WHERE hash = ?)) ON CONFLICT (hash) DO UPDATE SET"
        " team_id = excluded.team_id, role = excluded.role, link = excluded.link",
        (code, team, row.role if row.home else None, teams.token_hash(store, token)),
    )
    return token


def _placed(store: Store, code: bytes) -> Placed | None:
    row = store.conn.execute("SELECT team_id, role, link FROM place_code WHERE hash = ?", (code,)).fetchone()
    return Placed(row[0], Role(row[1] or Role.PROFESSIONAL), row[2] is None) if row else None


def _home(store: Store, code: str) -> bytes:
    return store.keys.digest("place_code", code)


def _also(store: Store, code: str, team: int) -> bytes:
    """Another hash in each team, so that two places of one code do not show as such."""
    return store.keys.digest("place_code", f"{code}\0{team}")
