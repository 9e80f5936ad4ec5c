import re
from collections.abc import Iterator

from stdnum.nl import bsn

from guard.digits import Group
from guard.spans import Kind, Span

_LENGTH = 9
_GAP = re.compile(r"[ ./-]{1,3}")
# How people cut the nine digits up. What stands around them does not matter, so that no number appears by masking
# another; a date (2-2-4) with a single digit behind it is not in here.
_CUTS = {
    (9,),
    (3, 3, 3),
    (4, 2, 3),
    (4, 3, 2),
    (2, 3, 4),
    (3, 2, 4),
    (4, 5),
    (5, 4),
    (3, 6),
    (6, 3),
    (2, 7),
    (7, 2),
    (2, 2, 2, 3),
    (3, 2, 2, 2),
    (1, 1, 1, 1, 1, 1, 1, 1, 1),
}
_SHORT_CUTS = {(8,), (3, 3, 2), (2, 3, 3), (3, 2, 3)}
_NAMED = re.compile(r"(?<![a-z])bsn|burgerservicen|(?<![a-z])sofi", re.IGNORECASE)
_CASED = re.compile(r"(?:zaak|dossier|casus|kenmerk|melding|beschikking)[a-z]{0,8}\W{1,3}\Z", re.IGNORECASE)
"""Before a number of a case: zaak 2025/00871, meldingsnummer 26-0448813. Nine in a row are a bsn there too."""
_MONEY_BEFORE = re.compile(r"(?:€|\beuro?) {0,2}\Z", re.IGNORECASE)
_MONEY_AFTER = re.compile(r"(?:,[0-9]{2})? {0,2}(?:€|euro?\b)", re.IGNORECASE)


def find_bsn(text: str, groups: list[Group]) -> Iterator[Span]:
    """Nine digits that pass the 11-proef; eight (the zero in front left out) only where the text also speaks of a
    bsn, for a date has eight digits too.
    """
    cuts = _CUTS | _SHORT_CUTS if _NAMED.search(text) else _CUTS
    for first in range(len(groups)):
        run = _run(groups, first)
        for count in range(1, len(run) + 1):
            part = run[:count]
            if tuple(len(group.digits) for group in part) not in cuts:
                continue
            span = Span(Kind.BSN, part[0].start, part[-1].end)
            if len(part) > 1 and _CASED.search(text, max(span.start - 24, 0), span.start):
                continue
            if bsn.is_valid("".join(group.digits for group in part)) and not _is_money(text, span, part):
                yield span


def _run(groups: list[Group], first: int) -> list[Group]:
    """Groups from `first` on that may belong to one number: all gaps are the same, nine digits at most."""
    run: list[Group] = []
    length = 0
    for group in groups[first : first + _LENGTH]:
        if run and not (_GAP.fullmatch(group.gap) and group.gap == groups[first + 1].gap):
            break
        length += len(group.digits)
        if length > _LENGTH:
            break
        run.append(group)
    return run


def _is_money(text: str, span: Span, part: list[Group]) -> bool:
    """Three threes with full stops and a sign of money beside them."""
    if len(part) == 1 or part[1].gap != ".":
        return False
    before, after = text[max(span.start - 8, 0) : span.start], text[span.end : span.end + 10]
    return _MONEY_BEFORE.search(before) is not None or _MONEY_AFTER.match(after) is not None
