"""Going on after a norm is done, for who wants to: one doorvraag more, an intention, reading on."""

from dataclasses import replace
from datetime import timedelta

from conversations import hulp
from conversations.chat import Chosen, Go, Heard, Move, Place, Reflecting, Unclear
from conversations.effects import KeepIntention
from conversations.events import Typed
from conversations.memory import PROBE, since
from conversations.messages import React, Say, button, say
from conversations.model import PartKind, World
from conversations.moment import edit_of
from conversations.probing.pick import pick
from conversations.reflectie.done import done_message
from conversations.reflectie.keeping import keep
from conversations.reflectie.opening import norm_of
from conversations.text import Lines, Plain, Text
from conversations.withheld import NOTHING, TO_THE_BOT
from rounds.calendar import add_working_days, at_clock, next_allowed

LOOK_BACK = timedelta(weeks=4)
"""And a working day more, so that it does not come together with the week's own prompt."""
LONGEST_INTENTION = 300
"""Characters; it is shown again in one message."""


def menu(slots: Reflecting, world: World) -> Go:
    """Where the organisation has an address to read on, it stands above the question."""
    link = _link(slots, world)
    read = (Text("reflectie.verder_leren", {"adres": link}),) if link else ()
    buttons = (button("vraag_mij_door"), button("volgende_keer"), button("hulp_vragen"), button("terug"))
    return Go("reflectie.verder", slots, (Say(Lines((*read, Text("reflectie.verder"))), buttons),))


def hear_menu(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("vraag_mij_door"):
            return one_more_probe(slots, world, edit_of(heard))
        case Chosen("volgende_keer"):
            asked = say("reflectie.voornemen", button("sla_over"), edits=edit_of(heard))
            return Go("reflectie.voornemen", slots, (asked,))
        case Chosen("hulp_vragen"):
            return hulp.begin(edit_of(heard))
        case Chosen("terug"):
            return Go("reflectie.klaar", slots, (done_message(slots, world, edit_of(heard)),))
        case Typed(message=message, means=means) if "klaar" in means:
            return Go("reflectie.klaar", slots, (React(message),))
        case Typed(means=means) if NOTHING.intersection(means):
            return Go("reflectie.klaar", slots, (done_message(slots, world, None),))
        case Typed(means=means) if TO_THE_BOT.intersection(means):
            return Unclear()
        case Typed():
            kept, effects = keep(slots, heard, PartKind.ADDITION, done=slots.done)
            return Go("reflectie.klaar", kept, (*effects, done_message(kept, world, None)))
        case _:
            return Unclear()


def one_more_probe(slots: Reflecting, world: World, edits: int | None) -> Move:
    """What the writer asked for: the rule that fits, else another doorvraag of the norm; after "niet gedaan" only
    what stood in the way.
    """
    assert world.round is not None
    norm_set, today = world.round.norm_set, world.now.date()
    answer = "\n".join(part.text for part in slots.parts)
    found = pick(
        answer,
        norm_of(slots, world.round),
        norm_set.woorden,
        asked=since(world.memory, today, PROBE),
        second=True,
        done=slots.done,
    )
    if found is None:
        return Go("reflectie.klaar", slots, (say("reflectie.geen_doorvraag", edits=edits),))
    asked = Say(Plain(found.text), (button("sla_over"),), edits)
    kept = replace(slots, probe=found.text, asked_at=world.now)
    return Go("reflectie.nog_doorvraag", kept, (asked,), ((found.key, today),))


def hear_one_more(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("sla_over"):
            return Go("reflectie.klaar", slots, (done_message(slots, world, edit_of(heard)),))
        case Typed():
            kept, effects = keep(slots, heard, PartKind.PROBE, done=slots.done)
            told = replace(done_message(kept, world, None), words=Text("reflectie.aangepast"))
            return Go("reflectie.klaar", kept, (*effects, told))
        case _:
            return Unclear()


def hear_intention(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("sla_over"):
            return Go("reflectie.klaar", slots, (done_message(slots, world, edit_of(heard)),))
        case Typed(means=means) if NOTHING.intersection(means):
            return Go("reflectie.klaar", slots, (done_message(slots, world, None),))
        case Typed(text=text) if len(text.text) > LONGEST_INTENTION:
            asked = say("reflectie.voornemen_te_lang", button("sla_over"), hoogstens=LONGEST_INTENTION)
            return Go("reflectie.voornemen", slots, (asked,))
        case Typed(text=text, message=message):
            assert world.person is not None
            hours = world.person.hours
            day = add_working_days((world.now + LOOK_BACK).date(), 1, hours)
            back = next_allowed(at_clock(day, world.person.moment.at), hours)
            kept = KeepIntention(slots.period, slots.norm, text.text, back)
            told = replace(done_message(slots, world, None), words=Text("reflectie.voornemen_genoteerd"))
            return Go("reflectie.klaar", slots, (kept, React(message), told))
        case _:
            return Unclear()


def _link(slots: Reflecting, world: World) -> str:
    """Where the organisation says one can read on about this norm; empty where it says nothing."""
    edition = world.round.norm_set.id if world.round else ""
    return world.organisation.get(f"verder_leren.{edition}.{slots.norm}", "")
