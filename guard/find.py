"""The guard itself: all finders over one text."""

import re
from dataclasses import dataclass
from functools import cache

from guard.address import Streets, load_streets
from guard.birth_date import Dates, load_dates
from guard.bsn import find_bsn
from guard.case_number import Cases, load_cases
from guard.digits import digit_groups
from guard.email import find_email
from guard.home import Homes, load_homes
from guard.iban import find_iban
from guard.names import Names, load_names
from guard.phone import find_phone
from guard.plain import plain
from guard.spans import Kind, Span

# which kind a stretch is called by where two overlap
_FIRST = (
    Kind.EMAIL,
    Kind.IBAN,
    Kind.PHONE,
    Kind.BSN,
    Kind.BIRTH_DATE,
    Kind.CASE_NUMBER,
    Kind.ADDRESS,
    Kind.NAME,
)
_NUMBERED = (Kind.PHONE, Kind.BSN, Kind.IBAN, Kind.BIRTH_DATE)
"""What may stand right behind the number of a house: Tuinlaan 46 06-12345678."""
_LETTERED = re.compile(r"(?!BSN|bsn)[A-Za-z]")
_LIVES = re.compile(r" (?:van|op|aan|in|uit|bij)(?: de| het| 't)? $")
"""Between someone and where they live: Hatice van Turfpoort 15 is not one name."""


@dataclass(frozen=True, slots=True)
class Guard:
    """All the lists and patterns; made by `load_guard`, so there is none that looks for less."""

    names: Names
    dates: Dates
    streets: Streets
    homes: Homes
    cases: Cases

    def find(self, text: str, but: frozenset[Kind] = frozenset()) -> tuple[Span, ...]:
        """The client data in a text, in order and without overlap; overlapping finds become one. Never raises on
        any string, and the time grows with the length of the text. What is of a kind in `but` is left.
        """
        even = plain(text)
        groups = digit_groups(even)
        found = [*find_email(even), *(self.names.find(even) if Kind.NAME not in but else ())]
        if groups:
            found += find_iban(even)
            found += find_phone(even, groups)
            found += find_bsn(even, groups)
            found += self.cases.find(even)
            found += self.homes.find(even)
        found += self.streets.find(even)
        if Kind.BIRTH_DATE not in but:
            found += self.dates.find(even)
        return _joined(even, found)


@cache
def load_guard() -> Guard:
    """Takes most of a second and 56 MB, once in a process."""
    names, streets = load_names(), load_streets()
    return Guard(names, load_dates(), streets, load_homes(names.lists, streets.listed), load_cases())


def _joined(text: str, found: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in sorted(found, key=lambda each: (each.start, each.end)):
        if joined and span.start < joined[-1].end:
            last = joined[-1]
            lives = _LIVES.search(text, last.start, span.start)
            if (last.kind, span.kind) == (Kind.NAME, Kind.ADDRESS) and lives:
                joined[-1] = Span(Kind.NAME, last.start, lives.start())
                joined.append(span)
                continue
            if last.kind == Kind.ADDRESS and span.kind in _NUMBERED and text[last.start : span.start].strip():
                end = last.start + len(text[last.start : span.start].rstrip())
                joined[-1] = Span(Kind.ADDRESS, last.start, end)
                joined.append(span)
                continue
            kind = _kind(text, last, span)
            joined[-1] = Span(kind, last.start, max(last.end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _kind(text: str, one: Span, other: Span) -> Kind:
    """Of two that overlap; nine digits that happen to pass for a BSN are a case number where letters go before."""
    case = next((span for span in (one, other) if span.kind == Kind.CASE_NUMBER), None)
    if case and {one.kind, other.kind} == {Kind.CASE_NUMBER, Kind.BSN} and _LETTERED.match(text, case.start):
        return Kind.CASE_NUMBER
    return min(one.kind, other.kind, key=_FIRST.index)
