"""3/6: which questions, in which order of themes, and which do not apply."""

from dataclasses import replace

from conversations.chat import Chosen, Deciding, Go, Heard, Move, Place, Unclear
from conversations.effects import Button, button
from conversations.events import Typed
from conversations.model import World
from conversations.ronde.asking import doubtful, show_origin, show_questions
from conversations.ronde.asking_when import show_when
from conversations.ronde.drafting import Told, changed, draft_of, shown
from conversations.ronde.own_words import show_word
from conversations.text import Lines, Plain, Text
from norms.model import norms_of
from rounds.setup import Draft

MOST_CANDIDATES = 3


def hear_questions(place: Place, heard: Heard, world: World) -> Move:
    draft = draft_of(world)
    match heard:
        case Chosen("zo_goed"):
            return show_when(draft)
        case Chosen("vraag_geldt_niet"):
            return show_norm_choice(draft, world)
        case Chosen("volgorde_woorden"):
            return _show_change(draft, world)
        case Chosen("terug"):
            return show_origin(draft)
        case _:
            return Unclear()


def show_norm_choice(draft: Draft, world: World, told: Told = None) -> Go:
    """Which norm; those that teams often doubt stand on buttons."""
    assert world.norm_set is not None
    offered = doubtful(draft, world)[:MOST_CANDIDATES]
    buttons = tuple(Button(f"vraag_{norm}", Text("knop.vraag_nummer", {"nummer": norm})) for norm in offered)
    words = Text("ronde.nvt", {"laatste": len(norms_of(world.norm_set))})
    return shown("ronde.nvt", draft, words, (*buttons, button("terug")), told)


def _show_change(draft: Draft, world: World) -> Go:
    before = draft.setup.shared_before
    again = (button("zelfde_vragen"),) if before else (button("andere_vragen"),) if world.shared_before else ()
    buttons = (button("volgorde"), button("woorden"), *again, button("terug"))
    return shown("ronde.anders", draft, Text("ronde.anders"), buttons)


def hear_change(place: Place, heard: Heard, world: World) -> Move:
    draft = draft_of(world)
    match heard:
        case Chosen("volgorde"):
            return _show_order(draft, world)
        case Chosen("woorden"):
            return show_word(draft, world, "")
        case Chosen("zelfde_vragen"):
            return show_questions(changed(draft, replace(draft.setup, shared_before=())), world)
        case Chosen("andere_vragen"):
            return show_questions(changed(draft, replace(draft.setup, shared_before=world.shared_before)), world)
        case Chosen("terug"):
            return show_questions(draft, world)
        case _:
            return Unclear()


def _show_order(draft: Draft, world: World, told: Told = None) -> Go:
    assert world.norm_set is not None
    titles = {theme.nummer: theme.titel for theme in world.norm_set.themas}
    lines = tuple(Plain(f"{number} {titles[number]}") for number in draft.setup.order)
    words = Lines((Text("ronde.volgorde"), *lines))
    return shown("ronde.volgorde", draft, words, (button("terug"),), told)


def hear_order(place: Place, heard: Heard, world: World) -> Move:
    """Those that are named come first, in that order; the others keep theirs."""
    draft = draft_of(world)
    match heard:
        case Chosen("terug"):
            return show_questions(draft, world)
        case Typed(numbers=numbers):
            first = tuple(dict.fromkeys(numbers))
            if not first or set(first) - set(draft.setup.order):
                return _show_order(draft, world, Text("ronde.volgorde_niet_goed"))
            rest = tuple(theme for theme in draft.setup.order if theme not in first)
            told = Text("ronde.volgorde_gezet")
            return show_questions(changed(draft, replace(draft.setup, order=(*first, *rest))), world, told)
        case _:
            return Unclear()


def deciding(place: Place) -> Deciding:
    assert isinstance(place.slots, Deciding)
    return place.slots
