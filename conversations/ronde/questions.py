"""3/6: which questions, in which order of themes, and which do not apply."""

from dataclasses import replace

from conversations.chat import Chosen, Deciding, Go, Heard, Move, Place, Unclear
from conversations.events import Typed
from conversations.messages import Button, button
from conversations.model import World
from conversations.ronde.asking import doubtful, show_origin, show_questions
from conversations.ronde.asking_when import show_when
from conversations.ronde.drafting import Told, changed, draft_of, shown
from conversations.ronde.editions import edition_of, every_edition, moved, shared_before
from conversations.ronde.own_words import show_word
from conversations.text import Lines, Plain, Text
from norms.model import norms_of
from rounds.setup import Draft

MOST_CANDIDATES = 3
MOST_EDITIONS = 2


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
    offered = doubtful(draft, world)[:MOST_CANDIDATES]
    buttons = tuple(Button(f"vraag_{norm}", Text("knop.vraag_nummer", {"nummer": norm})) for norm in offered)
    words = Text("ronde.nvt", {"laatste": len(norms_of(edition_of(draft, world)))})
    return shown("ronde.nvt", draft, words, (*buttons, button("terug")), told)


def _show_change(draft: Draft, world: World) -> Go:
    more = (button("uitgave"),) if len(every_edition(world)) > 1 else _again(draft, world)
    buttons = (button("volgorde"), button("woorden"), *more, button("terug"))
    return shown("ronde.anders", draft, Text("ronde.anders"), buttons)


def _again(draft: Draft, world: World) -> tuple[Button, ...]:
    """After an earlier round: the same questions, or others; what it is not now."""
    if draft.setup.shared_before:
        return (button("zelfde_vragen"),)
    return (button("andere_vragen"),) if shared_before(world, edition_of(draft, world)) else ()


def _asked_again(draft: Draft, world: World, *, same: bool) -> Go:
    before = () if same else shared_before(world, edition_of(draft, world))
    return show_questions(changed(draft, replace(draft.setup, shared_before=before)), world)


def hear_change(place: Place, heard: Heard, world: World) -> Move:
    draft = draft_of(world)
    match heard:
        case Chosen("volgorde"):
            return _show_order(draft, world)
        case Chosen("woorden"):
            return show_word(draft, world, "")
        case Chosen("zelfde_vragen"):
            return _asked_again(draft, world, same=True)
        case Chosen("andere_vragen"):
            return _asked_again(draft, world, same=False)
        case Chosen("uitgave"):
            return _show_editions(draft, world)
        case Chosen("terug"):
            return show_questions(draft, world)
        case _:
            return Unclear()


def _show_editions(draft: Draft, world: World) -> Go:
    """The newest ones; the one that it is now is said, and is no button. Also whether to ask the same again."""
    now = edition_of(draft, world)
    others = tuple(one for one in every_edition(world) if one.id != now.id)[:MOST_EDITIONS]
    offered = tuple(
        Button(f"uitgave_{one.editie}", Text("knop.uitgave_nummer", {"editie": one.editie})) for one in others
    )
    words = Text("ronde.uitgave", {"editie": now.editie})
    return shown("ronde.uitgave", draft, words, (*offered, *_again(draft, world), button("terug")))


def hear_edition(place: Place, heard: Heard, world: World) -> Move:
    """Another edition; what was said about norms goes along where it is still about the same one."""
    draft = draft_of(world)
    match heard:
        case Chosen("terug"):
            return show_questions(draft, world)
        case Chosen("zelfde_vragen"):
            return _asked_again(draft, world, same=True)
        case Chosen("andere_vragen"):
            return _asked_again(draft, world, same=False)
        case Chosen(choice):
            wanted = choice.removeprefix("uitgave_")
            edition = next((one for one in every_edition(world) if one.editie == wanted), None)
            if edition is None:
                return Unclear()
            chosen, lost = moved(draft, edition, world)
            key = "ronde.uitgave_opnieuw" if lost else "ronde.uitgave_gekozen"
            before = edition_of(draft, world).editie
            named = ", ".join(str(norm) for norm in lost)
            told = Text(key, {"editie": edition.editie, "vorige": before, "vragen": named})
            return show_questions(chosen, world, told)
        case _:
            return Unclear()


def _show_order(draft: Draft, world: World, told: Told = None) -> Go:
    titles = {theme.nummer: theme.titel for theme in edition_of(draft, world).themas}
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
