"""Rows of more than one person. Only reports/gate may ask for them (an import contract holds it)."""

import json
from dataclasses import dataclass
from datetime import datetime

from rounds.period import Period
from storage import answers, taps
from storage.errors import KeyGoneError
from storage.keys import ORGANISATION
from storage.store import Store
from storage.times import instant, stamp


@dataclass(frozen=True, slots=True)
class Writer:
    """One person's part in one norm of one week, in the team they were in when they wrote it.

    `leads`: they are that team's leader now. `placed` is empty and `sentence` None where there is none. `themes`:
    under which the answer is filed beside its own; none where words came to it after the week closed, or in
    another team.
    """

    person: int
    role: str
    invited: datetime
    answered: datetime
    placed: str
    sentence: str | None
    themes: tuple[int, ...]
    leads: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """One place of a team; what participation is counted against. `person`: None where unused or erased.

    `since`: from when who has it is in this team in this role; `invited` where nobody can be asked any more.
    """

    role: str
    invited: datetime
    person: int | None
    used: bool
    since: datetime


def writers(store: Store, team: int, round_id: int, period: Period, norm: int) -> tuple[Writer, ...]:
    """Everyone with an answer from before the week closed; what can no longer be read is left out."""
    closes = stamp(period.closes)
    rows = store.conn.execute(
        "SELECT a.person_id, m.role, m.invited, MIN(a.at), p.value_sealed, s.body_sealed, f.themes_sealed,"
        " EXISTS (SELECT 1"
        " FROM membership n WHERE n.person_id = a.person_id AND n.team_id = a.team_id AND n.until IS NULL"
        " AND n.role = 'teamleider') FROM answer a"
        " JOIN membership m ON m.person_id = a.person_id AND m.team_id = a.team_id AND m.since <= a.at"
        " AND (m.until IS NULL OR m.until >= a.at)"
        " LEFT JOIN filed f ON f.person_id = a.person_id AND f.round_id = a.round_id AND f.period = a.period"
        " AND f.norm = a.norm AND NOT EXISTS (SELECT 1 FROM answer l WHERE l.person_id = a.person_id"
        " AND l.round_id = a.round_id AND l.period = a.period AND l.norm = a.norm"
        " AND (l.at >= ? OR l.team_id <> a.team_id))"
        " LEFT JOIN placement p ON p.person_id = a.person_id AND p.round_id = a.round_id AND p.period = a.period"
        " AND p.norm = a.norm AND p.team_id = a.team_id AND p.at < ?"
        " LEFT JOIN sentence s ON s.person_id = a.person_id AND s.round_id = a.round_id AND s.period = a.period"
        " AND s.norm = a.norm AND s.team_id = a.team_id AND s.at < ?"
        " WHERE a.team_id = ? AND a.round_id = ? AND a.period = ? AND a.norm = ? AND a.at < ?"
        " GROUP BY a.person_id ORDER BY a.person_id",
        (closes, closes, closes, team, round_id, str(period), norm, closes),
    ).fetchall()
    found = []
    for person, role, invited, at, placed, sentence, filed, leads in rows:
        try:
            value = json.loads(store.keys.unseal(placed, "placement"))[0] if placed else ""
            words = store.keys.unseal_text(sentence, "sentence") if sentence else None
            themes = answers.themes_of(store, filed)
        except KeyGoneError:
            continue
        found.append(Writer(person, role, instant(invited), instant(at), value, words, themes, bool(leads)))
    return tuple(found)


def team_seats(store: Store, team: int) -> tuple[Seat, ...]:
    rows = store.conn.execute(
        "SELECT i.role, i.made, i.person_id, i.state, COALESCE(m.since, i.made) FROM invite i"
        " LEFT JOIN membership m ON m.person_id = i.person_id AND m.team_id = i.team_id AND m.until IS NULL"
        " WHERE i.team_id = ? AND i.kind = 'join' AND i.state <> 'withdrawn'",
        (team,),
    )
    return tuple(Seat(row[0], instant(row[1]), row[2], row[3] == "used", instant(row[4])) for row in rows)


@dataclass(frozen=True, slots=True)
class Wrote:
    """That someone answered something in this week as a member of this team, with the first time of it."""

    person: int
    team: int
    period: Period
    role: str
    invited: datetime
    at: datetime
    leads: bool


def wrote(store: Store, round_id: int, before: datetime) -> tuple[Wrote, ...]:
    """Everyone with an answer in this round from before that instant, a row for each week and team."""
    rows = store.conn.execute(
        "SELECT a.person_id, a.team_id, a.period, m.role, m.invited, MIN(a.at), EXISTS (SELECT 1"
        " FROM membership n WHERE n.person_id = a.person_id AND n.team_id = a.team_id AND n.until IS NULL"
        " AND n.role = 'teamleider') FROM answer a"
        " JOIN membership m ON m.person_id = a.person_id AND m.team_id = a.team_id AND m.since <= a.at"
        " AND (m.until IS NULL OR m.until >= a.at)"
        " WHERE a.round_id = ? AND a.at < ? GROUP BY a.person_id, a.team_id, a.period"
        " ORDER BY a.person_id, a.team_id, a.period",
        (round_id, stamp(before)),
    )
    return tuple(
        Wrote(row[0], row[1], Period.parse(row[2]), row[3], instant(row[4]), instant(row[5]), bool(row[6]))
        for row in rows
    )


def taps_of(store: Store, round_id: int, moment: str) -> dict[int, str]:
    """What each person tapped before or after; without those who passed it over."""
    rows = store.conn.execute(
        "SELECT person_id, value_sealed FROM effect WHERE round_id = ? AND moment = ?", (round_id, moment)
    ).fetchall()
    return _opened(store, rows, "effect")


def origins_of(store: Store, round_id: int) -> dict[int, str]:
    """The group of origin of each person who chose one."""
    rows = store.conn.execute(
        "SELECT person_id, choice_sealed FROM origin WHERE round_id = ?", (round_id,)
    ).fetchall()
    return _opened(store, rows, "origin")


def _opened(store: Store, rows: list[tuple[int, bytes]], purpose: str) -> dict[int, str]:
    found = {}
    for person, sealed in rows:
        try:
            value = store.keys.unseal_text(sealed, purpose).strip()
        except KeyGoneError:
            continue
        if value:
            found[int(person)] = value
    return found


def forget_origin(store: Store, round_id: int, name: str) -> None:
    """Whoever chose this group chose none."""
    for person in [one for one, chosen in origins_of(store, round_id).items() if chosen == name]:
        taps.keep_origin(store, person, round_id, "")


def publish_of_round(store: Store, round_id: int, kind: str, snapshot: dict[str, object], now: datetime) -> None:
    """Once a day and kind (participation or closing), for good; a second one is refused by the table."""
    store.conn.execute(
        "INSERT INTO round_snapshot (round_id, kind, day, body_sealed, at) VALUES (?, ?, ?, ?, ?)",
        (
            round_id,
            kind,
            now.date().isoformat(),
            store.keys.seal(ORGANISATION, "round_snapshot", json.dumps(snapshot)),
            stamp(now),
        ),
    )


def published_of_round(store: Store, round_id: int, kind: str) -> dict[str, object] | None:
    """The latest."""
    row = store.conn.execute(
        "SELECT body_sealed FROM round_snapshot WHERE round_id = ? AND kind = ? ORDER BY day DESC LIMIT 1",
        (round_id, kind),
    ).fetchone()
    return dict(json.loads(store.keys.unseal(row[0], "round_snapshot"))) if row else None


def every_of_round(store: Store, round_id: int, kind: str) -> list[dict[str, object]]:
    """All of this kind, a day each, in order."""
    rows = store.conn.execute(
        "SELECT body_sealed FROM round_snapshot WHERE round_id = ? AND kind = ? ORDER BY day", (round_id, kind)
    )
    return [dict(json.loads(store.keys.unseal(row[0], "round_snapshot"))) for row in rows]


def shown_norms(store: Store, round_id: int) -> frozenset[int]:
    """Norms of which some team saw something."""
    rows = store.conn.execute("SELECT body_sealed FROM snapshot WHERE round_id = ?", (round_id,)).fetchall()
    bodies = [json.loads(store.keys.unseal(row[0], "snapshot")) for row in rows]
    return frozenset(int(body["norm"]) for body in bodies if body["enough"])


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
