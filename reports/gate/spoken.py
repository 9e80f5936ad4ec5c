"""Sentences of a whole round: what writers gave their teams, over all teams and without team."""

from collections.abc import Iterable, Mapping
from random import Random

from reports.gate.cells import is_of_all
from reports.gate.cleared import Group, Rule, Spoken
from reports.gate.picture import SENTENCES_FROM, ClearedPicture
from rounds.period import Period
from storage.round_rows import SentenceRow
from storage.rounds import StoredRound

MOST = 24
"""Sentences in a report."""
DRAWN = 3, 4
"""At most so many of so many are drawn: that one is not among them says nothing of whoever wrote it."""


def spoken(
    rows: Iterable[SentenceRow], pictures: Iterable[ClearedPicture], current: StoredRound, seed: str
) -> Spoken:
    """Of what a team was shown, and its writer still keeps as it was: what a team never saw goes nowhere else.

    From `threshold` writers outside the largest group, and three sentences; drawn and shuffled by the seed out
    of the order of the alphabet, so that whoever knows the seed learns nothing of who or which team.
    """
    shown = _shown(pictures)
    found = [row for row in rows if row.text in shown.get(_of(row, current), ())]
    if not is_of_all({row.person: current.round.group_of(row.team) for row in found}, current.threshold):
        return Spoken()
    texts = sorted({row.text for row in found})
    part, whole = DRAWN
    number = min(MOST, len(texts) * part // whole)
    if number < SENTENCES_FROM:
        return Spoken()
    return Spoken(tuple(Random(seed).sample(texts, number)), Rule.GIVEN)  # noqa: S311  # the same every time


Seen = tuple[Group, Period, int]


def _shown(pictures: Iterable[ClearedPicture]) -> Mapping[Seen, tuple[str, ...]]:
    return {(one.teams or (one.team,), one.period, one.norm): one.sentences for one in pictures}


def _of(row: SentenceRow, current: StoredRound) -> Seen:
    return current.round.group_of(row.team), row.period, row.norm
