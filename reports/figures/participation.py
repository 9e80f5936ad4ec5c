"""Who took part: of everyone, per group, and of people from elsewhere."""

from dataclasses import dataclass

from reports.figures.naming import Called, Names, alphabetical, called
from reports.gate.cleared import ClearedRound, OriginTaken
from reports.gate.taken import ClearedParticipation, GroupTaken
from reports.gate.whole import Taken


@dataclass(frozen=True, slots=True)
class Participation:
    """`groups` in alphabetical order. `expected`: what was hoped for, in percent."""

    whole: Taken
    groups: tuple[tuple[Called, GroupTaken], ...]
    expected: int | None
    origins: tuple[OriginTaken, ...]


def participation(
    taken: ClearedParticipation, cleared: ClearedRound, expected: int | None, names: Names
) -> Participation:
    found = {group.teams: group for group in taken.groups}
    groups = tuple((called(group, names), found[group]) for group in alphabetical(found, names))
    origins = tuple(sorted(cleared.origins, key=lambda one: one.name.casefold()))
    return Participation(taken.whole, groups, expected, origins)
