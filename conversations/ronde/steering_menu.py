"""The menus of a round that runs."""

from conversations.chat import Deciding, End, Go, Heard
from conversations.effects import Effect
from conversations.messages import Button, Say, button, say
from conversations.model import World
from conversations.moment import edit_of
from conversations.ronde.drafting import Told, with_note
from conversations.ronde.plan_text import standing
from conversations.text import Text

MENU = ("plan", "deelname", "sturen", "klaar")


def is_over(world: World) -> bool:
    """The round ended while its menu stood open."""
    return world.newest is None or world.newest.is_closed(world.now)


def over(heard: Heard) -> End:
    return End((say("ronde.al_gesloten", edits=edit_of(heard)),))


def menu_buttons(but: str = "") -> tuple[Button, ...]:
    """`but`: what is shown above them; in its place a picture of that."""
    return tuple(button(f"{choice}_als_plaatje" if choice == but else choice) for choice in MENU)


def show_menu(world: World, told: Told = None) -> Go:
    assert world.newest is not None
    asked = Say(standing(world.newest, world), menu_buttons())
    return Go("ronde.sturen", Deciding(live=True), with_note(told, asked))


def show_interventions(world: World, told: Told = None, acts: tuple[Effect, ...] = ()) -> Go:
    """`acts` go before the words that tell of them."""
    assert world.newest is not None
    pause = "verder_gaan" if world.newest.course.is_paused(world.now) else "pauzeren"
    buttons = (button(pause), button("verlengen"), button("vraag_geldt_niet"), button("meer"))
    asked = Say(Text("ronde.ingrijpen"), buttons)
    return Go("ronde.ingrijpen", Deciding(live=True), (*acts, *with_note(told, asked)))


def show_more(world: World, told: Told = None, acts: tuple[Effect, ...] = ()) -> Go:
    buttons = (button("team_erbij"), button("nog_eens_uitnodigen"), button("ronde_sluiten"), button("terug"))
    asked = Say(Text("ronde.meer"), buttons)
    return Go("ronde.meer", Deciding(live=True), (*acts, *with_note(told, asked)))
