"""One text's words beside the lists: what stands where. The judging is in judging.py."""

from collections.abc import Iterable
from dataclasses import dataclass

from guard.tokens import Word
from guard.wording import Wording

CHAIN = 4
"""Words between a title and a surname: van, den, an initial."""
_VOWELS = frozenset("aeiouy")
"""Wvggz is an abbreviation."""
_LOOSE = frozenset(("in", "op", "aan", "bij", "onder", "uit", "het", "t", "te", "l", "d"))
"""Interfixes that are mostly prepositions."""


@dataclass(frozen=True, slots=True)
class Lists:
    """All folded. `places` are those of one word; `behind_interfix` surnames without their interfix."""

    wording: Wording
    firsts: frozenset[str]
    lasts: frozenset[str]
    behind_interfix: frozenset[str]
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """Each method is about the word at a place; `before` and `after` stay within its sentence."""

    lists: Lists
    words: list[Word]

    @property
    def wording(self) -> Wording:
        return self.lists.wording

    def is_initial(self, at: int) -> bool:
        return self.words[at].end - self.words[at].start == 1 and self.words[at].capital

    def is_surname_interfix(self, at: int) -> bool:
        if not self.is_interfix(at):
            return False
        word = self.words[at]
        short = word.folded == "t" and at > 0 and not word.apart and word.gap != " " and self.is_interfix(at - 1)
        return word.folded not in _LOOSE or short

    def is_interfix(self, at: int) -> bool:
        return self.words[at].folded in self.wording.interfixes

    def is_first_name(self, at: int) -> bool:
        return self.words[at].folded in self.lists.firsts and self.words[at].folded not in self.wording.also

    def is_last_name(self, at: int) -> bool:
        return self.words[at].folded in self.lists.lasts or self.words[at].folded in self.lists.behind_interfix

    def may_be_someone(self, at: int) -> bool:
        folded, lists = self.words[at].folded, self.lists
        named = folded in lists.firsts or folded in lists.lasts or folded in lists.behind_interfix
        return named or self.is_strange(at)

    def is_thing(self, at: int) -> bool:
        """Behind "mevrouw van de" an organisation stands as well as a surname."""
        ends = self.words[at].folded.endswith(self.wording.no_endings) and self.follows_interfix(at)
        return ends and not self.is_last_name(at) and not self.is_first_name(at)

    def is_strange(self, at: int) -> bool:
        """No word that could be Dutch, nor an organisation."""
        folded, wording = self.words[at].folded, self.wording
        listed = (
            self.words[at].brand
            or folded in wording.known
            or folded.endswith(wording.no_endings)
            or _VOWELS.isdisjoint(folded)
        )
        return not listed and folded not in wording.vocabulary

    def is_place(self, at: int) -> bool:
        return self.words[at].folded in self.lists.places

    def before(self, at: int) -> str:
        """The word before in the same sentence."""
        return self.words[at - 1].folded if at and not self.words[at].first else ""

    def after(self, at: int) -> str:
        return self.words[at + 1].folded if at + 1 < len(self.words) and not self.words[at + 1].first else ""

    def is_between(self, at: int) -> bool:
        return self.is_interfix(at) or self.is_initial(at)

    def stands_behind(self, at: int, rows: tuple[tuple[str, ...], ...]) -> bool:
        return any(
            at >= len(row) and tuple(word.folded for word in self.words[at - len(row) : at]) == row for row in rows
        )

    def is_in_known_row(self, at: int) -> bool:
        for row in self.wording.known_rows:
            if self.words[at].folded in row:
                begin = at - row.index(self.words[at].folded)
                if begin >= 0 and tuple(word.folded for word in self.words[begin : begin + len(row)]) == row:
                    return True
        return False

    def follows_interfix(self, at: int) -> bool:
        return at > 0 and not self.words[at].apart and self.is_surname_interfix(at - 1)

    def capital_before(self, at: int) -> bool:
        return at > 0 and self.words[at - 1].capital and not self.words[at - 1].first

    def ends(self, at: int) -> bool:
        """A comma follows."""
        return at + 1 < len(self.words) and self.words[at + 1].gap.startswith(",")

    def stands_before(self, at: int) -> bool:
        return self.stands_before_row(at, self.wording.behind_rows)

    def stands_before_row(self, at: int, rows: tuple[tuple[str, ...], ...]) -> bool:
        return any(tuple(word.folded for word in self.words[at + 1 : at + 1 + len(row)]) == row for row in rows)

    def capital_after(self, at: int) -> bool:
        if at + 1 == len(self.words):
            return False
        after = self.words[at + 1]
        return after.capital and not after.first and not after.apart

    def is_never(self, at: int) -> bool:
        """Some are surnames behind "van der" all the same: meer, eind."""
        word, wording = self.words[at], self.wording
        of_a_row = self.follows_interfix(at) and (
            self.words[at - 1].folded != "de" or word.folded in wording.behind_de
        )
        surname = word.capital and word.folded in wording.frequent and of_a_row
        return word.folded in wording.never and not surname

    def may_join(self, at: int) -> bool:
        word, wording = self.words[at], self.wording
        return (
            word.capital
            and not self.is_never(at)
            and word.folded not in wording.titles
            and word.folded not in wording.roles
            and word.folded not in wording.houses
            and word.folded not in wording.known
        )

    def runs(self) -> Iterable[tuple[int, int]]:
        """Stretches in which deduce could see a name: capitals, titles, interfixes and initials in a row."""
        begin = None
        for at, word in enumerate(self.words):
            belongs = word.capital or word.folded in self.wording.titles or self.is_interfix(at)
            if begin is not None and (not belongs or word.apart):
                yield begin, at
                begin = None
            if belongs and begin is None:
                begin = at
        if begin is not None:
            yield begin, len(self.words)
