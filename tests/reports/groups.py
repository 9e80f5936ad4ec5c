"""Several teams in one round, and what a coördinator may see of them together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from conversations.model import Role
from reports.gate.participation import clear_participation
from reports.gate.taken import ClearedParticipation
from rounds.acts import ClosedEarly, RoundAct
from rounds.period import Period
from rounds.setup import Setup
from storage import acts, rounds
from storage.rounds import StoredRound
from storage.store import Store, transaction
from tests.storage.planting import MONDAY, SET, STARTED, THURSDAY, WEEK, a_member, a_place, a_team, write

TUESDAY = MONDAY.replace(hour=7, minute=0) + timedelta(days=1)
ORDER = tuple(theme.nummer for theme in SET.themas)


@dataclass
class Groups:
    """`people` are the professionals by team, `leaders` who leads it; every team has one."""

    store: Store
    current: StoredRound = field(repr=False)
    people: dict[int, list[int]]
    leaders: dict[int, int]

    @property
    def teams(self) -> tuple[int, ...]:
        return tuple(self.people)

    def wrote(
        self, team: int, count: int, *, start: int = 0, period: Period = WEEK, at: datetime | None = None
    ) -> None:
        """So many of the team's professionals answered in this week, on its Thursday."""
        moment = at or THURSDAY + (period.monday - WEEK.monday)
        for person in self.people[team][start : start + count]:
            write(self.store, person, team, self.current, period=period, at=moment)

    def led(self, team: int) -> None:
        write(self.store, self.leaders[team], team, self.current)

    def did(self, act: RoundAct, at: datetime) -> None:
        with transaction(self.store):
            acts.record(self.store, act, self.current.round.id, at)
        self.current = rounds.by_id(self.store, self.current.round.id)

    def ended(self) -> ClearedParticipation:
        """The last count of a round that ends with its first week, at which the whole may be a number."""
        self.did(ClosedEarly(), THURSDAY + timedelta(hours=5))
        return self.counted()

    def counted(self, now: datetime = TUESDAY) -> ClearedParticipation:
        """Of the last week that is over by then."""
        teams = tuple(team for team, _ in rounds.teams_since(self.store))
        with transaction(self.store):
            return clear_participation(self.store, self.current, teams, Period.of(now).plus(-1))


def groups(
    store: Store,
    sizes: Sequence[int],
    *,
    out: Sequence[int] = (),
    unused: int = 0,
    together: Sequence[Sequence[int]] = (),
    origins: tuple[str, ...] = (),
) -> Groups:
    """A team of each size, its leader beside it; teams of the sizes in `out` take no part.

    `together` names teams by their place in `sizes`; `unused` places more in each team were never opened.
    """
    made = [a_team(store, f"Team {number}") for number in range(len(sizes))]
    people = {team: [a_member(store, team) for _ in range(size)] for team, size in zip(made, sizes, strict=True)}
    leaders = {team: a_member(store, team, Role.TEAMLEIDER) for team in made}
    for team in made:
        for _ in range(unused):
            a_place(store, team)
    joined = tuple(tuple(sorted(made[place] for place in group)) for group in together)
    setup = Setup(WEEK, len(ORDER), ORDER, teams=tuple(made), together=joined, origins=origins)
    for number, size in enumerate(out):
        team = a_team(store, f"Buiten {number}")
        people[team] = [a_member(store, team) for _ in range(size)]
    with transaction(store):
        number = rounds.start(store, SET, setup, STARTED)
    return Groups(store, rounds.by_id(store, number), people, leaders)
