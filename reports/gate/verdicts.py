"""Which groups answer differently, per theme, and per norm of a theme in which some do.

Which groups are compared depends on how many were asked, which all know, so that no list tells where enough
people wrote: of a group in which too few did no difference is found.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from norms.model import NormSet
from reports.gate.cells import Cell, Part
from reports.gate.cleared import Group, Rule, Scope, Subject, Verdict
from reports.gate.differing import DIFFERS_FROM, score, verdict
from reports.gate.rules import Rules, barred

Values = Mapping[Group, Mapping[int, Mapping[int, str]]]
"""Of each group what each person placed, by norm."""


def verdicts(
    parts: Iterable[Part],
    made: tuple[Cell, ...],
    norm_set: NormSet,
    asked: Mapping[tuple[int, Group], int],
    seed: str,
    rules: Rules,
) -> tuple[Verdict, ...]:
    """In the order of the set. A norm is compared among the groups that see it, a theme among all large enough.

    `asked`: how many of a group were asked a norm. `seed` is a secret.
    """
    values = _values(parts)
    seen = {(cell.number, cell.teams) for cell in made if _is_of_norm(cell)}
    told = _pictured(parts) | seen
    found: list[Verdict] = []

    def compare(subject: Subject, number: int, norms: list[int], groups: Iterable[Group]) -> Verdict:
        large = sorted(g for g in groups if _asked(asked, norms, g) >= DIFFERS_FROM)
        if len(large) < 2:  # noqa: PLR2004  # one group differs from nobody
            return Verdict(subject, number, (), (), Rule.TOO_FEW)
        scores = {group: _scores(values.get(group, {}), norms) for group in large}
        own = f"{seed}:{subject}:{number}".encode()
        return Verdict(subject, number, tuple(large), verdict(scores, own, rules), Rule.TESTED)

    for theme in norm_set.themas:
        numbers = [norm.nummer for norm in theme.normen if barred(norm) is None]
        of_theme = compare(Subject.THEME, theme.nummer, numbers, {group for _, group in asked})
        found.append(of_theme)
        found.extend(
            compare(Subject.NORM, norm, [norm], {group for one, group in told if one == norm})
            for norm in (numbers if of_theme.pairs else ())
        )
    return tuple(found)


def _asked(asked: Mapping[tuple[int, Group], int], norms: list[int], group: Group) -> int:
    return max((asked.get((norm, group), 0) for norm in norms), default=0)


def _is_of_norm(cell: Cell) -> bool:
    return cell.subject == Subject.NORM and cell.scope == Scope.GROUP


def _pictured(parts: Iterable[Part]) -> set[tuple[int, Group]]:
    return {(part.norm, part.group) for part in parts if part.pictured}


def _values(parts: Iterable[Part]) -> Values:
    found: defaultdict[Group, defaultdict[int, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
    for part in sorted(parts, key=lambda part: part.at):
        found[part.group][part.person][part.norm] = part.value
    return found


def _scores(people: Mapping[int, Mapping[int, str]], norms: list[int]) -> list[int]:
    """Each person's score over these norms."""
    placed = [[own[norm] for norm in norms if norm in own] for own in people.values()]
    return [score(one) for one in placed if one]
