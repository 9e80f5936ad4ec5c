"""What the transcripts show, gathered for the rules: steps, exits and every message with where it was said."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.render import render
from conversations.chat import END, Chat, Guarding, Place, Reflecting
from conversations.effects import IssueInvites, Say
from conversations.text import Lines, Plain, Text, Words
from tests.transcripts.book import FILES, played
from tests.transcripts.player import CATALOGUE, Taken

ASKED_FOR = ("hulp.", "wie_ziet_wat", "mijn_gegevens.", "instellingen.", "teams.", "team.", "moment.")
"""Beginnings of keys that someone asked for, or that belong to no norm."""
BESIDE = (
    "engine.",
    "start.",
    "reflectie.prompt",
    "reflectie.wanneer",
    "reflectie.zelf_wanneer",
    "reflectie.tijd_niet_goed",
    "reflectie.straks_goed",
    "reflectie.deze_week_niet",
    "reflectie.niets_open",
    "reflectie.geen_idee",
    "bewaking.weggehaald",
    "bewaking.schrijf_zelf",
    "bewaking.weggegooid",
)
"""Not counted among the five of a norm: the prompt, postponing, what could not be taken, and what someone
chose to do about that."""
AGAIN = frozenset({"reflectie.terug", "reflectie.wacht", "reflectie.straks", "reflectie.straks_zelf"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message as it was rendered. `in_norm` is that it belongs to the question someone is in."""

    file: str
    text: str
    labels: tuple[str, ...]
    keys: tuple[str, ...]
    in_norm: bool
    edits: bool
    links: bool


def everything() -> Iterator[tuple[str, Taken]]:
    for path in FILES:
        for taken in played(path).turns:
            yield path.stem, taken


def spoken() -> Iterator[Spoken]:
    for file, taken in everything():
        yield from said(file, taken)


def said(file: str, taken: Taken) -> Iterator[Spoken]:
    for effect in taken.turn.effects:
        if isinstance(effect, Say):
            rendered = render(effect, CATALOGUE)
            yield Spoken(
                file,
                rendered.text,
                tuple(label for label, _ in rendered.keyboard),
                keys(effect.words),
                _in_norm(taken, keys(effect.words)),
                effect.edits is not None,
                any(isinstance(other, IssueInvites) for other in taken.turn.effects),
            )


def keys(words: Words) -> tuple[str, ...]:
    match words:
        case Text(key):
            return (key,)
        case Lines(parts):
            return tuple(key for part in parts for key in keys(part))
        case Plain():
            return ()


def _in_norm(taken: Taken, said_keys: tuple[str, ...]) -> bool:
    asked_for = any(key.startswith((*ASKED_FOR, *BESIDE)) for key in said_keys)
    return reflecting(taken.turn.chat) is not None and not asked_for


def reflecting(chat: Chat) -> Reflecting | None:
    """The question someone is in, also while the guard has spoken."""
    slots = chat.at.slots if chat.at else None
    if isinstance(slots, Guarding):
        slots = slots.back.slots
    return slots if isinstance(slots, Reflecting) else None


def steps_visited() -> set[str]:
    chats = [chat for _, taken in everything() for chat in (taken.before, taken.turn.chat)]
    return {place.step for chat in chats for place in (chat.at, chat.under) if place}


def exits_taken() -> set[tuple[str, str]]:
    """Pairs of steps, the second of which was entered from the first."""
    found: set[tuple[str, str]] = set()
    for _, taken in everything():
        before, after = taken.before.at, taken.turn.chat.at
        if before is None or taken.before == taken.turn.chat:
            continue
        found.add((_real(before).step, END if after == taken.before.under else _step(after)))
        if taken.before.under is not None and after is not None:
            found.add((taken.before.under.step, after.step))
    return found


def _real(place: Place) -> Place:
    return place.slots.back if isinstance(place.slots, Guarding) else place


def _step(place: Place | None) -> str:
    return place.step if place else END
