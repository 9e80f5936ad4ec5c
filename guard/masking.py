"""Neutral words in the place of what was found."""

from collections.abc import Iterable

from guard.find import Guard
from guard.naming import People
from guard.neutral import Neutral, thing
from guard.parting import parted
from guard.spans import Action, Kind, Span

_ROUNDS = 5
_WARNED = frozenset((Kind.NAME,))
_WEIGHTS: tuple[Action, ...] = ("pass", "warn", "block")


def action(spans: Iterable[Span]) -> Action:
    """The heaviest that any of the spans asks for."""
    return max(("warn" if span.kind in _WARNED else "block" for span in spans), key=_WEIGHTS.index, default="pass")


def mask(
    guard: Guard, text: str, spans: Iterable[Span], neutral: Neutral, but: frozenset[Kind] = frozenset()
) -> str:
    """The text with a word in the place of each span. `spans` are those of `find` for this very text and `but`.
    What the masking itself brings together is masked too; a text in which that never ends becomes one neutral
    word, so nothing is found in the result as long as nothing is found in the words.
    """
    masked = _replaced(guard, text, spans, neutral)
    for _ in range(_ROUNDS):
        left = guard.find(masked, but)
        if not left:
            return masked
        masked = _replaced(guard, masked, left, neutral)
    left = guard.find(masked, but)
    return neutral.words[left[0].kind] if left else masked


def _replaced(guard: Guard, text: str, spans: Iterable[Span], neutral: Neutral) -> str:
    apart = parted(text, spans, guard.names.lists.wording)
    people = People.among(guard.names, text, apart, neutral)
    done, last = "", 0
    for span in apart:
        done += text[last : span.start]
        last = span.end
        if span.kind == Kind.NAME:
            done, taken = people.put(done, text, span)
            last += taken
        else:
            done = thing(done, text[span.start : span.end], neutral.words[span.kind], span.kind)
    return done + text[last:]
