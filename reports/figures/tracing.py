"""What a figure rests on: cleared figures and their rules, never a count and never a person."""

from collections.abc import Iterable
from dataclasses import dataclass

from reports.gate.cleared import Placed, Rule, Verdict


@dataclass(frozen=True, slots=True)
class Trace:
    """One cleared figure. `figure` says which, in a form that stays the same: `norm 30 groep 2+3 2026-W48`."""

    figure: str
    rule: Rule


def of_placed(placed: Placed) -> Trace:
    week = f" {placed.week}" if placed.week else ""
    return Trace(f"{placed.subject} {placed.number} {placed.scope}{_teams(placed.teams)}{week}", placed.rule)


def of_verdict(verdict: Verdict) -> Trace:
    compared = "".join(_teams(group) for group in verdict.compared)
    return Trace(f"{verdict.subject} {verdict.number} verschil{compared}", verdict.rule)


def _teams(teams: Iterable[int]) -> str:
    found = "+".join(str(team) for team in teams)
    return f" {found}" if found else ""
