"""Who took part: of everyone, per group, and of people from elsewhere."""

from dataclasses import dataclass

from reports.figures.naming import Called, Names, alphabetical, called
from reports.gate.bands import Share
from reports.gate.cleared import ClearedRound, OriginTaken
from reports.gate.taken import ClearedParticipation
from reports.gate.whole import Taken


@dataclass(frozen=True, slots=True)
class Participation:
    """`groups` in alphabetical order; a share of None is not told. `expected`: what was hoped for, in percent."""

    whole: Taken
    groups: tuple[tuple[Called, Share | None], ...]
    expected: int | None
    origins: tuple[OriginTaken, ...]


def participation(
    taken: ClearedParticipation, cleared: ClearedRound, expected: int | None, names: Names
) -> Participation:
    bands = {group.teams: group.band for group in taken.groups}
    groups = tuple((called(group, names), bands[group]) for group in alphabetical(bands, names))
    origins = tuple(sorted(cleared.origins, key=lambda one: one.name.casefold()))
    return Participation(taken.whole, groups, expected, origins)
