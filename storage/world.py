"""Everything a turn may know, in a fixed number of queries."""

from collections.abc import Mapping
from datetime import datetime

from conversations.model import Member, Role, World
from norms.model import NormSet
from rounds.period import Period
from storage import answers, people, rounds, teams
from storage.store import Store


def load(
    store: Store,
    now: datetime,
    telegram: int,
    person: int | None,
    *,
    token: str | None,
    norm_set: NormSet,
    organisation: Mapping[str, str],
    confirming: bool = False,
) -> World:
    """The world of one person, or of a stranger (`person` None) at this Telegram account.

    `confirming`: about to become coördinator, so the teams come along.
    """
    address = people.address_hash(store, telegram)
    invite = teams.usable(store, token, person, address) if token else None
    if person is None:
        moving = teams.moving_for(store, address)
        return World(now, invite=invite, moving=moving, norm_set=norm_set, organisation=organisation)
    coordinator, member = _place(store, person)
    current = rounds.latest(store)
    done = answers.answered(store, person, current.round.id, Period.of(now)) if current else ()
    given = answers.sentences(store, person, current.round.id, Period.of(now)) if current else ()
    return World(
        now,
        people.person(store, person),
        member,
        coordinator,
        teams.seats(store) if coordinator or confirming else (),
        invite,
        None,
        current.round if current else None,
        norm_set,
        done,
        given,
        organisation,
    )


def _place(store: Store, person: int) -> tuple[bool, Member | None]:
    row = store.conn.execute(
        "SELECT p.coordinator, m.team_id, m.role FROM person p"
        " LEFT JOIN membership m ON m.person_id = p.id AND m.until IS NULL WHERE p.id = ?",
        (person,),
    ).fetchone()
    coordinator, team, role = row
    if team is None:
        return bool(coordinator), None
    return bool(coordinator), Member(team, teams.name(store, team), Role(role), teams.size(store, team))
