"""What follows from numbers alone: of so many people at least and at most so many did something."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

TWO_KNOWN_FROM = 8


@dataclass(frozen=True, slots=True)
class Known:
    """Of so many people at least and at most did it."""

    people: int
    least: int
    most: int


def narrowed(parts: Sequence[Known], least: int, most: int) -> list[Known]:
    """By what is told of all of them together."""
    low, high = sum(part.least for part in parts), sum(part.most for part in parts)
    return [
        Known(
            part.people,
            max(part.least, least - (high - part.most)),
            min(part.most, most - (low - part.least)),
        )
        for part in parts
    ]


def is_certain(part: Known, candidates: int | None = None, known: int = 1) -> bool:
    """To who knows it of so many of them. `candidates`: who may have done it, also who has left since."""
    several = min(known, part.people - 1)
    everyone = part.people if candidates is None else candidates
    return part.people > 0 and (part.least >= everyone - several or part.most <= several)


def gives_away(allowed: Collection[int], whole: int, truth: int) -> Iterator[tuple[int, int]]:
    """Of `whole` people as many did it as one of `allowed`, in truth `truth`: what the attacker knows of some.

    Each time of how many who did, and of how many who did not, so that it is certain of all others.
    """
    assert truth in allowed, (sorted(allowed), truth)
    for size in range(3 if whole >= TWO_KNOWN_FROM else 2):
        for did in range(size + 1):
            did_not, others = size - did, whole - size
            if others <= 0 or did > truth or did_not > whole - truth:
                continue
            left = {number - did for number in allowed if 0 <= number - did <= others}
            if left in ({0}, {others}):
                yield did, did_not
