"""Reading, taking out and erasing everything of one's own."""

from conversations.chat import END, Chosen, End, Go, Heard, Move, Place, Stay, Step, Unclear
from conversations.effects import MakeDocument
from conversations.messages import ShowOwnAnswers, button, say
from conversations.model import World
from conversations.moment import edit_of
from conversations.people import EraseMe


def menu(world: World) -> Go:
    assert world.person is not None
    buttons = (button("lezen"), button("als_bestand"), button("alles_wissen"), button("klaar"))
    return Go("mijn_gegevens.menu", None, (say("mijn_gegevens.menu", *buttons, code=world.person.code),))


def confirm_erasure(world: World) -> Go:
    return Go("mijn_gegevens.wis", None, (say("mijn_gegevens.wis", button("ja_wis"), button("nee_bewaar")),))


def hear_menu(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("lezen"):
            return Stay((ShowOwnAnswers(),))
        case Chosen("als_bestand"):
            return Stay((MakeDocument("mijn_gegevens"), say("mijn_gegevens.bestand_komt")))
        case Chosen("alles_wissen"):
            return confirm_erasure(world)
        case Chosen("klaar"):
            return End((say("klaar", edits=edit_of(heard)),))
        case _:
            return Unclear()


def hear_erasure(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("ja_wis"):
            return End((EraseMe(edit_of(heard) or 0), say("mijn_gegevens.gewist", edits=edit_of(heard))))
        case Chosen("nee_bewaar"):
            return End((say("mijn_gegevens.bewaard", edits=edit_of(heard)),))
        case _:
            return Unclear()


STEPS = (
    Step("mijn_gegevens.menu", hear_menu, ("mijn_gegevens.wis", END), rests=True),
    Step("mijn_gegevens.wis", hear_erasure, (END,)),
)
