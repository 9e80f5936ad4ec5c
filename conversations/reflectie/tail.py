"""The end of a norm, and the rare question that comes with it: was it of use, what is needed, what to learn.

It stands in the closing message, which changes when it is answered, so a norm takes no message more. One in
three weeks at most.
"""

from dataclasses import replace
from datetime import date, timedelta

from conversations.chat import Chosen, Go, Heard, Move, Place, Reflecting, Unclear
from conversations.effects import Effect, KeepWish, WishKind
from conversations.events import Typed
from conversations.memory import last
from conversations.messages import LAST, React, Say, button
from conversations.model import World
from conversations.moment import edit_of
from conversations.reflectie.done import closed_meanwhile, done_message
from conversations.reflectie.done_menu import hear_done
from conversations.text import Lines, Text
from conversations.withheld import NOTHING

SPACING = timedelta(weeks=3)
"""Between two such questions, and before the first."""
MONTH = timedelta(days=31)
PREFIX = "staart."
STEP = "reflectie.eind"


def finish(slots: Reflecting, world: World, effects: tuple[Effect, ...], edits: int | None) -> Go:
    """The closing message, now and then with one question in it."""
    told, today = done_message(slots, world, edits), world.now.date()
    begun = () if last(world.memory, PREFIX) or slots.trial else ((f"{PREFIX}begin", today),)
    kind = _due(slots, world, today)
    if kind is None:
        return Go("reflectie.klaar", slots, (*effects, told), begun)
    buttons = (button("nuttig_ja"), button("nuttig_nee")) if kind == WishKind.USEFUL else ()
    words = Lines((told.words, Text(f"reflectie.{kind}")), blank=1)
    asked = Say(words, (*buttons, button("sla_over")), edits)
    return Go(STEP, replace(slots, tail=kind), (*effects, asked), ((f"{PREFIX}{kind}", today),))


def _due(slots: Reflecting, world: World, today: date) -> WishKind | None:
    """The one asked longest ago; what is answered in words only where no doorvraag took its message."""
    newest = last(world.memory, PREFIX)
    if slots.trial or newest is None or today - newest < SPACING:
        return None
    if world.period != slots.period or closed_meanwhile(world):
        return None
    when = {kind: last(world.memory, f"{PREFIX}{kind}") for kind in WishKind}
    used = when[WishKind.USEFUL]
    fitting = [
        kind
        for kind in (WishKind.USEFUL, WishKind.NEED, WishKind.LEARNING)
        if (
            used is None or today - used >= MONTH
            if kind == WishKind.USEFUL
            else not slots.probe and not slots.stage
        )
    ]
    return min(fitting, key=lambda kind: when[kind] or date.min, default=None)


def hear_tail(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    if slots.tail == WishKind.USEFUL:
        return _hear_useful(place, slots, heard, world)
    return _hear_wish(slots, heard, world)


def _hear_useful(place: Place, slots: Reflecting, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("nuttig_ja" | "nuttig_nee" as choice):
            value = choice.removeprefix("nuttig_")
            kept = (KeepWish(WishKind.USEFUL, slots.period, slots.norm, value),)
            return _thanked(slots, world, kept, heard)
        case Chosen("sla_over"):
            return _thanked(slots, world, (), heard)
        case Typed():
            return hear_done(place, heard, world)
        case _:
            return Unclear()


def _hear_wish(slots: Reflecting, heard: Heard, world: World) -> Move:
    """A need or a learning wish, in words."""
    match heard:
        case Chosen("sla_over"):
            return _thanked(slots, world, (), heard)
        case Typed(message=message, means=means) if NOTHING.intersection(means):
            return Go("reflectie.klaar", slots, (React(message), done_message(slots, world, LAST)))
        case Typed(text=text, message=message):
            kept = KeepWish(WishKind(slots.tail), slots.period, slots.norm, text.text)
            told = replace(done_message(slots, world, LAST), words=Text("reflectie.wens_bewaard"))
            return Go("reflectie.klaar", slots, (kept, React(message), told))
        case _:
            return Unclear()


def _thanked(slots: Reflecting, world: World, kept: tuple[Effect, ...], heard: Heard) -> Go:
    return Go("reflectie.klaar", slots, (*kept, done_message(slots, world, edit_of(heard) or LAST)))
