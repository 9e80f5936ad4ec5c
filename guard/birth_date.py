"""Dates of birth. Most dates in a reflection are of work, so a date needs something that makes it someone's: a
word of birth beside it, or a year so long ago that work was not written about on that day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guard.spans import Kind, Span
from guard.tokens import fold
from guard.wording import read

_BEFORE, _AFTER = 70, 28
"""Characters beside a date in which a word of birth is looked for."""
_MUCH_LATER = 80
"""The same for what is said further on: 17 december word ik gebeld, want dan is ze jarig."""
_LONG_AGO = 2008
"""Years up to this are those of a birth, not of a conversation: a written date without a word beside it."""
_LONG_AGO_IN_DIGITS = 2017
"""The same for a day in digits alone, which work is seldom written of in after so long."""
_SHORT_LONG_AGO = 40
"""The same for a year of two digits; '03 may be anything."""
_ON_LONG_AGO = 1960
"""The same behind "op": on 1 januari 2007 a law came in, and on 12 maart 1998 someone began to work."""
_ON = re.compile(r"(?<![a-z])(?:op|voor|na|rond|in) (?:de )?(?:[a-z]+dag )?$")
_LATELY = 2022
"""In brackets or behind "is van" the year may be up to this: what is newer may be a letter's date."""
_OLDEST = 1905
_DAYS, _MONTHS = 31, 12
_DAY_AND_MONTH = r"(?:[12]\d|3[01]|0?[1-9])[-/](?:1[0-2]|0?[1-9])"
_ENDS = re.compile(r"(?<!geb)(?<!dat)(?<!gd)(?<!gb)(?<!g\.d)(?<!o\.b)(?<!d\.o)[.!?\n](?=\s+[^\W\d_])|\n")


@dataclass(frozen=True, slots=True)
class Dates:
    """Patterns over folded text of the same length. `written` has a month in letters, perhaps the year too;
    `turned` has the year before the day. `turns` stands before and `age` behind a day on which someone
    is a year older.
    """

    written: re.Pattern[str]
    birth: re.Pattern[str]
    someone: re.Pattern[str]
    child: re.Pattern[str]
    young: re.Pattern[str]
    later: re.Pattern[str]
    received: re.Pattern[str]
    a_child: re.Pattern[str]
    one_more: re.Pattern[str]
    when_one: re.Pattern[str]
    then: re.Pattern[str]
    work: re.Pattern[str]
    compact: re.Pattern[str]
    bracketed: re.Pattern[str]
    month: re.Pattern[str]
    becomes: re.Pattern[str]
    turns: re.Pattern[str]
    age: re.Pattern[str]
    turned: re.Pattern[str]

    def find(self, text: str) -> Iterator[Span]:
        low = same_length(text)
        for pattern in (self.compact, self.bracketed, self.month):
            for match in pattern.finditer(low):
                yield Span(Kind.BIRTH_DATE, *match.span("date"))
        for pattern in (self.written, self.turned, _NUMBERS, _YEAR_FIRST):
            days = [match for match in pattern.finditer(low) if _is_a_day(match)]
            births = [self._is_birth(low, match) for match in days]
            for at in range(1, len(days)):
                births[at] = births[at] or (births[at - 1] and _are_beside(low, days[at - 1], days[at]))
            for at in range(len(days) - 1, 0, -1):
                births[at - 1] = births[at - 1] or (births[at] and _are_beside(low, days[at - 1], days[at]))
            for match, is_birth in zip(days, births, strict=True):
                if is_birth:
                    yield Span(Kind.BIRTH_DATE, match.start(), match.end())

    def _is_told(self, before: str, after: str) -> bool:
        """By words on both sides: kreeg op 29 juni een dochtertje, als ze 10 juli achttien wordt."""
        came = self.received.search(before) is not None and self.a_child.match(after) is not None
        older = self.when_one.search(before) is not None and self.then.match(after) is not None
        return came or older or self.one_more.match(after) is not None

    def _is_birth(self, low: str, match: re.Match[str]) -> bool:
        before = _ENDS.split(low[max(match.start() - _BEFORE, 0) : match.start()])[-1]
        after = low[match.end() : match.end() + _AFTER]
        if self.birth.search(before) or self.birth.search(_ENDS.split(after)[0]) or self.becomes.match(after):
            return True
        if self.age.match(after) and self.turns.search(before):
            return True
        if match.groupdict().get("said"):
            return not self.work.search(before)
        if self._is_told(before, after):
            return True
        if self.later.search(_ENDS.split(low[match.end() : match.end() + _MUCH_LATER])[0]):
            return True
        someones = self.someone.search(before) is not None or self.child.search(before) is not None
        written = (match["year"] or "").strip("'’`")
        if not written:
            return False
        year = int(written)
        if len(written) == len("61"):
            spaced = match.groupdict().get("gap") == " "
            return (
                someones
                or self.young.search(before) is not None
                or (year >= _SHORT_LONG_AGO and not spaced and not self.work.search(before))
            )
        if match.re is _NUMBERS and year <= _LONG_AGO_IN_DIGITS and not _ON.search(before):
            return not self.work.search(before)
        if year <= (_ON_LONG_AGO if _ON.search(before) else _LONG_AGO):
            return not self.work.search(before)
        if self.young.search(before):
            return True
        beside = low[max(match.start() - 1, 0) : match.start()] + low[match.end() : match.end() + 1]
        return self.child.search(before) is not None or (year <= _LATELY and (beside == "()" or someones))


def _are_beside(low: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """Two days in one breath, both with a year or neither."""
    alike = (first["year"] is None) == (second["year"] is None)
    return alike and low[first.end() : second.start()] in _BESIDE


_BESIDE = (" en ", ", ", " / ", " & ")
"""Between two dates of birth: twee broers, 13-3-2008 en 30-3-2010."""
_NUMBERS = re.compile(
    r"(?<![\d.,/-])(?P<day>\d{1,2})(?P<gap> ?[-/.] ?| )(?P<month>\d{1,2})(?P=gap)"
    r"(?P<year>(?:19|20)\d\d|['’`]?\d\d)(?![\d]|[-/.,]\d)"
)
_YEAR_FIRST = re.compile(
    r"(?<![\d.,/-])(?P<year>(?:19|20)\d\d)([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?![\d]|[-/.]\d)"
)


def _is_a_day(match: re.Match[str]) -> bool:
    found = match.groupdict()
    day, month, year = found["day"], found.get("month"), found["year"]
    if day.isdigit() and not 1 <= int(day) <= _DAYS:
        return False
    if month is not None and not 1 <= int(month) <= _MONTHS:
        return False
    return not year or len(year.strip("'’`")) == len("61") or int(year) >= _OLDEST


def load_dates() -> Dates:
    found = read("dates")
    months = "|".join(name for row in found["maanden"] for name in row.split())
    words = "|".join(sorted(found["getallen"].split(), key=len, reverse=True))
    said = found["jaar_in_woorden"]
    return Dates(
        written=re.compile(
            rf"(?<![\w.,-])(?P<day>\d{{1,2}}|{words})(?:e|ste|den?)?(?: van)?[ -]{{0,2}}(?:{months})(?![a-z])\.?"
            r"(?:,? ?-?(?P<year>(?:19|20)\d\d|['’`]?\d\d)(?![\d:.]\d|\d| uur| mensen| keer| jaar)"
            rf"|,? (?P<said>(?:negentien(?:honderd)?|tweeduizend)[ -]?(?:en[ -]?)?(?:{said})(?![a-z])))?"
        ),
        birth=re.compile(found["geboorte"]),
        someone=re.compile(found["van_iemand"]),
        child=re.compile(found["kind_ervoor"]),
        young=re.compile(found["jong"]),
        later=re.compile(found["later"]),
        received=re.compile(found["kreeg"]),
        a_child=re.compile(found["een_kind"]),
        one_more=re.compile(found["nieuw_kind"]),
        when_one=re.compile(found["als_iemand"]),
        then=re.compile(found["dan_wordt"]),
        work=re.compile(found["werk"]),
        compact=re.compile(
            rf"(?<![a-z])(?:{found['geboren']}|{found['jarig']})\.?(?: (?:op|is|dat\.?|datum|dd\.?))?[ :]{{1,3}}"
            rf"(?P<date>\d{{6}}|\d{{8}}|{_DAY_AND_MONTH})(?![-/.]?\d)"
        ),
        bracketed=re.compile(
            found["kind_ervoor"].removesuffix("$") + r"(?P<date>[0-3]\d[01]\d(?:19|20)\d\d)(?!\d)"
        ),
        month=re.compile(
            rf"(?<![a-z])(?:ge?b\.?|geboren)(?: is)?(?: in)? (?P<date>(?:{months})\.? (?:19|20)\d\d)(?!\d)"
        ),
        becomes=re.compile(
            r" (?:wordt|werd|is|was) (?:ze|hij|zij|[a-z]+) (?:al |pas )?"
            r"(?:\d{1,3}|[a-z]*(?:tien|twintig|tig))(?! (?:uur|keer))(?![a-z0-9])"
        ),
        turns=re.compile(found["wordt"]),
        age=re.compile(found["leeftijd"]),
        turned=re.compile(
            rf"(?<![\w.,-])(?P<year>(?:19|20)\d\d|['’`]\d\d),? (?:op )?(?P<day>\d{{1,2}}) (?:{months})(?![a-z])"
        ),
    )


def same_length(text: str) -> str:
    return (
        "".join(folded if len(folded := fold(sign)) == 1 else sign for sign in text)
        if not text.isascii()
        else text.lower()
    )
