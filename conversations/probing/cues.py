"""Cues found in a clause: single words, phrases and ends of words."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache

from conversations.probing.clauses import Clause
from conversations.probing.stems import stem
from conversations.probing.tables import cues

EXACT, ENDING = "=", "*"
"""How a cue begins that counts as it stands, or as the end of a word; others count by stem."""
_Index = dict[str, list[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue of the list `name`, on the words from `start` up to `end`, which may lie in the clause after."""

    name: str
    start: int
    end: int


def hits(clause: Clause) -> Iterator[Hit]:
    """The same stretch may be found twice, by stem and as it stands."""
    known = _known()
    said = clause.words + clause.ahead
    for start, (word, root) in enumerate(zip(clause.words, clause.stems, strict=True)):
        for phrase, name in known.exact.get(word, ()):
            if said[start : start + len(phrase)] == phrase:
                yield Hit(name, start, start + len(phrase))
        for phrase, name in known.stemmed.get(root, ()):
            if clause.stems[start : start + len(phrase)] == phrase:
                yield Hit(name, start, start + len(phrase))
        if word.endswith(known.every_ending):
            yield from (Hit(name, start, start + 1) for ending, name in known.endings if word.endswith(ending))


@dataclass(frozen=True, slots=True)
class _Known:
    """Phrases under their first word, by how they count."""

    exact: _Index
    stemmed: _Index
    endings: tuple[tuple[str, str], ...]
    every_ending: tuple[str, ...]


@cache
def _known() -> _Known:
    exact: _Index = {}
    stemmed: _Index = {}
    endings: list[tuple[str, str]] = []
    for each in fields(cues()):
        for cue in sorted(getattr(cues(), each.name)):
            if cue.startswith(ENDING):
                endings.append((cue.removeprefix(ENDING), each.name))
            elif cue.startswith(EXACT):
                phrase = tuple(cue.removeprefix(EXACT).split())
                exact.setdefault(phrase[0], []).append((phrase, each.name))
            else:
                phrase = tuple(stem(word) for word in cue.split())
                stemmed.setdefault(phrase[0], []).append((phrase, each.name))
    return _Known(exact, stemmed, tuple(endings), tuple(ending for ending, _ in endings))
