"""Teams and rounds around one person: what a coördinator changes, and what others change meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from conversations.effects import Effect
from conversations.model import TeamSeats, World
from conversations.organising import (
    CreateTeam,
    DropDraft,
    IssueInvites,
    KeepDraft,
    MergeTeams,
    Record,
    RenameTeam,
    StartRound,
    WithdrawInvites,
)
from conversations.ronde.drafting import earliest_start
from norms.loader import load_package_set
from norms.model import NormSet
from rounds.acts import ClosedEarly, RoundAct
from rounds.course import course
from rounds.current import CurrentRound, current_round, with_act
from rounds.period import Period
from rounds.setup import LONGEST, SHORTEST, Arranged, Setup, without_team

NORM_SET = load_package_set()
OLDER = replace(NORM_SET, id="sociaal_werk-2025.1", editie="2025.1")
"""An edition of before, with the same words: what the wizard may go back to."""
ORDER = tuple(theme.nummer for theme in NORM_SET.themas)
NOORD, ZUID, KADE = 1, 2, 3


@dataclass(slots=True)
class Organisation:
    """`rounds` in the order in which they were started."""

    teams: dict[int, TeamSeats] = field(
        default_factory=lambda: {
            NOORD: TeamSeats(NOORD, "Noord", 5, 3, leaders=1),
            ZUID: TeamSeats(ZUID, "Zuid", 0, 1, leaders=1),
            KADE: TeamSeats(KADE, "Kade", 2, 2, leaders=1),
        }
    )
    rounds: list[CurrentRound] = field(default_factory=list)

    def copy(self) -> "Organisation":
        return Organisation(dict(self.teams), list(self.rounds))

    def apply(self, effect: Effect, world: World) -> World:
        match effect:
            case CreateTeam(name):
                number = max(self.teams, default=0) + 1
                self.teams[number] = TeamSeats(number, name, 0, 0)
            case RenameTeam(team, name):
                self.teams[team] = replace(self.teams[team], name=name)
            case MergeTeams(team, into):
                gone, both = self.teams.pop(team), self.teams[into]
                self.teams[into] = replace(
                    both,
                    opened=both.opened + gone.opened,
                    used=both.used + gone.used,
                    leaders=both.leaders + gone.leaders,
                )
                if world.draft is not None:
                    return replace(world, draft=without_team(world.draft, team))
            case IssueInvites(int(team), _, number, moving) if not moving:
                self.teams[team] = replace(self.teams[team], opened=self.teams[team].opened + number)
            case WithdrawInvites(team):
                self.teams[team] = replace(self.teams[team], opened=0)
            case StartRound(setup, edition):
                return self.start(setup, world, OLDER if edition == OLDER.id else NORM_SET)
            case KeepDraft(draft):
                return replace(world, draft=draft)
            case DropDraft():
                return replace(world, draft=None)
            case Record(act) if world.newest:
                return self._record(act, world)
            case _:
                pass
        return world

    def start(self, setup: Setup, world: World, norm_set: NormSet = NORM_SET) -> World:
        now = world.now
        self.rounds.append(current_round(len(self.rounds) + 1, norm_set, setup, course(setup, now, ())))
        return self.seen(replace(world, draft=None))

    def _record(self, act: RoundAct, world: World) -> World:
        self.rounds[-1] = with_act(self.rounds[-1], act, world.now)
        return self.seen(world)

    def seen(self, world: World) -> World:
        """As the store gives them: all teams to who may see them, the round of this week, the newest."""
        world = replace(world, teams=tuple(self.teams.values()) if world.coordinator else ())
        if not self.rounds:
            return world
        before = world.round
        begun = [one for one in self.rounds if one.setup.first <= world.period]
        current = begun[-1] if begun else self.rounds[0]
        asked = tuple((one.norm_set, one.asked_of_all) for one in self.rounds)
        tapped = world.tapped if before is not None and before.id == current.id else frozenset()
        return replace(world, round=current, newest=self.rounds[-1], asked_before=asked, tapped=tapped)

    def another(self, number: int, world: World) -> World:
        """What another coördinator does meanwhile."""
        setup = world.draft.setup if world.draft else None
        match number % 5:
            case 0 if world.newest is not None and not world.newest.is_closed(world.now):
                return self._record(ClosedEarly(), world)
            case 1 if world.newest is None or world.newest.is_closed(world.now):
                return self.start(Setup(earliest_start(world), 4, ORDER, teams=(NOORD, ZUID)), world)
            case 2 if world.draft is not None and setup is not None:
                return replace(world, draft=replace(world.draft, out=tuple(self.teams)))
            case 3 if world.draft is not None and setup is not None:
                undone = replace(setup, works_council=Arranged())
                return replace(world, draft=replace(world.draft, setup=undone))
            case 4 if ZUID in self.teams:
                self.teams[ZUID] = replace(self.teams[ZUID], leaders=1 - self.teams[ZUID].leaders)
            case _:
                pass
        return world


def whole_round(first: Period, *, origins: tuple[str, ...] = ()) -> Setup:
    return Setup(first, len(ORDER), ORDER, teams=(NOORD, ZUID), origins=origins)


def begins_well(setup: Setup, world: World, teams: Mapping[int, TeamSeats]) -> None:
    """What a wizard may start, whatever others did meanwhile."""
    assert setup.is_arranged
    assert setup.first >= earliest_start(world)
    assert world.newest is None or world.newest.is_closed(world.now)
    assert setup.teams
    assert all(teams[team].leaders for team in setup.teams)
    assert SHORTEST <= setup.weeks <= LONGEST
    assert sorted(setup.order) == sorted(ORDER)
    joined = [team for group in setup.together for team in group]
    assert len(joined) == len(set(joined))
    assert set(joined) <= set(setup.teams)
    for mark in setup.not_applicable:
        assert set(mark.teams) <= set(setup.teams)
        assert all(set(group) <= {*mark.teams} or not {*mark.teams} & {*group} for group in setup.together)
