"""What typed words are: a label, a command, an answer, or something for a question that waits beneath."""

from dataclasses import replace

from conversations import bewaking, commands, proef, spraak
from conversations.chat import Chat, Chosen, End, Go, Guarding, Place, Turn, Unclear
from conversations.clearing import with_message
from conversations.events import Typed
from conversations.hearing import hear
from conversations.messages import DropButtons, Remove, Say, offer_mark, say
from conversations.model import World
from conversations.moves import back, enter, real, settle
from conversations.people import MoveHere
from conversations.places import (
    AT_WORK,
    DONE,
    PROMPT,
    beneath,
    is_an_answer,
    is_being_answered,
    is_left,
    kept_pending,
    last_asked,
    left_open,
    open_question,
    said_choice,
    swapped,
)
from conversations.reflectie.opening import numbers
from conversations.table import STEPS
from conversations.text import Text


def typed(chat: Chat, event: Typed, world: World) -> Turn:
    at = chat.at
    if event.text.acute:
        return Turn(chat, (Remove((event.message,)), Say(Text("bewaking.acuut", numbers(world)))))
    if event.text.found and not (at and at.step in STEPS and STEPS[at.step].sees_client_data):
        return _guarded(chat, event)
    asked_last = last_asked(chat, event)
    if asked_last is not None:
        return _chosen(chat, asked_last, event, world)
    at_work = at is not None and at.step.split(".")[0] in AT_WORK
    command = commands.command_of(event.means, world, at_work=at_work)
    if command is not None and not is_an_answer(at, event):
        return _command(chat, command, world, event.numbers[0] if event.numbers else None)
    if at is None:
        under_choice = said_choice(chat.under, event)
        if chat.under is not None and under_choice is not None:
            turn = hear(replace(chat, at=chat.under, under=None), chat.under, Chosen(under_choice), world)
            return with_message(turn, event, chat.under)
        return Turn(chat, (say("engine.niets_open"),))
    if at.step == PROMPT and chat.under is not None and is_being_answered(chat.under, world):
        said = said_choice(chat.under, event)
        heard_under = event if said is None else Chosen(said)
        turn = hear(replace(chat, at=chat.under, under=at), chat.under, heard_under, world)
        return with_message(turn, event, chat.under)
    asked = beneath(chat)
    if asked is not None and isinstance(STEPS[at.step].hear(at, event, world), Unclear):
        return _leaving(chat, at, asked, event, world)
    if is_left(at, event, world):
        return _left(chat, at, world)
    return with_message(hear(chat, at, event, world), event, at)


def typed_to_gone(chat: Chat, event: Typed, world: World) -> Turn:
    """For a place that is no more: a command is one all the same, and no other words are for what waited beneath.

    A number for a menu of a round that was closed meanwhile would be a sentence for the team.
    """
    command = commands.command_of(event.means, world)
    if event.text.acute:
        return typed(chat, event, world)
    if event.text.found:
        removed = (Remove((event.message,)), say("bewaking.weggehaald", soort=bewaking.kind_of(event)))
        return back(chat, removed, world)
    if command is not None:
        return _command(chat, command, world, event.numbers[0] if event.numbers else None)
    return back(chat, (), world)


def _chosen(chat: Chat, place: Place, event: Typed, world: World) -> Turn:
    """What `place` offers was said."""
    choice = said_choice(place, event)
    assert choice is not None
    if place is chat.beside:
        return decided(chat, Chosen(choice), world)
    chat = chat if place is chat.at else swapped(chat)
    return with_message(hear(chat, place, Chosen(choice), world), event, place)


def _leaving(chat: Chat, at: Place, asked: Place, event: Typed, world: World) -> Turn:
    """Words that mean nothing to a detour are for the question that is open beneath it, and lead back to it."""
    drop = (DropButtons(mark=offer_mark(at.step, at.serial)),) if at.offers else ()
    if DONE & event.means:
        turn = settle(chat, None, End(), world)
        return Turn(turn.chat, (*drop, *turn.effects))
    turn = with_message(hear(replace(chat, at=asked, under=None), asked, event, world), event, asked)
    return Turn(turn.chat, (*drop, *turn.effects))


def _left(chat: Chat, at: Place, world: World) -> Turn:
    """As [Klaar] does it where that is offered; what was only shown has no such button."""
    if any(offer.choice == "klaar" for offer in at.offers):
        return hear(chat, at, Chosen("klaar"), world)
    drop = (DropButtons(mark=offer_mark(at.step, at.serial)),) if at.offers else ()
    turn = settle(chat, None, End((say("klaar"),)), world)
    return Turn(turn.chat, (*drop, *turn.effects))


def _guarded(chat: Chat, event: Typed) -> Turn:
    """Nothing that was found reaches a step; where words are kept, their neutral version is offered."""
    at = beneath(chat) or chat.at
    if at is not chat.at:
        chat = replace(chat, at=at, under=None)
    if at is not None and isinstance(at.slots, Guarding):
        at = at.slots.back
    if at is None or not STEPS[at.step].takes_text:
        return Turn(chat, (Remove((event.message,)), say("bewaking.weggehaald", soort=bewaking.kind_of(event))))
    slots, effects = bewaking.card(at, event)
    return enter(chat, chat.at, Go(bewaking.STEP, slots, effects))


def _command(chat: Chat, command: str, world: World, number: int | None) -> Turn:
    """A question that was open stays under what is asked for, and is gone on with after it."""
    asked = open_question(chat)
    move = commands.run(command, asked, world, number)
    match move:
        case Go(step=step, slots=slots) if step.startswith("reflectie.") and not proef.is_trial(
            Place(step, slots)
        ):
            turn = enter(replace(chat, under=None), asked, move)
            return Turn(turn.chat, (*kept_pending(chat, turn.chat, world), *turn.effects))
        case Go():
            turn = enter(replace(chat, under=left_open(chat)), None, move)
            return Turn(turn.chat, (*kept_pending(chat, turn.chat, world), *turn.effects))
        case End(effects=effects):
            left = replace(chat, at=None, under=None)
            return Turn(left, (*kept_pending(chat, left, world), *real(effects)))
        case _:
            return settle(chat, chat.at, move, world)


def decided(chat: Chat, heard: Chosen, world: World) -> Turn:
    """Words that were spoken and are right go the way of typed ones; what follows takes their card's place."""
    found = spraak.decide(chat, heard, world)
    if isinstance(found, Turn):
        return found
    turn = typed(found.chat, found.said, world)
    return Turn(turn.chat, spraak.in_place_of_card(turn.effects, found.card))


def stranger_typed(chat: Chat, event: Typed, world: World) -> Turn:
    if world.moving is not None and event.text.found:
        return Turn(chat, (Remove((event.message,)), say("kennismaking.alleen_code")))
    if world.moving is not None:
        return Turn(chat, (MoveHere(world.moving.id, event.text.text),))
    return Turn(chat, (say("start.vreemde"),))
