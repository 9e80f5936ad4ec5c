"""What becomes of someone: they come, move, choose when to be asked, leave, and are erased."""

from typing import assert_never

from bot.acting import Acting, tell
from conversations.messages import Remove, Say, say
from conversations.model import PersonState
from conversations.people import (
    EraseMe,
    LeaveTeam,
    Meet,
    MoveHere,
    OwnSetting,
    PersonChange,
    SetClearing,
    SetHours,
    SetMoment,
    SetState,
    TakeInvite,
)
from conversations.text import Text
from rounds.starting import Kind
from storage import clearing, erasure, inbox, outbox, people, readers, teams


def change_person(acting: Acting, effect: PersonChange) -> None:
    store, now = acting.hub.store, acting.now
    match effect:
        case Meet():
            acting.person = people.meet(store, acting.telegram, now)
        case TakeInvite(number):
            _take_invite(acting, number)
        case MoveHere(number, code):
            _move(acting, number, code)
        case SetMoment() | SetHours() | SetState() | SetClearing():
            _set(acting, effect)
        case LeaveTeam():
            people.leave_team(store, acting.someone, now)
            teams.withdraw_place_of(store, acting.someone)
            readers.drop_all(store, acting.someone)
        case EraseMe(spares):
            _erase(acting, spares)
        case _:
            assert_never(effect)


def _take_invite(acting: Acting, number: int) -> None:
    """An own link that was used before only brings back who left."""
    store, now = acting.hub.store, acting.now
    link = teams.link(store, number)
    if acting.person is None:
        acting.person = people.meet(store, acting.telegram, now)
    person = acting.person
    if link.state != "open" and link.person != person:
        acting.refused = True
        tell(acting, say("start.link_werkt_niet"))
        return
    if link.kind == "also":
        assert link.team is not None
        readers.add(store, person, link.team, now)
        teams.use(store, number, person)
        return
    if link.team is None:
        people.make_coordinator(store, person)
        people.set_state(store, person, PersonState.ACTIVE, now)
    elif acting.world.member is None or acting.world.member.team != link.team or link.state == "open":
        teams.withdraw_place_of(store, person)
        people.join_team(store, person, link.team, link.role, link.made, now)
        readers.drop(store, person, link.team)
    teams.use(store, number, person)
    if people.person(store, person).state == PersonState.ACTIVE:
        _lead(acting)


def _lead(acting: Acting) -> None:
    """Who comes in a leader's place leads from the moment they really take part; the other one hears of it."""
    store, now = acting.hub.store, acting.now
    team = teams.replaced_by(store, acting.someone)
    if team is None:
        return
    for before in people.stop_leading(store, team, acting.someone, now):
        teams.end_leading(store, before)
        outbox.put_started(store, before, say("kennismaking.leidt_niet_meer"), Kind.NOTICE, now)


def _move(acting: Acting, number: int, code: str) -> None:
    """Only link and code together move anyone; the account it was hears of it."""
    store, now = acting.hub.store, acting.now
    link = teams.link(store, number)
    person = people.by_code(store, code)
    if person is None or link.state != "open" or not people.is_member(store, person, link.team):
        key = "kennismaking.verhuizen_mislukt" if teams.count_try(store, number) else "kennismaking.verhuislink_op"
        tell(acting, Say(Text(key)))
        return
    left = clearing.left(store, person, now, due=True) if people.clears(store, person) else ()
    before = people.move_address(store, person, acting.telegram)
    teams.use(store, number, person)
    contact = acting.hub.organisation["contact"]
    warned = say("kennismaking.verhuisd_weg", contact=contact)
    outbox.put_stranger(store, inbox.intake_key(store, now), before, warned, now)
    if left:
        outbox.put_stranger(store, inbox.intake_key(store, now), before, Remove(left), now)
    acting.person = person
    tell(acting, say("kennismaking.verhuisd"))


def _set(acting: Acting, effect: OwnSetting) -> None:
    store, person = acting.hub.store, acting.someone
    match effect:
        case SetMoment(moment):
            people.set_moment(store, person, moment)
        case SetHours(hours):
            people.set_hours(store, person, hours)
        case SetState(state):
            people.set_state(store, person, state, acting.now)
            if state == PersonState.ACTIVE:
                _lead(acting)
        case SetClearing(on):
            people.set_clears(store, person, clears=on)
        case _:
            assert_never(effect)


def _erase(acting: Acting, spares: int) -> None:
    """Also what still stands in the chat, as far as Telegram lets it be deleted, but for the message `spares`."""
    store, now = acting.hub.store, acting.now
    left = tuple(number for number in clearing.left(store, acting.someone, now) if number != spares)
    acting.stays = erasure.erase(store, acting.someone, acting.telegram, now)
    acting.person = None
    if left:
        tell(acting, Remove(left))
