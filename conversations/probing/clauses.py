"""A text cut into sentences and clauses: the stretches within which one verb has one subject."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from conversations.probing.forms import is_past
from conversations.probing.joints import joints
from conversations.probing.stems import stem
from conversations.probing.tables import Words, cues, grammar, verbs

LONGEST = 4000
"""Characters that are read; what a doorvraag needs to know stands in the first pages of an answer."""
_AHEAD = 3
_FIRST_VERB = 3
"""The first place for the verb of a clause that follows another without a comma: "toen ik kwam zei ze"."""
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[.!?;:,\n()…]|\s-+\s|[–—]")
_ABBREVIATION = re.compile(r"(?<=\b[a-z])\.(?=[a-z]\b)")
"""The dots in "n.v.t.", which end no sentence."""
_END = frozenset(".!?;\n…")
_BREAK = frozenset(",:()–—")


@dataclass(frozen=True, slots=True)
class Clause:
    """`opener` is the word that joins it to what went before, or empty; it stands among the words as well.
    `sentence` counts the sentences; `ahead` are the next words of the sentence, for cues that go over the border.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    opener: str
    sentence: int
    ahead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stretch:
    sentence: int
    opener: str
    words: tuple[str, ...]


def plain(text: str) -> str:
    """Lower case without diacritics; nothing that is later than LONGEST."""
    cut = text[:LONGEST].replace("’", "'")
    if not cut.isascii():
        folded = unicodedata.normalize("NFKD", cut)
        cut = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return _ABBREVIATION.sub("", cut.lower())


def clauses_of(text: str) -> tuple[Clause, ...]:
    cut = [part for stretch in _stretches(text) for part in _parted(stretch)]
    return tuple(
        Clause(each.words, tuple(map(stem, each.words)), each.opener, each.sentence, _ahead(cut, at))
        for at, each in enumerate(cut)
    )


def _ahead(cut: list[_Stretch], at: int) -> tuple[str, ...]:
    later = cut[at + 1 : at + 1 + _AHEAD]
    words = [word for each in later if each.sentence == cut[at].sentence for word in each.words[:_AHEAD]]
    return tuple(words[:_AHEAD])


def _stretches(text: str) -> Iterator[_Stretch]:
    sentence = 0
    opener = ""
    said: list[str] = []
    marks = [token.strip(" ") or "\n" for token in _TOKEN.findall(plain(text))]
    for at, mark in enumerate(marks):
        ends, breaks = mark in _END, mark in _BREAK or mark[0] == "-"
        joins = mark in joints().joining
        first = not said or (len(said) == 1 and said[0] in joints().joining)
        after = marks[at + 1] if at + 1 < len(marks) else ""
        opens = mark in joints().opening and (first or joints().opens_inside(mark, after))
        if ends or breaks or joins or (opens and not first):
            if said:
                yield _Stretch(sentence, opener, tuple(said))
            said, opener = [], ""
        if ends:
            sentence += 1
        elif not breaks:
            said.append(_bare(mark))
            if joins or (opens and opener not in grammar().inhoud):
                opener = mark
    if said:
        yield _Stretch(sentence, opener, tuple(said))


def _parted(stretch: _Stretch) -> Iterator[_Stretch]:
    """One that follows without a comma shows by its verb before its subject."""
    words = stretch.words
    if stretch.opener in joints().opening:
        for at in range(_FIRST_VERB, len(words) - 1):
            if words[at + 1] in _subjects() and (is_past(words[at]) or words[at] in _auxiliaries()):
                yield _Stretch(stretch.sentence, stretch.opener, words[:at])
                yield _Stretch(stretch.sentence, "", words[at:])
                return
    yield stretch


def _bare(word: str) -> str:
    """Without what only makes it stronger: "superlastig" is "lastig"."""
    for lead in grammar().versterkend:
        rest = word.removeprefix(lead)
        if rest != word and rest in _judging():
            return rest
    return word


@cache
def _judging() -> Words:
    return frozenset(cue.removeprefix("=") for cue in cues().goed | cues().moeilijk)


@cache
def _subjects() -> Words:
    return grammar().ik | grammar().wij | grammar().derde


@cache
def _auxiliaries() -> Words:
    return verbs().hulp | verbs().willen | verbs().echt
