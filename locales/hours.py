"""How long someone asks to wait, on which days they work, and between which times."""

import re
from datetime import time
from itertools import pairwise
from typing import Literal

from babel.dates import get_day_names

from locales.catalogue import LOCALE, Catalogue
from locales.phrases import TIME
from locales.plainly import plain

WIDTHS: tuple[Literal["wide", "abbreviated", "short"], ...] = ("wide", "abbreviated", "short")
LONGEST_WAIT = 12 * 60
"""Minutes; who means more names a day."""


def waiting(text: str, catalogue: Catalogue) -> int:
    """Minutes from now, where the text says this and nothing else («over 20 minuten», «over twee uur»); else 0."""
    said = plain(text)
    start = next((word for word in catalogue.phrases["vervolg.over"] if said.startswith(f"{word} ")), "")
    rest = said.removeprefix(f"{start} ") if start else ""
    named = dict(pair.split("=") for pair in catalogue.phrases["vervolg.minuten"])
    if rest in named:
        return int(named[rest])
    count, _, unit = rest.partition(" ")
    words = dict(pair.split("=") for pair in catalogue.phrases["vervolg.getallen"])
    length = dict(pair.split("=") for pair in catalogue.phrases["vervolg.eenheden"]).get(unit)
    number = words.get(count, count)
    if length is None or not number.isascii() or not number.isdigit():
        return 0
    minutes = int(number) * int(length)
    return minutes if 0 < minutes <= LONGEST_WAIT else 0


def weekdays(text: str, catalogue: Catalogue) -> tuple[int, ...]:
    """ISO days that the text names («ma, di en do», «maandag t/m woensdag»), in order; each once."""
    names = {
        str(name).rstrip("."): int(index) + 1
        for width in WIDTHS
        for index, name in get_day_names(width, locale=LOCALE).items()
    }
    every = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    said = text.casefold()
    found = list(re.finditer(rf"(?<!\w)({every})(?!\w)", said))
    days = {names[one[1]] for one in found}
    until = set(catalogue.phrases["vervolg.tot_en_met"])
    for one, other in pairwise(found):
        first, last = names[one[1]], names[other[1]]
        if said[one.end() : other.start()].strip(" .") in until and first < last:
            days |= set(range(first, last))
    return tuple(sorted(days))


def clocks(text: str) -> tuple[time, ...]:
    """Every time of day in the text, in its order («9.00 tot 15.30», «van 9 tot 15 uur»)."""
    said = text.casefold()
    return tuple(time(int(hour), int(minute or 0)) for hour, minute in TIME.findall(said))
