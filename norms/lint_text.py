"""The texts of a set with the place where each stands, and how a word of rules.toml is found in one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from norms.findings import Finding
from norms.model import Norm, NormSet, file_name, placeholders

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a norm: `raw` as written, `filled` with the own words of the set."""

    file: str
    norm: Norm
    place: str
    raw: str
    filled: str

    def finding(self, key: str, **args: str | int) -> Finding:
        return Finding(self.file, self.place, key, args)


def placed(norm_set: NormSet) -> Iterator[tuple[str, Norm]]:
    """Every norm with the name of its file."""
    for thema in norm_set.themas:
        for norm in thema.normen:
            yield file_name(thema.nummer, thema.titel), norm


def norm_place(norm: Norm, field: str) -> str:
    """The path of a field, as the loader writes it."""
    return f"norm[{norm.nummer}].{field}"


def _text(norm_set: NormSet, file: str, norm: Norm, field: str, raw: str) -> Text:
    filled = raw
    for name in placeholders(raw):
        # an unknown placeholder is a finding of its own and stays as it is
        filled = filled.replace(f"{{{name}}}", norm_set.woorden.get(name, name))
    return Text(file, norm, norm_place(norm, field), raw, filled)


def norm_lines(norm_set: NormSet) -> Iterator[Text]:
    """The line that is read out at the placement, of each norm."""
    for file, norm in placed(norm_set):
        yield _text(norm_set, file, norm, "norm", norm.norm)


def questions(norm_set: NormSet) -> Iterator[Text]:
    """The primary question of each norm and its wordings for other roles."""
    for file, norm in placed(norm_set):
        yield _text(norm_set, file, norm, "vraag", norm.vraag)
        for role, question in norm.vraag_per_rol.items():
            yield _text(norm_set, file, norm, f"vraag_per_rol.{role}", question)


def probes(norm_set: NormSet) -> Iterator[Text]:
    """The probes of each norm."""
    for file, norm in placed(norm_set):
        for probe in norm.doorvraag:
            yield _text(norm_set, file, norm, f"doorvraag[{probe.soort}].tekst", probe.tekst)


def team_questions(norm_set: NormSet) -> Iterator[Text]:
    """What a team meeting takes up, of each norm."""
    for file, norm in placed(norm_set):
        yield _text(norm_set, file, norm, "teamvraag", norm.teamvraag)


def running_texts(norm_set: NormSet) -> Iterator[Text]:
    """All that is said in sentences."""
    yield from norm_lines(norm_set)
    yield from questions(norm_set)
    yield from probes(norm_set)
    yield from team_questions(norm_set)


def sentences(text: str) -> list[str]:
    """Cut after each full stop, question mark or exclamation mark that has a space behind it."""
    return _SENTENCE_END.split(text.strip())


def first_word(words: Sequence[str], text: str) -> str | None:
    """The first of the words, as written in the text; see rules.toml for what matches."""
    match = _pattern(tuple(words)).search(text)
    return match[0] if match else None


def starts_with(words: Sequence[str], text: str) -> str | None:
    """As first_word, but only at the very start."""
    match = _pattern(tuple(words)).match(text)
    return match[0] if match else None


def likeness(one: str, other: str) -> int:
    """The percentage of words that two texts share, of all their different words."""
    left, right = _words(one), _words(other)
    return 100 * len(left & right) // max(len(left | right), 1)


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    each = (re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE)
