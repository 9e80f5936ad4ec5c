"""5/6: what has been agreed with works council and organisations, about privacy, and who keeps the key."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from conversations.chat import Chosen, Go, Heard, Move, Place, Stay, Unclear
from conversations.events import Typed
from conversations.messages import SendPaper
from conversations.model import World
from conversations.papers import OrganisationsLetter
from conversations.ronde.asking_arranged import (
    STATES,
    show_keeper,
    show_letter,
    show_look,
    show_organisations,
    show_privacy,
    show_works_council,
)
from conversations.ronde.asking_when import show_hope
from conversations.ronde.drafting import Told, changed, draft_of
from conversations.text import Text
from conversations.withheld import NOT_A_NAME
from rounds.setup import Arranged, Arrangement, Draft, Setup

LONGEST_NOTE = 40
LONGEST_NAME = 60
Show = Callable[[Draft, Told], Go]


def hear_works_council(place: Place, heard: Heard, world: World) -> Move:
    return _hear(heard, world, show_hope, show_works_council, show_organisations, "works_council")


def hear_organisations(place: Place, heard: Heard, world: World) -> Move:
    return _hear(heard, world, show_works_council, show_organisations, _after_organisations, "organisations")


def hear_letter(place: Place, heard: Heard, world: World) -> Move:
    draft = draft_of(world)
    match heard:
        case Chosen("brief_pdf"):
            return Stay((SendPaper(OrganisationsLetter()),))
        case Chosen("verder"):
            return show_privacy(draft)
        case Chosen("terug"):
            return show_organisations(draft)
        case _:
            return Unclear()


def _after_organisations(draft: Draft, told: Told) -> Go:
    waits = draft.setup.organisations.state == Arrangement.NOG_NIET
    return show_letter(draft, told) if waits else show_privacy(draft, told)


def hear_privacy(place: Place, heard: Heard, world: World) -> Move:
    return _hear(heard, world, show_organisations, show_privacy, show_keeper, "privacy")


def _hear(heard: Heard, world: World, before: Show, again: Show, after: Show, name: str) -> Move:
    """A button, a date on which it was agreed, or how far it is («11 van de 16»)."""
    draft = draft_of(world)
    match heard:
        case Chosen("terug"):
            return before(draft, None)
        case Chosen("akkoord") if _now(draft.setup, name).state == Arrangement.AKKOORD:
            found = _now(draft.setup, name)
        case Chosen("akkoord"):
            found = Arranged(Arrangement.AKKOORD, world.now.date())
        case Chosen(choice) if choice in STATES:
            found = Arranged(STATES[choice])
        case Typed(day=date() as day) if day <= world.now.date():
            found = Arranged(Arrangement.AKKOORD, day)
        case Typed(day=date()):
            return again(draft, Text("ronde.akkoord_in_toekomst"))
        case Typed(means=means) if NOT_A_NAME.intersection(means):
            return Unclear()
        case Typed(text=text) if len(text.text.strip()) <= LONGEST_NOTE:
            found = Arranged(Arrangement.LOOPT, None, " ".join(text.text.split()))
        case Typed():
            return again(draft, Text("ronde.reden_te_lang", {"hoogstens": LONGEST_NOTE}))
        case _:
            return Unclear()
    return after(changed(draft, _with(draft.setup, name, found)), None)


def _now(setup: Setup, name: str) -> Arranged:
    found = {"works_council": setup.works_council, "organisations": setup.organisations}
    return found.get(name, setup.privacy)


def _with(setup: Setup, name: str, found: Arranged) -> Setup:
    match name:
        case "works_council":
            return replace(setup, works_council=found)
        case "organisations":
            return replace(setup, organisations=found)
        case _:
            return replace(setup, privacy=found)


def hear_keeper(place: Place, heard: Heard, world: World) -> Move:
    draft = draft_of(world)
    match heard:
        case Chosen("terug"):
            return show_privacy(draft)
        case Chosen("zo_laten"):
            return show_look(draft)
        case Typed(means=means) if NOT_A_NAME.intersection(means):
            return Unclear()
        case Typed(text=text):
            name = " ".join(text.text.split())
            if len(name) > LONGEST_NAME:
                return show_keeper(draft, Text("ronde.reden_te_lang", {"hoogstens": LONGEST_NAME}))
            return show_look(changed(draft, replace(draft.setup, keeper=name)))
        case _:
            return Unclear()
