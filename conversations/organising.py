"""What coördinatoren change: teams and links, a list of them, and a round."""

from dataclasses import dataclass

from conversations.model import Role
from rounds.acts import RoundAct
from rounds.setup import Draft, Setup


@dataclass(frozen=True, slots=True)
class CreateTeam:
    name: str


@dataclass(frozen=True, slots=True)
class RenameTeam:
    team: int
    name: str


@dataclass(frozen=True, slots=True)
class MergeTeams:
    """Whoever is in `team` is in `into` from now on; earlier answers and pictures stay where they were."""

    team: int
    into: int


@dataclass(frozen=True, slots=True)
class IssueInvites:
    """One-time links; the host makes the codes and tells them to who asked. `moving`: for another phone.

    `team` is None for a coördinator. `replaces`: who uses it leads instead of who leads now.
    """

    team: int | None
    role: Role
    count: int
    moving: bool = False
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class WithdrawInvites:
    """Every link of this team that nobody opened stops working."""

    team: int


@dataclass(frozen=True, slots=True)
class ReadList:
    """Slow work: the file of this message is read as a list of teams and people."""

    message: int
    file: str


@dataclass(frozen=True, slots=True)
class TakeList:
    """The list of this row becomes teams, places and links, as it was shown; the host tells what came of it."""

    work: int


@dataclass(frozen=True, slots=True)
class DropList:
    """Nothing of it stays."""

    work: int


@dataclass(frozen=True, slots=True)
class KeepDraft:
    draft: Draft


@dataclass(frozen=True, slots=True)
class DropDraft:
    """The wizard's work is thrown away."""


@dataclass(frozen=True, slots=True)
class StartRound:
    """Freezes this setup with the norms of this edition in its words, and drops the draft."""

    setup: Setup
    edition: str


@dataclass(frozen=True, slots=True)
class Record:
    """Does this to the newest round and writes it in the log; InvitedOnceMore also sends its messages."""

    act: RoundAct


@dataclass(frozen=True, slots=True)
class AskSettling:
    """The report of this round may go outside, says the first of two people; every other coördinator is asked."""

    round: int


@dataclass(frozen=True, slots=True)
class AgreeSettling:
    """So says the second, and who asked hears it."""

    round: int


TeamChange = CreateTeam | RenameTeam | MergeTeams | IssueInvites | WithdrawInvites
ListChange = ReadList | TakeList | DropList
RoundChange = KeepDraft | DropDraft | StartRound | Record
SettlingChange = AskSettling | AgreeSettling
OrganisingChange = TeamChange | ListChange | RoundChange | SettlingChange
