"""Days as people write them, with a day and a month and perhaps a year: 3 april 1988, 3-4-'88, 21st June 2006."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guard.tokens import fold
from guard.wording import read

_OLDEST = 1905
_DAYS, _MONTHS = 31, 12
_IN_NUMBERS = re.compile(
    r"(?<![\d.,/-])(?P<day>\d{1,2})(?P<gap> ?[-/.] ?| )(?P<month>\d{1,2})(?P=gap)"
    r"(?P<year>(?:19|20)\d\d|['’`]?\d\d)(?![\d]|[-/.,]\d)"
)
_YEAR_FIRST = re.compile(
    r"(?<![\d.,/-])(?P<year>(?:19|20)\d\d)([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!t?\d|[-/.]\d)"
)
_SOLID = re.compile(
    r"(?<!\d)(?P<day>0[1-9]|[12]\d|3[01])(?P<month>0[1-9]|1[0-2])(?P<year>19\d\d|200\d|201[0-7])(?!\d)"
)
"""Eight digits as of a DigiD; of a later year they may be any number."""


@dataclass(frozen=True, slots=True)
class Day:
    """`year` as written, of two or four digits, if it is. `said`: a year stands behind it in words."""

    start: int
    end: int
    year: int | None
    short: bool
    said: bool
    in_numbers: bool
    spaced: bool


@dataclass(frozen=True, slots=True)
class Days:
    """Patterns over folded text of the same length. `written` has a month in letters, perhaps the year too;
    `turned` has the year before the day, `english` the month.
    """

    written: re.Pattern[str]
    turned: re.Pattern[str]
    english: re.Pattern[str]

    def find(self, low: str) -> Iterator[list[Day]]:
        """Those of one writing, in order; no day stands in two lists."""
        yield [_day(match) for match in self.written.finditer(low) if _is_a_day(match)]
        for pattern in (self.turned, self.english, _IN_NUMBERS, _YEAR_FIRST, _SOLID):
            yield [_day(match) for match in pattern.finditer(low) if _is_a_day(match)]


def _is_a_day(match: re.Match[str]) -> bool:
    found = match.groupdict()
    day, month, year = found["day"], found.get("month"), found["year"]
    if day.isdigit() and not 1 <= int(day) <= _DAYS:
        return False
    if month is not None and not 1 <= int(month) <= _MONTHS:
        return False
    return not year or len(year.strip("'’`")) == len("61") or int(year) >= _OLDEST


def _day(match: re.Match[str]) -> Day:
    found = match.groupdict()
    written = (found["year"] or "").strip("'’`")
    return Day(
        start=match.start(),
        end=match.end(),
        year=int(written) if written else None,
        short=len(written) == len("61"),
        said=bool(found.get("said")),
        in_numbers=match.re in (_IN_NUMBERS, _SOLID),
        spaced=found.get("gap") == " ",
    )


def load_days() -> Days:
    found = read("dates")
    months = "|".join(name for row in found["maanden"] for name in row.split())
    words = "|".join(sorted(found["getallen"].split(), key=len, reverse=True)) + found["getal_in_delen"]
    said = found["jaar_in_woorden"]
    return Days(
        written=re.compile(
            rf"(?<![\w.,-])(?:(?<=van )\d{{1,2}} op )?(?P<day>\d{{1,2}}|{words})(?:e|ste|den?|st|nd|rd|th)?"
            rf"(?: van| of)?[ -]{{0,2}}(?:{months})(?![a-z])\.?"
            r"(?:,? ?-?(?P<year>(?:19|20)\d\d|['’`]?\d\d(?! wordt| werd| zijn geworden))"
            r"(?![\d:.]\d|\d| uur| mensen| keer| jaar)"
            rf"|,? (?P<said>(?:negentien(?:honderd)?|tweeduizend)[ -]?(?:en[ -]?)?(?:{said})(?![a-z])"
            rf"|(?:{found['tweecijferig']})(?![a-z])))?"
        ),
        turned=re.compile(
            rf"(?<![\w.,-])(?P<year>(?:19|20)\d\d|['’`]\d\d),? (?:op )?"
            rf"(?P<named>(?:{months}) )?(?P<day>\d{{1,2}})(?(named)(?!\d)| (?:{months})(?![a-z]))"
        ),
        english=re.compile(
            r"(?<![a-z])(?:january|february|march|april|may|june|july|august|september|october|november|december) "
            r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<year>(?:19|20)\d\d))?(?![\d:.]|,\d| (?:uur|keer|mensen))"
        ),
    )


def same_length(text: str) -> str:
    """Folded, sign by sign."""
    return (
        "".join(folded if len(folded := fold(sign)) == 1 else sign for sign in text)
        if not text.isascii()
        else text.lower()
    )
