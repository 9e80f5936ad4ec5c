"""What someone's words may mean: choices on offer, commands, a moment, a number."""

import re
import unicodedata
from datetime import time

from babel.dates import get_day_names

from conversations.effects import Button
from conversations.events import When
from locales.catalogue import LOCALE, Catalogue

SHORT = 8
"""Words; in a longer text a phrase that may be part of it is no answer by itself."""
WHOLE = "woord."
PART = "zin."
TIME = re.compile(r"\b(?P<hour>[01]?\d|2[0-3])(?:\s*[.:u]\s*(?P<minute>[0-5]\d))?\b(?:\s*uur)?")
NUMBER = re.compile(r"\d{1,4}")


def plain(text: str) -> str:
    """Lower case, no diacritics, no punctuation or slash at the ends, single spaces."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(letters.split()).strip(" .!?,;:/«»\"'")


def meanings(text: str, offers: tuple[Button, ...], catalogue: Catalogue) -> frozenset[str]:
    """Keys of the choices among `offers` and of the commands that `text` says."""
    said = plain(text)
    if not said:
        return frozenset()
    offered = {offer.choice for offer in offers if plain(catalogue.words(offer.label)) == said}
    short = len(said.split()) <= SHORT
    known = {
        key.removeprefix(prefix)
        for key in catalogue.entries
        for prefix in (WHOLE, PART)
        if key.startswith(prefix) and _says(said, catalogue.phrases(key), part=prefix == PART and short)
    }
    return frozenset(offered | known)


def _says(said: str, phrases: tuple[str, ...], *, part: bool) -> bool:
    return said in phrases or (part and any(f" {phrase} " in f" {said} " for phrase in phrases))


def when(text: str) -> When | None:
    """A day and a time as typed («woensdag 13.00», «do 9 uur», «14:30»); None where neither stands there."""
    said = plain(text)
    weekday = None
    for index in range(7):
        names = {str(get_day_names(width, locale=LOCALE)[index]) for width in ("wide", "short", "abbreviated")}
        if any(re.search(rf"\b{re.escape(name)}\b", said) for name in names):
            weekday = index + 1
    clock = TIME.search(said)
    at = time(int(clock["hour"]), int(clock["minute"] or 0)) if clock else None
    return When(weekday, at) if weekday or at else None


def number(text: str) -> int | None:
    """The whole number that is all of the text, up to 9999."""
    said = plain(text)
    return int(said) if NUMBER.fullmatch(said) else None
