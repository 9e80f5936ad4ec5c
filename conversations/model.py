"""What a conversation may know of the person it speaks with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from norms.model import NormSet
from rounds.calendar import OFFICE, Hours, Moment
from rounds.current import CurrentRound
from rounds.period import Period
from rounds.plan import WeekPlan
from rounds.school import Holiday
from rounds.setup import Draft

Memory = tuple[tuple[str, date], ...]
"""Keys of what was asked, each with its day; see `conversations.memory`."""


class Role(StrEnum):
    """The roles of a team, and the coördinator, who belongs to no team by that role."""

    PROFESSIONAL = "professional"
    GEDRAGSWETENSCHAPPER = "gedragswetenschapper"
    VRIJWILLIGER = "vrijwilliger"
    TEAMLEIDER = "teamleider"
    MANAGEMENT = "management"
    BESTUUR = "bestuur"
    COORDINATOR = "coordinator"


class TeamKind(StrEnum):
    """A group is no team and has no leader; a partner is one of people who work elsewhere."""

    TEAM = "team"
    GROEP = "groep"
    PARTNER = "partner"


class PersonState(StrEnum):
    """JOINING until a moment is chosen; DECLINED and STOPPED get nothing that Spiegel starts."""

    JOINING = "joining"
    ACTIVE = "active"
    DECLINED = "declined"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Person:
    """`code` opens this person's Spiegel on another phone; nobody else is ever shown it.

    `clears`: questions and answers are taken out of the chat after a day.
    """

    id: int
    state: PersonState
    moment: Moment
    code: str
    clears: bool = True
    hours: Hours = OFFICE


@dataclass(frozen=True, slots=True)
class Member:
    """`size` counts the places of the team that were handed out and not withdrawn, the leader's included."""

    team: int
    name: str
    role: Role
    size: int


@dataclass(frozen=True, slots=True)
class TeamSeats:
    """What a coördinator sees of a team's links: numbers, never who. `leaders`: places of leaders among them.

    `gemeente` and `werksoort` are empty where nobody said them.
    """

    team: int
    name: str
    opened: int
    used: int
    leaders: int = 0
    gemeente: str = ""
    werksoort: str = ""

    @property
    def size(self) -> int:
        return self.opened + self.used


@dataclass(frozen=True, slots=True)
class Invite:
    """The link that was just tapped, where it may be used by who tapped it.

    `own`: this person used it before. `moving`: it brings a person to another phone. `also`: its user reads along
    in this team beside their own.
    """

    id: int
    role: Role
    team: int | None
    team_name: str
    own: bool
    moving: bool
    also: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """A team of which someone reads the picture beside that of their own. They count nowhere in it.

    `since`: of the weeks that began earlier they read nothing: who wrote then was not told of them.
    """

    team: int
    name: str
    since: datetime

    def may_read(self, period: Period) -> bool:
        return self.since.date() <= period.monday


class PartKind(StrEnum):
    """What a part of an answer replied to; from SITUATION on the six steps of the stappenplan, in their order."""

    QUESTION = "question"
    PROBE = "probe"
    OBSTACLE = "obstacle"
    ADDITION = "addition"
    SITUATION = "situation"
    TASK = "task"
    ACTION = "action"
    RESULT = "result"
    REFLECTION = "reflection"
    TRANSFER = "transfer"


@dataclass(frozen=True, slots=True)
class Part:
    """`message` is Telegram's number of the text, so that a change of it is known; 0 where the text is gone."""

    kind: PartKind
    text: str
    message: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """What a message that was changed at Telegram had become: a part of this answer, or the sentence."""

    period: Period
    norm: int
    is_sentence: bool


@dataclass(frozen=True, slots=True)
class OwnLast:
    """The own answer of this round that was begun last, as it is now.

    `themes`: under which it is filed beside its own.
    """

    team: int
    period: Period
    norm: int
    parts: tuple[Part, ...]
    done: bool
    sentence: bool
    themes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Intention:
    """What someone meant to do otherwise, when it is time to look back at it."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class HelpAsked:
    """A question that someone asked the coördinatoren; nobody is told who."""

    id: int
    text: str


class ReportState(StrEnum):
    """How far the report of a round is, seen from one coördinator.

    ASKED: they asked another to settle it. TO_AGREE: another asked them.
    """

    CONCEPT = "concept"
    ASKED = "gevraagd"
    TO_AGREE = "mee_vaststellen"
    SETTLED = "vastgesteld"


@dataclass(frozen=True, slots=True)
class Report:
    """Of a round that ended. `amends`: an earlier form of it is settled and stays; `state` is of what is now."""

    round: int
    state: ReportState
    amends: bool = False


@dataclass(frozen=True, slots=True)
class World:
    """Facts at the told time `now` (Amsterdam); nobody else's answer and no figure is ever in it.

    `moving`: the link for another phone that this stranger tapped before. `round`: the one to which this week
    belongs, also before its first week and after its last; `newest`: the one that was started last, which may
    be still to come. `norm_set`: the newest edition; `editions`: all that a next round may choose, empty where
    that is the only one. `asked_before`: per round its edition, and what it asked of everyone.
    `answered`: norms with an own answer in the current week; `sentences`: with an own sentence for the team,
    newest first. `tapped`: which of origin, before and after this person was asked in this round.
    `organisation`: settings that texts name. `coordinators`: how many there are, told to them alone.
    `written`: what the message that was just changed had become. `memory`: what this person was asked before,
    and when; the engine fills it from the chat. `themes`: of the own answers in earlier weeks of this round.
    `help`: the oldest question to the coördinatoren that nobody replied to, told to them alone.
    `school`: the school holidays as they were filled in, told to them alone too.
    `beside`: other teams of which this person reads along.
    `finished`: rounds whose figures were published, newest first; `reports`: of each of them, told to
    coördinatoren alone.
    `speech`: whether this bot takes voice messages; `listening`: how many of this person's it is busy with.
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
    newest: CurrentRound | None = None
    draft: Draft | None = None
    asked_before: tuple[tuple[NormSet, tuple[int, ...]], ...] = ()
    tapped: frozenset[str] = frozenset()
    coordinators: int = 0
    written: Written | None = None
    last: OwnLast | None = None
    intention: Intention | None = None
    themes: frozenset[int] = frozenset()
    memory: Memory = ()
    help: HelpAsked | None = None
    speech: bool = False
    listening: int = 0
    school: tuple[Holiday, ...] = ()
    beside: tuple[Beside, ...] = ()
    editions: tuple[NormSet, ...] = ()
    finished: tuple[CurrentRound, ...] = ()
    reports: tuple[Report, ...] = ()

    @property
    def report(self) -> Report | None:
        """Of the round whose figures were published last."""
        return self.reports[0] if self.reports else None

    @property
    def period(self) -> Period:
        return Period.of(self.now)

    @property
    def week(self) -> WeekPlan | None:
        """What the own team is asked in this week; None where that is nothing (any more)."""
        if self.round is None or self.member is None:
            return None
        week = self.round.week(self.member.team, self.period)
        return None if week is not None and self.round.is_closed(self.now) and not week.light else week

    @property
    def roles(self) -> frozenset[Role]:
        own = {self.member.role} if self.member else set()
        return frozenset(own | ({Role.COORDINATOR} if self.coordinator else set()))
