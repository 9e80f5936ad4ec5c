"""Dates of birth. A day is taken for someone's own unless the sentence says that something else was on it: work
is told by few words (a meeting, a letter, "per", "heb ik"), a birth in endless ways.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guard.days import Day, Days, load_days, same_length
from guard.spans import Kind, Span
from guard.wording import read

_MOST_DAYS = 60
"""Of more days than this none is looked at by itself: that is a list, and lists are of clients."""
_BEFORE, _AFTER = 70, 28
"""Signs beside a date in which a word of birth is looked for."""
_WHOLE = 80
"""The same for what a sentence tells of a day: what happened, or that someone is older then."""
_LONG_AGO = 2008
"""Years up to this are those of a birth, not of a conversation."""
_LONG_AGO_IN_DIGITS = 2017
"""The same for a day in digits alone, which work is seldom written of in after so long."""
_SHORT_LONG_AGO = 40
"""The same for a year of two digits; '03 may be anything."""
_ON_LONG_AGO = 1960
"""The same behind "op": on 1 januari 2007 a law came in, and on 12 maart 1998 someone began to work."""
_ON = re.compile(r"(?<![a-z])(?:op|voor|na|rond|in) (?:de )?(?:[a-z]+dag )?$")
_DAY_AND_MONTH = r"(?:[12]\d|3[01]|0?[1-9])[-/](?:1[0-2]|0?[1-9])"
_WEEKDAY = re.compile(r"(?:maan|dins|woens|donder|vrij|zater|zon)dag[ ,(]{1,2}$")
"""Of an appointment one says the day of the week; of a birthday seldom."""
_SAYS = re.compile(r"[a-z]{2}")
"""A day by itself is nobody's."""
_ENDS = re.compile(r"(?<!geb)(?<!dat)(?<!gd)(?<!gb)(?<!g\.d)(?<!o\.b)(?<!d\.o)[.!?\n](?=\s+[^\W\d_])|\n")
_BESIDE = (" en ", ", ", " / ", " & ")
"""Between two dates of birth: twee broers, 13-3-2008 en 30-3-2010."""


@dataclass(frozen=True, slots=True)
class Dates:
    """Patterns over folded text of the same length. `birth` stands beside a day, `older` anywhere in its sentence;
    `someone` right before it, with a year also `beside` it. `per` and `before_work` stand before a day of work,
    `behind_work` behind it, `work` anywhere in its sentence; what `happened` does so behind a day that is
    `adverbial`. What `partly` tells a day is no whole one by itself, and a word of birth makes it one.
    """

    days: Days
    birth: re.Pattern[str]
    older: re.Pattern[str]
    someone: re.Pattern[str]
    beside: re.Pattern[str]
    per: re.Pattern[str]
    before_work: re.Pattern[str]
    behind_work: re.Pattern[str]
    adverbial: re.Pattern[str]
    happened: re.Pattern[str]
    work: re.Pattern[str]
    partly: tuple[re.Pattern[str], ...]

    def find(self, text: str) -> Iterator[Span]:
        low = same_length(text)
        for pattern in self.partly:
            for match in pattern.finditer(low):
                yield Span(Kind.BIRTH_DATE, *match.span("date"))
        for days in self.days.find(low):
            births = [len(days) > _MOST_DAYS or self._is_birth(low, day) for day in days]
            for at in range(1, len(days)):
                births[at] = births[at] or (births[at - 1] and _are_beside(low, days[at - 1], days[at]))
            for at in range(len(days) - 1, 0, -1):
                births[at - 1] = births[at - 1] or (births[at] and _are_beside(low, days[at - 1], days[at]))
            for day, is_birth in zip(days, births, strict=True):
                if is_birth:
                    yield Span(Kind.BIRTH_DATE, day.start, day.end)

    def _is_birth(self, low: str, day: Day) -> bool:
        before = _ENDS.split(low[max(day.start - _WHOLE, 0) : day.start])[-1]
        after = _ENDS.split(low[day.end : day.end + _WHOLE])[0]
        if self.birth.search(before[-_BEFORE:]) or self.birth.search(after[:_AFTER]):
            return True
        if self.someone.search(before) or (day.year is not None and self.beside.search(before)):
            return True
        per = self.per.search(before) is not None
        if day.said or _is_long_ago(day, before):
            return not per
        if self.older.search(f"{before}#{after}"):
            return True
        if day.year is None and _WEEKDAY.search(before):
            return False
        if per or self.before_work.search(before) or self.behind_work.match(after):
            return False
        if not _SAYS.search(before + after):
            return False
        if self.adverbial.search(before) and self.happened.match(after):
            return False
        return not (self.work.search(before) or self.work.search(after))


def _is_long_ago(day: Day, before: str) -> bool:
    if day.year is None:
        return False
    if day.short:
        return day.year >= _SHORT_LONG_AGO and not day.spaced
    on = _ON.search(before) is not None
    if day.in_numbers and not on:
        return day.year <= _LONG_AGO_IN_DIGITS
    return day.year <= (_ON_LONG_AGO if on else _LONG_AGO)


def _are_beside(low: str, first: Day, second: Day) -> bool:
    """Two days in one breath, both with a year or neither."""
    alike = (first.year is None) == (second.year is None)
    return alike and low[first.end : second.start] in _BESIDE


def load_dates() -> Dates:
    found = read("dates")
    months = "|".join(name for row in found["maanden"] for name in row.split())
    someone = "|".join(found["wie"].split())
    age = found["leeftijd"]
    work = "|".join(found["werk"].split())
    words = found["werkwoord"]
    event = found["gebeurtenis"].replace("WIE", someone)
    return Dates(
        days=load_days(),
        birth=re.compile(found["geboorte"]),
        older=re.compile(found["ouder"].replace("LEEFTIJD", age)),
        someone=re.compile(found["van_iemand"].replace("WIE", someone)),
        beside=re.compile(found["naast"].replace("WIE", someone)),
        per=re.compile(found["per"]),
        before_work=re.compile("|".join((found["ervoor"], found["ik_deed"], event, found["deed_op"]))),
        behind_work=re.compile(f"{found['deed']}|{found['tijd']}"),
        adverbial=re.compile(found["bepaling"]),
        happened=re.compile(found["gebeurde"]),
        work=re.compile(rf"{work}|(?<![a-z])(?:{words})(?![a-z])"),
        partly=_partly(found, months, someone),
    )


def _partly(found: dict[str, Any], months: str, someone: str) -> tuple[re.Pattern[str], ...]:
    """Six or eight digits, or a day and a month in digits, beside a word of birth; digits alone behind someone;
    and a month and a year behind "geb".
    """
    numbers = rf"(?P<date>{_DAY_AND_MONTH})(?![-/.]?\d)"
    return (
        re.compile(
            rf"(?<![a-z])(?:{found['geboren']}|{found['jarig']})[.:]?"
            r"(?: (?:op|is|dat\.?|datum|dd\.?|kind|was|van [a-z]+))?[ :]{1,3}"
            rf"(?P<date>\d{{6}}|\d{{8}}|{_DAY_AND_MONTH})(?![-/.]?\d)"
        ),
        re.compile(r"(?<!\d)(?P<date>[0-3]\d[01]\d(?:19|20)?\d\d)(?!\d)[^.\n]{0,50}geboortedatum"),
        re.compile(rf"(?<![\d/.-]){numbers}(?= [^.\n]{{0,25}}(?:jarig|verjaar|geboorte))"),
        re.compile(rf"(?:jarig|verjaar[a-z]*|geboren|geboorte[a-z]*)(?![a-z])[^.\n\d]{{1,45}}{numbers}"),
        re.compile(rf"(?<![a-z])(?:{someone})[ ,(]{{1,3}}(?P<date>[0-3]\d[01]\d(?:19|20)\d\d)(?!\d)"),
        re.compile(
            rf"(?<![a-z])(?:ge?b\.?|geboren)(?: is)?(?: in)? (?P<date>(?:{months})\.? (?:19|20)\d\d)(?!\d)"
        ),
    )
