"""A street that neither an ending nor a word beside it tells: an unknown word and the number of a house."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guard.address import MEMORIAL, NOT_TOLD, NUMBER, TEAM, counts
from guard.reading import Lists
from guard.spans import Kind, Span
from guard.tokens import fold
from guard.wording import read

_LEAST_CERTAIN = 10
"""A lower number counts as easily as it tells a house: Vlinderveen 3, of Focus 3."""
_SHORTEST_LOW = 5
_LATE_YEAR, _LAST_YEAR = 1900, 2099
_BEGINS = re.compile(r"(?:^|[.!?\n])\W*$")
_NEXT = re.compile(r" {1,2}([^\W\d_]{1,20})")
_NAMED = r"[A-ZÀ-Þ][\w'’-]{0,4}[a-zß-ÿ][\w'’-]{0,25}"
"""ISO and NEN, in capitals alone, number no house."""
_CAPITAL = re.compile(
    rf"(?<![\w'’-])(?P<street>(?P<article>(?:[Dd]e|[Hh]et|'?t|Op de|Op den|Aan de|Over het) )?"
    rf"(?P<words>{_NAMED}(?: {_NAMED})?)){NUMBER}"
)
_LOW = re.compile(rf"(?<![\w'’-])(?P<street>[^\W\d_A-ZÀ-Þ][^\W\d_A-ZÀ-Þ'’-]{{3,30}}){NUMBER}")
_ROOM = re.compile(
    r"(?<!\w)(?P<street>(?:(?:[Dd]e|[Hh]et|'t) )?[A-ZÀ-Þ][\w'’-]{1,25}(?: [A-ZÀ-Þ][\w'’-]{1,25})?)"
    r",? (?:\d{1,2}e (?:etage|verdieping|hoog),? )?(?:kamer|unit|app\.?|appartement|deur"
    r"|nr\.?|huisnummer|huisnr\.?) (?P<number>\d{1,4}[a-z]?)(?![\w]|[.,:]\d)"
)


@dataclass(frozen=True, slots=True)
class Homes:
    """`listed`: names of streets; `no_street`: words behind which a number counts or tells something else."""

    lists: Lists
    listed: frozenset[str]
    no_street: frozenset[str]
    counted: frozenset[str]
    no_thing: frozenset[str]
    ordinary: frozenset[str]
    low_endings: tuple[str, ...]

    def find(self, text: str) -> Iterator[Span]:
        for match in _CAPITAL.finditer(text):
            if self._has_capital(text, match):
                yield Span(Kind.ADDRESS, match.start("street"), match.end())
        for match in _LOW.finditer(text):
            if self._is_low(text, match):
                yield Span(Kind.ADDRESS, match.start("street"), match.end())
        for match in _ROOM.finditer(text):
            if not self._begins_plainly(text, match) and fold(match["street"]).split()[-1] not in self.no_street:
                yield Span(Kind.ADDRESS, match.start("street"), match.end())

    def _has_capital(self, text: str, match: re.Match[str]) -> bool:
        words = fold(match["words"]).split()
        if not self._numbers_a_house(text, match):
            return False
        if (match["article"] or "").strip("' ") == "t":
            return True
        if any(self._is_ordinary(word) for word in words):
            return False
        if match["article"] is None and any(self._is_someone(word) for word in words):
            return False
        strange = words[-1] not in self.lists.wording.vocabulary
        listed = fold(match["street"]) in self.listed or " ".join(words) in self.listed
        if not strange and not listed:
            return False
        if _BEGINS.search(text, max(match.start() - 4, 0), match.start()):
            return (strange and listed) or ((strange or listed) and self._is_certain(match))
        return True

    def _is_low(self, text: str, match: re.Match[str]) -> bool:
        word = fold(match["street"])
        listed = word in self.listed
        if len(word) < _SHORTEST_LOW or self._is_ordinary(word) or (self._is_someone(word) and not listed):
            return False
        vocabulary = self.lists.wording.vocabulary
        street = word not in vocabulary or (listed and word not in vocabulary.words)
        street = street or (word.endswith(self.low_endings) and word not in self.ordinary)
        return street and self._is_certain(match) and self._numbers_a_house(text, match)

    def _is_ordinary(self, word: str) -> bool:
        wording = self.lists.wording
        said = word in self.no_street or word in wording.known or word in wording.houses or word in wording.never
        return said or word in self.lists.places or word in wording.roles or word in wording.titles

    def _is_someone(self, word: str) -> bool:
        return word in self.lists.firsts or word in self.lists.lasts

    def _is_certain(self, match: re.Match[str]) -> bool:
        number = match["number"]
        return not number.isdigit() or int(number) >= _LEAST_CERTAIN

    def _begins_plainly(self, text: str, match: re.Match[str]) -> bool:
        word = fold(match["street"]).split()[-1]
        begins = _BEGINS.search(text, max(match.start() - 4, 0), match.start()) is not None
        return begins and word in self.lists.wording.vocabulary.words and word not in self.listed

    def _numbers_a_house(self, text: str, match: re.Match[str]) -> bool:
        number = match["number"]
        if match.end("street") == match.start("number"):
            return False
        if not number[0].isdigit() or NOT_TOLD.fullmatch(text, match.end("street"), match.start("number")):
            return False
        if MEMORIAL.fullmatch(number) or (number.isdigit() and _LATE_YEAR <= int(number) <= _LAST_YEAR):
            return False
        if TEAM.search(text, max(match.start("street") - 14, 0), match.start("street")):
            return False
        after = _NEXT.match(text, match.end())
        return after is None or not counts(fold(after[1]), number, self.counted, self.no_thing)


def load_homes(lists: Lists, listed: frozenset[str]) -> Homes:
    found = read("streets")
    return Homes(
        lists,
        listed,
        frozenset((found["geen_straat"] + found["geen_huis"]).split()),
        frozenset(found["telt"].split()),
        frozenset(found["geen_ding"].split()),
        frozenset(found["gewoon"].split()),
        tuple(found["uitgang_klein"].split()),
    )
