"""A step's question once more: after a snooze, a detour, or a card that took its place."""

from conversations.chat import Place, Reflecting
from conversations.messages import Say, button, say
from conversations.model import World
from conversations.reflectie.answering import no_idea, probe
from conversations.reflectie.done import done_message, postscript_question
from conversations.reflectie.opening import before_question, question, still_there
from conversations.reflectie.placing import (
    fit_question,
    placement,
    reason_question,
    sentence_question,
)
from conversations.reflectie.stages import ask_stage


def ask_again(place: Place, world: World) -> Say | None:
    """None where the step waits for nothing."""
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match place.step:
        case "reflectie.prompt" | "reflectie.terug":
            return still_there()
        case "reflectie.vraag":
            return question(slots, world)
        case "reflectie.vooraf":
            return before_question(None)
        case "reflectie.geen_idee":
            return no_idea()
        case "reflectie.doorvraag":
            return probe(slots)
        case "reflectie.niet_gedaan":
            return say("reflectie.niet_gedaan", button("sla_over"))
        case "reflectie.plaatsing":
            return placement(slots, world, None, once_more=True)
        case "reflectie.past":
            return fit_question(world, None)
        case "reflectie.reden":
            return reason_question(None)
        case "reflectie.zin":
            return sentence_question(None)
        case "reflectie.klaar":
            return done_message(slots, world, None)
        case "reflectie.stap":
            return ask_stage(slots, None)
        case "reflectie.nog_doorvraag":
            return probe(slots)
        case "reflectie.naschrift":
            return postscript_question(slots, world, None)
        case _:
            return None
