"""What can be asked for as a file or as a drawing; all of it is made at sending time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TeamPage:
    """What the team was shown in the round of its latest picture."""

    team: int


@dataclass(frozen=True, slots=True)
class SessionPack:
    """What ShowMeeting tells, on a sheet to take along."""

    team: int


@dataclass(frozen=True, slots=True)
class LinkSheet:
    """`links` with whom each is for: a team and a role."""

    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RoundReport:
    """All that may be told of a round, in thirteen sections and an annex: as it was settled, where it was.

    `amended`: with what was published since, as a concept.
    """

    round: int
    amended: bool = False


@dataclass(frozen=True, slots=True)
class RoundTables:
    """The tables of RoundReport as a workbook, in the form that was settled where one was."""

    round: int


@dataclass(frozen=True, slots=True)
class Factsheet:
    """The round on one page, for who comes to visit."""

    round: int


@dataclass(frozen=True, slots=True)
class OrganisationsLetter:
    """What organisations that lend people must know before a round starts, from the draft as it is then."""


Paper = TeamPage | SessionPack | LinkSheet | RoundReport | RoundTables | Factsheet | OrganisationsLetter


@dataclass(frozen=True, slots=True)
class PlanDrawing:
    """The weeks of this round, each with its question."""

    round: int


@dataclass(frozen=True, slots=True)
class ParticipationDrawing:
    """What ShowParticipation tells."""

    round: int


@dataclass(frozen=True, slots=True)
class ThemeDrawing:
    """What was placed in a theme: by this team, or where `team` is 0 by all of them."""

    round: int
    team: int
    theme: int


Drawing = PlanDrawing | ParticipationDrawing | ThemeDrawing
