"""3/6, the organisation's own words: each is asked in turn, and tried on every question before it is kept."""

from dataclasses import replace

from conversations.chat import Chosen, Deciding, Go, Heard, Move, Place, Unclear
from conversations.events import Typed
from conversations.messages import button
from conversations.model import World
from conversations.ronde.asking import show_questions
from conversations.ronde.drafting import Told, changed, draft_of, shown
from conversations.ronde.editions import edition_of
from conversations.text import Plain, Text
from conversations.withheld import NOT_A_NAME
from norms.linter import lint
from norms.model import NormSet
from rounds.setup import Draft

LONGEST_WORD = 30
ASKED = ("inwoner", "inwoners", "handboek", "meetinstrument")
"""Own words that there is a question for; an edition may have more, which stay as they are."""
WRITTEN_OUT = "norms.woord_uitgeschreven"


def show_word(draft: Draft, world: World, after: str, told: Told = None) -> Go:
    """The word that comes after this one, or the first; past the last, the questions again."""
    keys = [key for key in edition_of(draft, world).woorden if key in ASKED]
    place = keys.index(after) + 1 if after else 0
    if place == len(keys):
        return show_questions(draft, world, told)
    return _ask(draft, world, keys[place], told)


def _ask(draft: Draft, world: World, key: str, told: Told = None) -> Go:
    now = dict(draft.setup.words).get(key, edition_of(draft, world).woorden[key])
    words = Text(f"ronde.woord_{key}", {"nu": Plain(now)})
    buttons = (button("zo_laten"), button("terug"))
    return shown("ronde.woord", draft, words, buttons, told, slots=Deciding(word=key))


def hear_word(place: Place, heard: Heard, world: World) -> Move:
    assert isinstance(place.slots, Deciding)
    draft, key = draft_of(world), place.slots.word
    match heard:
        case Chosen("zo_laten"):
            return show_word(draft, world, key)
        case Typed(means=means) if NOT_A_NAME.intersection(means):
            return show_word(draft, world, key)
        case Chosen("terug"):
            return show_questions(draft, world)
        case Typed(text=text):
            word = " ".join(text.text.split())
            tried = _with_word(draft, world, key, word)
            if tried is None:
                return _ask(draft, world, key, Text("ronde.woord_past_niet", {"hoogstens": LONGEST_WORD}))
            return show_word(tried, world, key)
        case _:
            return Unclear()


def _findings(norm_set: NormSet) -> int:
    """How much the linter has to say. That a norm writes this very word out is no matter: it reads the same."""
    return sum(finding.key != WRITTEN_OUT for finding in lint(norm_set))


def _with_word(draft: Draft, world: World, key: str, word: str) -> Draft | None:
    """None where a question would become too long or read wrong with it."""
    norm_set = edition_of(draft, world)
    if not word or len(word) > LONGEST_WORD or not all(c.isalpha() or c in " -'" for c in word):
        return None
    before = _findings(norm_set)
    words = {**dict(draft.setup.words), key: word}
    filled = replace(norm_set, woorden={**norm_set.woorden, **words})
    if _findings(filled) > before:
        return None
    return changed(draft, replace(draft.setup, words=tuple(sorted(words.items()))))
