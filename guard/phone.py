import re
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers

from guard.digits import Group
from guard.spans import Kind, Span

_GAP = re.compile(r"[ ./()-]{1,4}")
_DUTCH_LENGTH = 10
_SHORTEST, _LONGEST = 8, 15  # digits of a foreign number, country code included
_BARE_MOBILE = re.compile(r"316[0-9]{8}")
# a date and what stands behind it also make ten digits: 06-12-2026 10, 06-12-26 10.30
_DATE = re.compile(r"[0-3][0-9]([-./])[01][0-9]\1(?:(?:19|20)[0-9]{2}(?!\1)|[0-9]{2} {1,2}[0-2][0-9]\.[0-5][0-9])")


def find_phone(text: str, groups: list[Group]) -> Iterator[Span]:
    """Numbers that can exist by the tables of phonenumbers: Dutch ones as people type them, foreign ones after
    + or 00. Service numbers (112, 14 010, 0800, 0900) belong to no client and are left alone.
    """
    for first, group in enumerate(groups):
        if group.gap.rstrip(" (").endswith("+"):
            yield from _foreign(text, groups[first : first + _LONGEST], skipped=0)
        elif group.digits.startswith("00"):
            yield from _foreign(text, groups[first : first + _LONGEST + 1], skipped=2)
        elif group.digits.startswith("0"):
            yield from _dutch(text, groups[first : first + _DUTCH_LENGTH])
        elif _BARE_MOBILE.fullmatch(group.digits) and _exists(f"+{group.digits}"):
            yield Span(Kind.PHONE, group.start, group.end)


def _dutch(text: str, groups: list[Group]) -> Iterator[Span]:
    """Ten digits in whole groups. An area code has three digits or more, so a first group of two is 06."""
    digits = ""
    for group in groups:
        if digits and not _GAP.fullmatch(group.gap):
            return
        digits += group.digits
        if len(digits) >= _DUTCH_LENGTH:
            break
    start = groups[0].start
    cut_wrong = len(groups[0].digits) == len("06") and not digits.startswith("06")
    if len(digits) == _DUTCH_LENGTH and not cut_wrong and not _DATE.match(text, start) and _exists(digits):
        yield _span(text, start, group.end)


def _foreign(text: str, groups: list[Group], *, skipped: int) -> Iterator[Span]:
    """The longest whole groups that make a number, after `skipped` digits. A zero in brackets, (0), is passed
    by; a next 00 begins a number of its own.
    """
    digits = ""
    ends: list[tuple[str, int]] = []
    for index, group in enumerate(groups):
        if index and (not _GAP.fullmatch(group.gap) or (skipped and group.digits.startswith("00"))):
            break
        if index and group.digits == "0" and group.gap.endswith("("):
            continue
        digits += group.digits[skipped:] if index == 0 else group.digits
        if len(digits) > _LONGEST:
            break
        if len(digits) >= _SHORTEST:
            ends.append((digits, group.end))
    for number, end in reversed(ends):
        if _exists(f"+{number}"):
            yield _span(text, groups[0].start, end)
            return


def _span(text: str, start: int, end: int) -> Span:
    """With the plus and the opening bracket that stand before the first digit."""
    while start and text[start - 1] in "+(":
        start -= 1
    return Span(Kind.PHONE, start, end)


@lru_cache(maxsize=4096)
def _exists(number: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, "NL"))
    except phonenumbers.NumberParseException:
        return False
