"""Streets with a number, flats, boxes, and with them postcodes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guard.deduce_streets import load_street_names
from guard.postcode import Postcodes, load_postcodes
from guard.spans import Kind, Span
from guard.tokens import fold
from guard.wording import read

_SAID = read("streets")["getal"]
_ADDITION = (
    r"(?: ?[a-zA-Z]-\d{1,3}(?!\w)| k \d{1,3}(?!\w)|(?<=\d)(?:[a-zA-Z]\d{1,2}|hs|zw|rd|bis|huis)(?!\w)"
    r"|(?: ?|-)[a-zA-Z](?![\w/])"
    r"|(?: ?[-/] ?| )(?:hs|bis|huis|boven|beneden|rood|zwart"
    r"|zw|rd|[ivxIVX]{1,4}|[a-z]{0,2}\d{1,4}[a-z]?)(?![\w/]))?"
    r"(?:(?: ?(?:en|of|t/m|tot) ?|,? (?:kamer|flat|app\.?|appartement|unit|etage|verdieping|bus|nr\.?) ?)"
    r"\d{1,4}[a-z]?(?![\w]|[.,:]\d)|,? \d{1,2}(?:e|de|ste)? (?:hoog|achter|etage|et\.|verdieping|woonlaag)(?!\w))?"
)
NUMBER = (
    r"(?: ?,? ?(?:op nummer|nr|nummer|no|huisnummer|huisnr|#)\.?|,(?= \d{1,4}[a-z]?(?:[,.;)\n]|$)))? {0,2}"
    rf"(?P<number>(?:[1-9]\d{{0,4}}|(?<![^\W\d_])(?:{_SAID})){_ADDITION})(?! nr|[\w]|[.,:]\d|[€%])"
)
_BOX = re.compile(r"(?<!\w)(?:postbus|antwoordnummer) {0,2}(?:nr\.? ?)?\d{1,6}(?!\d)", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w'’-]{0,30}\.?|[a-z]{1,5}\."
    r"|(?:van|de|der|den|het|ten|ter|v|d|oude|nieuwe|lange|korte|eerste|tweede|[1-9]e)"
    r"(?:\.|(?= ))) {1,2}){1,4}$"
)
_NAMED = r"[A-ZÀ-Þ][\w'’-]{1,25}"
_SHORTEST_STEM = 3
_LATE_YEAR, _LAST_YEAR = 1990, 2099


@dataclass(frozen=True, slots=True)
class Streets:
    """`named`: one word with the ending of a street and a number; `own`: what is one by itself, perhaps with
    a few words behind it; `flat`: a building that is said to be one; `room`: one with a room behind it; `lived`:
    any name with a capital where someone lives; `low`: the same in lower case, if nothing is counted.
    """

    postcodes: Postcodes
    named: re.Pattern[str]
    own: re.Pattern[str]
    flat: re.Pattern[str]
    room: re.Pattern[str]
    lived: re.Pattern[str]
    low: re.Pattern[str]
    turned: re.Pattern[str]
    bare: re.Pattern[str]
    listed: frozenset[str]
    strong: frozenset[str]
    ordinary: frozenset[str]
    counted: frozenset[str]
    no_thing: frozenset[str]
    no_street: frozenset[str]

    def find(self, text: str) -> Iterator[Span]:
        yield from self.postcodes.find(text)
        for match in _BOX.finditer(text):
            yield Span(Kind.ADDRESS, match.start(), match.end())
        for match in self.turned.finditer(text):
            yield Span(Kind.ADDRESS, match.start(), match.end())
        for match in self.named.finditer(text):
            if self._is_street(text, match):
                yield Span(Kind.ADDRESS, self._begin(text, match), match.end())
        for match in self.bare.finditer(text):
            if (street := self._listed(text, match)) is not None:
                yield Span(Kind.ADDRESS, street, match.end())
        for pattern in (self.own, self.flat, self.room, self.lived, self.low):
            for match in pattern.finditer(text):
                if self._is_house(text, match):
                    yield Span(Kind.ADDRESS, match.start("street"), match.end())

    def _listed(self, text: str, match: re.Match[str]) -> int | None:
        """Where a street begins that stands in the list: with a capital, or behind a word of place."""
        words = list(_WORDS.finditer(text, max(match.start() - 60, 0), match.end("street")))[-_MOST_WORDS:]
        if not words or fold(words[-1][0]) in self.no_street or not self._is_house(text, match):
            return None
        for first in range(len(words)):
            start = words[first].start()
            street = text[start : match.end("street")]
            if fold(street) not in self.listed:
                continue
            begins = not text[:start].strip() or text[:start].rstrip()[-1] in ".!?\n"
            placed = _PLACED.search(text, max(start - 14, 0), start) is not None
            alone = len(words) - first == 1
            told = match["ends"] is not None and words[-1][0][0].isupper() and not (begins and alone)
            if told or (placed and match["number"][0].isdigit()) or (begins and not alone):
                return start
        return None

    def _begin(self, text: str, match: re.Match[str]) -> int:
        """Where the street begins: of Kees van de Singel 140 with Singel, if the whole is none."""
        start = _start(text, match.start())
        owner = _OF_SOMEONE.fullmatch(text, start, match.start())
        street = fold(text[start : match.end("street")])
        if owner and street not in self.listed and (owner["the"] or fold(match["street"]) in self.listed):
            return match.start()
        return start

    def _is_street(self, text: str, match: re.Match[str]) -> bool:
        street = fold(match["street"]).rstrip(".")
        ending = fold(match["ending"]).rstrip(".")
        if street in self.ordinary or len(street) - len(ending) < _SHORTEST_STEM:
            return False
        capital = any(sign.isupper() for sign in match["street"])
        if ending not in self.strong and not capital and not match["street"].endswith("."):
            return _ADDRESSED.search(
                text, max(match.start() - 12, 0), match.start()
            ) is not None and self._is_house(text, match)
        return self._is_house(text, match)

    def _is_house(self, text: str, match: re.Match[str]) -> bool:
        """The number counts nothing: no «Dorpsstraat 3 keer», no year; it is no team called after its street."""
        if TEAM.search(text, max(match.start("street") - 14, 0), match.start("street")):
            return False
        if match.re is self.lived and NOT_TOLD.fullmatch(text, match.end("street"), match.start("number")):
            return False
        after = _NEXT.match(text, match.end())
        street = match["street"][0].isupper() and match.re is self.named and fold(match["ending"]) in self.strong
        if after and counts(fold(after[1]), match["number"], self.counted, None if street else self.no_thing):
            certain = int(match["number"]) > _FEW and match["street"][0].isupper()
            return fold(after[1]) in _GOES_ON and certain
        if MEMORIAL.fullmatch(match["number"]):
            return False
        if fold(match["street"].split()[0]) in self.no_street:
            return False
        return not (match["number"].isdigit() and _LATE_YEAR <= int(match["number"]) <= _LAST_YEAR)


def counts(after: str, number: str, counted: frozenset[str], no_thing: frozenset[str] | None) -> bool:
    """Whether the number is of the folded word behind it: 3 keer, 40 gezinnen, 3 kramen. Without `no_thing` only
    of what is `counted`: behind a street with a capital any other plural is more likely a verb.
    """
    if not number.isdigit():
        return False
    if after in counted:
        return True
    if no_thing is None or int(number) > _FEW:
        return False
    return _MANY.search(after) is not None and after not in no_thing and not _DONE.fullmatch(after)


NOT_TOLD = re.compile(r" ?, ?")
"""Between a word and a number: Harm, 83, niemand deed open."""
_GOES_ON = ("op", "tot")
"""Behind a street with a high number: Dorpsstraat 14 op de derde."""
_MOST_WORDS = 4
_WORDS = re.compile(r"[^\W\d_][\w'’-]*")
_PLACED = re.compile(r"(?<!\w)(?:op|aan|bij|in|van|naar|langs|uit|flat|gezin)(?: de| het| 't)? $", re.IGNORECASE)
_FEW = 9
"""Up to here a number before a plural may count it: Veerplein 3 kramen."""
_DONE = re.compile(
    r"(?:ge|be|ver|her|ont)[a-z]{3,}en|(?:aan|af|uit|op|in|mee|langs|terug|binnen|weg|door|om"
    r"|toe|voor|na)ge[a-z]+en"
)
"""What has been done counts nothing: Abelendreef 7 gelopen."""
MEMORIAL = re.compile(r"40 ?- ?45")
"""A square called after the war."""
_MANY = re.compile(r"(?:en|s)$")
TEAM = re.compile(r"team $", re.IGNORECASE)
_NEXT = re.compile(r" {1,2}([^\W\d_]{1,20})")
_ADDRESSED = re.compile(r"(?<!\w)(?:(?:aan|op|in|bij|van|uit|naar) (?:de|het)|adres:?|op|naar|bij|van|aan) $")

_OF_SOMEONE = re.compile(r"[A-Z]\S+ van (?P<the>(?:de |het )?)")
_PEOPLE = re.compile(
    r"(?<![^\W\d_])(?:met|toen|dat|door|volgens|zei|belde|sprak|en|mevr\.?|mevrouw|meneer|dhr\.?|mw\.?|familie|gezin"
    r"|buurman|buurvrouw|collega|moeder|vader|zoon|dochter|oma|opa|tante|oom) $",
    re.IGNORECASE,
)
"""Met Hatice van Turfstraat 15, but naar Jan van Galenstraat 15."""


_FAMILY = re.compile(r"[A-Z][\w'’-]+ ")
"""One word with a capital behind "gezin": gezin Bouazza Schiedamseweg 310b."""
_OLD_OR_NEW = re.compile(
    r"^[A-Z][\w'’-]+ (?P<street>(?:Oude|Nieuwe|Lange|Korte|Hoge|Lage|Grote|Kleine|Eerste|Tweede|Derde) )$"
)
"""Diederik, and the Nieuwe Gracht 40."""


def _start(text: str, at: int) -> int:
    """With what stands before the word itself: Burg. van, Eerste, de lange."""
    before = _BEFORE.search(text[max(at - 60, 0) : at])
    if before is None:
        return at
    begin = at - len(before[0])
    if _PEOPLE.search(text, max(begin - 12, 0), begin) and _FAMILY.fullmatch(before[0]):
        return at
    apart = _OLD_OR_NEW.search(before[0])
    if apart is not None:
        return begin + apart.start("street")
    if _OF_SOMEONE.fullmatch(before[0]) and _PEOPLE.search(text, max(begin - 12, 0), begin):
        return at
    return (
        at - len(before[0]) if any(sign.isupper() or sign == "." or sign.isdigit() for sign in before[0]) else at
    )


def load_streets() -> Streets:
    found = read("streets")
    endings = sorted(found["uitgang"].split(), key=len, reverse=True)
    inner = r"(?: (?:van|de|der|den|het|ten|ter|en(?= [A-Z])|'t|[A-Z][\w'’-]{1,25}|1\d{3})){0,4}?"
    own = "|".join(found["zelf"].split())
    front = "|".join(found["voor_straat"].split())
    weak = found["uitgang_zwak"].split()
    live = "|".join(found["woont"].split())
    return Streets(
        postcodes=load_postcodes(),
        named=re.compile(
            rf"(?<![\w.])(?P<street>[^\W\d_][^\W\d_'’-]{{0,40}}?(?:-[^\W\d_]{{1,30}}?){{0,3}}?-?"
            rf"(?P<ending>{'|'.join(endings)}|{found['uitgang_fout']})\.?(?: (?:{found['kant']})(?= ?\d))?)"
            rf"(?: op(?= \d{{1,4}}[a-z]?(?: ?[,.;)]|$| (?:{found['daarna']})(?!\w)))(?! \d+ op))?{NUMBER}",
            re.IGNORECASE,
        ),
        own=re.compile(
            rf"(?<!\w)(?P<street>(?:{own}|(?:{front})(?= [A-Z])|(?:De|Het|'t)"
            rf" {_NAMED}(?= [1-9]\d{{0,3}} ?(?:[a-z](?!\w)|, (?:daar|waar)(?!\w)))){inner}){NUMBER}"
        ),
        flat=re.compile(
            rf"(?<!\w)(?P<street>(?i:{found['gebouw']}) (?:(?:[Dd]e|[Hh]et|'t) )?{_NAMED}(?: {_NAMED})?)"
            rf"(?:,? (?:\d{{1,2}}e (?:etage|verdieping),? )?(?:kamer|app\.?|appartement|unit|woning|nr\.?))?"
            rf"{NUMBER}"
        ),
        room=re.compile(
            rf"(?<!\w)(?P<street>(?:(?:De|Het|'t) )?{_NAMED}), "
            r"(?:kamer (?=\d\d)|(?:app\.?|appartement|unit) )(?P<number>\d{1,4}[a-z]?)(?!\w)"
        ),
        lived=re.compile(
            rf"(?<!\w)(?:(?:(?i:{live}))\W{{1,3}}(?:(?:nu|naar|op|aan|in|bij|de|het|is|toen) ){{0,3}}"
            r"|(?:[Aa]an|[Oo]p|[Ii]n|[Bb]ij|[Nn]aar|[Vv]an|[Uu]it|[Ll]angs|[Vv]oorbij|[Tt]ot|[Vv]oor|[Tt]egenover"
            r"|[Tt]ussen|[Rr]ond|[Nn]abij"
            r"|adres|flat|huis|(?<=\d )(?:en|of)) (?:(?:de|het|'t) )?)"
            rf"(?P<street>(?:St\. )?(?:(?:De|Het|'t|Den|Van der|Van de|Van) )?[A-Z][a-z][\w'’-]{{1,25}}{inner})"
            rf"{NUMBER}"
        ),
        low=re.compile(
            rf"(?<!\w)(?:aan|op|woont in|woont bij) (?:de|het|'t) (?P<street>[a-z][a-z'’-]{{3,25}}){NUMBER}"
            rf"(?= ?[,.;)]|$| (?:{found['daarna']})(?!\w))"
        ),
        turned=re.compile(
            r"(?<!\w)(?:nr\.?|nummer|huisnummer) \d{1,4}[a-z]?(?:,| (?:van|in|op|aan)(?: de| het)?) "
            rf"[^\W\d_]{{3,30}}(?:{'|'.join(each for each in endings if each not in weak)})(?!\w)",
            re.IGNORECASE,
        ),
        bare=re.compile(
            rf"(?<!\w)(?P<street>[^\W\d_][^\W\d_'’-]{{3,30}}){NUMBER}"
            rf"(?P<ends>(?= ?[,.;:)(]|$| (?:{found['daarna']})(?!\w)))?"
        ),
        listed=load_street_names(tuple(set(endings) - set(weak))),
        strong=frozenset(endings) - set(weak),
        ordinary=frozenset(found["gewoon"].split()),
        counted=frozenset(found["telt"].split()),
        no_thing=frozenset(found["geen_ding"].split()),
        no_street=frozenset(found["geen_straat"].split()),
    )
