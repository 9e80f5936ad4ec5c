"""Which places of a chat still exist, what is open in it, and what a press or word means there."""

from dataclasses import replace

from conversations import bewaking, kennismaking
from conversations.chat import Chat, Guarding, Place, Reflecting
from conversations.effects import Effect, KeepAnswer, Part, PartKind, say
from conversations.events import Pressed, Typed
from conversations.model import World
from conversations.rights import CONVERSATIONS, may
from conversations.table import STEPS


def without_gone_places(chat: Chat, world: World) -> tuple[Chat, tuple[Effect, ...]]:
    """Leaves places whose step or round is no more; says so once."""
    at = chat.at if still_there(chat.at, world) else None
    under = chat.under if still_there(chat.under, world) else None
    if at is chat.at and under is chat.under:
        return chat, ()
    if at is None:
        at, under = under, None
    return replace(chat, at=at, under=under), (say("engine.vraag_voorbij"),)


def still_there(place: Place | None, world: World) -> bool:
    """Whether this place exists in this release, in a round of now, for someone who may still be there."""
    if place is None:
        return True
    if isinstance(place.slots, Guarding):
        return place.step == bewaking.STEP and still_there(place.slots.back, world)
    needed = CONVERSATIONS.get(place.step.split(".")[0])
    if place.step not in STEPS or (needed is not None and not may(world, needed)):
        return False
    if not isinstance(place.slots, Reflecting):
        return True
    same_round = world.round is not None and world.round.id == place.slots.round
    return same_round and world.member is not None and world.member.team == place.slots.team


def open_question(chat: Chat) -> Place | None:
    """The question that is open, also where the guard or something else stands in front of it."""
    for place in (chat.at, chat.under):
        if place is not None and isinstance(place.slots, Guarding):
            place = place.slots.back  # noqa: PLW2901  # what the guard stands in front of
        if place is not None and isinstance(place.slots, Reflecting):
            return place
    return None


def kept_pending(chat: Chat, world: World) -> tuple[Effect, ...]:
    """Words that wait for a yes, where something else now takes their place: they join, so nothing is lost."""
    place = open_question(chat)
    if place is None or not isinstance(place.slots, Reflecting) or not place.slots.pending:
        return ()
    slots = place.slots
    parts = (*slots.parts, Part(PartKind.ADDITION, slots.pending))
    return (KeepAnswer(slots.period, slots.norm, parts, done=slots.done),) if still_there(place, world) else ()


def left_open(chat: Chat) -> Place | None:
    """What a detour leads back to: a question, or a kennismaking that is not finished."""
    found = open_question(chat)
    if found is not None:
        return found
    places = (chat.at, chat.under)
    return next((place for place in places if place and place.step in kennismaking.UNFINISHED), None)


def was_offered(place: Place, event: Pressed) -> bool:
    return (
        place.step == event.step
        and place.first <= event.serial <= place.serial
        and any(offer.choice == event.choice for offer in place.offers)
    )


def said_choice(place: Place | None, event: Typed) -> str | None:
    offers = place.offers if place else ()
    return next((offer.choice for offer in offers if offer.choice in event.means), None)
