"""Persons, their address, their code and their place in a team."""

import secrets
from datetime import date, datetime, time

from conversations.model import Person, PersonState, Role
from rounds.calendar import DEFAULT_MOMENT, Hours, Moment
from rounds.due import Listener
from rounds.period import Period
from storage.keys import person_owner
from storage.store import Store
from storage.times import instant, stamp

CODE_ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""Without letters and digits that look alike."""
CODE_LENGTH = 8


def address_hash(store: Store, telegram: int) -> bytes:
    return store.keys.digest("address", str(telegram))


def code_hash(store: Store, code: str) -> bytes:
    """The same for every way of writing it: capitals, spaces and dashes do not count."""
    letters = "".join(c for c in code.upper() if c in CODE_ALPHABET)
    return store.keys.digest("code", letters)


def has_form_of_code(text: str) -> bool:
    """Nothing but the signs of a code, however they are parted; whether it is anyone's is not looked up."""
    signs = "".join(text.upper().replace("-", " ").split())
    return len(signs) == CODE_LENGTH and all(sign in CODE_ALPHABET for sign in signs)


def by_address(store: Store, telegram: int) -> int | None:
    row = store.conn.execute(
        "SELECT id FROM person WHERE address_hash = ?", (address_hash(store, telegram),)
    ).fetchone()
    return int(row[0]) if row else None


def by_code(store: Store, code: str) -> int | None:
    row = store.conn.execute("SELECT id FROM person WHERE code_hash = ?", (code_hash(store, code),)).fetchone()
    return int(row[0]) if row else None


def person(store: Store, number: int) -> Person:
    row = store.conn.execute(
        "SELECT state, weekday, clock, code_sealed, clears, days, opens, shuts, back FROM person WHERE id = ?",
        (number,),
    ).fetchone()
    code = store.keys.unseal_text(row[3], "code")
    moment = Moment(int(row[1]), time.fromisoformat(row[2]))
    return Person(number, PersonState(row[0]), moment, code, bool(row[4]), hours_of(*row[5:]))


def address(store: Store, number: int) -> int:
    """Telegram's chat id of this person."""
    row = store.conn.execute("SELECT address_sealed FROM person WHERE id = ?", (number,)).fetchone()
    return int(store.keys.unseal_text(row[0], "address"))


def meet(store: Store, telegram: int, now: datetime) -> int:
    """A new person in no team. The key is committed before the first row that needs it."""
    row = store.conn.execute("SELECT COALESCE(MAX(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'person'")
    number = int(row.fetchone()[0])
    owner = person_owner(number)
    store.keys.destroy(owner)
    store.keys.make(owner)
    code = "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
    store.conn.execute(
        "INSERT INTO person"
        " (id, address_hash, address_sealed, code_hash, code_sealed, state, weekday, clock, active)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            address_hash(store, telegram),
            store.keys.seal(owner, "address", str(telegram)),
            code_hash(store, code),
            store.keys.seal(owner, "code", code),
            PersonState.JOINING,
            DEFAULT_MOMENT.weekday,
            DEFAULT_MOMENT.at.strftime("%H:%M"),
            stamp(now),
        ),
    )
    return number


def set_state(store: Store, number: int, state: PersonState, now: datetime) -> None:
    """Who becomes active gets nothing that fell due before."""
    store.conn.execute(
        "UPDATE person SET state = ?, active = CASE WHEN ? = 'active' AND state <> 'active' THEN ? ELSE active END"
        " WHERE id = ?",
        (state, state, stamp(now), number),
    )


def set_moment(store: Store, number: int, moment: Moment) -> None:
    store.conn.execute(
        "UPDATE person SET weekday = ?, clock = ? WHERE id = ?",
        (moment.weekday, moment.at.strftime("%H:%M"), number),
    )


def hours_of(days: str, opens: str, shuts: str, back: str | None) -> Hours:
    return Hours(
        frozenset(map(int, days)),
        time.fromisoformat(opens),
        time.fromisoformat(shuts),
        date.fromisoformat(back) if back else None,
    )


def set_hours(store: Store, number: int, hours: Hours) -> None:
    """Days of work, window and pause, all as they are now."""
    store.conn.execute(
        "UPDATE person SET days = ?, opens = ?, shuts = ?, back = ? WHERE id = ?",
        (
            "".join(map(str, sorted(hours.days))),
            hours.opens.strftime("%H:%M"),
            hours.shuts.strftime("%H:%M"),
            hours.back.isoformat() if hours.back else None,
            number,
        ),
    )


def forget_pauses(store: Store, monday: date) -> None:
    """Nothing says afterwards that someone was away; until their week is over it still moves its question."""
    store.conn.execute("UPDATE person SET back = NULL WHERE back <= ?", (monday.isoformat(),))


def set_clears(store: Store, number: int, *, clears: bool) -> None:
    store.conn.execute("UPDATE person SET clears = ? WHERE id = ?", (clears, number))


def clears(store: Store, number: int) -> bool:
    return bool(store.conn.execute("SELECT clears FROM person WHERE id = ?", (number,)).fetchone()[0])


def set_reachable(store: Store, number: int, *, reachable: bool) -> None:
    store.conn.execute("UPDATE person SET reachable = ? WHERE id = ?", (reachable, number))


def move_address(store: Store, number: int, telegram: int) -> int:
    """Gives the person another Telegram account; the one it was comes back."""
    before = address(store, number)
    store.conn.execute(
        "UPDATE person SET address_hash = ?, address_sealed = ?, reachable = 1 WHERE id = ?",
        (
            address_hash(store, telegram),
            store.keys.seal(person_owner(number), "address", str(telegram)),
            number,
        ),
    )
    store.conn.execute("DELETE FROM message WHERE person_id = ?", (number,))
    return before


def join_team(store: Store, number: int, team: int, role: Role, invited: datetime, now: datetime) -> None:
    """Ends an earlier membership: one at a time."""
    leave_team(store, number, now)
    store.conn.execute(
        "INSERT INTO membership (person_id, team_id, role, invited, since) VALUES (?, ?, ?, ?, ?)",
        (number, team, role, stamp(invited), stamp(now)),
    )


def leave_team(store: Store, number: int, now: datetime) -> None:
    store.conn.execute(
        "UPDATE membership SET until = ? WHERE person_id = ? AND until IS NULL", (stamp(now), number)
    )


def make_coordinator(store: Store, number: int) -> None:
    store.conn.execute("UPDATE person SET coordinator = 1 WHERE id = ?", (number,))


def coordinators(store: Store) -> int:
    return int(store.conn.execute("SELECT COUNT(*) FROM person WHERE coordinator = 1").fetchone()[0])


def coordinator_ids(store: Store) -> list[int]:
    rows = store.conn.execute("SELECT id FROM person WHERE coordinator = 1 AND reachable ORDER BY id")
    return [int(row[0]) for row in rows]


def to_tell_of_closing(store: Store, period: Period) -> list[int]:
    """Coördinatoren, and members since before the end, who have not heard that it ended with this week."""
    rows = store.conn.execute(
        "SELECT p.id FROM person p WHERE p.reachable AND (p.coordinator = 1 OR (p.state = 'active' AND EXISTS"
        " (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.until IS NULL AND m.since < ?)))"
        " AND NOT EXISTS"
        " (SELECT 1 FROM run WHERE kind = 'closing' AND subject = p.id AND period = ?) ORDER BY p.id",
        (stamp(period.closes), str(period)),
    )
    return [int(row[0]) for row in rows]


def not_begun(store: Store, round_id: int, team: int) -> list[int]:
    """Members of this team who joined or were joining, and have no answer in this round."""
    rows = store.conn.execute(
        "SELECT p.id FROM membership m JOIN person p ON p.id = m.person_id"
        " WHERE m.team_id = ? AND m.until IS NULL AND p.state IN ('active', 'joining') AND p.reachable"
        " AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.person_id = p.id AND a.round_id = ?) ORDER BY p.id",
        (team, round_id),
    )
    return [int(row[0]) for row in rows]


def stop_leading(store: Store, team: int, but: int, now: datetime) -> list[int]:
    """Whoever else leads this team becomes a professional in it from this instant on; who that is."""
    rows = store.conn.execute(
        "SELECT person_id, invited FROM membership"
        " WHERE team_id = ? AND role = 'teamleider' AND until IS NULL AND person_id <> ?",
        (team, but),
    ).fetchall()
    for person, invited in rows:
        join_team(store, int(person), team, Role.PROFESSIONAL, instant(invited), now)
    return [int(row[0]) for row in rows]


def team_members(store: Store, team: int) -> list[int]:
    """Who gets the team's picture now: everyone in it who has not stopped or declined."""
    rows = store.conn.execute(
        "SELECT p.id FROM membership m JOIN person p ON p.id = m.person_id"
        " WHERE m.team_id = ? AND m.until IS NULL AND p.state = 'active' AND p.reachable ORDER BY p.id",
        (team,),
    )
    return [int(row[0]) for row in rows]


def listeners(store: Store, period: str) -> list[Listener]:
    """Active members whom this week's prompt has not reached yet."""
    rows = store.conn.execute(
        "SELECT p.id, m.team_id, m.role, p.weekday, p.clock, MAX(m.since, p.active),"
        " p.days, p.opens, p.shuts, p.back"
        " FROM membership m JOIN person p ON p.id = m.person_id"
        " WHERE m.until IS NULL AND p.state = 'active' AND p.reachable AND NOT EXISTS"
        " (SELECT 1 FROM run WHERE kind = 'prompt' AND subject = p.id AND period = ?) ORDER BY p.id",
        (period,),
    )
    return [
        Listener(
            int(row[0]),
            int(row[1]),
            str(row[2]),
            Moment(int(row[3]), time.fromisoformat(row[4])),
            instant(row[5]),
            hours_of(*row[6:]),
        )
        for row in rows
    ]


def exists(store: Store, number: int) -> bool:
    return store.conn.execute("SELECT 1 FROM person WHERE id = ?", (number,)).fetchone() is not None


def is_member(store: Store, number: int, team: int | None) -> bool:
    row = store.conn.execute(
        "SELECT 1 FROM membership WHERE person_id = ? AND team_id = ? AND until IS NULL", (number, team)
    ).fetchone()
    return row is not None


def places(store: Store, number: int) -> list[tuple[str, str, str, str | None]]:
    """Team, role, since and until of every membership, oldest first."""
    rows = store.conn.execute(
        "SELECT t.name_sealed, m.role, m.since, m.until FROM membership m JOIN team t ON t.id = m.team_id"
        " WHERE m.person_id = ? ORDER BY m.id",
        (number,),
    )
    return [(store.keys.unseal_text(row[0], "team"), row[1], row[2], row[3]) for row in rows]


def is_coordinator(store: Store, number: int) -> bool:
    return bool(store.conn.execute("SELECT coordinator FROM person WHERE id = ?", (number,)).fetchone()[0])
