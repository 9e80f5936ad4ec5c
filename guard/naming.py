"""Neutral words for people: one word for one person throughout a text, and a role where one stands beside."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from guard.names import Names
from guard.neutral import REACH, Neutral, begins, beside, capital, last_word, with_article
from guard.spans import Kind, Span
from guard.tokens import fold, words_of

_BEHIND = re.compile(r"(,?) ([^\W\d_]+) ([^\W\d_]+)(,?)")
_IN_BRACKETS = re.compile(r" \(([^\W\d_]+)\)")
_FROM = re.compile(r" ([^\W\d_]+) (?:[^\W\d_]+ )?([^\W\d_]+)")
_ENDS = frozenset(("", ".", "!", "?", "\n", ";"))
_TWO = 2
"""People: the one and the other need no number."""


@dataclass(frozen=True, slots=True)
class Said:
    """`done` is all up to and with the word, `taken` what goes with the name behind it; `later` is what the same
    person is called from there on.
    """

    done: str
    taken: int
    later: str


@dataclass(slots=True)
class People:
    """Who is named in one text. `known`: the words of each one's name; `met`: of whom was spoken already.
    `called`: the words of who has a word of their own, with that word, for the policeman Rob is no inwoner.
    """

    names: Names
    neutral: Neutral
    known: list[frozenset[str]] = field(default_factory=list)
    met: set[int] = field(default_factory=set)
    called: list[tuple[frozenset[str], str]] = field(default_factory=list)

    @classmethod
    def among(cls, names: Names, text: str, spans: Iterable[Span], neutral: Neutral) -> "People":
        people = cls(names, neutral)
        plain: list[str] = []
        for span in spans:
            name = text[span.start : span.end]
            if span.kind != Kind.NAME or names.is_owner(name):
                continue
            by_role = people._by_role(text[: span.start], text, span)
            if by_role is None:
                plain.append(name)
            else:
                people.called.append((people._said(name), by_role.later))
        for name in plain:
            if people._called(name) is None:
                people._number(name)
        return people

    def put(self, done: str, text: str, span: Span) -> tuple[str, int]:
        """What was said so far and the word for this person, and how many characters behind it go too."""
        by_role = self._by_role(done, text, span)
        if by_role is not None:
            return by_role.done, by_role.taken
        name = text[span.start : span.end]
        if self.names.is_owner(name):
            return done + _capital_like(done, name, self.neutral.owner), 0
        called = self._called(name)
        if called is not None:
            return done + _capital_like(done, name, called), 0
        rest, said, gap = last_word(done)
        spoken = fold(said)
        word, bare = self._words(self._number(name))
        if spoken in beside().qualities:
            salutes = spoken in beside().salutation and text[span.end : span.end + 1] == ","
            return (done if salutes else with_article(rest, said + gap, beside().the)) + bare, 0
        if spoken in self.names.lists.wording.determiners:
            return done + bare, 0
        return done + _capital_like(done, name, word), 0

    def _said(self, name: str) -> frozenset[str]:
        """The words by which two names are of one person."""
        wording = self.names.lists.wording
        return frozenset(word.folded for word in words_of(name)) - wording.titles - wording.interfixes

    def _called(self, name: str) -> str | None:
        said = self._said(name)
        return next((word for other, word in self.called if said <= other or other <= said), None)

    def _number(self, name: str) -> int:
        """Who this is among the known: the same where all words of one name stand in the other."""
        said = self._said(name)
        for at, other in enumerate(self.known):
            if said <= other or other <= said:
                self.known[at] = other | said
                return at
        self.known.append(said)
        return len(self.known) - 1

    def _words(self, at: int) -> tuple[str, str]:
        """With an article, or as it is said the first time; and without."""
        neutral, first_time = self.neutral, at not in self.met
        self.met.add(at)
        if len(self.known) > _TWO:
            word = neutral.numbered.format(nummer=at + 1)
            return word, word
        if at > 0:
            return (neutral.another if first_time else neutral.other), neutral.other_bare
        return neutral.words[Kind.NAME], neutral.bare

    def _by_role(self, done: str, text: str, span: Span) -> Said | None:
        """The word of a role or a place that stands beside the name, in its stead."""
        before = self._role_before(done, text, span)
        if before is not None:
            return before
        name, after = text[span.start : span.end], text[span.end : span.end + REACH]
        first = words_of(name)[:1]
        title = first[0].folded if first else ""
        title = beside().said_titles.get(title, title)
        if title in beside().kept_titles:
            later = f"{beside().the} {title}"
            return Said(with_article(done, _capital_like(done, name, title), beside().the), 0, later)
        return self._role_behind(done, name, after) or _from_somewhere(done, name, after)

    def _role_before(self, done: str, text: str, span: Span) -> Said | None:
        rest, said, gap = last_word(done)
        if not said or not self._is_role(said):
            return None
        taken = 1 if gap.endswith("(") and text[span.end : span.end + 1] == ")" else 0
        later = said.lower()
        if fold(said) in beside().without_article:
            return Said(rest + said, taken, later)
        held, kind_of_work, _ = last_word(rest)
        if fold(kind_of_work) in beside().before_worker:
            rest, said = held, f"{rest[len(held) :]}{said}"
        article = _article(later)
        return Said(with_article(rest, said, article), taken, f"{article} {later}")

    def _role_behind(self, done: str, name: str, after: str) -> Said | None:
        """Jan (wijkagent), Rob de wijkagent, and Ingrid, mijn collega, with a comma or the end behind it."""
        inside = _IN_BRACKETS.match(after)
        if inside and self._is_role(inside[1]):
            article = _article(inside[1])
            said = with_article(done, _capital_like(done, name, inside[1]), article)
            return Said(said, inside.end(), f"{article} {inside[1]}")
        found = _BEHIND.match(after)
        if found is None or not self._is_role(found[3]) or fold(found[2]) not in beside().definite:
            return None
        closed = found[4] or after[found.end() : found.end() + 1] in _ENDS
        if (found[1] and not closed) or (not found[1] and fold(found[2]) != beside().the):
            return None
        taken = found.end() - (len(found[4]) if not found[1] else 0)
        said = _capital_like(done, name, f"{found[2]} {found[3]}")
        return Said(done + said, taken, f"{_article(found[3])} {found[3]}")

    def _is_role(self, word: str) -> bool:
        return fold(word) in self.names.lists.wording.roles or fold(word) in beside().roles


def _from_somewhere(done: str, name: str, after: str) -> Said | None:
    """Rob van de politie: someone from there."""
    found = _FROM.match(after)
    if found is None or found[1] != beside().of or fold(found[2]) not in beside().places:
        return None
    return Said(done + _capital_like(done, name, beside().someone), 0, beside().that_one)


def _article(word: str) -> str:
    return beside().the_neuter if fold(word) in beside().neuter else beside().the


def _capital_like(done: str, name: str, word: str) -> str:
    return capital(word) if name[0].isupper() and begins(done) else word
