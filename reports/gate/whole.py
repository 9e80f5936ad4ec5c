"""How many took part over all teams together, told beside what is told of the teams and never more exactly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reports.gate.bands import Share, higher, share, told_of
from reports.gate.picture import PARTICIPATION_FROM

EXACT_MARGIN = 5
"""A number is told where at least so many wrote and at least so many did not; else a band is."""
CLOSE = 4
"""What is told over all teams may lie so near what the groups' bands leave possible at least or at most: then a
group of which nothing is told would be left with nobody who wrote, or with everyone."""


@dataclass(frozen=True, slots=True)
class Taken:
    """How many took part. `wrote` is None where only the band may be told, `band` where not even that."""

    invited: int
    wrote: int | None
    band: Share | None

    @property
    def percent(self) -> int | None:
        return None if self.wrote is None else (200 * self.wrote + self.invited) // (2 * self.invited)


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of these people may have written, by what is told of them and by how many came."""

    people: int
    least: int
    most: int


def reach_of(taken: Taken) -> tuple[int, int]:
    """The fewest and the most that this stands for."""
    return told_of(taken.band, taken.invited) if taken.wrote is None else (taken.wrote, taken.wrote)


def whole_taken(
    wrote: int, invited: int, known: Sequence[Reach], *, before: int = 0, last: Share | None = None, exact: bool
) -> Taken:
    """In words as long as a round runs; `exact`: as a number, once. Two numbers would tell of who came in between.

    `known`: what is told of parts of these people, each in one part at most. `before`: so many at least were told
    of earlier, and `last` in these words, under which it never falls.
    """
    own = _possible(invited, known)
    found = _taken(wrote, replace(own, least=max(own.least, before)), exact=exact, words=True)
    return replace(found, band=higher(found.band, last)) if found.band and last else found


def week_taken(wrote: int, possible: Reach) -> Taken:
    """Of one week, never a number: what the whole has more would be of those who are not asked every week."""
    return _taken(wrote, possible, exact=False, words=None)


def week_reach(invited: int, known: Sequence[Reach], by_whole: Reach) -> Reach:
    """What is left possible of a week.

    `by_whole`: what the whole, as it was told from week to week, leaves possible for these people together.
    """
    own = _possible(invited, known)
    least = max(own.least, by_whole.least)
    return Reach(invited, least, max(least, min(own.most, by_whole.most)))


def _possible(invited: int, known: Sequence[Reach]) -> Reach:
    return Reach(invited, sum(one.least for one in known), invited - sum(one.people - one.most for one in known))


def _taken(wrote: int, possible: Reach, *, exact: bool, words: bool | None) -> Taken:
    """Near what is left possible no number is told, and where a band would tell as much, none of them is.

    Who knows the rules learns no more of it than that it is somewhere near.
    """
    invited, least, most = possible.people, possible.least, possible.most
    wrote = min(wrote, invited)

    def is_near(number: int) -> bool:
        return (least > 0 and number < least + CLOSE) or (most < invited and number > most - CLOSE)

    def is_exact(number: int) -> bool:
        return exact and EXACT_MARGIN <= number <= invited - EXACT_MARGIN and not is_near(number)

    if invited < PARTICIPATION_FROM:
        return Taken(invited, None, None)
    if is_exact(wrote):
        return Taken(invited, wrote, None)
    left = range(min(least, wrote), max(most, wrote) + 1)
    banded = _by_band([number for number in left if not is_exact(number)], invited, words)
    says_nothing = len(banded) == 1 and len(banded[0]) == len(left)
    if is_near(wrote) and not says_nothing and any(tells(told, possible) for told in banded):
        return Taken(invited, None, None)
    return Taken(invited, None, share(wrote, invited, words=words))


def _by_band(numbers: Iterable[int], invited: int, words: bool | None) -> list[list[int]]:  # of a share
    found: dict[Share, list[int]] = {}
    for number in numbers:
        found.setdefault(share(number, invited, words=words), []).append(number)
    return list(found.values())


def tells(band: Sequence[int], possible: Reach) -> bool:
    """Whether all that this band can stand for lies at the very edge of what is left possible."""
    low = possible.least > 0 and band[-1] < possible.least + CLOSE - 1
    return low or (possible.most < possible.people and band[0] > possible.most - CLOSE + 1)
