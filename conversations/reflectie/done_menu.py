"""What is heard after a norm is done."""

from dataclasses import replace

from conversations.chat import Chosen, End, Go, Heard, Move, Place, Reflecting, Stay, Unclear
from conversations.events import Typed
from conversations.messages import React, say
from conversations.model import World
from conversations.moment import edit_of
from conversations.reflectie.done import postscript_question, revoke
from conversations.reflectie.further import menu, one_more_probe
from conversations.reflectie.mine import review
from conversations.reflectie.opening import next_question


def hear_done(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    if slots.trial:
        return _hear_trial(heard)
    match heard:
        case Chosen("nog_een_vraag"):
            return next_question(slots, world) or Stay((say("reflectie.geen_andere"),))
        case Chosen("verder_kijken"):
            return menu(slots, world)
        case Chosen("mijn_antwoord"):
            return review(slots, world)
        case Chosen("zin_terughalen"):
            return revoke(slots, world)
        case Typed(message=message, means=means) if "klaar" in means:
            return Stay((React(message),))
        case Typed(means=means) if "vraag_mij_door" in means:
            return one_more_probe(slots, world, None)
        case Typed(text=text, message=message):
            asked = postscript_question(slots, world, None)
            pending = replace(slots, pending=text.text)
            return Go("reflectie.naschrift", pending, (asked,))
        case _:
            return Unclear()


def _hear_trial(heard: Heard) -> Move:
    """Of a norm that was tried nothing is left to do."""
    match heard:
        case Chosen("klaar"):
            return End((say("klaar", edits=edit_of(heard)),))
        case _:
            return Unclear()
