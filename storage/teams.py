"""Teams and their one-time links."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from conversations.model import Invite, Role, TeamSeats
from storage.keys import ORGANISATION
from storage.store import Store
from storage.times import instant, stamp

TOKEN_BYTES = 18
"""144 bits: 24 characters of a link, of which Telegram takes 64."""
MOST_TRIES = 5
"""Wrong codes on one link for another phone."""


@dataclass(frozen=True, slots=True)
class Link:
    """An invite's row, for the host."""

    id: int
    kind: str
    team: int | None
    role: Role
    state: str
    person: int | None
    made: datetime
    replaces: bool


def create(store: Store, name: str, now: datetime) -> int:
    done = store.conn.execute(
        "INSERT INTO team (name_sealed, made) VALUES (?, ?)",
        (store.keys.seal(ORGANISATION, "team", name), stamp(now)),
    )
    return int(done.lastrowid)


def rename(store: Store, team: int, name: str) -> None:
    store.conn.execute(
        "UPDATE team SET name_sealed = ? WHERE id = ?", (store.keys.seal(ORGANISATION, "team", name), team)
    )


def name(store: Store, team: int) -> str:
    row = store.conn.execute("SELECT name_sealed FROM team WHERE id = ?", (team,)).fetchone()
    return store.keys.unseal_text(row[0], "team")


def by_name(store: Store, wanted: str) -> int | None:
    """The team of that name, capitals aside."""
    folded = wanted.strip().casefold()
    found = [number for number, name in names(store).items() if name.casefold() == folded]
    return found[-1] if found else None


def names(store: Store) -> dict[int, str]:
    """Of every team there is or was; those that went into another first."""
    rows = store.conn.execute("SELECT id, name_sealed FROM team ORDER BY merged IS NULL, id")
    return {int(row[0]): store.keys.unseal_text(row[1], "team") for row in rows}


def seats(store: Store) -> tuple[TeamSeats, ...]:
    """All teams in order of name, but for those that went into another."""
    rows = store.conn.execute(
        "SELECT t.id, t.name_sealed, COUNT(*) FILTER (WHERE i.state = 'open'),"
        " COUNT(*) FILTER (WHERE i.state = 'used'),"
        " COUNT(*) FILTER (WHERE i.role = 'teamleider' AND i.state <> 'withdrawn'),"
        " t.gemeente_sealed, t.werksoort_sealed"
        " FROM team t LEFT JOIN invite i ON i.team_id = t.id AND i.kind = 'join'"
        " WHERE t.merged IS NULL GROUP BY t.id"
    )
    unseal = store.keys.unseal_text
    found = [
        TeamSeats(
            number,
            unseal(name, "team"),
            opened,
            used,
            leaders,
            unseal(gemeente, "gemeente") if gemeente else "",
            unseal(werksoort, "werksoort") if werksoort else "",
        )
        for number, name, opened, used, leaders, gemeente, werksoort in rows
    ]
    return tuple(sorted(found, key=lambda team: team.name.casefold()))


def size(store: Store, team: int) -> int:
    """Places handed out and not withdrawn, used or not."""
    row = store.conn.execute(
        "SELECT COUNT(*) FROM invite WHERE team_id = ? AND kind = 'join' AND state <> 'withdrawn'", (team,)
    ).fetchone()
    return int(row[0])


def token_hash(store: Store, token: str) -> bytes:
    return store.keys.digest("invite", token)


def issue(
    store: Store,
    team: int | None,
    role: Role,
    now: datetime,
    *,
    moving: bool = False,
    replaces: bool = False,
    also: bool = False,
) -> str:
    """A new link's code; only its hash stays. `replaces`: who uses it leads in the place of who does now.

    `also`: who uses it reads along in this team beside their own.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    store.conn.execute(
        "INSERT INTO invite (hash, kind, team_id, role, state, made, replaces) VALUES (?, ?, ?, ?, 'open', ?, ?)",
        (
            token_hash(store, token),
            "move" if moving else "also" if also else "join",
            team,
            role,
            stamp(now),
            replaces,
        ),
    )
    return token


def withdraw_open(store: Store, team: int) -> None:
    """Codes of a list that were given one of these get no new one by the list, as those whose link was used.

    Or the list, read once more, would name who never came.
    """
    store.conn.execute(
        "UPDATE place_code SET link = NULL"
        " WHERE link IN (SELECT id FROM invite WHERE team_id = ? AND state = 'open')",
        (team,),
    )
    store.conn.execute("UPDATE invite SET state = 'withdrawn' WHERE team_id = ? AND state = 'open'", (team,))


def link(store: Store, number: int) -> Link:
    row = store.conn.execute(
        "SELECT id, kind, team_id, role, state, person_id, made, replaces FROM invite WHERE id = ?", (number,)
    ).fetchone()
    return Link(row[0], row[1], row[2], Role(row[3]), row[4], row[5], instant(row[6]), bool(row[7]))


def usable(store: Store, token: str, person: int | None, address_hash: bytes) -> Invite | None:
    """The link as it stands for who tapped it; None for unknown, withdrawn or someone else's, all alike."""
    row = store.conn.execute(
        "SELECT id, kind, team_id, role, state, person_id, tapped_hash, tries FROM invite WHERE hash = ?",
        (token_hash(store, token),),
    ).fetchone()
    if row is None:
        return None
    number, kind, team, role, state, owner, tapped, tries = row
    own = state == "used" and owner is not None and owner == person
    free = state == "open" and (tapped is None or bytes(tapped) == address_hash) and tries < MOST_TRIES
    if not own and not free:
        return None
    team_name = name(store, team) if team is not None else ""
    return Invite(number, Role(role), team, team_name, own, moving=kind == "move", also=kind == "also")


def tap_moving(store: Store, number: int, address_hash: bytes) -> None:
    """Binds a link for another phone to the account that tapped it first."""
    store.conn.execute(
        "UPDATE invite SET tapped_hash = ? WHERE id = ? AND kind = 'move' AND tapped_hash IS NULL",
        (address_hash, number),
    )


def moving_for(store: Store, address_hash: bytes) -> Invite | None:
    """The open link for another phone that this account tapped, if any."""
    row = store.conn.execute(
        "SELECT id, team_id, role FROM invite WHERE tapped_hash = ? AND state = 'open' AND tries < ?"
        " ORDER BY id DESC LIMIT 1",
        (address_hash, MOST_TRIES),
    ).fetchone()
    return Invite(row[0], Role(row[2]), row[1], "", own=False, moving=True) if row else None


def count_try(store: Store, number: int) -> bool:
    """Counts a wrong code; whether another may be tried."""
    store.conn.execute("UPDATE invite SET tries = tries + 1 WHERE id = ?", (number,))
    row = store.conn.execute("SELECT tries FROM invite WHERE id = ?", (number,)).fetchone()
    return int(row[0]) < MOST_TRIES


def use(store: Store, number: int, person: int) -> None:
    """From here on nothing leads from the code of a list to who has its place."""
    store.conn.execute("UPDATE place_code SET link = NULL WHERE link = ?", (number,))
    store.conn.execute("UPDATE invite SET state = 'used', person_id = ? WHERE id = ?", (person, number))


def replaced_by(store: Store, person: int) -> int | None:
    """The team that this person came to lead instead of who did; told once."""
    row = store.conn.execute(
        "SELECT i.team_id FROM invite i JOIN membership m ON m.person_id = i.person_id AND m.team_id = i.team_id"
        " WHERE i.person_id = ? AND i.state = 'used' AND i.replaces = 1 AND m.until IS NULL"
        " AND m.role = 'teamleider'",
        (person,),
    ).fetchone()
    store.conn.execute("UPDATE invite SET replaces = 0 WHERE person_id = ? AND state = 'used'", (person,))
    return int(row[0]) if row else None


def end_leading(store: Store, person: int) -> None:
    """The place of who no longer leads is that of a professional from now on."""
    store.conn.execute(
        "UPDATE invite SET role = ? WHERE person_id = ? AND role = ?",
        (Role.PROFESSIONAL, person, Role.TEAMLEIDER),
    )


def withdraw_place_of(store: Store, person: int) -> None:
    """Who leaves a team, or goes over to another, leaves no ghost place behind."""
    store.conn.execute(
        "UPDATE invite SET state = 'withdrawn', person_id = NULL"
        " WHERE person_id = ? AND kind = 'join' AND team_id IS NOT NULL",
        (person,),
    )
