"""Taking an answer: at once, whole, and with at most one question more."""

from dataclasses import replace
from datetime import timedelta

from conversations.chat import Chosen, End, Go, Heard, Move, Place, Reflecting, Unclear
from conversations.effects import Effect, KeepAnswer
from conversations.events import Typed
from conversations.memory import PROBE, since
from conversations.messages import LAST, Remove, Say, button, offer_mark, say
from conversations.model import Part, PartKind, World
from conversations.moment import edit_of
from conversations.probing.model import Probe
from conversations.probing.pick import pick, rule_of
from conversations.reflectie.done import done_buttons, postscript_question
from conversations.reflectie.keeping import keep
from conversations.reflectie.opening import next_question, norm_of
from conversations.reflectie.placing import after_answer
from conversations.reflectie.stages import begin
from conversations.text import Plain
from norms.model import thema_of

THIN = "te_kort"
LINK = "verband"
ON_ITS_WAY = timedelta(seconds=5)
"""A text this soon after the doorvraag was being typed before it: the doorvraag goes, for nobody answered it.

What comes next always stands below what someone typed, where one is looking.
"""


def no_idea() -> Say:
    return say("reflectie.geen_idee", button("laat_liggen"), button("andere_vraag"), button("stappenplan"))


def hear_question(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Typed(means=means) if "stappenplan" in means:
            return begin(slots, world, None)
        case Typed(means=means) if "geen_idee" in means:
            return Go(
                "reflectie.geen_idee",
                slots,
                (no_idea(),),
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
            found = None if place.warned else fitting_probe(kept, world)
            if found is not None:
                return _asked_on(kept, found, world, effects)
            return after_answer(kept, world, effects)
        case _:
            return Unclear()


def hear_no_idea(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("laat_liggen"):
            return End((say("reflectie.blijft_liggen", edits=edit_of(heard)),))
        case Chosen("stappenplan"):
            return begin(slots, world, edit_of(heard))
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
        case Typed(means=means) if "stappenplan" in means:
            return begin(slots, world, None)
        case Typed():
            kept, effects = keep(slots, heard, PartKind.PROBE)
            on_its_way = slots.asked_at is not None and heard.sent <= slots.asked_at + ON_ITS_WAY
            if on_its_way and is_thin(kept, world):
                return Go("reflectie.doorvraag", kept, effects)
            asked_in_vain = (Remove((), offer_mark(place.step, place.serial)),) if on_its_way else ()
            return after_answer(kept, world, (*effects, *asked_in_vain))
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


def probe(slots: Reflecting) -> Say:
    """The doorvraag that stands."""
    return Say(Plain(slots.probe), (button("sla_over"),))


def fitting_probe(slots: Reflecting, world: World) -> Probe | None:
    """At most one, in words that this person has not been asked for four weeks."""
    assert world.round is not None
    norm_set, today = world.round.norm_set, world.now.date()
    theme = thema_of(norm_set, slots.norm).nummer
    asked = since(world.memory, today, PROBE)
    linked = link_key(slots, theme) in {key for key, _ in world.memory}
    return pick(
        _whole(slots),
        norm_of(slots, world.round),
        norm_set.woorden,
        earlier=theme in world.themes and not linked,
        asked=asked,
    )


def link_key(slots: Reflecting, theme: int) -> str:
    """Under which it is remembered that the connection was asked for: once a theme and round."""
    return f"verband.{slots.round}.{theme}"


def is_thin(slots: Reflecting, world: World) -> bool:
    """Too short to look at, where the norm wants more than a short answer."""
    assert world.round is not None
    return rule_of(_whole(slots), norm_of(slots, world.round)) == THIN


def _whole(slots: Reflecting) -> str:
    return "\n".join(part.text for part in slots.parts)


def _asked_on(kept: Reflecting, found: Probe, world: World, effects: tuple[Effect, ...]) -> Go:
    assert world.round is not None
    today, theme = world.now.date(), thema_of(world.round.norm_set, kept.norm).nummer
    link = ((link_key(kept, theme), today),) if found.rule == LINK else ()
    asked = replace(kept, asked_at=world.now, probe=found.text)
    return Go("reflectie.doorvraag", asked, (*effects, probe(asked)), ((found.key, today), *link))
