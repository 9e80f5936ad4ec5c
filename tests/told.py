"""What a turn says, as it is rendered, and how its messages count for a norm (CHATS 1.4)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.render import render
from conversations import spraak
from conversations.chat import Chat, Guarding, Place, Reflecting, Turn
from conversations.messages import Say
from conversations.organising import IssueInvites
from conversations.text import Lines, Plain, Text, Words
from locales.catalogue import load_catalogue

CATALOGUE = load_catalogue()
IN_NORM, EXPLANATION = 280, 600
"""Characters of a message."""
MOST_BUTTONS, LONGEST_LABEL = 4, 30
MOST_PER_NORM = 5
OF_NORM = ("reflectie.", "bewaking.", "proef.")
"""Beginnings of the keys of a norm; what has none is a norm's own text."""
BEFORE = ("reflectie.prompt", "reflectie.herkomst", "reflectie.vooraf", "proef.begin", "proef.welke")
"""Said before the question."""
POSTPONING = (
    "reflectie.wanneer",
    "reflectie.zelf_wanneer",
    "reflectie.tijd_niet_goed",
    "reflectie.straks_goed",
    "reflectie.deze_week_niet",
    "reflectie.niets_open",
    "reflectie.geen_idee",
)
NOT_TAKEN = (
    "bewaking.weggehaald",
    "bewaking.bewerkt_weggehaald",
    "bewaking.schrijf_zelf",
    "bewaking.weggegooid",
    "bewaking.acuut",
)
"""What could not be taken, and what someone chose to do about that."""
ASKED_FOR = (
    "reflectie.stap",
    "reflectie.bewerkt",
    "reflectie.zin_bewerkt",
    "reflectie.aangepast",
    "reflectie.zin_te_laat",
    "reflectie.zin_terug",
    "reflectie.geen_zin",
)
"""The stappenplan, and an answer to who corrects or takes back something."""
BESIDE = (*BEFORE, *POSTPONING, *NOT_TAKEN, *ASKED_FOR)
"""Not counted among the five of a norm. Neither is a card with spoken words, for what follows takes its place."""
AGAIN = frozenset({"reflectie.terug", "reflectie.wacht", "reflectie.straks", "reflectie.straks_zelf"})
DONE = "reflectie.klaar"
AFTER_ALL = frozenset({"reflectie.naschrift", "reflectie.nog_doorvraag"})
"""Only after a norm one comes here."""
CHOICES = "Je kunt nu kiezen:"
"""Behind this the bot lists labels, and one may be a question too."""


@dataclass(frozen=True, slots=True)
class Told:
    """A message. `in_norm` is that it belongs to the question someone is in."""

    text: str
    labels: tuple[str, ...]
    keys: tuple[str, ...]
    in_norm: bool
    edits: bool
    links: bool

    @property
    def questions(self) -> int:
        return self.text.split(CHOICES, maxsplit=1)[0].count("?")


def told(turn: Turn) -> Iterator[Told]:
    for effect in turn.effects:
        if isinstance(effect, Say):
            rendered = render(effect, CATALOGUE)
            yield Told(
                rendered.text,
                tuple(label for label, _ in rendered.keyboard),
                keys(effect.words),
                _in_norm(turn.chat, keys(effect.words)),
                effect.edits is not None or _is_card(effect),
                any(isinstance(other, IssueInvites) for other in turn.effects),
            )


def _is_card(said: Say) -> bool:
    """Spoken words in the place of the line that the bot listens; what follows them counts as new."""
    return said.step == spraak.STEP


def keys(words: Words) -> tuple[str, ...]:
    match words:
        case Text(key):
            return (key,)
        case Lines(parts):
            return tuple(key for part in parts for key in keys(part))
        case Plain():
            return ()


def _in_norm(chat: Chat, said_keys: tuple[str, ...]) -> bool:
    own = not said_keys or any(key.startswith(OF_NORM) for key in said_keys)
    return reflecting(chat) is not None and own and not any(key.startswith(BESIDE) for key in said_keys)


def reflecting(chat: Chat) -> Reflecting | None:
    """The question someone is in, also while the guard has spoken."""
    slots = real(chat.at).slots if chat.at else None
    return slots if isinstance(slots, Reflecting) else None


def real(place: Place) -> Place:
    return place.slots.back if isinstance(place.slots, Guarding) else place


Norm = tuple[int, str, bool]
"""Its number, the week, and whether it was only tried."""


@dataclass(slots=True)
class Tally:
    """Messages of the bot that each norm of a chat took, from its question to its end."""

    counted: Counter[Norm] = field(default_factory=Counter)
    done: set[Norm] = field(default_factory=set)

    def copy(self) -> "Tally":
        return Tally(Counter(self.counted), set(self.done))

    def see(self, before: Chat, turn: Turn, said: Iterable[Told], *, asked: bool) -> None:
        """`said` is what the turn told; `asked`: someone asked for the question that was open."""
        slots = reflecting(turn.chat)
        if slots is None:
            return
        norm = _norm(slots)
        if norm not in {_norm(one) for one in _open(before)}:
            self.counted.pop(norm, None)
            self.done.discard(norm)
        if turn.chat.at and turn.chat.at.step in AFTER_ALL:
            self.done.add(norm)
        if norm not in self.done and not asked and not _came_back(before, turn):
            self.counted[norm] += sum(one.in_norm and not one.edits and _counts(one.keys) for one in said)
        if turn.chat.at and turn.chat.at.step == DONE:
            self.done.add(norm)

    @property
    def over(self) -> dict[Norm, int]:
        return {norm: count for norm, count in self.counted.items() if count > MOST_PER_NORM}


def _norm(slots: Reflecting) -> Norm:
    return slots.norm, str(slots.period), slots.trial


def _open(chat: Chat) -> Iterator[Reflecting]:
    for place in (chat.at, chat.under):
        slots = real(place).slots if place else None
        if isinstance(slots, Reflecting):
            yield slots


def _counts(said_keys: tuple[str, ...]) -> bool:
    """Not the card with numbers, nor the line in the place of spoken words that were thrown away."""
    return said_keys != ("bewaking.weg",) and "reflectie.kaart" not in said_keys


def _came_back(before: Chat, turn: Turn) -> bool:
    """Someone came back to a question and saw it again, also from the stappenplan."""
    at, under = before.at, before.under
    if at is not None and at.step == "reflectie.stap" and turn.chat.at and turn.chat.at.step == "reflectie.vraag":
        return True
    trial = at is not None and isinstance(at.slots, Reflecting) and at.slots.trial
    detour = at is not None and under is not None and (trial or not at.step.startswith("reflectie."))
    return detour or any(place is not None and place.step in AGAIN for place in (at, under))
