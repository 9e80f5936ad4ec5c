"""Groups by name, in the order of the alphabet: no order in which they come says anything about them."""

from collections.abc import Iterable, Mapping

from reports.gate.cleared import Group

Names = Mapping[int, str]
"""Team names by number."""
Called = tuple[str, ...]
"""The names of the teams that are seen as one."""


def called(group: Group, names: Names) -> Called:
    return tuple(sorted((names[team] for team in group), key=lambda name: (name.casefold(), name)))


def alphabetical(groups: Iterable[Group], names: Names) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=lambda group: letters(called(group, names))))


def letters(who: Called) -> tuple[tuple[str, str], ...]:
    """To sort by: capitals aside, but always in the same order."""
    return tuple((name.casefold(), name) for name in who)
