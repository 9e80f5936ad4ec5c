import re
from dataclasses import dataclass

_DIGITS = re.compile(r"[0-9]+")
_LONGEST_GAP = 5


@dataclass(frozen=True, slots=True)
class Group:
    """A row of digits; `gap` is the end of what stands between it and the row before, five characters at most."""

    digits: str
    start: int
    end: int
    gap: str


def digit_groups(text: str) -> list[Group]:
    """All rows of digits of a plain text, in order."""
    groups: list[Group] = []
    last = 0
    for match in _DIGITS.finditer(text):
        gap = text[max(last, match.start() - _LONGEST_GAP) : match.start()]
        groups.append(Group(match[0], match.start(), match.end(), gap))
        last = match.end()
    return groups
