"""4/6: the weeks of the round, working time, and what is expected of it."""

from dataclasses import replace
from datetime import date, timedelta

from conversations.chat import Chosen, Go, Heard, Move, Place, Unclear
from conversations.events import Typed
from conversations.messages import button
from conversations.model import World
from conversations.ronde.asking import show_questions
from conversations.ronde.asking_arranged import show_works_council
from conversations.ronde.asking_when import (
    EXPECTED,
    last_week,
    show_expected,
    show_hope,
    show_when,
    show_working_time,
)
from conversations.ronde.drafting import Told, changed, draft_of, earliest_start, shown
from conversations.text import Text
from conversations.withheld import NOT_A_NAME
from rounds.calendar import first_monday
from rounds.period import Period
from rounds.setup import LONGEST, SHORTEST, Draft, Setup, quiet_weeks

FARTHEST = timedelta(days=366)
"""How far ahead a round may be planned."""
ALL = 100
LONGEST_HOPE = 160


def hear_when(place: Place, heard: Heard, world: World) -> Move:
    draft = draft_of(world)
    match heard:
        case Chosen("zo_goed"):
            return show_working_time(draft)
        case Chosen("start_of_lengte"):
            return _show_start(draft)
        case Chosen("week_overslaan"):
            return _show_skip(draft)
        case Chosen("terug"):
            return show_questions(draft, world)
        case _:
            return Unclear()


def _show_start(draft: Draft, told: Told = None) -> Go:
    return shown("ronde.start", draft, Text("ronde.start"), (button("terug"),), told)


def hear_start(place: Place, heard: Heard, world: World) -> Move:
    """A date is the start, from its Monday or the first after it; a small number how many weeks."""
    draft = draft_of(world)
    match heard:
        case Chosen("terug"):
            return show_when(draft)
        case Typed(day=date() as day):
            first = Period.of(day) if day.isoweekday() == 1 else first_monday(day)
            if not earliest_start(world) <= first <= Period.of(world.now + FARTHEST):
                return _show_start(draft, Text("ronde.start_niet_goed", {"vanaf": earliest_start(world).monday}))
            return show_when(_planned(draft, first, draft.setup.weeks, world))
        case Typed(numbers=(weeks,)) if SHORTEST <= weeks <= LONGEST:
            return show_when(_planned(draft, draft.setup.first, weeks, world))
        case Typed():
            told = Text("ronde.lengte_niet_goed", {"minstens": SHORTEST, "hoogstens": LONGEST})
            return _show_start(draft, told)
        case _:
            return Unclear()


def _planned(draft: Draft, first: Period, weeks: int, world: World) -> Draft:
    """Quiet weeks are proposed anew; those that the coördinator left out stay out."""
    before: Setup = draft.setup
    own = set(before.left_out) - set(quiet_weeks(before.first, before.weeks, world.school))
    left_out = tuple(sorted({*quiet_weeks(first, weeks, world.school), *own}))
    return changed(draft, replace(before, first=first, weeks=weeks, left_out=left_out))


def _show_skip(draft: Draft, told: Told = None) -> Go:
    return shown("ronde.overslaan", draft, Text("ronde.overslaan"), (button("terug"),), told)


def hear_skip(place: Place, heard: Heard, world: World) -> Move:
    """Each number that was typed: out if it was in, in if it was out."""
    draft = draft_of(world)
    match heard:
        case Chosen("terug"):
            return show_when(draft)
        case Typed(numbers=numbers) if numbers:
            for number in numbers:
                found = _week_of(draft, number)
                if found is None:
                    return _show_skip(draft, Text("ronde.week_niet_in_ronde", {"nummer": number}))
                draft = _toggled(draft, found)
            return show_when(_from_first_question(draft))
        case Typed():
            return _show_skip(draft, Text("ronde.week_niet_begrepen"))
        case _:
            return Unclear()


def _week_of(draft: Draft, number: int) -> Period | None:
    """The week of that number between the first question and the last."""
    period, last = draft.setup.first, last_week(draft)
    while period <= last:
        if period.week == number:
            return period
        period = period.plus(1)
    return None


def _toggled(draft: Draft, week: Period) -> Draft:
    now = set(draft.setup.left_out)
    return changed(draft, replace(draft.setup, left_out=tuple(sorted(now ^ {week}))))


def _from_first_question(draft: Draft) -> Draft:
    """A first week that is left out is none: the round begins with the first that asks something."""
    setup = draft.setup
    first = setup.first
    while first in setup.left_out:
        first = first.plus(1)
    left_out = tuple(week for week in setup.left_out if week > first)
    return changed(draft, replace(setup, first=first, left_out=left_out))


def hear_working_time(place: Place, heard: Heard, world: World) -> Move:
    draft = draft_of(world)
    match heard:
        case Chosen("ja_afgesproken"):
            return show_expected(changed(draft, replace(draft.setup, working_time=True)))
        case Chosen("nog_niet"):
            kept = changed(draft, replace(draft.setup, working_time=False))
            return show_expected(kept, Text("ronde.werktijd_nog_niet"))
        case Chosen("terug"):
            return show_when(draft)
        case _:
            return Unclear()


def hear_expected(place: Place, heard: Heard, world: World) -> Move:
    draft = draft_of(world)
    match heard:
        case Chosen("terug"):
            return show_working_time(draft)
        case Chosen("geen_verwachting"):
            return show_hope(changed(draft, replace(draft.setup, expected=None)))
        case Chosen(choice) if choice in EXPECTED:
            return show_hope(changed(draft, replace(draft.setup, expected=EXPECTED[choice])))
        case Typed(numbers=(percent,)) if 0 < percent <= ALL:
            return show_hope(changed(draft, replace(draft.setup, expected=percent)))
        case Typed():
            return show_expected(draft, Text("ronde.procent_niet_goed"))
        case _:
            return Unclear()


def hear_hope(place: Place, heard: Heard, world: World) -> Move:
    draft = draft_of(world)
    match heard:
        case Chosen("terug"):
            return show_expected(draft)
        case Chosen("zo_laten"):
            return show_works_council(draft)
        case Chosen("sla_over"):
            return show_works_council(changed(draft, replace(draft.setup, hope="")))
        case Typed(means=means) if NOT_A_NAME.intersection(means):
            return show_works_council(draft)
        case Typed(text=text):
            hope = " ".join(text.text.split())
            if len(hope) > LONGEST_HOPE:
                return show_hope(draft, Text("ronde.reden_te_lang", {"hoogstens": LONGEST_HOPE}))
            return show_works_council(changed(draft, replace(draft.setup, hope=hope)))
        case _:
            return Unclear()
