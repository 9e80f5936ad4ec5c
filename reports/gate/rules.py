"""The rules of the gate as values, so that the suite of attacks can show what each of them is for."""

from collections.abc import Sequence
from dataclasses import dataclass

from norms.model import Norm
from reports.gate.bands import LARGE, WORDS, Band, Share, share
from reports.gate.cleared import PlacedShare, Rule

PLACED = ("meestal", "soms", "nog_weinig")
UNFIT = "past_niet"

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


def shares(values: list[str], asked: int, rules: Rules) -> tuple[PlacedShare, ...]:
    """Of each value of PLACED; every one of `values` is one of those. `asked`: who could have placed."""
    return tuple(PlacedShare(value, told(values.count(value), len(values), asked, rules)) for value in PLACED)


def people_told(placements: Sequence[PlacedShare], k: int) -> int:
    """Of how many people these shares say at least that they are, for who reads them: tens are of LARGE."""
    if not placements:
        return 0
    return k if all(one.share.band in WORDS for one in placements) else max(k, LARGE)


def barred(norm: Norm) -> Rule | None:
    """Why this norm is in no figure of one group; None where it may be."""
    if "gevoelig" in norm.vlaggen:
        return Rule.NEVER
    if "alleen_alle_teams" in norm.vlaggen:
        return Rule.ONLY_TOGETHER
    return Rule.NOT_PLACED if norm.plaatsing == "geen" else None
