"""Taking an answer: at once, whole, and with at most one question more."""

from dataclasses import replace
from datetime import timedelta

from conversations.chat import Chosen, End, Go, Heard, Move, Place, Reflecting, Unclear
from conversations.effects import LAST, Effect, KeepAnswer, Part, PartKind, React, Say, button, say
from conversations.events import Typed
from conversations.model import World
from conversations.moment import edit_of
from conversations.reflectie.opening import next_question, norm_of
from conversations.reflectie.placing import after_answer, done_buttons, postscript_question
from conversations.text import Plain
from norms.model import fill, probe_of

THIN = 8
"""Words; an answer of fewer is asked on, unless the norm asks for a short one."""
ON_ITS_WAY = timedelta(seconds=5)
"""A text this soon after the doorvraag was being typed before it: the doorvraag changes into what comes next.

Later ones join the answer just the same, but what comes next stands below them, where one is looking.
"""


def hear_question(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Typed(means=means) if "geen_idee" in means:
            return Go(
                "reflectie.geen_idee",
                slots,
                (say("reflectie.geen_idee", button("laat_liggen"), button("andere_vraag")),),
            )
        case Typed(means=means) if "niet_gedaan" in means:
            kept, effects = keep(slots, heard, PartKind.QUESTION, done=False)
            asked = replace(kept, asked_at=world.now)
            return Go(
                "reflectie.niet_gedaan",
                asked,
                (*effects, say("reflectie.niet_gedaan", button("sla_over"))),
            )
        case Typed():
            kept, effects = keep(slots, heard, PartKind.QUESTION)
            if is_thin(kept, world) and not place.warned:
                return Go("reflectie.doorvraag", replace(kept, asked_at=world.now), (*effects, probe(kept, world)))
            return after_answer(kept, world, effects)
        case _:
            return Unclear()


def hear_no_idea(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("laat_liggen"):
            return End((say("reflectie.blijft_liggen", edits=edit_of(heard)),))
        case Chosen("andere_vraag"):
            return next_question(slots, world) or End((say("reflectie.geen_andere", edits=edit_of(heard)),))
        case Typed(means=means) if "geen_idee" in means:
            return End((say("reflectie.blijft_liggen"),))
        case Typed():
            return hear_question(place, heard, world)
        case _:
            return Unclear()


def hear_probe(place: Place, heard: Heard, world: World) -> Move:
    """Whatever is typed joins the answer; only the rest of a thin first text leaves the doorvraag standing."""
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("sla_over"):
            return after_answer(slots, world, ())
        case Typed():
            kept, effects = keep(slots, heard, PartKind.PROBE)
            on_its_way = slots.asked_at is not None and heard.sent <= slots.asked_at + ON_ITS_WAY
            if on_its_way and is_thin(kept, world):
                return Go("reflectie.doorvraag", kept, effects)
            return after_answer(kept, world, effects, edits=LAST if on_its_way else None)
        case _:
            return Unclear()


def hear_obstacle(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("sla_over"):
            return after_answer(slots, world, ())
        case Typed():
            kept, effects = keep(slots, heard, PartKind.OBSTACLE, done=False)
            return after_answer(kept, world, effects)
        case _:
            return Unclear()


def hear_addition(slots: Reflecting, heard: Typed, step: str) -> Move:
    """Words that come while the bot waits for a tap: they belong to the answer, and the tap stays asked."""
    kept, effects = keep(slots, heard, PartKind.ADDITION, done=slots.done)
    return Go(step, kept, effects)


def hear_postscript(place: Place, heard: Heard, world: World) -> Move:
    """A text after the end waits here for a yes before it joins."""
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("erbij"):
            parts = (*slots.parts, Part(PartKind.ADDITION, slots.pending))
            kept = replace(slots, parts=parts, pending="")
            effects: tuple[Effect, ...] = (
                KeepAnswer(slots.period, slots.norm, parts, done=slots.done),
                say("reflectie.erbij_gezet", *done_buttons(kept, world), edits=edit_of(heard) or LAST),
            )
            return Go("reflectie.klaar", kept, effects)
        case Chosen("los_laten"):
            kept = replace(slots, pending="")
            told = say("reflectie.los_gelaten", *done_buttons(kept, world), edits=edit_of(heard) or LAST)
            return Go("reflectie.klaar", kept, (told,))
        case Typed():
            more = replace(slots, pending=f"{slots.pending}\n{heard.text.text}")
            return Go("reflectie.naschrift", more, (postscript_question(slots, world, None),))
        case _:
            return Unclear()


def keep(
    slots: Reflecting, heard: Typed, kind: PartKind, *, done: bool = True
) -> tuple[Reflecting, tuple[Effect, ...]]:
    """The answer with this text added, and the effects that store it and say so."""
    parts = (*slots.parts, Part(kind, heard.text.text))
    kept = replace(slots, parts=parts, done=done, last_sent=heard.sent)
    return kept, (KeepAnswer(slots.period, slots.norm, parts, done=done), React(heard.message))


def probe(slots: Reflecting, world: World) -> Say:
    """The norm's own "concreet" one."""
    assert world.round is not None
    norm_set = world.round.norm_set
    text = fill(probe_of(norm_of(slots, world.round), "concreet"), norm_set.woorden)
    return Say(Plain(text), (button("sla_over"),))


def is_thin(slots: Reflecting, world: World) -> bool:
    """Fewer than THIN words over all parts, where the norm wants more than a short answer."""
    assert world.round is not None
    words = sum(len(part.text.split()) for part in slots.parts)
    return words < THIN and not norm_of(slots, world.round).kort_mag
