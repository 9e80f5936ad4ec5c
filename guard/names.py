"""Names of people: what deduce finds, judged by what stands beside it, and what it misses."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from guard.capitals import BEFORE_WHERE
from guard.deduce_names import load_deduce
from guard.judging import is_name
from guard.reading import Lists, Reading
from guard.spans import Kind, Span
from guard.stretching import beginning, going_on, spread
from guard.tokens import fold, words_of
from guard.wording import load_wording

_LONGEST_RUN = 5
"""Words with a capital in a row that deduce gets; a longer row is looked up word by word."""
_MOST_WORDS = 200
"""Words of one text that deduce gets; after that they are looked up one by one, as in a longer row."""
_AGED = re.compile(r"(?<=[^\W\d_])()(?: \(\d{1,3}(?: jaar)?\)| \(\d\d?-\d\d?-\d{2,4}\)|, \d{1,3} jaar(?!\w))")
_SURE = ("prefix", "initiaal")


@dataclass(frozen=True, slots=True)
class Names:
    """`annotate` is deduce: it gives start, end and tags for a short text."""

    lists: Lists
    annotate: Callable[[str], list[tuple[int, int, str]]]

    def find(self, text: str) -> list[Span]:
        reading = Reading(self.lists, words_of(text))
        marked = [is_name(reading, at) for at in range(len(reading.words))]
        self._mark_aged(text, reading, marked)
        self._ask_deduce(text, reading, marked)
        spread(reading, marked)
        return list(_spans(reading, marked))

    def _mark_aged(self, text: str, reading: Reading, marked: list[bool]) -> None:
        """Dawit (17), and Dawit, 17 jaar."""
        ages = {match.start(1) for match in _AGED.finditer(text)}
        for at, word in enumerate(reading.words if ages else ()):
            wording = self.lists.wording
            ordinary = (
                (word.first and not reading.is_strange(at))
                or word.folded in wording.also
                or word.folded in wording.known
                or reading.before(at) in BEFORE_WHERE
            )
            if word.end in ages and reading.may_join(at) and not ordinary:
                marked[at] = True

    def is_owner(self, name: str) -> bool:
        """Fatima's, and Kevins, which is nobody's own name."""
        words = words_of(name)
        if not words:
            return False
        last, firsts = words[-1].folded, self.lists.firsts
        known = last in firsts or last in self.lists.lasts
        return words[-1].owner or (last.endswith("s") and not known and last[:-1] in firsts)

    def _ask_deduce(self, text: str, reading: Reading, marked: list[bool]) -> None:
        """Marks what it finds with a title or an initial, and what it finds beside a name."""
        words, given = reading.words, 0
        for begin, end in reading.runs():
            capitals = sum(word.capital for word in words[begin:end])
            if not 0 < capitals <= _LONGEST_RUN or given + capitals > _MOST_WORDS or end - begin == 1:
                continue
            given += capitals
            offset = words[begin].start
            for start, stop, tag in self.annotate(text[offset : words[end - 1].end]):
                inside = [
                    at
                    for at in range(begin, end)
                    if start <= words[at].start - offset and words[at].end - offset <= stop
                ]
                sure = any(part in _SURE for part in tag.split("+"))
                if sure or any(marked[at] for at in inside):
                    for at in inside:
                        marked[at] = marked[at] or (reading.may_join(at) and not reading.is_thing(at))


def _spans(reading: Reading, marked: list[bool]) -> Iterable[Span]:
    """Marked words in a row, with title, initials and interfixes before and the mark of possession after."""
    words, at = reading.words, 0
    while at < len(words):
        if not marked[at]:
            at += 1
            continue
        begin, end = beginning(reading, at), at
        while (after := going_on(reading, end, marked)) is not None:
            end = after
        if _is_at_home(reading, begin, end):
            end -= 1
        if not _is_a_house(reading, begin, end):
            yield Span(Kind.NAME, words[begin].start, words[end].tail)
        at = end + 1


def _is_at_home(reading: Reading, begin: int, end: int) -> bool:
    """Gezin Bouazza Schiedamseweg 12: the name, and the street behind it."""
    lives = (
        reading.before(begin) in reading.wording.families
        or reading.words[begin].folded in reading.wording.families
    )
    return lives and end > begin and reading.words[end].folded.endswith(reading.wording.called_after)


def _is_a_house(reading: Reading, begin: int, end: int) -> bool:
    """Het Johan de Witt college, de Prins Bernhardkade, moskee An-Nur."""
    wording, last = reading.wording, reading.words[end]
    titled = reading.words[begin].folded in wording.titles
    street = end > begin and last.folded.endswith(wording.called_after) and not reading.is_last_name(end)
    if last.owner or (titled and not street):
        return False
    if reading.after(end) in wording.schools or reading.before(begin) in ("moskee", "kerk"):
        return True
    return end > begin and last.folded.endswith(wording.called_after) and not reading.is_last_name(end)


def load_names() -> Names:
    found, wording = load_deduce(), load_wording()
    lists = Lists(
        wording=wording,
        firsts=_folded(found.first_names) | wording.more_firsts,
        lasts=_folded(found.surnames) | wording.more_lasts,
        behind_interfix=_folded(found.interfix_surnames),
        places=_folded(found.places) | wording.more_places,
    )
    return Names(lists, found.annotate)


def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words if " " not in word)
