"""No word of a person is lost, and none goes where it was not meant to."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from conversations.chat import Chat, Place, Reflecting, Turn
from conversations.effects import (
    ChangeWords,
    KeepAnswer,
    KeepIntention,
    KeepPlacement,
    KeepSentence,
    KeepWish,
    RemoveAnswer,
    RevokeSentence,
)
from conversations.events import Edited, Event, Pressed, Transcribed, Typed
from conversations.guarded import behind
from conversations.messages import React
from conversations.model import World
from conversations.people import EraseMe
from conversations.places import PROMPT, beneath, still_there
from conversations.table import STEPS
from tests.conversations.kept import Kept, Where

KEEPS = (KeepAnswer, KeepPlacement, KeepSentence, KeepIntention, KeepWish, ChangeWords)
NO_ANSWER = frozenset({"klaar", "geen_idee", "sla_over", "niets"})
"""Thanked for with a thumb, or taken for a tap: nothing in them is to be kept."""
TAKES_BACK: dict[Where, tuple[type, ...]] = {
    Where.ANSWER: (RemoveAnswer, EraseMe),
    Where.SENTENCE: (RevokeSentence, KeepSentence, RemoveAnswer, EraseMe),
    Where.REASON: (KeepPlacement, RemoveAnswer, EraseMe),
    Where.INTENTION: (KeepIntention, EraseMe),
    Where.WISH: (EraseMe,),
    Where.HELP: (EraseMe,),
}
"""By which a writer's own act makes a text go, beside a change of the message itself."""
TO_THE_BOT = frozenset({"klaar", "stappenplan", "vraag_mij_door"})
"""Said to the bot, wherever it is said: never a sentence for the team."""
SENTENCE, REPLACING = "reflectie.zin", "reflectie.vervangen"


Found = dict[str, frozenset[Where]]
"""Texts that are kept, each with where."""


def plain(text: str) -> str:
    return " ".join(text.split())


@dataclass(slots=True)
class Promised:
    """`texts` were acknowledged, each with where it went; `said_at` knows at which steps words were typed or said,
    `times` how often, and `tried` which of them in a trial.
    """

    texts: dict[str, frozenset[Where]] = field(default_factory=dict)
    said_at: dict[str, frozenset[str]] = field(default_factory=dict)
    tried: set[str] = field(default_factory=set)
    times: Counter[str] = field(default_factory=Counter)

    def copy(self) -> "Promised":
        return Promised(dict(self.texts), dict(self.said_at), set(self.tried), Counter(self.times))

    def hear(self, chat: Chat, event: Event, kept: Kept) -> None:
        """Before the turn: where these words are said."""
        match event:
            case Typed(text=text):
                heard = _hearing(chat)
                self._said(text.text, frozenset(place.step for place in heard))
                if heard and all(map(_is_trial, heard)) and plain(text.text) not in _found(kept):
                    self.tried.add(plain(text.text))
            case Transcribed(spot=spot, said=Typed(text=text)):
                self._said(text.text, frozenset({spot.step}))
            case Edited(text=text):
                self._said(text.text, frozenset({SENTENCE}))
            case _:
                pass

    def _said(self, text: str, steps: frozenset[str]) -> None:
        self.tried.discard(plain(text))
        self.times[plain(text)] += 1
        self.said_at[plain(text)] = self.said_at.get(plain(text), frozenset()) | steps

    def see(self, before: Chat, event: Event, turn: Turn, kept: Kept, world: World) -> None:
        """After the turn, when `kept` holds what it did."""
        found = _found(kept)
        for effect in turn.effects:
            if isinstance(effect, KeepSentence) and plain(effect.text) in self.said_at:
                assert SENTENCE in self.said_at[plain(effect.text)], "it was not said for the team"
                assert not (isinstance(event, Typed) and TO_THE_BOT & event.means), "it was said to the bot"
        tried = {text for text in self.tried & found.keys() if self.times[text] == 1}
        assert not tried, "a trial was kept"
        _nothing_tried_is_kept(before, turn)
        self._none_is_gone(before, event, turn, found)
        self._none_that_is_let_go_stays(before, event, found)
        _none_that_waits_is_gone(before, event, turn, found, world)
        text = _acknowledged(event, turn)
        if text is not None:
            assert text in found, "a text was acknowledged and is nowhere"
            self.texts[text] = found[text]
        self.texts = {text: found[text] for text in self.texts}

    def _none_that_is_let_go_stays(self, before: Chat, event: Event, found: Found) -> None:
        slots = before.at.slots if before.at else None
        if isinstance(slots, Reflecting) and slots.pending and _chose(event, "los_laten"):
            text = plain(slots.pending)
            assert text not in found or self.times[text] > 1, "a text that was let go was kept"

    def _none_is_gone(self, before: Chat, event: Event, turn: Turn, found: Found) -> None:
        replacing = any(place.step == REPLACING for place in _places(before)) and any(
            isinstance(effect, KeepAnswer) for effect in turn.effects
        )
        for text in [text for text in self.texts if text not in found]:
            where = self.texts.pop(text)
            takes_back = tuple(kind for one in where for kind in TAKES_BACK[one])
            own = any(isinstance(effect, takes_back) for effect in turn.effects)
            assert own or isinstance(event, Edited) or (replacing and Where.ANSWER in where), "a text was lost"


def _found(kept: Kept) -> Found:
    found: Found = {}
    for where, texts in kept.texts.items():
        for text in map(plain, texts):
            found[text] = found.get(text, frozenset()) | {where}
    return found


def _hearing(chat: Chat) -> list[Place]:
    """Who may hear a text now."""
    places = [place for place in (behind(chat.at),) if place is not None]
    if chat.at is not None and chat.at.step == PROMPT and chat.under is not None:
        places.append(chat.under)
    asked = beneath(chat)
    return places if asked is None else [*places, asked]


def _places(chat: Chat) -> Iterator[Place]:
    for place in (behind(chat.at), behind(chat.under)):
        if place is not None:
            yield place


def _is_trial(place: Place) -> bool:
    return isinstance(place.slots, Reflecting) and place.slots.trial


def _nothing_tried_is_kept(before: Chat, turn: Turn) -> None:
    places = list(_places(before))
    if places and all(_is_trial(place) for place in places) and before.beside is None:
        assert not any(
            isinstance(effect, KEEPS) and not isinstance(effect, ChangeWords) for effect in turn.effects
        )


def _acknowledged(event: Event, turn: Turn) -> str | None:
    """The text of this turn, if the engine said that it is kept."""
    match event:
        case Typed(message=message, text=text, means=means) if not text.found and not NO_ANSWER & means:
            thumb = React(message) in turn.effects
            return plain(text.text) if thumb or _names(turn, text.text) else None
        case Edited(text=text) if not text.found:
            return plain(text.text) if any(isinstance(effect, KEEPS) for effect in turn.effects) else None
        case _:
            return None


def _names(turn: Turn, text: str) -> bool:
    for effect in turn.effects:
        match effect:
            case KeepAnswer(parts=parts) if any(plain(part.text) == plain(text) for part in parts):
                return True
            case KeepSentence(text=kept) | KeepIntention(text=kept) | KeepWish(text=kept):
                if plain(kept) == plain(text):
                    return True
            case _:
                pass
    return False


def _none_that_waits_is_gone(before: Chat, event: Event, turn: Turn, found: Found, world: World) -> None:
    """Words that wait for a yes go on waiting, join, or are let go in so many words."""
    waiting = {place.slots.pending for place in _places(turn.chat) if isinstance(place.slots, Reflecting)}
    let_go = _chose(event, "los_laten") or any(isinstance(effect, EraseMe) for effect in turn.effects)
    for place in _places(before):
        if not isinstance(place.slots, Reflecting) or not place.slots.pending or not still_there(place, world):
            continue
        kept = plain(place.slots.pending) in found
        more = any(text.startswith(place.slots.pending) for text in waiting)
        assert kept or more or let_go, "a text that waited for a yes was lost"


def _chose(event: Event, choice: str) -> bool:
    match event:
        case Pressed(choice=pressed):
            return pressed == choice
        case Typed(means=means):
            return choice in means
        case _:
            return False


def takes_words(chat: Chat) -> bool:
    return any(place.step in STEPS and STEPS[place.step].takes_text for place in _hearing(chat))
