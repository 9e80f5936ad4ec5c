"""Rows of more than one person. Only reports/gate.py may ask for them (an import contract holds it)."""

import json
from dataclasses import dataclass
from datetime import datetime

from rounds.period import Period
from storage.errors import KeyGoneError
from storage.keys import ORGANISATION
from storage.store import Store
from storage.times import instant, stamp


@dataclass(frozen=True, slots=True)
class Writer:
    """One person's part in one norm of one week, in the team they were in when they wrote it.

    `leads`: they are that team's leader now.

    `placed` is empty and `sentence` None where there is none.
    """

    person: int
    role: str
    invited: datetime
    answered: datetime
    placed: str
    sentence: str | None
    leads: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """One place of a team, used or not; what participation is counted against."""

    role: str
    invited: datetime


def writers(store: Store, team: int, round_id: int, period: Period, norm: int) -> tuple[Writer, ...]:
    """Everyone with an answer from before the week closed; what can no longer be read is left out."""
    closes = stamp(period.closes)
    rows = store.conn.execute(
        "SELECT a.person_id, m.role, m.invited, MIN(a.at), p.value_sealed, s.body_sealed, EXISTS (SELECT 1"
        " FROM membership n WHERE n.person_id = a.person_id AND n.team_id = a.team_id AND n.until IS NULL"
        " AND n.role = 'teamleider') FROM answer a"
        " JOIN membership m ON m.person_id = a.person_id AND m.team_id = a.team_id AND m.since <= a.at"
        " AND (m.until IS NULL OR m.until >= a.at)"
        " LEFT JOIN placement p ON p.person_id = a.person_id AND p.round_id = a.round_id AND p.period = a.period"
        " AND p.norm = a.norm AND p.team_id = a.team_id AND p.at < ?"
        " LEFT JOIN sentence s ON s.person_id = a.person_id AND s.round_id = a.round_id AND s.period = a.period"
        " AND s.norm = a.norm AND s.team_id = a.team_id AND s.at < ?"
        " WHERE a.team_id = ? AND a.round_id = ? AND a.period = ? AND a.norm = ? AND a.at < ?"
        " GROUP BY a.person_id ORDER BY a.person_id",
        (closes, closes, team, round_id, str(period), norm, closes),
    ).fetchall()
    found = []
    for person, role, invited, at, placed, sentence, leads in rows:
        try:
            value = json.loads(store.keys.unseal(placed, "placement"))[0] if placed else ""
            words = store.keys.unseal_text(sentence, "sentence") if sentence else None
        except KeyGoneError:
            continue
        found.append(Writer(person, role, instant(invited), instant(at), value, words, bool(leads)))
    return tuple(found)


def team_seats(store: Store, team: int) -> tuple[Seat, ...]:
    rows = store.conn.execute(
        "SELECT role, made FROM invite WHERE team_id = ? AND kind = 'join' AND state <> 'withdrawn'", (team,)
    )
    return tuple(Seat(row[0], instant(row[1])) for row in rows)


def publish(
    store: Store, team: int, round_id: int, period: Period, snapshot: dict[str, object], now: datetime
) -> None:
    """Stores what the gate cleared, for good; a second one of the same week is refused by the table."""
    store.conn.execute(
        "INSERT INTO snapshot (team_id, round_id, period, body_sealed, at) VALUES (?, ?, ?, ?, ?)",
        (
            team,
            round_id,
            str(period),
            store.keys.seal(ORGANISATION, "snapshot", json.dumps(snapshot)),
            stamp(now),
        ),
    )


def published(store: Store, team: int, period: Period | None) -> tuple[int, Period, dict[str, object]] | None:
    """The round, the week and what was cleared: of this week, or the latest."""
    row = store.conn.execute(
        "SELECT round_id, period, body_sealed FROM snapshot WHERE team_id = ? AND (? IS NULL OR period = ?)"
        " ORDER BY round_id DESC, period DESC LIMIT 1",
        (team, *([str(period) if period else None] * 2)),
    ).fetchone()
    if row is None:
        return None
    return int(row[0]), Period.parse(row[1]), json.loads(store.keys.unseal(row[2], "snapshot"))
