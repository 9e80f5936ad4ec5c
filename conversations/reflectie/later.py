"""Straks: when to come back to the question, wherever in it one was."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from conversations.chat import Chosen, Go, Heard, Move, Place, Reflecting, Unclear
from conversations.effects import Button, Say, Wake, button, say
from conversations.events import TimePassed, Typed, When
from conversations.model import World
from conversations.moment import edit_of, when_text
from conversations.reflectie.again import ask_again
from conversations.reflectie.opening import still_there
from conversations.text import Text, Weekday
from rounds.calendar import OPENS, SHUTS, add_working_days, at_clock, next_allowed
from rounds.period import AMSTERDAM, Period

LATEST = time(22, 0)
"""After this nothing is sent, also where someone asked for it."""


def offer_later(slots: Reflecting, world: World, edits: int | None, resume: str) -> Go:
    """Asks when; `resume` is the step that is asked again then, empty for the question itself."""
    slots = replace(slots, resume=resume)
    tomorrow = _tomorrow(world)
    same_week = Period.of(tomorrow) == slots.period
    buttons = (button("over_een_uur"), *((_tomorrow_button(world, tomorrow),) if same_week else ()))
    return Go("reflectie.straks", slots, (say("reflectie.wanneer", *buttons, button("zelf_kiezen"), edits=edits),))


def hear_later(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("over_een_uur"):
            at = world.now + timedelta(hours=1)
            if at.astimezone(AMSTERDAM).time() > LATEST or Period.of(at) != Period.of(world.now):
                at = next_allowed(at)
            return _agreed(slots, world, at, edit_of(heard))
        case Chosen("morgen"):
            return _agreed(slots, world, _tomorrow(world), edit_of(heard))
        case Chosen("zelf_kiezen"):
            return Go("reflectie.straks_zelf", slots, (say("reflectie.zelf_wanneer", edits=edit_of(heard)),))
        case Typed(when=When()):
            return hear_own_time(place, heard, world)
        case _:
            return Unclear()


def hear_own_time(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Typed(when=when):
            at = _meant(when, world) if when else None
            if at is not None:
                return _agreed(slots, world, at, None)
            return Go(
                "reflectie.straks_zelf",
                slots,
                (Say(Text("reflectie.tijd_niet_goed", {"van": OPENS, "tot": SHUTS})),),
            )
        case _:
            return Unclear()


def hear_waiting(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case TimePassed():
            return Go("reflectie.terug", slots, (still_there(),))
        case _:
            return Unclear()


def hear_back(place: Place, heard: Heard, world: World) -> Move:
    """After a snooze: Nu goes on where one was."""
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("nu"):
            return resume(slots, world)
        case Chosen("deze_week_niet"):
            return Go("reflectie.wacht", slots, (say("reflectie.deze_week_niet", edits=edit_of(heard)),))
        case _:
            return Unclear()


def resume(slots: Reflecting, world: World) -> Go:
    """Asks the held step once more."""
    step = slots.resume or "reflectie.vraag"
    slots = replace(slots, resume="", asked_at=world.now)
    asked = ask_again(Place(step, slots), world)
    return Go(step, slots, (asked,) if asked else ())


def _agreed(slots: Reflecting, world: World, at: datetime, edits: int | None) -> Go:
    words = Say(Text("reflectie.straks_goed", {"wanneer": when_text(at, world.now)}), edits=edits)
    return Go("reflectie.wacht", slots, (words, Wake(at)))


def _tomorrow(world: World) -> datetime:
    assert world.person is not None
    return at_clock(add_working_days(world.now.date(), 1), world.person.moment.at)


def _tomorrow_button(world: World, at: datetime) -> Button:
    if at.date() - world.now.date() == timedelta(days=1):
        return button("morgen", tijd=at.time())
    return Button(
        "morgen", Text("knop.moment", {"dag": Weekday(at.isoweekday(), capital=True), "tijd": at.time()})
    )


def _meant(when: When, world: World) -> datetime | None:
    """The first such moment from now on; None where the time is outside the window."""
    now = world.now
    clock = when.at or (world.person.moment.at if world.person else OPENS)
    if not OPENS <= clock <= SHUTS:
        return None
    for days in range(8):
        at = at_clock(now.date() + timedelta(days=days), clock)
        if at > now and (when.weekday is None or at.isoweekday() == when.weekday):
            return at
    return None
