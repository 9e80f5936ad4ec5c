"""Whether something was done in a clause, or only thought, wished, or done because a rule says so."""

from enum import Enum, auto
from functools import cache

from conversations.probing.clauses import Clause
from conversations.probing.cues import Hit
from conversations.probing.forms import forms, is_participle, is_past, past_at
from conversations.probing.stems import stem
from conversations.probing.tables import Words, grammar, turns, verbs

_NO_ACTS = frozenset({"algemeen", "leren", "vulling"})
"""Cues whose words are no verbs of doing: "normaal gesproken"."""

_SHORTEST = 4
"""Letters of a verb in the past that is told by its place alone."""


class Did(Enum):
    NOT = auto()
    NOW = auto()
    """In the present tense: a case told as it goes, or a habit."""
    THEN = auto()


def did(clause: Clause, found: list[Hit]) -> Did:
    """For a clause whose subject is the writer."""
    said = clause.words
    if denied(clause):
        return Did.NOT
    if "geweest" in said and not verbs().geweest.isdisjoint(said):
        return Did.THEN
    if "gehad" in said and not verbs().gehad.isdisjoint(said):
        return Did.THEN
    if not verbs().echt.isdisjoint(said) and not forms().infinitive.isdisjoint(said):
        return Did.THEN
    if not verbs().willen.isdisjoint(said):
        return Did.NOT
    acts = [at for at in range(len(said)) if not _is_none(clause, at, found)]
    if any(is_participle(said[at]) or is_past(said[at]) or _shaped(said, at) for at in acts):
        return Did.THEN
    if any(said[at] in forms().present and _beside_me(said, at) for at in acts):
        return Did.NOW
    return Did.NOT


def denied(clause: Clause) -> bool:
    """Not "niet meteen gereageerd" or "niet naar huis maar ...": something was done there, only otherwise."""
    said = clause.words
    if clause.ahead[:1] == ("maar",) or not turns().met_opzet.isdisjoint(said):
        return False
    for at, word in enumerate(said):
        if word in grammar().inhoud and at and any(is_participle(before) for before in said[:at]):
            return False  # "uitgelegd wat niet kon": what was told may deny, the telling was done
        if word in turns().niet_gedaan:
            return said[at + 1 : at + 2] == () or said[at + 1] not in turns().toch_gedaan
    return False


def told(clause: Clause) -> bool:
    """Whether a verb says what others did, were or wanted."""
    said = clause.words
    return _unknown_past(clause) or any(
        is_participle(word) or word in _any_verb() or past_at(said, at)
        for at, word in enumerate(said)
        if word not in grammar().derde
    )


def _unknown_past(clause: Clause) -> bool:
    """A verb behind "ze" at the start that does not end as the present does is past: "ze onderbrak"."""
    at = 1 if clause.opener and clause.opener not in grammar().derde else 0
    pair = clause.words[at : at + 2]
    if len(pair) <= 1 or pair[0] not in grammar().derde:
        return False
    return len(pair[1]) >= _SHORTEST and not pair[1].endswith("t") and pair[1] not in grammar().voorzetsels


def changed(clause: Clause) -> bool:
    """Whether a thing did something, which a state is not."""
    said = clause.words
    return any(
        word in verbs().worden or (word not in _states() and (is_participle(word) or past_at(said, at)))
        for at, word in enumerate(said)
    )


def _is_none(clause: Clause, at: int, found: list[Hit]) -> bool:
    if clause.words[at] in _states():
        return True
    names = {hit.name for hit in found if hit.start <= at < hit.end}
    following = any(hit.name == "regel" for hit in found) and clause.stems[at] in _following()
    return following or not names.isdisjoint(_NO_ACTS)


def _shaped(said: tuple[str, ...], at: int) -> bool:
    return past_at(said, at) and _beside_me(said, at)


def _beside_me(said: tuple[str, ...], at: int) -> bool:
    """Next to "ik", or at the end of what "voor ik" and the like begin."""
    around = said[max(at - 1, 0) : at] + said[at + 1 : at + 2]
    if not grammar().ik.isdisjoint(around):
        return True
    return at == len(said) - 1 and said[0] in grammar().onderschikkend and not grammar().ik.isdisjoint(said)


@cache
def _states() -> Words:
    return verbs().toestand | verbs().hulp


@cache
def _any_verb() -> Words:
    return verbs().toestand | forms().third | forms().infinitive


@cache
def _following() -> Words:
    return frozenset(stem(word) for word in turns().navolgen)
