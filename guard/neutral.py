"""How a neutral word is fitted into its sentence: article, capital, and the words that it makes needless."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from guard.spans import Kind
from guard.tokens import fold
from guard.wording import read

REACH = 60
"""Characters before a find that say how its word is to be written."""
WORD_BEFORE = re.compile(r"([^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*)( {1,2}\(?)$")
_QUALITIES = 3
"""Words like "lieve" over which an article goes."""
_BEGINS = re.compile(r"(?:^|[.!?\n…]|[.!?…]['\"”’»)])\s*['\"“„«(]?$")


@dataclass(frozen=True, slots=True)
class Neutral:
    """A word for each kind; KeyError on a kind without one. A name's is for the first person, and `bare` that word
    without an article, for behind one. `another` and `other` are for a second person, first and later, and
    `other_bare` is without. `numbered` gets {nummer} where there are more. `owner` stands for a name with a mark
    of possession.
    """

    words: Mapping[Kind, str]
    bare: str
    owner: str
    another: str
    other: str
    other_bare: str
    numbered: str


@dataclass(frozen=True, slots=True)
class Beside:
    """neutral.toml, which says what each is for."""

    roles: frozenset[str]
    kept_titles: frozenset[str]
    said_titles: Mapping[str, str]
    before_worker: frozenset[str]
    without_article: frozenset[str]
    neuter: frozenset[str]
    definite: frozenset[str]
    owners: frozenset[str]
    qualities: frozenset[str]
    salutation: frozenset[str]
    places: frozenset[str]
    things: frozenset[str]
    at_address: frozenset[str]
    lives: frozenset[str]
    the: str
    the_neuter: str
    a: str
    of: str
    someone: str
    that_one: str
    at: str
    born: str


@cache
def beside() -> Beside:
    found = read("neutral")

    def words(key: str) -> frozenset[str]:
        return frozenset(found[key].split())

    return Beside(
        words("functie"),
        words("titel_blijft"),
        found["titel_anders"],
        words("voor_werker"),
        words("zonder_lidwoord"),
        words("het_woord"),
        words("bepaald"),
        words("bezit"),
        words("eigenschap"),
        words("aanhef"),
        words("plek"),
        words("zaak"),
        words("op_adres"),
        words("woont"),
        *(found[key] for key in ("de", "het", "een", "van", "iemand", "diegene", "op", "geboren")),
    )


def last_word(done: str) -> tuple[str, str, str]:
    """What stands before it, the word as written, and the space behind it; empty where none stands there."""
    before = WORD_BEFORE.search(done[-REACH:])
    if before is None:
        return done, "", ""
    return done[: len(done) - len(before[0])], before[1], before[2]


def begins(before: str) -> bool:
    """Whether a sentence begins here."""
    return _BEGINS.search(before[-REACH:]) is not None


def capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def with_article(rest: str, word: str, article: str) -> str:
    """The article before a word that has none yet. What is written with a capital hands it on."""
    for _ in range(_QUALITIES):
        held, said, _gap = last_word(rest)
        if fold(said) in beside().definite:
            return rest + word
        if fold(said) not in beside().qualities:
            break
        rest, word = held, rest[len(held) :] + word
    if word[:1].isupper() and begins(rest):
        return f"{rest}{capital(article)} {word[:1].lower()}{word[1:]}"
    return f"{rest}{article} {word}"


def thing(done: str, written: str, word: str, kind: Kind) -> str:
    """What was no name, with its word behind what stands before it."""
    known, rest, said, gap = beside(), *last_word(done)
    bare = word.removeprefix(f"{known.a} ")
    if kind == Kind.ADDRESS and fold(written.split(maxsplit=1)[0]) in known.at_address:
        word = f"{known.at} {word}"
    spoken = fold(said)
    if spoken in known.things:
        return with_article(rest, said, known.a)
    if spoken in known.owners:
        return done + bare
    if spoken in {known.the, known.the_neuter} and bare != word:
        done, (rest, said, gap) = rest, last_word(rest)
        spoken = fold(said)
    if kind == Kind.ADDRESS and spoken in known.at_address:
        done = f"{rest}{capital(known.at) if said[0].isupper() else known.at}{gap}"
    elif (kind == Kind.ADDRESS and spoken in known.lives) or (kind == Kind.BIRTH_DATE and spoken == known.born):
        done = f"{done}{known.at} "
    return done + (capital(word) if written[0].isupper() and begins(done) else word)
