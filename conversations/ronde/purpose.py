"""1/6: what the round is for. Anything that goes outside needs a second coördinator."""

from conversations.chat import Chosen, End, Heard, Move, Place, Unclear
from conversations.messages import Say, say
from conversations.model import World
from conversations.moment import edit_of
from conversations.organising import KeepDraft
from conversations.ronde.asking import PURPOSES, show_teams
from conversations.ronde.drafting import draft_of, with_purpose
from conversations.text import Lines, Text, Words
from rounds.setup import Draft, Purpose


def hear_purpose(place: Place, heard: Heard, world: World) -> Move:
    draft = draft_of(world)
    match heard:
        case Chosen("niet_nu"):
            return End((KeepDraft(draft), say("ronde.bewaard", edits=edit_of(heard))))
        case Chosen(choice) if choice in PURPOSES:
            chosen = with_purpose(draft, PURPOSES[choice])
            return show_teams(chosen, world, Say(_told(chosen, world), edits=edit_of(heard)))
        case _:
            return Unclear()


def _told(draft: Draft, world: World) -> Words:
    purpose = draft.setup.purpose
    first = Text("ronde.doel_gekozen", {"doel": Text(f"doel.{purpose}")})
    if purpose == Purpose.LEREN:
        return first
    second = (Text("ronde.tweede_nodig"),) if world.coordinators <= 1 else ()
    return Lines((first, Text("ronde.naar_buiten"), *second))
