"""Who is in which figure of a round. No placement is in two figures, so that nothing can be subtracted.

Each placement goes to the first of these that has k people: its norm in its group; its theme in its group,
together with what stayed hidden of the theme's other norms; its norm over all groups where it stayed hidden;
its theme over those groups. What depends on who wrote alone, never on what, decides.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import TypeVar

from norms.model import NormSet
from reports.gate.cleared import Group, Rule, Scope, Subject
from reports.gate.rules import PLACED, Rules, is_wide

Asked = Mapping[tuple[int, Group], int]
"""How many people of a group were asked a norm, whether they wrote or not; it holds every group with a part."""
One = TypeVar("One")
Key = TypeVar("Key", int, Group, tuple[int, Group])

MOST, LEAST = 4, 2
"""Thirds of the points that a person can have: from MOST their theme is usually done, up to LEAST hardly."""


@dataclass(frozen=True, slots=True)
class Part:
    """One placement that counts; `value` is one of PLACED.

    `pictured`: of this norm and group its writer was told of in a week's picture.
    """

    person: int
    group: Group
    norm: int
    at: datetime
    value: str
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """The people of one figure, each with what they placed; in order of person. `asked`: who could be in it."""

    subject: Subject
    number: int
    scope: Scope
    teams: Group
    rule: Rule
    placed: tuple[tuple[int, str], ...]
    asked: int


def cells(
    parts: Iterable[Part],
    norm_set: NormSet,
    k: int,
    rules: Rules,
    asked: Asked,
    seen: Asked = MappingProxyType({}),
) -> tuple[Cell, ...]:
    """Of the norms that may be shown for a group. `seen`: how many wrote at least, by its picture in a week."""
    theme_of = {norm.nummer: theme.nummer for theme in norm_set.themas for norm in theme.normen}
    shown: list[Cell] = []
    parts = tuple(parts)
    asked = _untold(parts, k, asked, seen)
    own, left = _of_groups(parts, k, rules, asked)
    shown.extend(own)
    kept: list[Part] = []
    for (theme, group), hidden in _by(left, lambda part: (theme_of[part.norm], part.group)).items():
        invited = max(number for (norm, one), number in asked.items() if one == group and theme_of[norm] == theme)
        if rules.complementary and _people(hidden) >= k and is_wide(invited, k, rules):
            placed = _standings(hidden)
            shown.append(Cell(Subject.THEME, theme, Scope.GROUP, group, Rule.PARTS_TOGETHER, placed, invited))
        else:
            kept.extend(hidden)
    last: list[Part] = []
    for norm, hidden in _by(kept, lambda part: part.norm).items():
        places = _places({norm: theme_of[norm]}, shown, asked)
        if not rules.complementary or (_is_enough(hidden, k) and _is_open(places, k, rules)):
            teams = _teams((*places, *(part.group for part in hidden)))
            able = sum(places.values())
            shown.append(Cell(Subject.NORM, norm, Scope.REST, teams, Rule.PARTS_TOGETHER, _newest(hidden), able))
        else:
            last.extend(hidden)
    for theme, hidden in _by(last, lambda part: theme_of[part.norm]).items():
        places = _places({norm: one for norm, one in theme_of.items() if one == theme}, shown, asked)
        if _is_enough(hidden, k) and _is_open(places, k, rules):
            teams, placed = _teams((*places, *(part.group for part in hidden))), _standings(hidden)
            able = sum(places.values())
            shown.append(Cell(Subject.THEME, theme, Scope.REST, teams, Rule.PARTS_TOGETHER, placed, able))
    return tuple(shown)


def of_all(parts: Iterable[Part], k: int, rules: Rules, asked: Asked) -> tuple[Cell, ...]:
    """Of the norms that are shown over all teams alone: with k people outside the largest group, or not at all."""
    shown = []
    for norm, found in _by(parts, lambda part: part.norm).items():
        sizes = [number for (one, _), number in asked.items() if one == norm]
        if is_of_all({part.person: part.group for part in found}, k) and is_wide(outside(sizes), k, rules):
            shown.append(Cell(Subject.NORM, norm, Scope.ALL, (), Rule.ALL_TEAMS, _newest(found), sum(sizes)))
    return tuple(shown)


def is_of_all(groups: Mapping[int, Group], k: int) -> bool:
    """Whether what these people said is of all teams and not of one: k of them are outside the largest group."""
    return outside([len(people) for people in _by(groups, lambda person: groups[person]).values()]) >= k


def outside(sizes: Sequence[int]) -> int:
    """People who are not in the largest group."""
    return sum(sizes) - max(sizes, default=0)


def standing(values: Iterable[str]) -> str:
    """What a person's placements of several norms come to. One placement is itself."""
    points = [len(PLACED) - 1 - PLACED.index(value) for value in values]
    thirds = 3 * sum(points)
    if thirds >= MOST * len(points):
        return PLACED[0]
    return PLACED[2] if thirds <= LEAST * len(points) else PLACED[1]


def _untold(parts: Iterable[Part], k: int, asked: Asked, seen: Asked) -> Asked:
    """Without those of whom a picture told, that they placed or that they wrote: whoever comes now is another."""
    told = _by((part for part in parts if part.pictured), lambda part: (part.norm, part.group))
    return {
        where: max(0, number - max(k, _people(told[where]), seen.get(where, 0))) if where in told else number
        for where, number in asked.items()
    }


def _of_groups(parts: Iterable[Part], k: int, rules: Rules, asked: Asked) -> tuple[list[Cell], list[Part]]:
    """Norms of groups with k people of whom nothing was told, and what is left over."""
    shown, left = [], []
    for (norm, group), found in _by(parts, lambda part: (part.norm, part.group)).items():
        told = {part.person for part in found if part.pictured}
        fresh = [part for part in found if part.person not in told]
        if not rules.snapshots and fresh and (told or _people(fresh) >= k):
            fresh = found
        elif _people(fresh) < k or not is_wide(asked[norm, group], k, rules):
            left.extend(fresh)
            continue
        rule = Rule.NEWLY_ENOUGH if told else Rule.ENOUGH
        shown.append(Cell(Subject.NORM, norm, Scope.GROUP, group, rule, _newest(fresh), asked[norm, group]))
    return shown, left


def _places(norms: Mapping[int, int], shown: Iterable[Cell], asked: Asked) -> dict[Group, int]:
    """Groups that were asked one of these norms and see nothing of it, however few wrote, with how many were.

    `norms`: each with its theme. So no list of teams says where nobody wrote.
    """
    found: dict[Group, int] = {}
    seen = {(cell.subject, cell.number, cell.teams) for cell in shown if cell.scope == Scope.GROUP}
    for (norm, group), number in asked.items():
        if (
            norm in norms
            and not {
                (Subject.THEME, norms[norm], group),
                (Subject.NORM, norm, group),
            }
            & seen
        ):
            found[group] = max(found.get(group, 0), number)
    return found


def _is_open(places: Mapping[Group, int], k: int, rules: Rules) -> bool:
    """Whether it may be any of these people who wrote, in any two of these groups."""
    sizes = list(places.values())
    return is_wide(sum(sizes), k, rules) and is_wide(outside(sizes), 1, rules)


def _is_enough(hidden: list[Part], k: int) -> bool:
    """Two hidden parts or more, together at least k people."""
    return len({part.group for part in hidden}) > 1 and _people(hidden) >= k


def _people(parts: Iterable[Part]) -> int:
    return len({part.person for part in parts})


def _teams(groups: Iterable[Group]) -> Group:
    return tuple(sorted({team for group in groups for team in group}))


def _newest(parts: Iterable[Part]) -> tuple[tuple[int, str], ...]:
    """One a person: who placed a norm in several weeks, or groups, counts as they did last."""
    latest = {part.person: part.value for part in sorted(parts, key=lambda part: part.at)}
    return tuple(sorted(latest.items()))


def _standings(parts: Iterable[Part]) -> tuple[tuple[int, str], ...]:
    """Each person's standing over the norms that stayed hidden."""
    found = []
    for person, own in sorted(_by(parts, lambda part: part.person).items()):
        latest = {part.norm: part.value for part in sorted(own, key=lambda part: part.at)}
        found.append((person, standing(latest.values())))
    return tuple(found)


def _by(found: Iterable[One], key: Callable[[One], Key]) -> dict[Key, list[One]]:
    """In order of key."""
    grouped: defaultdict[Key, list[One]] = defaultdict(list)
    for one in found:
        grouped[key(one)].append(one)
    return dict(sorted(grouped.items()))
