"""The labelled set: a text per line, client data marked as {kind:text}; a line without a mark is clean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from guard.spans import Kind, Span

FOLDER = Path(__file__).parent / "guard_set"
TUNED = {
    name: FOLDER / f"{name}.txt"
    for name in (
        *("oefen", "namen", "namen2", "adressen", "adressen2", "datums", "mix"),
        *(f"mix{number}" for number in range(2, 18)),
    )
}
"""The parts for tuning, each by another hand. `mix2`, `mix3`, `mix5` to `mix17` were held back before,
until they had been measured and fell short.
"""
HELD_BACK = {name: FOLDER / f"{name}.txt" for name in ("toets", "toets2")}
"""The parts nobody tuned on, each by yet another hand who never saw the guard; measured when the guard was done.
One in five or six of their clean texts holds a day, more than people mostly write.
"""
_MARK = re.compile(r"\{(" + "|".join(Kind) + r"):([^}]*)\}")
_TITLES = frozenset(
    (
        "de",
        "het",
        "mevrouw",
        "mevr",
        "mw",
        "meneer",
        "mijnheer",
        "dhr",
        "heer",
        "hr",
        "oma",
        "opa",
        "ome",
        "oom",
        "tante",
        "familie",
        "fam",
        "gezin",
        "zuster",
        "broeder",
        "juf",
        "meester",
        "dokter",
        "dr",
        "collega",
        "buurman",
        "buurvrouw",
    )
)
"""Beside a name these name nobody, also with the capital of a sentence's beginning."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text as the guard gets it, and what is in it."""

    text: str
    spans: tuple[Span, ...]


def load(path: Path) -> list[Marked]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_read(line) for line in lines if line.strip() and not line.startswith("#")]


def _read(line: str) -> Marked:
    text, spans, last = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        spans.append(Span(Kind(mark[1]), len(text), len(text) + len(mark[2])))
        text += mark[2]
        last = mark.end()
    return Marked(text + line[last:], tuple(spans))


def is_found(marked: Span, text: str, found: Iterable[Span]) -> bool:
    """Finds of this kind cover its core: of a name every word with a capital (all where none has one), of anything
    else every digit, of an e-mail address the whole.
    """
    core = _core(marked, text)
    return all(any(f.kind == marked.kind and f.start <= at < f.end for f in found) for at in core)


def _core(marked: Span, text: str) -> set[int]:
    inside = range(marked.start, marked.end)
    if marked.kind == Kind.EMAIL:
        return set(inside)
    if marked.kind != Kind.NAME:
        return {at for at in inside if text[at].isdigit()} or set(inside)
    found = [match for match in _WORD.finditer(text, marked.start, marked.end) if match[0].lower() not in _TITLES]
    capital = [match for match in found if match[0][0].isupper() and len(match[0]) > 1]
    return {at for match in capital or found[-1:] for at in range(*match.span())}
