"""Shares as they may be told: bands below twenty people, tens of percents from there."""

from dataclasses import dataclass
from enum import StrEnum

LARGE = 20
"""From this many people a share is given in tens of percents, below it in words."""
LOW, HIGH = 20, 80


class Band(StrEnum):
    """ENKELEN is at most a quarter and may be nobody, DE_MEESTEN more than half and may be all."""

    ENKELEN = "enkelen"
    EEN_DEEL = "een_deel"
    DE_MEESTEN = "de_meesten"
    LAAG = "laag"
    PROCENT = "procent"
    HOOG = "hoog"


WORDS = frozenset({Band.ENKELEN, Band.EEN_DEEL, Band.DE_MEESTEN})
"""Told of fewer than LARGE people, and of as many where hardly more were asked."""


@dataclass(frozen=True, slots=True)
class Share:
    """`percent` is a multiple of ten, and 0 unless the band is PROCENT."""

    band: Band
    percent: int = 0


def share(part: int, whole: int, *, words: bool | None = None) -> Share:
    """`part` of `whole` people; whole is at least 1. `words` or tens, or by how many they are."""
    if whole < LARGE if words is None else words:
        if part * 4 <= whole:
            return Share(Band.ENKELEN)
        return Share(Band.DE_MEESTEN if part * 2 > whole else Band.EEN_DEEL)
    tens = (part * 10 * 2 + whole) // (whole * 2) * 10
    if tens < LOW:
        return Share(Band.LAAG)
    return Share(Band.HOOG) if tens >= HIGH else Share(Band.PROCENT, tens)


def reach(told: Share, whole: int) -> tuple[int, int]:
    """The fewest and the most people of `whole` that this share may stand for."""
    words = told.band in WORDS
    found = [part for part in range(whole + 1) if share(part, whole, words=words) == told]
    return found[0], found[-1]


def higher(one: Share, other: Share) -> Share:
    """Of two that are both in words, or both in tens."""
    return max(one, other, key=lambda told: (_RANK.index(told.band), told.percent))


_RANK = (Band.ENKELEN, Band.EEN_DEEL, Band.DE_MEESTEN, Band.LAAG, Band.PROCENT, Band.HOOG)
TOP = frozenset({Band.DE_MEESTEN, Band.HOOG})
"""Of which may be everyone."""


def told_of(band: Share | None, whole: int) -> tuple[int, int]:
    """The fewest and the most of `whole` people that this stands for, also where it stands for nothing."""
    return (0, whole) if band is None or not whole else reach(band, whole)
