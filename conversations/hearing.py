"""A step hears what was said or pressed; where the guard spoke, through what it offered."""

from dataclasses import replace

from conversations import again, proef
from conversations.chat import Chat, Chosen, Go, Guarding, Heard, Place, Reflecting, Turn
from conversations.events import Checked, Typed
from conversations.guarded import behind
from conversations.messages import LAST, DropButtons, Say, offer_mark
from conversations.model import World
from conversations.moves import enter, settle
from conversations.table import STEPS
from conversations.text import Lines, Text, Words


def hear(chat: Chat, place: Place, heard: Heard, world: World) -> Turn:
    """In a trial the step hears it in a world made for it, and nothing of what it does is kept."""
    tried = behind(place)
    if tried is not None and isinstance(tried.slots, Reflecting) and tried.slots.trial:
        return proef.without_traces(_heard(chat, place, heard, proef.as_if(world, tried.slots)))
    return _heard(chat, place, heard, world)


def _heard(chat: Chat, place: Place, heard: Heard, world: World) -> Turn:
    if isinstance(place.slots, Guarding):
        return _after_guard(chat, place.slots, heard, world)
    turn = settle(chat, place, STEPS[place.step].hear(place, heard, world), world)
    shown = heard.message if isinstance(heard, Chosen) else 0
    moved = turn.chat.at is None or turn.chat.at.step != place.step or turn.chat.at.serial != place.serial
    edited = any(isinstance(e, Say) and e.edits in {shown, LAST} for e in turn.effects)
    if not place.offers or not moved or edited:
        return turn
    drop = DropButtons(shown) if shown else DropButtons(mark=offer_mark(place.step, place.serial))
    return Turn(turn.chat, (drop, *turn.effects))


def _after_guard(chat: Chat, slots: Guarding, heard: Heard, world: World) -> Turn:
    """Goes back to the step that wanted words, with the neutral ones, with new ones, or with none."""
    back = slots.back
    chat = replace(chat, at=back)
    match heard:
        case Chosen("zo_bewaren", message):
            turn = hear(chat, back, _as_typed(slots.neutral, world), world)
            if slots.took and not any(isinstance(effect, Say) for effect in turn.effects):
                return _instead_of_card(turn, (), message, world)
            dropped = (DropButtons(message),) if message else ()
            return Turn(turn.chat, (*dropped, *turn.effects))
        case Chosen("zelf_schrijven", message):
            told = (Text("bewaking.schrijf_zelf"),)
            return _instead_of_card(Turn(chat), told, message, world, asks=slots.took)
        case Chosen("weggooien", message):
            told = (Text("bewaking.weg" if slots.took else "bewaking.weggegooid"),)
            return _instead_of_card(Turn(chat), told, message, world, asks=slots.took)
        case Typed():
            return hear(chat, back, heard, world)
        case _:
            return Turn(chat)


def _instead_of_card(
    turn: Turn, told: tuple[Words, ...], message: int, world: World, *, asks: bool = True
) -> Turn:
    """The card becomes these words and, where it had taken the question's place, that question again."""
    place = turn.chat.at
    asked = again.question_of(place, world) if place is not None and asks else None
    if place is None or asked is None:
        return Turn(turn.chat, (*turn.effects, Say(Lines(told), edits=message or LAST)))
    shown = replace(asked, words=Lines((*told, asked.words)), edits=message or LAST)
    entered = enter(turn.chat, place, Go(place.step, place.slots, (shown,)))
    warned = replace(entered.chat, at=entered.chat.at and replace(entered.chat.at, warned=place.warned))
    return Turn(warned, (*turn.effects, *entered.effects))


def _as_typed(text: str, world: World) -> Typed:
    """A text that is kept without its message, which is gone at Telegram."""
    return Typed(0, world.now, Checked(text))
