"""What someone's words may mean: choices on offer, commands, a moment, a number."""

import re
import unicodedata
from datetime import date, time

from babel.dates import get_day_names, get_month_names

from conversations.events import ON_A_BUTTON, When
from conversations.messages import Button
from locales.catalogue import LOCALE, Catalogue
from locales.plainly import plain

AFTER, BEFORE = 3, 4
"""Words around a phrase with which the text is still no more than that phrase."""
WHOLE = "woord."
"""Entries of texts that are wholly one of these."""
PART = "zin."
"""Entries of phrases that may have a few words around them."""
BEGUN = 3
"""Letters with which a day is also understood: woe, don, vri."""
GOES_ON = "vervolg.woorden"
BETWEEN = "vervolg.tussen"
WITH_NUMBER = frozenset({"proef", "team"})
"""What may have a number behind it: "proef 6", "team 45"."""
TIME = re.compile(
    r"(?<!\w)(?<!\d[.:,])([01]?\d|2[0-3])(?:\s*(?:[.:]|u(?:ur)?|h)\s*([0-5]\d))?(?:\s*(?:uur|u|h))?(?!\w|[.:,]\d)"
)
NO_TIME = re.compile(r"\b(half|kwart)|\b(over|voor)\b")
MONTHS = "|".join(
    str(name) for width in ("wide", "abbreviated") for name in get_month_names(width, locale=LOCALE).values()
)
DATE = re.compile(
    r"(?<!\w)(?<!\d[.:,])\d{1,2}"
    rf"(?:\s+(?:{MONTHS})\b\.?(?:\s+\d{{4}}\b)?"
    r"|([-/])\d{1,2}(?:\1\d{2,4})?(?!\w|\s*(?:uur|u|h)\b))"
)
MONTH_NAMES = tuple(
    {str(get_month_names(width, locale=LOCALE)[n]).rstrip(".") for width in ("wide", "abbreviated")}
    for n in range(1, 13)
)
NAMED_DAY = re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})\s+(?P<month>{MONTHS})\.?(?!\w)(?:\s+(?P<year>\d{{4}}))?")
WRITTEN_DAY = re.compile(r"(?<![\d-])(?P<day>\d{1,2})[-/](?P<month>\d{1,2})(?:[-/](?P<year>\d{4}))?(?![\d-])")
LONGEST_NUMBER = 4
DIGITS = re.compile(r"\d+")
NUMBER = re.compile(r"\d{1,4}")
MINUS = re.compile(r"[-\u2010-\u2015\u2212]\s*\d")


def meanings(text: str, offers: tuple[Button, ...], catalogue: Catalogue) -> frozenset[str]:
    """Keys of the choices among `offers` and of the commands that `text` says; whether some button says it."""
    said = plain(text)
    if not said:
        return frozenset()
    offered = {offer.choice for offer in offers if plain(catalogue.words(offer.label)) == said}
    whole = {
        key.removeprefix(WHOLE)
        for key in catalogue.phrases
        if key.startswith(WHOLE) and said in catalogue.phrases[key]
    }
    words = said.split()
    if words[-1].isdigit():
        head = " ".join(words[:-1])
        whole |= {key for key in WITH_NUMBER if head in catalogue.phrases[f"{WHOLE}{key}"]}
    more = set(catalogue.phrases.get(GOES_ON, ()))
    part = {
        key.removeprefix(PART)
        for key, phrases in catalogue.phrases.items()
        if key.startswith(PART) and any(_is_all(words, phrase.split(), more) for phrase in phrases)
    }
    named = {ON_A_BUTTON} if said in catalogue.labels else set()
    return frozenset(offered | whole | part | named)


def _is_all(words: list[str], phrase: list[str], more: set[str]) -> bool:
    """Whether a text says this and nothing else: the phrase at its start or end, with a few words around it.

    A word like "dus" or "maar" says that an answer follows.
    """
    size = len(phrase)
    if words[:size] == phrase:
        rest = words[size:]
        return len(rest) <= AFTER and not more.intersection(rest)
    if words[-size:] == phrase:
        rest = words[:-size]
        return len(rest) <= BEFORE and not more.intersection(rest)
    return False


def when(text: str) -> When | None:
    """A day and a time as typed («woensdag 13.00», «do 9 uur», «14:30», «9u30»); None where neither stands there.

    A date («26 november 2026», «26-11») is passed over. A time that is not one («25.00», «half tien», «kwart over
    9») is no time at all, rather than another one.
    """
    said = DATE.sub(" ", unicodedata.normalize("NFKD", text.casefold()))
    weekday = _weekday(plain(text).split())
    found = TIME.findall(said)
    clear = len(found) == 1 and not NO_TIME.search(said) and len(DIGITS.findall(said)) == 1 + bool(found[0][1])
    at = time(int(found[0][0]), int(found[0][1] or 0)) if clear else None
    return When(weekday, at) if weekday or at else None


def _weekday(words: list[str]) -> int | None:
    """Whole names before short ones, for "zo" is also a word."""
    for width in ("wide", "abbreviated", "short"):
        names: dict[str, int] = {
            str(name): int(index) + 1 for index, name in get_day_names(width, locale=LOCALE).items()
        }
        for word in words:
            if word in names:
                return names[word]
            begun = [number for name, number in names.items() if len(word) == BEGUN and name.startswith(word)]
            if begun:
                return begun[0]
    return None


def number(text: str) -> int | None:
    """The whole number that is all of the text, up to 9999; one under zero is none."""
    said = plain(text)
    below = MINUS.search(unicodedata.normalize("NFKD", text))
    return int(said) if NUMBER.fullmatch(said) and not below else None


def numbers(text: str) -> tuple[int, ...]:
    """Every whole number in the text, as they come, each up to four digits."""
    return tuple(int(found) for found in DIGITS.findall(text) if len(found) <= LONGEST_NUMBER)


def day(text: str, today: date) -> date | None:
    """The date that the text names («11 januari 2027», «11-1-2027», «11 jan»): the next one where the year is left
    out. None where it names none, or a day that does not exist.
    """
    said = unicodedata.normalize("NFKD", text.casefold())
    found = NAMED_DAY.search(said)
    if found:
        month = next(n for n, names in enumerate(MONTH_NAMES, 1) if found["month"].rstrip(".") in names)
    else:
        found = WRITTEN_DAY.search(said)
        if found is None:
            return None
        month = int(found["month"])
    year = int(found["year"]) if found["year"] else None
    for candidate in (year,) if year else (today.year, today.year + 1):
        try:
            meant = date(candidate, month, int(found["day"]))
        except ValueError:
            return None
        if year or meant >= today:
            return meant
    return None


def parts(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    """What stands between commas, plus signs, line ends and the catalogue's word for «and»."""
    words = "|".join(re.escape(word) for word in catalogue.phrases.get(BETWEEN, ()))
    found = re.split(rf"[,+&;\n]|\b(?:{words})\b" if words else r"[,+&;\n]", text)
    return tuple(" ".join(part.split()) for part in found if part.strip())
