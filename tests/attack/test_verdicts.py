"""What "these teams differ" gives away, next to the bands of both."""

from itertools import product
from random import Random

from reports.gate.bands import Share, share
from reports.gate.cleared import Group
from reports.gate.differing import DRAWN, score, verdict
from reports.gate.rules import Rules
from tests.attack.inference import VALUES

PEOPLE = 7
World = tuple[int, int, int]
WORLDS = [
    (first, second, PEOPLE - first - second)
    for first, second in product(range(PEOPLE + 1), repeat=2)
    if first + second <= PEOPLE
]
MINE, THEIRS = (0, 1, 6), (3, 3, 1)
KNOWN = 1
"""The one of MINE that the attacker gave: "soms"."""


def told(world: World) -> tuple[Share, ...]:
    return tuple(share(number, PEOPLE) for number in world)


def scores(world: World) -> list[int]:
    return [score([value]) for value, number in zip(VALUES, world, strict=True) for _ in range(number)]


def differ(mine: World, theirs: World, seed: bytes, rules: Rules) -> bool:
    groups: dict[Group, list[int]] = {(1,): scores(mine), (2,): scores(theirs)}
    return bool(verdict(groups, seed, rules))


def left(mine: World, theirs: World, seeds: list[bytes], rules: Rules) -> set[World]:
    """What the others of the first team may have said, to who can try every seed that may be the secret one."""
    outcome = differ(mine, theirs, seeds[0], rules)
    near = [world for world in WORLDS if told(world) == told(mine) and world[KNOWN]]
    others = [world for world in WORLDS if told(world) == told(theirs)]
    return {
        (one[0], one[1] - 1, one[2])
        for one in near
        if any(differ(one, other, seed, rules) == outcome for other in others for seed in seeds)
    }


def lot_that_names_a_pair() -> bytes:
    for place in range(100_000):
        seed = str(place).encode()
        if Random(seed).random() < DRAWN and differ((7, 0, 0), (7, 0, 0), seed, Rules()):
            return seed
    raise AssertionError


def test_a_verdict_that_is_never_a_lot_is_proof() -> None:
    assert left(MINE, THEIRS, [b"bekend"], Rules(drawn=False)) == {(0, 0, PEOPLE - 1)}


def test_a_verdict_that_may_be_a_lot_excludes_nothing() -> None:
    near = {(one[0], one[1] - 1, one[2]) for one in WORLDS if told(one) == told(MINE) and one[KNOWN]}
    assert left(MINE, THEIRS, [b"geheim", lot_that_names_a_pair()], Rules()) == near
    assert len(near) > 1
