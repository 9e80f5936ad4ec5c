"""Choosing an own moment of the week; part of kennismaking and of instellingen."""

from datetime import datetime

from conversations.chat import Chosen, Heard
from conversations.events import Typed, When
from conversations.messages import Button, Say, button
from conversations.text import Text, Weekday
from rounds.calendar import DEFAULT_MOMENT, FRIDAY, MORNING_MOMENT, OFFICE, Hours, Moment

FIXED = {"moment_ochtend": MORNING_MOMENT, "moment_middag": DEFAULT_MOMENT}


def moment_buttons() -> tuple[Button, ...]:
    fixed = (
        Button(choice, Text("knop.moment", {"dag": Weekday(moment.weekday, capital=True), "tijd": moment.at}))
        for choice, moment in FIXED.items()
    )
    return (*fixed, button("zelf_kiezen"))


def chosen_moment(heard: Heard, hours: Hours = OFFICE) -> Moment | None:
    """The moment that was pressed, said or typed; None where it is none, or outside the window."""
    match heard:
        case Chosen(choice):
            return FIXED.get(choice)
        case Typed(when=When(weekday=int(day), at=at)) if (
            at and day <= FRIDAY and hours.opens <= at <= hours.shuts
        ):
            return Moment(day, at)
        case _:
            return None


def ask_own_moment(edits: int | None, hours: Hours = OFFICE) -> Say:
    return Say(Text("moment.zelf", {"van": hours.opens, "tot": hours.shuts}), edits=edits)


def wrong_moment(hours: Hours = OFFICE) -> Say:
    return Say(Text("moment.niet_begrepen", {"van": hours.opens, "tot": hours.shuts}), moment_buttons())


def when_text(at: datetime, now: datetime) -> Text:
    """«17.15 uur» today, «morgen 16.15 uur», else «donderdag 26 november 2026, 16.15 uur»."""
    days = (at.date() - now.date()).days
    clock = at.time()
    if days == 0:
        return Text("moment.vandaag", {"tijd": clock})
    if days == 1:
        return Text("moment.morgen", {"tijd": clock})
    return Text("moment.datum", {"dag": Weekday(at.isoweekday()), "datum": at.date(), "tijd": clock})


def edit_of(heard: Heard) -> int | None:
    """What to change in place: the pressed message; nothing where the choice was typed."""
    return heard.message or None if isinstance(heard, Chosen) else None
