"""Needs and learning wishes, over all teams alone."""

from dataclasses import dataclass

from norms.model import NormSet, norm_by_number
from reports.gate.bands import Share
from reports.gate.cleared import ClearedRound, Rule


@dataclass(frozen=True, slots=True)
class Need:
    """What it is about, as the title of the norm whose trefwoorden people used; `share` is of those who wished."""

    norm: int
    title: str
    share: Share
    rule: Rule


@dataclass(frozen=True, slots=True)
class Needs:
    """In the order of the set, not of their size."""

    needed: tuple[Need, ...]
    to_learn: tuple[Need, ...]


def needs(cleared: ClearedRound, norm_set: NormSet) -> Needs:
    def of(kind: str) -> tuple[Need, ...]:
        return tuple(
            Need(one.norm, norm_by_number(norm_set, one.norm).titel, one.share, one.rule)
            for one in cleared.wishes
            if one.kind == kind
        )

    return Needs(of("nodig"), of("leerwens"))
