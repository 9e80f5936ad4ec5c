"""A text as words, each with what a name is told by: its letters folded, its capitals, and where it stands."""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
_OWNER = re.compile(r"['’‘`´]s?(?![^\W\d_])")
_BRAND = re.compile(r"(?!Mc|Mac|De|Van|La|Le|Di|El|Al|Fitz)[^\W\d_]*[a-z][A-Z][^\W\d_]*")
_ENDS = re.compile(r"[.!?:;\n\r…•]|^\s*[-*]|[\"“”«»„(]\s*$")
_LETTERS = str.maketrans("ıøłđðþßæœ", "iolddbsao")
_JOINED = re.compile(r"[ .]{0,3}|[-'’/]| ['’]")


@dataclass(frozen=True, slots=True)
class Word:
    """`folded` is without case and accents. `first`: a capital says nothing here, for a sentence begins or all
    is in capitals. `owner`: a mark of possession follows, up to `tail`. `apart`: more than spaces, full stops
    or a hyphen stand between this word and the one before. `brand`: with a capital inside, as SharePoint.
    """

    folded: str
    start: int
    end: int
    tail: int
    capital: bool
    shouted: bool
    brand: bool
    first: bool
    owner: bool
    apart: bool
    gap: str


def words_of(text: str) -> list[Word]:
    words: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        if words and match.start() < words[-1].tail:
            continue
        written = match[0]
        gap = text[last : match.start()]
        owner = _OWNER.match(text, match.end())
        initial = len(written) == 1 and written.isupper()
        abbreviated = (
            gap == ". " and words and (words[-1].folded in _SHORT or words[-1].end - words[-1].start == 1)
        )
        words.append(
            Word(
                folded=fold(written),
                start=match.start(),
                end=match.end(),
                tail=owner.end() if owner else match.end(),
                capital=written[0].isupper() and (initial or not written.isupper()),
                brand=_BRAND.fullmatch(written) is not None,
                shouted=written.isupper() and not initial,
                first=not words or (_ENDS.search(gap) is not None and not abbreviated),
                owner=owner is not None,
                apart=not words or _JOINED.fullmatch(gap) is None,
                gap=gap,
            )
        )
        last = match.end()
    return words


_SHORT = frozenset(
    ("mw", "dhr", "mevr", "dr", "mr", "drs", "fam", "burg", "st", "ds", "ing", "ir", "prof", "mej", "hr")
)


def fold(written: str) -> str:
    """Lower case without accents, as the lists have it."""
    if written.isascii():
        return written.lower()
    letters = unicodedata.normalize("NFKD", written.casefold())
    return "".join(sign for sign in letters if not unicodedata.combining(sign)).translate(_LETTERS)
