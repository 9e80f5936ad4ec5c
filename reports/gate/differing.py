"""Whether groups answer a question differently: a permutation test in which persons are shuffled, not answers.

Of each pair of groups the distance between their means is held against the largest distance between any two
that chance gives when all persons are dealt out anew. So where no groups differ, one or more pairs are named
in at most ERROR of the questions, however many groups there are. How often a real difference is found:
`spiegel bench reports`.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import sqrt
from random import Random

from reports.gate.cleared import Group
from reports.gate.rules import PLACED

ERROR = 0.05
DEALT = 1999
"""How often all persons are dealt out anew."""
DIFFERS_FROM = 7
"""People in a group; with fewer the test finds little, and a found difference would tell too much."""
WHOLE = 420
"""Points for "meestal" alone; divisible by up to seven norms, so that a mean is a whole number."""
TIE = 1e-9

Pair = tuple[Group, Group]


def score(values: Sequence[str]) -> int:
    """A person's mean over the norms they placed: 0 to WHOLE."""
    points = sum(len(PLACED) - 1 - PLACED.index(value) for value in values)
    return WHOLE * points // ((len(PLACED) - 1) * len(values))


def differing(scores: Mapping[Group, Sequence[int]], seed: str) -> tuple[Pair, ...]:
    """Pairs of groups that differ; of who has which score nothing but how often it occurs matters."""
    groups = sorted(scores)
    pool = [one for group in groups for one in sorted(scores[group])]
    sizes = [len(scores[group]) for group in groups]
    pairs = list(combinations(range(len(groups)), 2))
    found = dict(zip(pairs, _distances(pool, sizes, pairs), strict=True))
    if not found:
        return ()
    reached = dict.fromkeys(pairs, 0)
    largest, most = max(pairs, key=lambda pair: found[pair]), int(ERROR * (DEALT + 1)) - 1
    chance = Random(seed)  # noqa: S311  # the same verdict whenever it is asked
    for _ in range(DEALT):
        chance.shuffle(pool)
        extreme = max(_distances(pool, sizes, pairs)) + TIE
        for pair in pairs:
            reached[pair] += extreme >= found[pair]
        if reached[largest] > most:
            return ()
    return tuple((groups[one], groups[other]) for one, other in pairs if reached[one, other] <= most)


def _distances(pool: Sequence[int], sizes: Sequence[int], pairs: Sequence[tuple[int, int]]) -> list[float]:
    means, begin = [], 0
    for size in sizes:
        means.append(sum(pool[begin : begin + size]) / size)
        begin += size
    return [abs(means[i] - means[j]) / sqrt(1 / sizes[i] + 1 / sizes[j]) for i, j in pairs]
