"""Everything a turn may know, in a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from conversations.model import Member, Person, Role, World
from norms.model import NormSet
from rounds.period import Period
from storage import (
    answers,
    drafts,
    helping,
    intentions,
    people,
    readers,
    rewriting,
    rounds,
    school,
    settling,
    taps,
    teams,
)
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
    editions: tuple[NormSet, ...] = (),
    confirming: bool = False,
    changed: int | None = None,
) -> World:
    """The world of one person, or of a stranger (`person` None) at this Telegram account.

    `confirming`: about to become coördinator, so the teams come along. `changed`: the message that was changed.
    """
    address = people.address_hash(store, telegram)
    invite = teams.usable(store, token, person, address) if token else None
    if person is None:
        moving = teams.moving_for(store, address)
        return World(
            now, invite=invite, moving=moving, norm_set=norm_set, organisation=organisation, editions=editions
        )
    coordinator, member = _place(store, person)
    found = rounds.every(store)
    current = rounds.at(found, Period.of(now))
    done = answers.answered(store, person, current.round.id, Period.of(now)) if current else ()
    given = answers.sentences(store, person, current.round.id, Period.of(now)) if current else ()
    leads = coordinator or confirming
    published = settling.finished(store)
    return World(
        now,
        _with_free_days(store, people.person(store, person)),
        member,
        coordinator,
        teams.seats(store) if leads else (),
        invite,
        None,
        current.round if current else None,
        norm_set,
        done,
        given,
        organisation,
        found[-1].round if found else None,
        drafts.load(store) if leads else None,
        tuple((one.round.norm_set, one.round.asked_of_all) for one in found),
        taps.tapped(store, person, current.round.id) if current else frozenset(),
        people.coordinators(store) if leads else 0,
        rewriting.written(store, person, current.round.id, changed, now) if current and changed else None,
        rewriting.last(store, person, current.round.id) if current else None,
        intentions.asked(store, person),
        answers.themes_before(store, person, current.round.id, Period.of(now), current.round.norm_set)
        if current
        else frozenset(),
        help=helping.oldest(store) if coordinator else None,
        school=school.every(store) if leads else (),
        beside=readers.beside(store, person) if member else (),
        editions=editions,
        finished=tuple(one.round for number in published for one in found if one.round.id == number),
        reports=settling.reports_for(store, person, published) if coordinator else (),
    )


def _with_free_days(store: Store, person: Person) -> Person:
    return replace(person, hours=replace(person.hours, free=school.free_for(store, person.id)))


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
