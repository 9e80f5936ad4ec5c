"""What is asked once more when someone comes back to a conversation that was left open."""

from conversations import kennismaking, proef
from conversations.chat import Place, Reflecting
from conversations.messages import Say
from conversations.model import World
from conversations.reflectie.again import ask_again

WAITING = frozenset({"reflectie.klaar", "reflectie.wacht", "reflectie.straks", "reflectie.straks_zelf"})
"""Steps to which one comes back in silence: nothing there waits for an answer."""


def back_at(place: Place, world: World) -> Say | None:
    """For who returns from a detour; None where nothing was being asked."""
    if place.step in WAITING:
        return None
    return question_of(place, world)


def question_of(place: Place, world: World) -> Say | None:
    """The question of this step, as it was asked; of a trial in the world that is made for it."""
    slots = place.slots
    if isinstance(slots, Reflecting) and slots.trial:
        return ask_again(place, proef.as_if(world, slots)) if proef.still_there(slots, world) else None
    if isinstance(slots, Reflecting):
        return ask_again(place, world)
    return kennismaking.ask_again(place)
