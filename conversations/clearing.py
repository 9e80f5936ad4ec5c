"""What of a chat belongs to a norm, and so goes when the chat clears itself."""

from dataclasses import replace

from conversations.chat import Chat, Place, Reflecting, Turn
from conversations.effects import ClearLater, Effect
from conversations.events import Typed
from conversations.guarded import behind
from conversations.messages import Say

BESIDE = frozenset(
    {
        "reflectie.prompt",
        "reflectie.herkomst",
        "reflectie.vooraf",
        "reflectie.straks",
        "reflectie.straks_zelf",
        "reflectie.wacht",
        "reflectie.terug",
    }
)
"""Steps about a question that is not seen, or put off: nothing of a norm stands there."""
DONE = "reflectie.klaar"


def is_of_norm(place: Place | None) -> bool:
    """Also where the guard stands in front of it."""
    real = behind(place)
    return real is not None and isinstance(real.slots, Reflecting) and real.step not in BESIDE


def is_open(chat: Chat) -> bool:
    """Whether the bot waits for something of a norm."""
    places = (behind(chat.at), behind(chat.under))
    return any(is_of_norm(place) and place is not None and place.step != DONE for place in places)


def bound_to_norm(effect: Effect, place: Place | None) -> Effect:
    """What is said at a place of a norm belongs to it."""
    return replace(effect, clears=True) if isinstance(effect, Say) and is_of_norm(place) else effect


def with_message(turn: Turn, event: Typed, place: Place) -> Turn:
    """What was typed at a place of a norm belongs to it, whether it was an answer or a tap in words."""
    return replace(turn, effects=(*turn.effects, ClearLater(event.message))) if is_of_norm(place) else turn
