"""Which other themes came back often in what was written in one week."""

from collections.abc import Collection, Sequence
from math import ceil

from reports.gate.rules import TWO_KNOWN_FROM, Rules, is_wide

ONE_IN = 4
"""The least share of writers, as one in so many."""
MOST = 2
"""Themes; there is no room for more in a picture of 1,200 characters."""


def often(filed: Sequence[Collection[int]], asked: int, threshold: int, rules: Rules) -> tuple[int, ...]:
    """`filed`: for each writer the themes of their answer. The first MOST that came back, by number.

    Told only of so many writers more than `threshold` that nobody's answer is certain to touch a theme, also for
    who knows what two of eight wrote; and only where more people were asked than that, so that it says of nobody
    that they wrote.
    """
    least = threshold + rules.unsaid
    least += rules.unsaid > 0 and least >= TWO_KNOWN_FROM
    if len(filed) < least or not is_wide(asked, least, rules):
        return ()
    enough = max(threshold, ceil(len(filed) / ONE_IN))
    themes = sorted({theme for own in filed for theme in own})
    return tuple(theme for theme in themes if sum(theme in own for own in filed) >= enough)[:MOST]
