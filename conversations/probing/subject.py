"""Who a clause is about, also where people leave the "ik" out, as they do on a phone."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from conversations.probing.clauses import Clause
from conversations.probing.forms import forms, is_participle, is_past
from conversations.probing.tables import Words, grammar, verbs

_REACH = 3
"""Words between a preposition and its noun: "met de nieuwe wijkagent"."""


class Who(Enum):
    ME = auto()
    WE = auto()
    ONE = auto()
    THIRD = auto()
    RESIDENT = auto()
    PARTNER = auto()
    THING = auto()
    NOBODY = auto()


OTHERS = frozenset({Who.THIRD, Who.RESIDENT, Who.PARTNER})


@dataclass(frozen=True, slots=True)
class Before:
    """The clause before in the same sentence: who it was about, and whether "heeft" or the like stood there."""

    who: Who = Who.NOBODY
    auxiliary: bool = False


def who(clause: Clause, before: Before) -> Who:
    words = clause.words
    others = not grammar().wij.isdisjoint(words)
    if (_says_me(words) and not (others and _aside(words))) or _first_person(words):
        return Who.ME
    if others:
        return Who.WE
    named, at = _named(words)
    if _is_bare(words):
        return _of_bare_participle(clause, before, named)
    first = 1 if clause.opener else 0
    opens = first < len(words) and (is_past(words[first]) or words[first] in _auxiliaries())
    turned = at == first + 1 and words[at] in grammar().derde
    if opens and not turned and not 0 <= at < first:
        elided = _of_verb_first(clause, before, named, words[first])
        if elided is not None:
            return elided
    if named is not Who.NOBODY:
        return named
    if words[0] in grammar().lidwoorden:
        if _has_done(words):
            return Who.PARTNER
        return Who.THING if grammar().zegt_wie.isdisjoint(words) else Who.PARTNER
    return Who.ONE if speaks_of_one(words) else Who.NOBODY


def speaks_of_one(words: tuple[str, ...]) -> bool:
    """Whether "je" or "men" is who does it, and "je" is not "jouw"."""
    if not grammar().men.isdisjoint(words):
        return True
    for at, word in enumerate(words):
        if word in grammar().je:
            before = words[at - 1] if at else ""
            after = words[at + 1] if at + 1 < len(words) else ""
            if after in grammar().je_voor or before in grammar().je_na or before in forms().present:
                return True
    return False


def kind_of(word: str) -> Who:
    """RESIDENT or PARTNER for a word that names people, else NOBODY."""
    if word in grammar().inwoner:
        return Who.RESIDENT
    single = word.removesuffix("s")
    if word in grammar().partner or single in grammar().partner or single.endswith(_endings()):
        return Who.PARTNER
    return Who.NOBODY


def _is_bare(words: tuple[str, ...]) -> bool:
    """A participle and nothing before it that says whose: "even gebeld", "laten meelopen", "gaan zitten"."""
    at = _first_bare(words)
    if at is None or not _auxiliaries().isdisjoint(words):
        return False
    return not any(is_past(word) for word in words[:at])


def _first_bare(words: tuple[str, ...]) -> int | None:
    let = not verbs().laten.isdisjoint(words) and not forms().infinitive.isdisjoint(words)
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else ""
        if is_participle(word) or (word in verbs().houding and after in forms().infinitive):
            return at
        if let and word in verbs().laten:
            return at
    return None


def _of_bare_participle(clause: Clause, before: Before, named: Who) -> Who:
    if named in OTHERS and (clause.opener in grammar().reden or clause.opener in grammar().inhoud):
        return named
    if before.auxiliary and before.who is not Who.NOBODY and clause.words[0] in grammar().nevenschikkend:
        return before.who
    return Who.NOBODY if _done_by_others(clause.words) else Who.ME


def _done_by_others(words: tuple[str, ...]) -> bool:
    """As in "door de huisarts gebeld", and not in "door de wijk gelopen"."""
    if "door" not in words:
        return False
    behind = words[words.index("door") + 1 :][:_REACH]
    return any(kind_of(word) is not Who.NOBODY or word in grammar().derde for word in behind)


def _of_verb_first(clause: Clause, before: Before, named: Who, verb: str) -> Who | None:
    """Whoever the sentence was about, else the writer: "belde haar". None where a name behind it says who."""
    if before.who is not Who.NOBODY:
        return before.who if named is Who.NOBODY or clause.opener else named
    if named is Who.NOBODY or _auxiliaries().isdisjoint(clause.words):
        return Who.ME if is_past(verb) else named
    return None


def _says_me(words: tuple[str, ...]) -> bool:
    return not grammar().ik.isdisjoint(words)


def _aside(words: tuple[str, ...]) -> bool:
    """Whether "ik" is only there to think so: "dat doen wij wel denk ik"."""
    return any(
        word in grammar().ik and at and words[at - 1] in grammar().terzijde for at, word in enumerate(words)
    )


def _first_person(words: tuple[str, ...]) -> bool:
    for at, word in enumerate(words):
        if word in grammar().eerste_persoon:
            return words[at + 1 : at + 2] == () or words[at + 1] not in grammar().je
    return False


def _acts(word: str) -> bool:
    return is_participle(word) and word not in verbs().toestand


def _has_done(words: tuple[str, ...]) -> bool:
    """Who has done is someone, whatever they are called: "de administratie heeft het opgestuurd"."""
    return ("heeft" in words or "hebben" in words) and any(_acts(word) for word in words)


def _named(words: tuple[str, ...]) -> tuple[Who, int]:
    """The first that is named and not behind a preposition."""
    for at, word in enumerate(words):
        kind = Who.THIRD if word in grammar().derde else kind_of(word)
        if kind is not Who.NOBODY and not _behind_preposition(words, at):
            return kind, at
    return Who.NOBODY, -1


def _behind_preposition(words: tuple[str, ...], at: int) -> bool:
    for back in range(at - 1, max(at - 1 - _REACH, -1), -1):
        word = words[back]
        if word in grammar().voorzetsels:
            return back > 0 or word not in grammar().onderschikkend
        if word not in grammar().lidwoorden and not word.endswith("e"):
            return False
    return False


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(grammar().achter))


@cache
def _auxiliaries() -> Words:
    return verbs().hulp | verbs().willen
