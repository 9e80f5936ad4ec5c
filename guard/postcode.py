"""Postcodes, with the number of the house behind them. Four digits and two letters are also a year or a measure
with the word that follows: 2024 is, 3131 km.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guard.spans import Kind, Span
from guard.tokens import fold
from guard.wording import read

_POSTCODE = re.compile(
    r"(?<!\w)(?<![\w][.,-])(?P<digits>[1-9]\d{3})(?P<gap> {0,2}|-)(?P<letters>[A-Za-z]{2})(?![\w])"
)
_CODED = re.compile(r"(?<!\w)(?:postcode|pc|[a-z]{0,12}adres)[ :]{0,3}(?:is )?$", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"\d[a-z]?, $")
_ENDS = re.compile(r" [A-Z][a-z]| ?[,.;)\n]|$")
_HOUSE = re.compile(r" [1-9]\d{0,3}(?: ?[a-zA-Z])?(?![\w]|[.,:]\d)(?= (?P<after>[^\W\d_]+))")
_NEVER = frozenset(("sa", "sd", "ss"))
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Postcodes:
    """`words` are two letters that say something by themselves; `measures`, of these, what is counted. `house` is
    the number of a house behind a postcode, if it is no number of what is `counted`.
    """

    words: frozenset[str]
    measures: frozenset[str]
    house: re.Pattern[str]
    counted: frozenset[str]

    def find(self, text: str) -> Iterator[Span]:
        for match in _POSTCODE.finditer(text):
            if self._is_postcode(match):
                house = self.house.match(text, match.end()) or self._bare_house(match)
                yield Span(Kind.ADDRESS, match.start(), house.end() if house else match.end())

    def _bare_house(self, match: re.Match[str]) -> re.Match[str] | None:
        """Behind letters in capitals any number that counts nothing: 3119 CD 204 als adres."""
        house = _HOUSE.match(match.string, match.end()) if match["letters"].isupper() else None
        return None if house is None or fold(house["after"] or "") in self.counted else house

    def _is_postcode(self, match: re.Match[str]) -> bool:
        text, digits, letters = match.string, match["digits"], match["letters"]
        low = letters.lower()
        if _CODED.search(text, max(match.start() - 22, 0), match.start()):
            return True
        if low in _NEVER:
            return False
        if low not in self.words:
            return letters.isupper() or letters.islower() or not match["gap"]
        if int(digits) in _YEARS:
            return False
        if not match["gap"]:
            return not digits.endswith("0")
        if letters.isupper() and _IN_ADDRESS.search(text, max(match.start() - 4, 0), match.start()):
            return True
        placed = _ENDS.match(text, match.end())
        if not text[: match.start()].strip() and letters.isupper():
            return True
        if letters.isupper() and low in self.measures:
            return not digits.endswith("0")
        return letters.isupper() and placed is not None


def load_postcodes() -> Postcodes:
    found = read("streets")
    return Postcodes(
        words=frozenset(found["geen_letters"].split()),
        measures=frozenset(found["maat"].split()),
        house=re.compile(
            r",? (?:huisnummer|nummer|huisnr|nr\.?|no\.?|op nummer) ?[1-9]\d{0,3}[a-z]?(?!\w)"
            rf"|,? [1-9]\d{{0,3}}(?: ?[a-zA-Z]| ?-\d{{1,3}})?(?= ?[,.;)\n]|$| (?:{found['daarna']})(?!\w))"
        ),
        counted=frozenset(found["telt"].split()),
    )
