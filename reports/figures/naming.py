"""Groups by name, in the order of the alphabet: no order in which they come says anything about them."""

import re
from collections.abc import Iterable, Mapping

from reports.gate.cleared import Group

Names = Mapping[int, str]
"""Team names by number."""
Called = tuple[str, ...]
"""The names of the teams that are seen as one."""


_NUMBER = re.compile(r"\d+")
_DIGITS = 12
"""More than any number in a name has."""


def called(group: Group, names: Names) -> Called:
    return tuple(sorted((names[team] for team in group), key=_letters))


def alphabetical(groups: Iterable[Group], names: Names) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=lambda group: letters(called(group, names))))


def letters(who: Called) -> tuple[tuple[str, str], ...]:
    """To sort by: capitals aside, numbers by their size, and always in the same order."""
    return tuple(map(_letters, who))


def _letters(name: str) -> tuple[str, str]:
    return _NUMBER.sub(lambda found: found[0].zfill(_DIGITS), name.casefold()), name
