"""The own time: days of work, hours, and a pause with an end. No reason is asked, and none is kept."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from conversations.chat import END, Chosen, End, Go, Heard, Move, Place, Step, Unclear
from conversations.effects import Effect
from conversations.events import Typed
from conversations.messages import Say, button, say
from conversations.model import PersonState, World
from conversations.moment import edit_of
from conversations.people import SetHours, SetMoment, SetState
from conversations.text import Days, Text, Weekday
from rounds.calendar import EARLIEST, FRIDAY, LATEST, OPENS, SHUTS, Hours, Moment

WEEKDAYS = frozenset(range(1, FRIDAY + 1))
NARROWEST = timedelta(hours=1)
"""A window is at least so long."""
LONGEST_PAUSE = timedelta(days=366)
PAUSES = {"week_pauze": 1, "drie_weken_pauze": 3}


def _hours(world: World) -> Hours:
    assert world.person is not None
    return world.person.hours


def _moment(world: World) -> Moment:
    assert world.person is not None
    return world.person.moment


def fitting(moment: Moment, hours: Hours) -> Moment:
    """The moment on a day of work, the next or else the nearest before it, and within the window."""
    later = sorted(day for day in hours.days if day >= moment.weekday)
    weekday = later[0] if later else max(hours.days)
    return Moment(weekday, min(max(moment.at, hours.opens), hours.shuts))


def widened(hours: Hours, moment: Moment) -> Hours:
    """Who chooses a moment works then."""
    opens, shuts = min(hours.opens, moment.at), max(hours.shuts, moment.at)
    return replace(hours, days=hours.days | {moment.weekday}, opens=opens, shuts=shuts)


def ask_days(world: World, edits: int | None) -> Go:
    hours = _hours(world)
    words = Text("tijd.dagen", {"dagen": _days(hours.days)})
    asked = Say(words, (button("elke_werkdag"), button("andere_uren"), button("laat_zo")), edits)
    return Go("tijd.dagen", None, (asked,))


def _days(days: frozenset[int]) -> Text | Days:
    """«maandag, dinsdag, donderdag»; all five have a name of their own."""
    return Text("tijd.elke_werkdag") if days == WEEKDAYS else Days(days)


def hear_days(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("elke_werkdag"):
            return _set(replace(_hours(world), days=WEEKDAYS), world, edit_of(heard))
        case Chosen("andere_uren"):
            return ask_hours(world, edit_of(heard))
        case Chosen("laat_zo"):
            return End((say("kennismaking.blijft", edits=edit_of(heard)),))
        case Typed(days=days) if WEEKDAYS.intersection(days):
            return _set(replace(_hours(world), days=WEEKDAYS.intersection(days)), world, None)
        case _:
            return Unclear()


def ask_hours(world: World, edits: int | None) -> Go:
    hours = _hours(world)
    words = Text("tijd.uren", {"van": hours.opens, "tot": hours.shuts})
    return Go("tijd.uren", None, (Say(words, (button("gewone_uren"), button("laat_zo")), edits),))


def hear_hours(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("gewone_uren"):
            return _set(replace(_hours(world), opens=OPENS, shuts=SHUTS), world, edit_of(heard))
        case Chosen("laat_zo"):
            return End((say("kennismaking.blijft", edits=edit_of(heard)),))
        case Typed(clocks=(opens, shuts)) if _is_window(opens, shuts):
            return _set(replace(_hours(world), opens=opens, shuts=shuts), world, None)
        case Typed():
            words = Text("tijd.uren_niet_goed", {"van": EARLIEST, "tot": LATEST})
            return Go("tijd.uren", None, (Say(words, (button("gewone_uren"), button("laat_zo"))),))
        case _:
            return Unclear()


def _is_window(opens: time, shuts: time) -> bool:
    """Long enough, and within what is allowed to anyone."""
    day = date.min
    long = datetime.combine(day, shuts) - datetime.combine(day, opens) >= NARROWEST
    return opens >= EARLIEST and shuts <= LATEST and long


def _set(hours: Hours, world: World, edits: int | None) -> End:
    """The own moment comes along where it would lie outside."""
    before, moment = _moment(world), fitting(_moment(world), hours)
    moved: tuple[Effect, ...] = () if moment == before else (SetMoment(moment),)
    words = Text(
        "tijd.gezet",
        {
            "dagen": _days(hours.days),
            "van": hours.opens,
            "tot": hours.shuts,
            "dag": Weekday(moment.weekday),
            "tijd": moment.at,
        },
    )
    return End((SetHours(hours), *moved, Say(words, edits=edits)))


def ask_pause(world: World, edits: int | None = None) -> Go:
    """Also where one stops for good."""
    back = _hours(world).back
    if back is not None and back > world.now.date():
        asked = say("tijd.heeft_pauze", button("weer_beginnen"), button("stoppen"), button("laat_zo"), datum=back)
    else:
        asked = say("tijd.pauze", *map(button, PAUSES), button("stoppen"), button("laat_zo"))
    return Go("tijd.pauze", None, (replace(asked, edits=edits),))


def hear_pause(place: Place, heard: Heard, world: World) -> Move:
    today = world.now.date()
    match heard:
        case Chosen(choice) if choice in PAUSES:
            return _paused(world, today + timedelta(weeks=PAUSES[choice]), edit_of(heard))
        case Chosen("weer_beginnen"):
            hours, moment = replace(_hours(world), back=None), _moment(world)
            dag = Weekday(moment.weekday)
            told = say("instellingen.weer_aan", edits=edit_of(heard), dag=dag, tijd=moment.at)
            return End((SetHours(hours), told))
        case Chosen("stoppen"):
            return stop()
        case Chosen("laat_zo"):
            return End((say("klaar", edits=edit_of(heard)),))
        case Typed(day=date() as day) if today < day <= today + LONGEST_PAUSE:
            return _paused(world, day, None)
        case _:
            return Unclear()


def _paused(world: World, back: date, edits: int | None) -> End:
    told = say("tijd.pauze_gezet", edits=edits, datum=back)
    return End((SetHours(replace(_hours(world), back=back)), told))


def stop() -> Go:
    """Nothing is asked any more; what was written stays the writer's."""
    told = say("instellingen.gestopt", button("alles_wissen"), button("weer_aan"))
    return Go("instellingen.gestopt", None, (SetState(PersonState.STOPPED), told))


STEPS = (
    Step("tijd.dagen", hear_days, ("tijd.uren", END)),
    Step("tijd.uren", hear_hours, ("tijd.uren", END)),
    Step("tijd.pauze", hear_pause, ("instellingen.gestopt", END), asks_day=True, rests=True),
)
