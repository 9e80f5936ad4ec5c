"""The rules of the gate as values, so that the suite of attacks can show what each of them is for."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from norms.model import Norm
from reports.gate.bands import LARGE, WORDS, Band, Share, share
from reports.gate.cleared import PlacedShare, Rule

PLACED = ("meestal", "soms", "nog_weinig")
UNFIT = "past_niet"

MOST_TRIED = 100
TWO_KNOWN_FROM = 8
"""From so many people it has to hold beside two answers that are known, below that beside one."""
UNSAID = 2
"""With one, placements would stay as safe, and nobody would be seen not to have written; but who wrote nothing
would see in a picture of six that all others wrote, and no picture says «everyone». The attacks show both."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All hold. Nothing but the attacks in tests/reports ever takes one away.

    `bands`: shares are told in bands. `complementary`: what stays hidden is told together only where it comes
    of two parts or more with k people together. `snapshots`: nobody is told of a second time. `drawn`: a verdict
    may have been a lot. `unsaid`: so many more must be asked than a figure needs, so that it says of nobody that
    they wrote; 0 where that is no rule.
    """

    bands: bool = True
    complementary: bool = True
    snapshots: bool = True
    drawn: bool = True
    unsaid: int = UNSAID


ALL_RULES = Rules()


def is_wide(asked: int, threshold: int, rules: Rules) -> bool:
    """Whether a figure of a part of these people leaves open of each who wrote, also for who knows it of one."""
    return not rules.unsaid or asked >= threshold + rules.unsaid


def told(part: int, whole: int, asked: int, rules: Rules) -> Share:
    """`part` of `whole` people of the `asked`; whole is at least 1.

    Tens of percents say that it is of LARGE people: of hardly more asked, that would be all but who is known.
    """
    if not rules.bands:
        return Share(Band.PROCENT, round(100 * part / whole))
    return share(part, whole, words=whole < LARGE or (bool(rules.unsaid) and asked < LARGE + rules.unsaid + 1))


def shares(values: list[str], asked: int, k: int, rules: Rules) -> tuple[PlacedShare, ...]:
    """Of each value of PLACED; every one of `values` is one of those. `asked`: who could have placed.

    They are `k` people or more. Nothing where the three shares say that nearly all placed, also to who is one of
    those. It looks no other than where too few placed: who wrote did not always place.
    """
    found = tuple(PlacedShare(value, told(values.count(value), len(values), asked, rules)) for value in PLACED)
    if not rules.bands or not rules.unsaid:
        return found
    parts = tuple(one.share for one in found)
    most = max(least_people(parts, k, PLACED.index(value)) for value in set(values))
    return found if most <= asked - rules.unsaid else ()


def people_told(placements: Sequence[PlacedShare], k: int) -> int:
    """Of how many people these shares say at least that they are, for who reads them."""
    return max(k, least_people(tuple(one.share for one in placements), k)) if placements else 0


@cache
def wishers_told(share: Share, k: int) -> int:
    """The fewest people of whom this can be the share, as `k` or more are in it."""
    found = (people for people in range(1, MOST_TRIED) if (_bounds(share, people) or (0, 0))[1] >= k)
    return next(found, 0)


@cache
def least_people(parts: tuple[Share, ...], k: int, known: int | None = None) -> int:
    """The fewest people from `k` on of whom these can be all parts, with one or more in the part at `known`.

    0 where none of the first MOST_TRIED can.
    """
    for people in range(k, MOST_TRIED):
        bounds = [found for part in parts if (found := _bounds(part, people)) is not None]
        fewest = sum(max(low, int(place == known)) for place, (low, _) in enumerate(bounds))
        is_possible = len(bounds) == len(parts) and fewest <= people <= sum(high for _, high in bounds)
        if is_possible and (known is None or bounds[known][1] > 0):
            return people
    return 0


def _bounds(part: Share, people: int) -> tuple[int, int] | None:
    """The fewest and the most of them that this may be of."""
    words = part.band in WORDS
    found = [number for number in range(people + 1) if share(number, people, words=words) == part]
    return (found[0], found[-1]) if found and (words or people >= LARGE) else None


def barred(norm: Norm) -> Rule | None:
    """Why this norm is in no figure of one group; None where it may be."""
    if "gevoelig" in norm.vlaggen:
        return Rule.NEVER
    if "alleen_alle_teams" in norm.vlaggen:
        return Rule.ONLY_TOGETHER
    return Rule.NOT_PLACED if norm.plaatsing == "geen" else None
