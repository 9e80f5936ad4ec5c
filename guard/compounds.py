"""Whether a word could be Dutch. No list of a size to keep has the words that begin sentences: they are made of
others, with something before, behind or between. Of the words of a large list nine in ten are seen so, of
first names one in eight.
"""

from collections.abc import Mapping
from dataclasses import dataclass

_SHORTEST, _SHORTEST_FIRST = 4, 3
_DEEPEST = 3
_LEAST_MISTYPED = 8
_LONGEST = 40
"""Letters; what is longer is no name either."""
_SHUT = {"z": "s", "v": "f"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`words` are folded; `behind`, `before` and `between` are what others are made with."""

    words: frozenset[str]
    behind: tuple[str, ...]
    before: tuple[str, ...]
    between: tuple[str, ...]

    def __contains__(self, word: str) -> bool:
        return len(word) > _LONGEST or self._is_made(word, _DEEPEST)

    def has_mistyped(self, word: str) -> bool:
        """Two letters turned round, or one too many: bedoelign, gespreck. Names are too short to tell."""
        if len(word) < _LEAST_MISTYPED:
            return False
        turned = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
        less = (word[:at] + word[at + 1 :] for at in range(1, len(word)))
        return len(word) <= _LONGEST and any(self._is_bent(each) for each in (*turned, *less))

    def _is_made(self, word: str, deepest: int) -> bool:
        if self._is_bent(word) or any(
            word.startswith(front)
            and len(word) - len(front) >= _SHORTEST
            and self._is_bent(word.removeprefix(front))
            for front in self.before
        ):
            return True
        cuts = range(_SHORTEST_FIRST, len(word) - _SHORTEST_FIRST + 1) if deepest else ()
        return any(self._is_cut(word[:at], word[at:], deepest) for at in cuts)

    def _is_cut(self, first: str, rest: str, deepest: int) -> bool:
        if max(len(first), len(rest)) < _SHORTEST or not (rest in self.words or len(rest) >= _SHORTEST):
            return False
        linked = first in self.words or any(
            first.endswith(link)
            and len(first) - len(link) >= _SHORTEST_FIRST
            and first[: -len(link)] in self.words
            for link in self.between
        )
        whole = linked or (deepest == _DEEPEST and len(first) > _SHORTEST and self._is_bent(first))
        return whole and (rest in self.words or self._is_made(rest, deepest - 1))

    def _is_bent(self, word: str) -> bool:
        """A word with an ending, and what Dutch spelling does before one: katten, bazen, idealen."""
        if len(word) >= _SHORTEST and word in self.words:
            return True
        return any(word.endswith(end) and self._is_stem(word[: -len(end)]) for end in self.behind)

    def _is_stem(self, stem: str) -> bool:
        if len(stem) < _SHORTEST - 1:
            return False
        if stem in self.words or stem + "e" in self.words:
            return True
        shut = stem[:-1] + _SHUT.get(stem[-1], stem[-1])
        if shut in self.words:
            return True
        if stem[-2] in "aeou" and stem[-1] not in "aeiou" and shut[:-1] + stem[-2] + shut[-1] in self.words:
            return True
        if len(stem) < _SHORTEST:
            return False
        return stem + "en" in self.words or (stem[-1] == stem[-2] and stem[:-1] in self.words)


def make_vocabulary(words: str, parts: Mapping[str, str]) -> Vocabulary:
    """`parts` is word_parts.toml."""
    return Vocabulary(
        words=frozenset(words.split()),
        behind=tuple(parts["achter"].split()),
        before=tuple(parts["voor"].split()),
        between=tuple(parts["tussen"].split()),
    )
