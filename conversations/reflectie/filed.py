"""Themes under which an answer is filed beside its own, and taking one of them off."""

from conversations.chat import Chosen, Go, Heard, Move, Place, Reflecting, Unclear
from conversations.effects import TakeOffTheme
from conversations.events import Typed
from conversations.messages import Button, button, say
from conversations.model import World
from conversations.moment import edit_of
from conversations.paging import MOST
from conversations.reflectie.done import done_message
from conversations.text import Plain
from norms.model import Thema

OF_THEME = "thema_"
"""Begins the choice of a theme, before its number."""


def filed(slots: Reflecting, world: World) -> tuple[Thema, ...]:
    """Known of the answer that was begun last alone; of an older one its writer sees them, and that is all."""
    last = world.last
    if world.round is None or last is None or (last.period, last.norm) != (slots.period, slots.norm):
        return ()
    return tuple(theme for theme in world.round.norm_set.themas if theme.nummer in last.themes)


def ask_theme(slots: Reflecting, world: World, edits: int | None) -> Go:
    """The first few stand on buttons; each can be typed."""
    options = tuple(Button(f"{OF_THEME}{one.nummer}", Plain(one.titel)) for one in filed(slots, world))
    asked = say("reflectie.thema_eraf", *options[: MOST - 1], button("laat_zo"), edits=edits)
    return Go("reflectie.thema", slots, (asked,))


def hear_theme(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("laat_zo"):
            buttons = done_message(slots, world, None).buttons
            return Go("reflectie.klaar", slots, (say("reflectie.blijft_zo", *buttons, edits=edit_of(heard)),))
        case Chosen(choice):
            number = int(choice.removeprefix(OF_THEME))
        case Typed():
            said = heard.text.text.strip().casefold()
            named = [one.nummer for one in filed(slots, world) if said and one.titel.casefold().startswith(said)]
            if len(named) != 1:
                return Unclear()
            [number] = named
        case _:
            return Unclear()
    found = next((one for one in filed(slots, world) if one.nummer == number), None)
    buttons = done_message(slots, world, None).buttons
    if found is None:
        return Go("reflectie.klaar", slots, (say("reflectie.blijft_zo", *buttons, edits=edit_of(heard)),))
    told = say("reflectie.thema_weg", *buttons, edits=edit_of(heard), thema=found.titel)
    return Go("reflectie.klaar", slots, (TakeOffTheme(slots.period, slots.norm, number), told))
