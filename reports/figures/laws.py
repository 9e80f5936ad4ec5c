"""Per law the norms that touch it, and what was answered to them. No judgement on whether a law is kept."""

from dataclasses import dataclass

from norms.model import NormSet
from reports.figures.naming import Names
from reports.figures.placements import NormLines, by_theme
from reports.gate.cleared import ClearedRound


@dataclass(frozen=True, slots=True)
class Law:
    """`asked`: its norms that this round asked; `others`: numbers of those it did not."""

    name: str
    asked: tuple[NormLines, ...]
    others: tuple[int, ...]


def laws(cleared: ClearedRound, norm_set: NormSet, names: Names) -> tuple[Law, ...]:
    """In the order of the set; a law that no norm touches is left out."""
    lines = {one.norm: one for theme in by_theme(cleared, norm_set, names) for one in theme.norms}
    found = []
    for name in norm_set.waarden.wetten:
        numbers = [norm.nummer for theme in norm_set.themas for norm in theme.normen if name in norm.wetten]
        asked = tuple(lines[number] for number in numbers if number in lines)
        if numbers:
            found.append(Law(name, asked, tuple(number for number in numbers if number not in lines)))
    return tuple(found)
