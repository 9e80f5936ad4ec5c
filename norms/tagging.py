"""Which norms a text is about, by their trefwoorden; matched as the README of the set says."""

import re
import unicodedata

from norms.model import NormSet, norms_of, thema_of

WHOLE = 5
"""Trefwoorden of at most so many letters match a whole word, longer ones the start of a word."""
_WORD = re.compile(r"[^\W\d_]+")


def tags(norm_set: NormSet, text: str) -> tuple[int, ...]:
    """Numbers of norms, in order; none where the text holds no trefwoord."""
    words = {_plain(word) for word in _WORD.findall(text)}
    return tuple(
        norm.nummer
        for norm in norms_of(norm_set)
        if any(_is_in(_plain(trefwoord), words) for trefwoord in norm.trefwoorden)
    )


def other_themes(norm_set: NormSet, norm: int, text: str) -> tuple[int, ...]:
    """Numbers of the themes that a text to this norm is about too, in order; its own theme is none of them."""
    found = set(tags(norm_set, text))
    return tuple(
        theme.nummer
        for theme in norm_set.themas
        if theme.nummer != thema_of(norm_set, norm).nummer and any(one.nummer in found for one in theme.normen)
    )


def _is_in(trefwoord: str, words: set[str]) -> bool:
    if len(trefwoord) <= WHOLE:
        return trefwoord in words
    return any(word.startswith(trefwoord) for word in words)


def _plain(word: str) -> str:
    """Without case or diacritics."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
