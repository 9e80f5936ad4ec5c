"""Judgements on how it went, and what turns them round."""

from collections.abc import Iterator

from conversations.probing.clauses import Clause
from conversations.probing.cues import Hit
from conversations.probing.forms import forms, is_participle
from conversations.probing.model import Part
from conversations.probing.tables import turns

WINDOW = 3
"""Words before a cue in which "niet" turns it round."""
ASKED = "of"
"""Begins a clause that asks rather than says: "vroeg of het goed ging"."""


def turned(clause: Clause, at: int, window: int = WINDOW) -> bool:
    """Whether a denial stands before the word there; "niks dan gedoe" is none, "niks gedaan helaas" neither."""
    for back in range(at - 1, max(at - window, 0) - 1, -1):
        word = clause.words[back]
        if word in turns().ontkenning:
            return clause.words[at - 1] != "dan"
        if is_participle(word):
            return False
    return False


def judgements(clause: Clause, found: list[Hit]) -> Iterator[tuple[Part, int, int]]:
    """PLUS or MINUS, with the words that say so from start up to end."""
    if clause.opener == ASKED:
        return
    for hit in found:
        if hit.name in {"goed", "moeilijk"}:
            good = (hit.name == "goed") is not turned(clause, hit.start)
            yield (Part.PLUS if good else Part.MINUS), hit.start, hit.end
    if turns().koppel.isdisjoint(clause.words):
        return
    for at, word in enumerate(clause.words):
        if word in turns().goed and not _says_how(clause.words[at + 1 : at + 2]):
            yield (Part.MINUS if turned(clause, at) else Part.PLUS), at, at + 1


def _says_how(after: tuple[str, ...]) -> bool:
    """Before what was done "goed" is no judgement: "goed gekeken", "goed om te weten"."""
    return any(
        word not in turns().koppel and (is_participle(word) or word in forms().infinitive or word in {"om", "te"})
        for word in after
    )
