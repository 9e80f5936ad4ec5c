"""Which norms a text is about, by their trefwoorden; matched as the README of the set says."""

import re
import unicodedata
from functools import cache

from norms.model import Norm, NormSet, Thema, norms_of, thema_of

WHOLE = 5
"""Trefwoorden of at most so many letters match a whole word, longer ones the start of a word."""
AT_NO_TEAM = frozenset({"gevoelig", "alleen_alle_teams"})
_WORD = re.compile(r"[^\W\d_]+")


def tags(norm_set: NormSet, text: str) -> tuple[int, ...]:
    """Numbers of norms, in order; none where the text holds no trefwoord."""
    said = _said(text)
    return tuple(norm.nummer for norm in norms_of(norm_set) if _held(norm, said))


def other_themes(norm_set: NormSet, norm: int, text: str) -> tuple[int, ...]:
    """Numbers of the themes that a text to this norm is about too, in order; its own theme is none of them.

    By two of its trefwoorden, or by one that stands in a title of it: `verhaal` or `gezin` alone says little. A
    theme with a norm that no team ever sees is none of them either: it would be read as a verdict on that norm.
    """
    said = _said(text)
    return tuple(
        theme.nummer
        for theme in norm_set.themas
        if theme.nummer != thema_of(norm_set, norm).nummer
        and not any(AT_NO_TEAM & set(one.vlaggen) for one in theme.normen)
        and _is_about(theme, [trefwoord for one in theme.normen for trefwoord in _held(one, said)])
    )


def _is_about(theme: Thema, held: list[str]) -> bool:
    titles = _plain(" ".join((theme.titel, *(norm.titel for norm in theme.normen)))).split()
    return len(held) > 1 or any(word.startswith(trefwoord) for trefwoord in held for word in titles)


def _said(text: str) -> frozenset[str]:
    """What a trefwoord may be: the short words, and what longer ones begin with."""
    words = {_plain(word) for word in _WORD.findall(text)}
    starts = {word[:size] for word in words for size in range(WHOLE + 1, len(word) + 1)}
    return frozenset(starts | {word for word in words if len(word) <= WHOLE})


def _held(norm: Norm, said: frozenset[str]) -> list[str]:
    return [plain for plain in map(_of_set, norm.trefwoorden) if plain in said]


@cache
def _of_set(trefwoord: str) -> str:
    """Only words of a norm set are kept here, never those of a person."""
    return _plain(trefwoord)


def _plain(word: str) -> str:
    """Without case or diacritics."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
