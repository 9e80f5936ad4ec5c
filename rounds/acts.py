"""What was done to a round or to the organisation, in the past tense: the log that every member can read.

A round is its setup and these acts, in order; nothing else about it changes.
"""

from dataclasses import dataclass
from datetime import date, datetime

from rounds.period import Period


@dataclass(frozen=True, slots=True)
class RoundStarted:
    first: Period


@dataclass(frozen=True, slots=True)
class TeamAdded:
    """It takes part from the running week on, by itself: who is seen together was fixed at the start."""

    team: int


@dataclass(frozen=True, slots=True)
class Paused:
    """From this moment nothing is asked; again in the week `until`, or, where that is None, after Resumed."""

    until: Period | None


@dataclass(frozen=True, slots=True)
class Resumed:
    """The next question comes in the week after this one."""


@dataclass(frozen=True, slots=True)
class Extended:
    """So many more weeks with a question."""

    weeks: int


@dataclass(frozen=True, slots=True)
class ClosedEarly:
    """Nothing is asked any more; who is answering in this week finishes."""


@dataclass(frozen=True, slots=True)
class MarkedNotApplicable:
    """From next week on; `teams` empty: for every team."""

    norm: int
    teams: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class AppliesAgain:
    norm: int


@dataclass(frozen=True, slots=True)
class InvitedOnceMore:
    """One message to everyone who has not begun; once a round."""


@dataclass(frozen=True, slots=True)
class FewWrote:
    """Spiegel's own: two weeks, of which `period` is the last, in which under 40% wrote. No more reminders."""

    period: Period


@dataclass(frozen=True, slots=True)
class OriginDropped:
    """Spiegel's own: fewer than ten people chose this group, so it is no more."""

    name: str


@dataclass(frozen=True, slots=True)
class RhythmChosen:
    """After the round: a question each so many weeks; 0 for none."""

    every: int


@dataclass(frozen=True, slots=True)
class NextRoundPlanned:
    on: date | None


RoundAct = (
    RoundStarted
    | TeamAdded
    | Paused
    | Resumed
    | Extended
    | ClosedEarly
    | MarkedNotApplicable
    | AppliesAgain
    | InvitedOnceMore
    | FewWrote
    | OriginDropped
    | RhythmChosen
    | NextRoundPlanned
)


@dataclass(frozen=True, slots=True)
class TeamMade:
    team: int


@dataclass(frozen=True, slots=True)
class TeamRenamed:
    """The name it had; the new one is the team's own."""

    team: int
    before: str


@dataclass(frozen=True, slots=True)
class LinksMade:
    """`role` is one of the set's roles."""

    team: int
    role: str
    count: int


@dataclass(frozen=True, slots=True)
class LinksWithdrawn:
    team: int


@dataclass(frozen=True, slots=True)
class PhoneLinkMade:
    """A link that brings someone of this team to another phone."""

    team: int


@dataclass(frozen=True, slots=True)
class TeamPlaced:
    """Its gemeente, its werksoort or what kind of team it is became another."""

    team: int


@dataclass(frozen=True, slots=True)
class TeamsMerged:
    """`team` goes on as part of `into`; what was written and shown before stays under the name it had."""

    team: int
    into: int


@dataclass(frozen=True, slots=True)
class PlaceMoved:
    """A code of the list got a link to another team, or to another role in the same; used or not, its last one."""

    before: int
    team: int


@dataclass(frozen=True, slots=True)
class ReaderLinksMade:
    """Links for people of other teams to read along in this one."""

    team: int
    count: int


@dataclass(frozen=True, slots=True)
class CoordinatorLinkMade:
    """A link for one more coördinator."""


@dataclass(frozen=True, slots=True)
class ReportSettled:
    """Two coördinatoren settled the report of the round that began that day, so it may go outside."""

    begins: date


TeamAct = (
    TeamMade
    | TeamRenamed
    | LinksMade
    | LinksWithdrawn
    | PhoneLinkMade
    | TeamPlaced
    | TeamsMerged
    | PlaceMoved
    | ReaderLinksMade
    | CoordinatorLinkMade
    | ReportSettled
)
Act = RoundAct | TeamAct


@dataclass(frozen=True, slots=True)
class Logged:
    """`at` in Amsterdam."""

    at: datetime
    act: Act
