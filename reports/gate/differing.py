"""Whether groups answer a question differently: a permutation test in which persons are shuffled, not answers.

Of each pair of groups the distance between their means is held against the largest distance between any two
that chance gives when all persons are dealt out anew. So where no groups differ, one or more pairs are named
in at most ERROR of the questions, however many groups there are.

A verdict is proof of nothing: DRAWN of them are lots that could come out in every way, whatever was placed, and
nobody can tell which. Else who knows a few answers and the rules could at times work out the others: of all that
people may have placed only some gives "differs". What this costs, and how often a real difference is found:
`spiegel bench reports`.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from random import Random

from reports.gate.cleared import Group
from reports.gate.rules import PLACED, Rules

ERROR = 0.05
DRAWN = 0.01
LEVEL = 0.045
"""Of the test; with the lots that name a pair, at most half of DRAWN, it stays under ERROR."""
DEALT = 1999
"""How often all persons are dealt out anew."""
DIFFERS_FROM = 7
"""People in a group; with fewer the test finds little, and a found difference would tell too much."""
POINTS = dict(zip(PLACED, (3, 1, 0), strict=True))
"""From "meestal" to "soms" is further than from there to "nog weinig": only the first says that it is done."""
WHOLE = 1260
"""The score of "meestal" alone; divisible by three times up to seven norms, so that a mean is a whole number."""
TIE = 1 + 1e-9
LEAST_SPREAD = 1e-3
"""Instead of none at all; a single person who differs by the smallest step gives far more."""

Pair = tuple[Group, Group]


def score(values: Sequence[str]) -> int:
    """A person's mean over the norms they placed: 0 to WHOLE."""
    points = sum(POINTS[value] for value in values)
    return WHOLE * points // (POINTS[PLACED[0]] * len(values))


def verdict(scores: Mapping[Group, Sequence[int]], seed: bytes, rules: Rules) -> tuple[Pair, ...]:
    """Pairs that are said to differ; a group with too few people differs from none, but for a lot.

    `seed` is known to nobody, and the same for the same question.
    """
    chance = Random(seed)  # noqa: S311  # a secret seed, so that a second try gives the same verdict
    if rules.drawn and chance.random() < DRAWN:
        return _lot(sorted(scores), chance)
    return differing({group: own for group, own in scores.items() if len(own) >= DIFFERS_FROM}, chance)


def _lot(groups: Sequence[Group], chance: Random) -> tuple[Pair, ...]:
    """As often no pair as some, and every set of pairs at times."""
    if chance.random() < 1 / 2:
        return ()
    likely = chance.random()
    return tuple(pair for pair in combinations(groups, 2) if chance.random() < likely)


def differing(scores: Mapping[Group, Sequence[int]], chance: Random) -> tuple[Pair, ...]:
    """Pairs of groups that differ; of who has which score nothing but how often it occurs matters."""
    groups = sorted(scores)
    pool = [one for group in groups for one in sorted(scores[group])]
    sizes = [len(scores[group]) for group in groups]
    pairs = list(combinations(range(len(groups)), 2))
    found = dict(zip(pairs, _distances(pool, sizes, pairs), strict=True))
    if not found:
        return ()
    reached = dict.fromkeys(pairs, 0)
    largest, most = max(pairs, key=lambda pair: found[pair]), int(LEVEL * (DEALT + 1)) - 1
    for _ in range(DEALT):
        chance.shuffle(pool)
        extreme = max(_distances(pool, sizes, pairs)) * TIE
        for pair in pairs:
            reached[pair] += extreme >= found[pair]
        if reached[largest] > most:
            return ()
    return tuple((groups[one], groups[other]) for one, other in pairs if reached[one, other] <= most)


def _distances(pool: Sequence[int], sizes: Sequence[int], pairs: Sequence[tuple[int, int]]) -> list[float]:
    """Squared, and against the spread within the groups: what one group has apart hides no other difference."""
    sums, within, begin = [], float(sum(one * one for one in pool)), 0
    for size in sizes:
        sums.append(sum(pool[begin : begin + size]))
        within -= sums[-1] ** 2 / size
        begin += size
    spread = max(within, LEAST_SPREAD)
    return [
        (sums[i] / sizes[i] - sums[j] / sizes[j]) ** 2 / (1 / sizes[i] + 1 / sizes[j]) / spread for i, j in pairs
    ]
