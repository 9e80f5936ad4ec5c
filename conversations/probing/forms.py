"""The forms of Dutch verbs, made from the lists in verbs.toml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from conversations.probing.tables import Words, grammar, verbs

_VOWELS = "aeiou"
_VOICELESS = "tkfscpxh"
_NO_GE = ("be", "ver", "ont", "her", "er", "ge", "over", "onder", "voorzie")
_UNSTRESSED = re.compile(r"[aeiouy].*(?:er|el|en)$")
_PARTICIPLE = re.compile(r"ge[a-z]{2,}(?:d|t|en)")
_PAST = re.compile(r"[a-z]{2,}(?:[td]en?)")
_SHORTEST_PAST = 5


@dataclass(frozen=True, slots=True)
class Forms:
    """What a written word may be as a verb; a word may be in several."""

    present: frozenset[str]
    third: frozenset[str]
    infinitive: frozenset[str]
    past: frozenset[str]
    participle: frozenset[str]


@cache
def forms() -> Forms:
    present: set[str] = set()
    third: set[str] = set()
    infinitive: set[str] = set()
    past: set[str] = set()
    participle: set[str] = set()
    for entry in verbs().zwak:
        prefix, base = _parted(entry)
        infinitive.update((base, prefix + base))
        for stem, voiceless in _stems(base):
            ending = "t" if voiceless else "d"
            present.update((stem, prefix + stem))
            third.update((_with(stem, "t"), prefix + _with(stem, "t")))
            past.update(lead + stem + ending + tail for lead in ("", prefix) for tail in ("e", "en"))
            ge = "" if base.startswith(_NO_GE) else "ge"
            participle.add(prefix + ge + _with(stem, ending))
    for entry in verbs().sterk:
        written, one, single, plural, done = entry.split()
        prefix, base = _parted(written)
        infinitive.update((base, prefix + base))
        present.update((one, prefix + one))
        third.update((_with(one, "t"), prefix + _with(one, "t")))
        past.update(lead + form for lead in ("", prefix) for form in (single, plural))
        participle.add(prefix + done)
    return Forms(*(frozenset(each) for each in (present, third, infinitive, past, participle)))


def _with(stem: str, ending: str) -> str:
    return stem if stem.endswith(ending) else stem + ending


def _parted(entry: str) -> tuple[str, str]:
    prefix, _, base = entry.rpartition("|")
    return prefix, base


def _stems(infinitive: str) -> Iterator[tuple[str, bool]]:
    """The ik-form, and whether its past has a t. Where spelling leaves it open, with and without a long vowel."""
    root = infinitive.removesuffix("en") if infinitive.endswith("en") else infinitive.removesuffix("n")
    voiceless = root[-1] in _VOICELESS and not root.endswith(("v", "z"))
    if len(root) > 1 and root[-1] == root[-2] and root[-1] not in _VOWELS:
        yield root[:-1], voiceless
        yield root, voiceless  # "appte", as words from English are written
        return
    hard = root[:-1] + {"v": "f", "z": "s"}.get(root[-1], root[-1])
    open_syllable = root[-1] not in _VOWELS and root[-2:-1] in tuple(_VOWELS) and root[-3:-2] not in tuple(_VOWELS)
    if open_syllable:
        yield hard[:-1] + hard[-2] + hard[-1], voiceless
        if _UNSTRESSED.search(root):
            yield hard, voiceless
        return
    yield hard, voiceless


def is_participle(word: str) -> bool:
    """Known, or by its shape: "gebeld", "meegegaan", "uitgeprint", "gekoffied"."""
    if word in forms().participle:
        return True
    if word in verbs().geen_werkwoord:
        return False
    if _PARTICIPLE.fullmatch(word):
        return True
    for prefix in verbs().voorvoegsels:
        rest = word.removeprefix(prefix)
        known = rest in forms().participle or (_PARTICIPLE.fullmatch(rest) and rest not in verbs().geen_werkwoord)
        if rest != word and known:
            return True
    return False


def past_at(words: tuple[str, ...], at: int) -> bool:
    """Whether the word there is a verb in the past; one that is not known only by its shape and place."""
    word = words[at]
    if word in forms().past:
        return True
    shaped = (
        len(word) >= _SHORTEST_PAST
        and _PAST.fullmatch(word)
        and word not in verbs().geen_werkwoord
        and word not in forms().infinitive
    )
    before = words[at - 1] if at else ""
    return bool(shaped) and before not in _nominal() and not before.endswith("e")


@cache
def _nominal() -> Words:
    return grammar().lidwoorden | grammar().voorzetsels


def is_past(word: str) -> bool:
    """Known as a past form."""
    return word in forms().past
