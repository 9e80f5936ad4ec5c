from collections.abc import Iterable, Mapping

from guard.find import find
from guard.spans import Action, Kind, Span

_ROUNDS = 5
_ACTIONS: Mapping[Kind, Action] = {
    Kind.BSN: "block",
    Kind.PHONE: "block",
    Kind.EMAIL: "block",
    Kind.IBAN: "block",
}
_WEIGHTS: tuple[Action, ...] = ("pass", "warn", "block")


def action(spans: Iterable[Span]) -> Action:
    """The heaviest that any of the spans asks for."""
    return max((_ACTIONS[span.kind] for span in spans), key=_WEIGHTS.index, default="pass")


def mask(text: str, spans: Iterable[Span], words: Mapping[Kind, str]) -> str:
    """The text with a word in the place of each span; KeyError on a kind without a word. `spans` are those of
    `find` for this very text. What the masking itself brings together is masked too, so nothing is found in
    the result as long as the words hold no digits, no @ and no "bsn".
    """
    masked = _replaced(text, spans, words)
    for _ in range(_ROUNDS):
        left = find(masked)
        if not left:
            break
        masked = _replaced(masked, left, words)
    return masked


def _replaced(text: str, spans: Iterable[Span], words: Mapping[Kind, str]) -> str:
    parts: list[str] = []
    last = 0
    for span in spans:
        parts += text[last : span.start], words[span.kind]
        last = span.end
    return "".join([*parts, text[last:]])
