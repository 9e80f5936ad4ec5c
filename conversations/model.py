"""What a conversation may know of the person it speaks with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from norms.model import NormSet
from rounds.calendar import Moment
from rounds.period import Period
from rounds.plan import Plan, WeekPlan


class Role(StrEnum):
    """The roles of a team, and the coördinator, who belongs to no team by that role."""

    PROFESSIONAL = "professional"
    GEDRAGSWETENSCHAPPER = "gedragswetenschapper"
    VRIJWILLIGER = "vrijwilliger"
    TEAMLEIDER = "teamleider"
    MANAGEMENT = "management"
    BESTUUR = "bestuur"
    COORDINATOR = "coordinator"


class PersonState(StrEnum):
    """JOINING until a moment is chosen; DECLINED and STOPPED get nothing that Spiegel starts."""

    JOINING = "joining"
    ACTIVE = "active"
    DECLINED = "declined"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Person:
    """`code` opens this person's Spiegel on another phone; nobody else is ever shown it."""

    id: int
    state: PersonState
    moment: Moment
    code: str


@dataclass(frozen=True, slots=True)
class Member:
    """`size` counts the places of the team that were handed out and not withdrawn, the leader's included."""

    team: int
    name: str
    role: Role
    size: int


@dataclass(frozen=True, slots=True)
class TeamSeats:
    """What a coördinator sees of a team's links: numbers, never who."""

    team: int
    name: str
    opened: int
    used: int


@dataclass(frozen=True, slots=True)
class Invite:
    """The link that was just tapped, where it may be used by who tapped it.

    `own`: this person used it before. `moving`: it brings a person to another phone.
    """

    id: int
    role: Role
    team: int | None
    team_name: str
    own: bool
    moving: bool


@dataclass(frozen=True, slots=True)
class CurrentRound:
    """A round that has been started and whose last week has not closed."""

    id: int
    norm_set: NormSet
    plan: Plan


@dataclass(frozen=True, slots=True)
class World:
    """Facts at the told time `now` (Amsterdam); nobody else's answer and no figure is ever in it.

    `moving`: the link for another phone that this stranger tapped before. `round`: the latest that was
    started, also before its first week and after its last. `norm_set`: what a next round would freeze.
    `answered`: norms with an own answer in the current week; `sentences`: with an own sentence for the team,
    newest first. `organisation`: settings that texts name.
    """

    now: datetime
    person: Person | None = None
    member: Member | None = None
    coordinator: bool = False
    teams: tuple[TeamSeats, ...] = ()
    invite: Invite | None = None
    moving: Invite | None = None
    round: CurrentRound | None = None
    norm_set: NormSet | None = None
    answered: tuple[int, ...] = ()
    sentences: tuple[int, ...] = ()
    organisation: Mapping[str, str] = field(default_factory=dict)

    @property
    def period(self) -> Period:
        return Period.of(self.now)

    @property
    def week(self) -> WeekPlan | None:
        return self.round.plan.week(self.period) if self.round else None

    @property
    def roles(self) -> frozenset[Role]:
        own = {self.member.role} if self.member else set()
        return frozenset(own | ({Role.COORDINATOR} if self.coordinator else set()))
