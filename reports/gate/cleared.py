"""What the gate lets through of a whole round; figures, words and documents take these values and no others."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reports.gate.bands import Share
from rounds.period import Period

Group = tuple[int, ...]
"""Teams that are seen as one, in order; mostly one."""


class Rule(StrEnum):
    """Why something is shown, or why not; never how many there were. Texts: `regel.…` in the catalogue."""

    ENOUGH = "genoeg"
    NEWLY_ENOUGH = "genoeg_nieuwe"
    PARTS_TOGETHER = "delen_samen"
    ALL_TEAMS = "alle_teams"
    TESTED = "getoetst"
    LARGE_ORIGIN = "grote_groep"
    GIVEN = "gegeven_zinnen"
    TAKEN = "deelname"
    TOO_FEW = "te_weinig"
    ONLY_TOGETHER = "alleen_samen"
    NEVER = "nooit"
    NOT_PLACED = "niet_geplaatst"
    NOT_APPLICABLE = "niet_van_toepassing"
    SMALL_ORIGIN = "kleine_groep"
    BESIDE_TEAMS = "naast_teams"


class Scope(StrEnum):
    """Whose a figure is: a group's; of what stays hidden of several groups; of everyone together."""

    GROUP = "groep"
    REST = "rest"
    ALL = "alle"


class Subject(StrEnum):
    NORM = "norm"
    THEME = "thema"


@dataclass(frozen=True, slots=True)
class PlacedShare:
    value: str
    share: Share


@dataclass(frozen=True, slots=True)
class Placed:
    """What one set of people placed; nobody's placement is in two of them. Empty `placements`: not shown.

    A theme's holds only what is in no figure of its norms. `week`: it is that week's picture; None: of the
    round. `teams` is empty for Scope.ALL.
    """

    subject: Subject
    number: int
    scope: Scope
    teams: Group
    week: Period | None
    placements: tuple[PlacedShare, ...]
    rule: Rule


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether groups answer differently, more than chance explains. Fewer than two in `compared`: not shown.

    `pairs` of groups that differ; empty: no difference was found. Neither order means anything.
    """

    subject: Subject
    number: int
    compared: tuple[Group, ...]
    pairs: tuple[tuple[Group, Group], ...]
    rule: Rule


@dataclass(frozen=True, slots=True)
class Wished:
    """A norm whose subject k people or more named in a need or learning wish, and their share of who wished."""

    kind: str
    norm: int
    share: Share
    rule: Rule


@dataclass(frozen=True, slots=True)
class OriginTaken:
    """How many of a group of origin wrote; never beside a team, and never what they wrote."""

    name: str
    share: Share | None
    rule: Rule


@dataclass(frozen=True, slots=True)
class Spoken:
    """Sentences that writers gave their teams, in no order that means anything. Empty: not shown."""

    sentences: tuple[str, ...] = ()
    rule: Rule = Rule.TOO_FEW


@dataclass(frozen=True, slots=True)
class ClearedRound:
    """All that may be told of a round that ended, apart from participation and the weeks' pictures themselves.

    `unfit`: norms of which k people or more, over all teams, said that it does not fit their work.
    """

    round: int
    day: date
    placed: tuple[Placed, ...]
    verdicts: tuple[Verdict, ...]
    wishes: tuple[Wished, ...]
    unfit: tuple[int, ...]
    origins: tuple[OriginTaken, ...]
    spoken: Spoken = Spoken()
