"""A list in the chat: sent at the name of a new team, read as slow work, shown, and taken in after a yes."""

from conversations.chat import END, Chat, Chosen, End, Go, Heard, Listing, Move, Place, Step, Turn, Unclear
from conversations.effects import Effect
from conversations.events import HandedIn, ListRead
from conversations.lijst.reading import MOST_BYTES
from conversations.messages import Remove, Say, button, say
from conversations.model import World
from conversations.organising import DropList, ReadList, TakeList
from conversations.teams.overview import overview
from conversations.text import Lines, Text

WAITS, CHOICE = "lijst.wacht", "lijst.keuze"
WELCOME_AT = frozenset({"teams.naam", WAITS})
"""Where a file is taken; a coördinator alone can be there. Anywhere else it is as any other file."""


def is_welcome(chat: Chat) -> bool:
    return chat.at is not None and chat.at.step in WELCOME_AT


def handed_in(event: HandedIn) -> Go:
    """One that is too large is not even fetched; the file leaves the chat at once or when it was read."""
    if event.size > MOST_BYTES:
        told = Text("lijst.fout_te_groot", {"hoogstens": MOST_BYTES // 1024})
        return Go(WAITS, Listing(), (Remove((event.message,)), _again(told)))
    asked = ReadList(event.message, event.file)
    return Go(WAITS, Listing(), (asked, say("lijst.wordt_gelezen", button("terug"))))


def read(chat: Chat, event: ListRead) -> Go | Turn:
    """What is in it. Whoever went on to something else meanwhile was told that it is then left alone."""
    gone = Remove((event.message,))
    if chat.at is None or chat.at.step != WAITS:
        drop: tuple[Effect, ...] = (DropList(event.work),) if event.ready else ()
        return Turn(chat, (gone, *drop))
    if not event.ready:
        return Go(WAITS, Listing(), (gone, _again(event.told)))
    asked = Say(event.told, (button("doorvoeren"), button("niet_doen")))
    return Go(CHOICE, Listing(event.work), (gone, asked))


def _again(told: Text | Lines) -> Say:
    return Say(Lines((told, Text("lijst.stuur_opnieuw"))), (button("terug"),))


def hear_waiting(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("terug"):
            return overview(world)
        case _:
            return Unclear()


def hear_choice(place: Place, heard: Heard, world: World) -> Move:
    assert isinstance(place.slots, Listing)
    match heard:
        case Chosen("doorvoeren"):
            return End((TakeList(place.slots.work),))
        case Chosen("niet_doen"):
            return overview(world, (DropList(place.slots.work), say("lijst.niet_gedaan")))
        case _:
            return Unclear()


STEPS = (
    Step(WAITS, hear_waiting, (WAITS, CHOICE, "teams.overzicht")),
    Step(CHOICE, hear_choice, ("teams.overzicht", END)),
)
