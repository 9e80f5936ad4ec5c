"""What a document about a whole round is made of: all of it published, decided or told at the start."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from norms.model import NormSet
from reports.figures.change import Earlier
from reports.figures.naming import Names
from reports.gate.cleared import ClearedRound
from reports.gate.closing import ClearedEffect
from reports.gate.taken import ClearedParticipation
from rounds.current import CurrentRound


class Standing(StrEnum):
    """CONCEPT until two different people settled it as it stands; then it may go outside."""

    CONCEPT = "concept"
    SETTLED = "vastgesteld"


@dataclass(frozen=True, slots=True)
class Material:
    """`settled`: the day on which the second person agreed; None: it is a concept. `names`: of teams by number.

    `earlier`: the round before, where there was one.
    """

    current: CurrentRound
    threshold: int
    cleared: ClearedRound
    taken: ClearedParticipation | None
    effect: ClearedEffect | None
    names: Names
    made: date
    settled: date | None = None
    earlier: Earlier | None = None

    @property
    def norm_set(self) -> NormSet:
        return self.current.norm_set

    @property
    def standing(self) -> Standing:
        return Standing.CONCEPT if self.settled is None else Standing.SETTLED
