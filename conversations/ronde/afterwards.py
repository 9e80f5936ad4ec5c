"""After a round: what it brought, a light rhythm until the next, and when that will be."""

from datetime import date, datetime, timedelta

from conversations import rondebeeld
from conversations.chat import Chosen, End, Go, Heard, Move, Paging, Place, Unclear
from conversations.effects import Effect
from conversations.events import Typed
from conversations.messages import Delivery, Say, ShowClosing, button, say
from conversations.model import World
from conversations.moment import edit_of
from conversations.organising import Record
from conversations.ronde.asking import show_purpose
from conversations.ronde.drafting import Told, new_draft, with_note
from conversations.text import Lines, Text, Words
from rounds.acts import NextRoundPlanned, RhythmChosen
from rounds.due import closing_moment

RHYTHMS = {"elke_week": 1, "om_de_week": 2, "geen_vragen": 0}
LATER = {"over_3_maanden": timedelta(weeks=13), "over_6_maanden": timedelta(weeks=26)}


def closing(world: World) -> Go:
    """By the clock: the closing page, with the choice of a rhythm under it."""
    assert world.round is not None
    buttons = tuple(button(choice) for choice in RHYTHMS)
    shown = ShowClosing(world.round.id, buttons, delivery=Delivery.AT_MOST_ONCE, silent=True)
    return Go("ronde.afsluiting", Paging(round=world.round.id), (shown,))


def show_after(world: World, told: Told = None) -> Go:
    """What can be done once a round is over; the closing page comes after its last week."""
    newest = world.newest
    assert newest is not None
    opens = closing_moment(newest)
    if world.report is not None and world.report.round == newest.id:
        buttons = tuple(button(choice) for choice in ("rondebeeld", "nieuwe_ronde", "afsluiting", "klaar"))
    else:
        page = (button("afsluiting"),) if opens is not None and opens <= world.now else ()
        buttons = (button("nieuwe_ronde"), *page, button("ritme"), button("klaar"))
    lines: list[Words] = [_over(world, opens)]
    if newest.course.next_round is not None:
        lines.append(Text("ronde.na_gepland", {"datum": newest.course.next_round}))
    asked = Say(Lines((*lines, Text("ronde.na"))), buttons)
    return Go("ronde.na", Paging(round=newest.id), with_note(told, asked))


def _over(world: World, opens: datetime | None) -> Text:
    newest = world.newest
    assert newest is not None
    if opens is None or newest.ends is None:
        return Text("ronde.na_niets")
    if opens > world.now:
        return Text("ronde.na_straks", {"datum": opens.date()})
    return Text("ronde.na_liep", {"tot": newest.ends.sunday})


def hear_after(place: Place, heard: Heard, world: World) -> Move:
    newest = world.newest
    assert newest is not None
    match heard:
        case Chosen("nieuwe_ronde"):
            return show_purpose(new_draft(world))
        case Chosen("rondebeeld"):
            return rondebeeld.show(world)
        case Chosen("afsluiting"):
            buttons = tuple(button(choice) for choice in RHYTHMS)
            return Go("ronde.afsluiting", Paging(round=newest.id), (ShowClosing(newest.id, buttons),))
        case Chosen("ritme"):
            return _ask_rhythm(newest.id)
        case Chosen("klaar"):
            return End((say("klaar", edits=edit_of(heard)),))
        case _:
            return Unclear()


def _is_newest(place: Place, world: World) -> bool:
    """What is chosen here is about that round, and not about one that another coördinator started since."""
    assert isinstance(place.slots, Paging)
    return world.newest is not None and world.newest.id == place.slots.round


def _ask_rhythm(number: int) -> Go:
    asked = say("ronde.ritme", *(button(choice) for choice in RHYTHMS))
    return Go("ronde.afsluiting", Paging(round=number), (asked,))


def hear_rhythm(place: Place, heard: Heard, world: World) -> Move:
    assert isinstance(place.slots, Paging)
    match heard:
        case Chosen() if not _is_newest(place, world):
            return End((say("ronde.al_nieuwe", edits=edit_of(heard)),))
        case Chosen(choice) if choice in RHYTHMS:
            done = (Record(RhythmChosen(RHYTHMS[choice])),)
            return _ask_next(place.slots.round, Text(f"ronde.ritme_{choice}"), done)
        case _:
            return Unclear()


def _ask_next(number: int, told: Told = None, acts: tuple[Effect, ...] = ()) -> Go:
    asked = say("ronde.volgende", *(button(choice) for choice in LATER), button("weet_nog_niet"))
    return Go("ronde.volgende", Paging(round=number), (*acts, *with_note(told, asked)))


def hear_next(place: Place, heard: Heard, world: World) -> Move:
    assert isinstance(place.slots, Paging)
    match heard:
        case _ if not _is_newest(place, world):
            return End((say("ronde.al_nieuwe", edits=edit_of(heard)),))
        case Chosen("weet_nog_niet"):
            return End((Record(NextRoundPlanned(None)), say("ronde.volgende_open", edits=edit_of(heard))))
        case Chosen(choice) if choice in LATER:
            on = world.now.date() + LATER[choice]
        case Typed(day=date() as day) if day > world.now.date():
            on = day
        case Typed():
            return _ask_next(place.slots.round, Text("ronde.volgende_niet_begrepen"))
        case _:
            return Unclear()
    told = say("ronde.volgende_genoteerd", edits=edit_of(heard), datum=on)
    return End((Record(NextRoundPlanned(on)), told))
