"""Straks: when to come back to the question, wherever in it one was."""

from dataclasses import replace
from datetime import datetime, timedelta

from conversations.chat import Chosen, Go, Heard, Move, Place, Reflecting, Unclear
from conversations.effects import Wake
from conversations.events import TimePassed, Typed, When
from conversations.messages import Button, Say, button, say
from conversations.model import World
from conversations.moment import edit_of, when_text
from conversations.reflectie.again import ask_again
from conversations.reflectie.opening import ask, still_there
from conversations.text import Text, Weekday
from rounds.calendar import (
    EARLIEST,
    LATEST,
    OFFICE,
    OPENS,
    SHUTS,
    Hours,
    add_working_days,
    at_clock,
    next_allowed,
)
from rounds.period import AMSTERDAM, Period


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
            return _in_a_while(slots, world, timedelta(hours=1), edit_of(heard))
        case Chosen("morgen"):
            return _agreed(slots, world, _tomorrow(world), edit_of(heard))
        case Chosen("zelf_kiezen"):
            return Go("reflectie.straks_zelf", slots, (say("reflectie.zelf_wanneer", edits=edit_of(heard)),))
        case Typed(minutes=minutes) if minutes:
            return _in_a_while(slots, world, timedelta(minutes=minutes), None)
        case Typed(when=When()):
            return hear_own_time(place, heard, world)
        case _:
            return Unclear()


def snooze_said(slots: Reflecting, heard: Heard, world: World) -> Move | None:
    """A snooze in words where the prompt stands: "over een uur", "over 20 minuten", "morgen"; else None."""
    match heard:
        case Typed(minutes=minutes) if minutes:
            return _in_a_while(slots, world, timedelta(minutes=minutes), None)
        case Typed(means=means) if "over_een_uur" in means:
            return _in_a_while(slots, world, timedelta(hours=1), None)
        case Typed(means=means) if "morgen" in means:
            return _agreed(slots, world, _tomorrow(world), None)
        case _:
            return None


def hear_own_time(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Typed(minutes=minutes) if minutes:
            return _in_a_while(slots, world, timedelta(minutes=minutes), None)
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
            return snooze_said(slots, heard, world) or Unclear()


def resume(slots: Reflecting, world: World) -> Go:
    """Asks the held step once more."""
    step = slots.resume or "reflectie.vraag"
    slots = replace(slots, resume="", asked_at=world.now)
    if step == "reflectie.vraag":
        return ask(slots, world, None)
    asked = ask_again(Place(step, slots), world)
    return Go(step, slots, (asked,) if asked else ())


def _in_a_while(slots: Reflecting, world: World, wait: timedelta, edits: int | None) -> Go:
    """Whoever asks for an hour means it; only the night and another week are left out."""
    at = world.now + wait
    clock = at.astimezone(AMSTERDAM).time()
    if not EARLIEST <= clock <= LATEST or Period.of(at) != Period.of(world.now):
        at = next_allowed(at, _hours(world))
    return _agreed(slots, world, at, edits)


def _hours(world: World) -> Hours:
    return world.person.hours if world.person else OFFICE


def _agreed(slots: Reflecting, world: World, at: datetime, edits: int | None) -> Go:
    words = Say(Text("reflectie.straks_goed", {"wanneer": when_text(at, world.now)}), edits=edits)
    return Go("reflectie.wacht", slots, (words, Wake(at)))


def _tomorrow(world: World) -> datetime:
    assert world.person is not None
    hours = _hours(world)
    return at_clock(add_working_days(world.now.date(), 1, hours), world.person.moment.at)


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
