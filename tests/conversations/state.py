"""What of all about a person can make a difference to what follows: the explorer looks at each such state once."""

from collections.abc import Hashable

from conversations.chat import (
    Deciding,
    Guarding,
    Helping,
    Joining,
    Listing,
    LookingBack,
    Managing,
    Paging,
    Place,
    Reflecting,
    Slots,
    Speaking,
    Walking,
)
from conversations.model import World
from tests.conversations.rig import Rig


def state_of(rig: Rig) -> Hashable:
    """Step, offers and slots of all that is open, without numbers of messages and offers and without anyone's
    words; and what the world knows of the person, likewise.
    """
    places = tuple(_place(place, rig.world) for place in (rig.chat.at, rig.chat.under, rig.chat.beside))
    return places, _world(rig), len(rig.spoken), len(rig.handed), frozenset(wake.step for wake in rig.wakes)


def _place(place: Place | None, world: World) -> Hashable:
    if place is None:
        return None
    return place.step, tuple(offer.choice for offer in place.offers), place.warned, _slots(place.slots, world)


def _slots(slots: Slots, world: World) -> Hashable:
    match slots:
        case Reflecting():
            seen = (slots.norm, slots.role, slots.period == world.period, bool(slots.parts), slots.done)
            asked = (slots.sentence, slots.resume, bool(slots.pending), bool(slots.probe), slots.stage)
            return seen, asked, slots.tail, slots.trial, bool(slots.passed)
        case Guarding():
            return _place(slots.back, world), slots.took
        case Speaking():
            return slots.spot.step, bool(slots.said.text.found)
        case Joining() | Managing() | Listing() | LookingBack() | Helping() | None:
            return slots
        case Deciding():
            return slots.live, slots.round, bool(slots.norm), bool(slots.reason), slots.word
        case Paging():
            return bool(slots.skip), slots.round
        case Walking():
            return slots.round, bool(slots.team), bool(slots.theme), bool(slots.page)


def _world(rig: Rig) -> Hashable:
    world, person = rig.world, rig.world.person
    draft = world.draft
    return (
        (person.state, person.clears) if person else None,
        world.member,
        world.coordinator,
        bool(world.answered),
        bool(world.sentences),
        world.tapped,
        world.last is not None and world.last.themes,
        world.intention is not None,
        world.help is not None,
        (draft.step, draft.out, draft.setup.is_arranged) if draft else None,
        tuple(team.leaders for team in world.teams),
        world.newest is not None and (world.newest.id, world.newest.is_closed(world.now)),
        world.week is None,
        world.round.course.origins if world.round else None,
        rig.world.moving is not None,
    )
