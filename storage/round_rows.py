"""Rows of a whole round, of more than one person. Only reports/gate may ask for them, as for aggregates."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from rounds.period import Period
from storage.errors import KeyGoneError
from storage.store import Store
from storage.times import instant


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A placement with the place its writer had in the team they wrote it for.

    `answered` is when the answer it belongs to was first kept; `leads`: they are that team's leader now.
    """

    person: int
    team: int
    period: Period
    norm: int
    role: str
    invited: datetime
    answered: datetime
    at: datetime
    value: str
    leads: bool


@dataclass(frozen=True, slots=True)
class WishRow:
    """That someone of this team wished something about these norms; never in which words."""

    person: int
    team: int
    kind: str
    norms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence that someone gave this team and did not take back."""

    person: int
    team: int
    period: Period
    norm: int
    text: str


def placements(store: Store, round_id: int) -> Iterator[PlacedRow]:
    """Every placement of the round that can still be read, in order of person and week."""
    rows = store.conn.execute(
        "SELECT p.person_id, p.team_id, p.period, p.norm, m.role, m.invited, MIN(a.at), p.at, p.value_sealed,"
        " EXISTS (SELECT 1 FROM membership n WHERE n.person_id = p.person_id AND n.team_id = p.team_id"
        " AND n.until IS NULL AND n.role = 'teamleider') FROM placement p"
        " JOIN answer a USING (person_id, round_id, period, norm)"
        " JOIN membership m ON m.person_id = a.person_id AND m.team_id = p.team_id AND m.since <= a.at"
        " AND (m.until IS NULL OR m.until >= a.at)"
        " WHERE p.round_id = ? GROUP BY p.person_id, p.period, p.norm ORDER BY p.person_id, p.period, p.norm",
        (round_id,),
    )
    for person, team, period, norm, role, invited, answered, at, sealed, leads in rows:
        try:
            value = json.loads(store.keys.unseal(sealed, "placement"))[0]
        except KeyGoneError:
            continue
        week = Period.parse(period)
        times = instant(invited), instant(answered), instant(at)
        yield PlacedRow(person, team, week, norm, role, *times, value, bool(leads))


def sentences(store: Store, round_id: int) -> Iterator[SentenceRow]:
    """Those that can still be read."""
    rows = store.conn.execute(
        "SELECT person_id, team_id, period, norm, body_sealed FROM sentence WHERE round_id = ?"
        " ORDER BY person_id, period, norm",
        (round_id,),
    )
    for person, team, period, norm, sealed in rows:
        try:
            text = store.keys.unseal_text(sealed, "sentence")
        except KeyGoneError:
            continue
        yield SentenceRow(person, team, Period.parse(period), norm, text)


def wishes(store: Store, round_id: int, tags: Callable[[str], tuple[int, ...]]) -> tuple[WishRow, ...]:
    """Needs and learning wishes, each as what `tags` makes of its words."""
    rows = store.conn.execute(
        "SELECT w.person_id, m.team_id, w.kind, w.body_sealed FROM wish w"
        " JOIN membership m ON m.person_id = w.person_id AND m.since <= w.at"
        " AND (m.until IS NULL OR m.until >= w.at)"
        " WHERE w.round_id = ? AND w.kind IN ('nodig', 'leerwens') GROUP BY w.id ORDER BY w.id",
        (round_id,),
    ).fetchall()
    found = []
    for person, team, kind, sealed in rows:
        try:
            found.append(WishRow(person, team, kind, tags(store.keys.unseal_text(sealed, "wish"))))
        except KeyGoneError:
            continue
    return tuple(found)


def pictures(store: Store, round_id: int) -> Iterator[dict[str, object]]:
    """What was published of the weeks of this round, in order; teams that are seen as one have each the same."""
    rows = store.conn.execute(
        "SELECT body_sealed FROM snapshot WHERE round_id = ? ORDER BY period, team_id", (round_id,)
    )
    for (sealed,) in rows:
        yield json.loads(store.keys.unseal(sealed, "snapshot"))
