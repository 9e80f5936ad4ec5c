"""Danger that is acute and about now: someone is being hurt, or wants to die, as this is written."""

import re
from functools import cache

from guard.plain import plain
from guard.tokens import fold
from guard.wording import read

_MOST = 4_000
"""Characters that are looked at: who writes of danger now writes a line."""
_SENTENCE = re.compile(r"[.!?\n;]+")


def is_acute(text: str) -> bool:
    """Only where one sentence says what happens and that it happens now, and does not look back or generalise. A
    reflection on safety, on Veilig Thuis or on a crisis of last week is none: it is an answer like any other.
    """
    now, danger, at_once, past = _cues()
    for sentence in _SENTENCE.split(fold(plain(text[:_MOST]))):
        if past.search(sentence):
            continue
        if at_once.search(sentence) or (now.search(sentence) and danger.search(sentence)):
            return True
    return False


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    found = read("acute")
    return (
        _words(found["nu"].replace("\n", "")),
        _words("|".join(found["gevaar"])),
        _words("|".join(found["zonder_nu"])),
        _words(found["niet_nu"].replace("\n", "")),
    )


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{pattern})(?![a-z])")
