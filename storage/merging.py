"""Two teams that go on as one. What was written and shown before stays under the team it was written in."""

from datetime import datetime

from conversations.model import Role
from storage import people
from storage.store import Store
from storage.times import stamp


def merge(store: Store, team: int, into: int, now: datetime) -> None:
    """Everyone in `team` belongs to `into` from this instant on, each in the same role.

    They count there as whoever was invited now: in a round that runs, from the fifteenth day. Open links lead to
    the other team, and codes of a list are known there. Nobody's earlier answer moves.
    """
    rows = store.conn.execute(
        "SELECT person_id, role FROM membership WHERE team_id = ? AND until IS NULL ORDER BY person_id", (team,)
    ).fetchall()
    for person, role in rows:
        people.join_team(store, int(person), into, Role(role), now, now)
    store.conn.execute(
        "UPDATE invite SET team_id = ?, made = CASE kind WHEN 'join' THEN ? ELSE made END"
        " WHERE team_id = ? AND state <> 'withdrawn'",
        (into, stamp(now), team),
    )
    store.conn.execute("UPDATE place_code SET team_id = ? WHERE team_id = ?", (into, team))
    store.conn.execute(
        "INSERT INTO reader (person_id, team_id, since) SELECT person_id, ?, ? FROM reader r WHERE team_id = ?"
        " AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = r.person_id AND m.team_id = ?"
        " AND m.until IS NULL) ON CONFLICT DO NOTHING",
        (into, stamp(now), team, into),
    )
    store.conn.execute(
        "DELETE FROM reader WHERE team_id = ? OR (team_id = ? AND person_id IN (SELECT person_id FROM membership"
        " WHERE team_id = ? AND until IS NULL))",
        (team, into, into),
    )
    store.conn.execute("UPDATE team SET merged = ? WHERE id = ?", (into, team))
