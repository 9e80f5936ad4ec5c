"""How someone comes in, and what is known of them: by the links there are, and by what they choose."""

from dataclasses import replace

from conversations.effects import Effect, KeepEffect, KeepOrigin
from conversations.model import Invite, Member, Person, PersonState, Role, World
from conversations.people import EraseMe, LeaveTeam, Meet, MoveHere, SetClearing, SetMoment, SetState, TakeInvite
from rounds.calendar import DEFAULT_MOMENT

NEWCOMER = Person(1, PersonState.JOINING, DEFAULT_MOMENT, "ABCD2345")
INVITES = {
    "noord": Invite(1, Role.PROFESSIONAL, 1, "Noord", own=False, moving=False),
    "zuid": Invite(2, Role.TEAMLEIDER, 2, "Zuid", own=False, moving=False),
    "coördinator": Invite(3, Role.COORDINATOR, None, "", own=False, moving=False),
    "verhuizing": Invite(4, Role.PROFESSIONAL, 1, "Noord", own=False, moving=True),
}


def invite_of(number: int) -> Invite:
    return next(one for one in INVITES.values() if one.id == number)


def changed(world: World, effect: Effect) -> World:
    """The world after what is kept of the person, their place and their taps."""
    person = world.person
    match effect:
        case Meet() | MoveHere():
            return replace(world, person=person or NEWCOMER)
        case TakeInvite(number):
            return _taken(replace(world, person=person or NEWCOMER), invite_of(number))
        case SetMoment(moment) if person:
            return replace(world, person=replace(person, moment=moment))
        case SetState(state) if person:
            return replace(world, person=replace(person, state=state))
        case SetClearing(on) if person:
            return replace(world, person=replace(person, clears=on))
        case LeaveTeam():
            return replace(world, member=None)
        case EraseMe():
            return replace(world, person=None, member=None, coordinator=False)
        case KeepOrigin():
            return replace(world, tapped=world.tapped | {"origin"})
        case KeepEffect(side=side):
            return replace(world, tapped=world.tapped | {str(side)})
        case _:
            return world


def _taken(world: World, invite: Invite) -> World:
    if invite.team is None:
        return replace(world, coordinator=True)
    return replace(world, member=Member(invite.team, invite.team_name, invite.role, 8))
