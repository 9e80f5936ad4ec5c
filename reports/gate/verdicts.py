"""Which groups answer differently, per theme, and per norm of a theme in which some do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from norms.model import NormSet
from reports.gate.cells import Cell, Part
from reports.gate.cleared import Group, Rule, Scope, Subject, Verdict
from reports.gate.differing import DIFFERS_FROM, differing, score

Values = Mapping[Group, Mapping[int, Mapping[int, str]]]
"""Of each group what each person placed, by norm."""


def verdicts(parts: Iterable[Part], made: tuple[Cell, ...], norm_set: NormSet, seed: str) -> tuple[Verdict, ...]:
    """In the order of the set. A norm is compared among the groups that see it, a theme among all large enough."""
    values = _values(parts)
    seen = {(cell.number, cell.teams) for cell in made if _is_of_norm(cell)}
    told = _pictured(parts) | seen
    found: list[Verdict] = []
    for theme in norm_set.themas:
        numbers = [norm.nummer for norm in theme.normen]
        verdict = _verdict(Subject.THEME, theme.nummer, _scores(values, numbers), seed)
        found.append(verdict)
        for norm in numbers if verdict.pairs else ():
            groups = {group: people for group, people in values.items() if (norm, group) in told}
            found.append(_verdict(Subject.NORM, norm, _scores(groups, [norm]), seed))
    return tuple(found)


def _is_of_norm(cell: Cell) -> bool:
    return cell.subject == Subject.NORM and cell.scope == Scope.GROUP


def _pictured(parts: Iterable[Part]) -> set[tuple[int, Group]]:
    return {(part.norm, part.group) for part in parts if part.pictured}


def _values(parts: Iterable[Part]) -> Values:
    found: defaultdict[Group, defaultdict[int, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
    for part in sorted(parts, key=lambda part: part.at):
        found[part.group][part.person][part.norm] = part.value
    return found


def _scores(values: Values, norms: list[int]) -> dict[Group, list[int]]:
    """Of every group that is large enough, each person's score over these norms."""
    found: dict[Group, list[int]] = {}
    for group, people in values.items():
        placed = [[own[norm] for norm in norms if norm in own] for own in people.values()]
        scores = [score(one) for one in placed if one]
        if len(scores) >= DIFFERS_FROM:
            found[group] = scores
    return found


def _verdict(subject: Subject, number: int, scores: Mapping[Group, list[int]], seed: str) -> Verdict:
    if len(scores) < 2:  # noqa: PLR2004  # one group differs from nobody
        return Verdict(subject, number, (), (), Rule.TOO_FEW)
    pairs = differing(scores, f"{seed}:{subject}:{number}")
    return Verdict(subject, number, tuple(sorted(scores)), pairs, Rule.TESTED)
