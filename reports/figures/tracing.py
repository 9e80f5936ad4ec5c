"""What a figure rests on: cleared figures and their rules, never a count and never a person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from reports.gate.cleared import ClearedRound, Group, OriginTaken, Placed, Rule, Spoken, Subject, Verdict, Wished
from reports.gate.closing import ClearedEffect
from reports.gate.taken import ClearedParticipation
from rounds.period import Period


class Ground(StrEnum):
    """What rests on no answer. Texts: `regel.…` in the catalogue, as those of Rule."""

    FIXED = "vaste_tekst"
    DECIDED = "afgesproken"
    SET = "vragenset"


@dataclass(frozen=True, slots=True)
class Trace:
    """One cleared figure. `figure` says which, in a form that stays the same: `norm 30 groep 2+3 2026-W48`.

    Empty where it rests on a Ground.
    """

    figure: str
    rule: Rule | Ground


FIXED, DECIDED, OF_SET = (Trace("", ground) for ground in Ground)


def of_placed(placed: Placed) -> Trace:
    week = f" {placed.week}" if placed.week else ""
    return Trace(f"{placed.subject} {placed.number} {placed.scope}{_teams(placed.teams)}{week}", placed.rule)


def of_earlier(placed: Placed) -> Trace:
    """A figure of the round before, with which one of this round is compared."""
    found = of_placed(placed)
    return Trace(f"vorige ronde {found.figure}", found.rule)


def of_verdict(verdict: Verdict) -> Trace:
    compared = "".join(_teams(group) for group in verdict.compared)
    return Trace(f"{verdict.subject} {verdict.number} verschil{compared}", verdict.rule)


def of_wished(wished: Wished) -> Trace:
    return Trace(f"{wished.kind} norm {wished.norm}", wished.rule)


def of_unfit(norm: int) -> Trace:
    return Trace(f"{Subject.NORM} {norm} past niet", Rule.ALL_TEAMS)


def of_origin(taken: OriginTaken) -> Trace:
    """Without the name of the group: an explanation names nobody."""
    return Trace("herkomst", taken.rule)


def of_spoken(spoken: Spoken) -> Trace:
    return Trace("zinnen", spoken.rule)


def of_taken(group: Group = ()) -> Trace:
    """Participation of this group; of everyone where it is empty."""
    return Trace(f"deelname{_teams(group)}", Rule.TAKEN)


def of_effect(effect: ClearedEffect) -> Trace:
    return Trace("effect", Rule.TOO_FEW if effect.before is None else Rule.ENOUGH)


def of_week(norm: int, teams: Group, week: Period, rule: Rule) -> Trace:
    """One week's picture."""
    return Trace(f"weekbeeld {Subject.NORM} {norm}{_teams(teams)} {week}", rule)


def published(
    cleared: ClearedRound, taken: ClearedParticipation | None, effect: ClearedEffect | None
) -> Iterator[Trace]:
    """Every figure that was published of a round, once; what a document rests on is among these."""
    yield from (of_placed(one) for one in cleared.placed)
    yield from (of_verdict(one) for one in cleared.verdicts)
    yield from (of_wished(one) for one in cleared.wishes)
    yield from (of_unfit(norm) for norm in cleared.unfit)
    yield from (of_origin(one) for one in cleared.origins)
    yield of_spoken(cleared.spoken)
    if taken is not None:
        yield of_taken()
        yield from (of_taken(group.teams) for group in taken.groups)
    if effect is not None:
        yield of_effect(effect)


def _teams(teams: Iterable[int]) -> str:
    found = "+".join(str(team) for team in teams)
    return f" {found}" if found else ""
