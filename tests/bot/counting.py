"""Participation counted by hand, as the tables stand at the instant at which the gate counted it."""

from datetime import date

from norms.model import norm_by_number
from reports.gate.asking import fifteenth_day
from reports.gate.bands import told_of
from reports.gate.taken import read_participation
from reports.gate.whole import Taken
from rounds.period import Period
from storage import rounds
from storage.rounds import StoredRound
from storage.times import instant, stamp
from tests.bot.life import Life

SEATS = (
    "SELECT team_id, role, made, person_id FROM invite"
    " WHERE kind = 'join' AND state <> 'withdrawn' AND team_id IS NOT NULL"
)


def participation_adds_up(life: Life, compared: dict[tuple[int, date], int]) -> None:
    """What was published just now, once: people may do something at that very instant.

    `compared`: of each round and day how many wrote at least by what was told: nothing is told of fewer later, so
    that nobody is seen to go.
    """
    store = life.hub.store
    for found in rounds.every(store):
        cleared = read_participation(store, found.round.id)
        sql = "SELECT MAX(at) FROM round_snapshot WHERE round_id = ? AND kind = 'participation'"
        if cleared is None or life.rows(sql, found.round.id) != [(stamp(life.now),)]:
            continue
        if (found.round.id, cleared.day) in compared:
            continue
        before = max((number for (own, _), number in compared.items() if own == found.round.id), default=0)
        told, whole = cleared.whole.wrote, cleared.whole
        compared[found.round.id, cleared.day] = told_of(whole.band, whole.invited)[0] if told is None else told
        teams = [team for group in cleared.groups for team in group.teams]
        assert sorted(teams) == sorted(team for team, _ in found.round.course.teams)
        for taken in (cleared.whole, *(week.taken for week in cleared.weeks)):
            _shows_no_more_than_it_may(taken)
        places = [row for row in life.rows(SEATS) if row[0] in teams and _counts(life, found, row[2])]
        wrote = {row[0] for row in life.rows("SELECT person_id FROM answer WHERE round_id = ?", found.round.id)}
        assert cleared.whole.invited == len(places)
        here = sum(person in wrote for *_, person in places)
        assert told is None or told <= max(here, before)
        for week in cleared.weeks:
            assert week.taken.invited <= _places_before(life, found, teams, week.period)


def _counts(life: Life, found: StoredRound, made: str) -> bool:
    """A place that was handed out after the start counts from the fifteenth day."""
    return made <= stamp(found.started) or life.now >= fifteenth_day(instant(made))


def _places_before(life: Life, found: StoredRound, teams: list[int], period: Period) -> int:
    """Of roles that the week's norm is asked of, handed out by the start or a fortnight before the week closed."""
    asked = 0
    for team, role, made, _ in life.rows(SEATS):
        week = found.round.week(team, period) if team in teams else None
        early = made <= stamp(found.started) or fifteenth_day(instant(made)) <= period.closes
        asked += week is not None and early and role in norm_by_number(found.round.norm_set, week.shared).rollen
    return asked


def _shows_no_more_than_it_may(taken: Taken) -> None:
    assert taken.wrote is None or taken.band is None
    if taken.invited < 8:
        assert taken == Taken(taken.invited, None, None)
    if taken.wrote is not None:
        assert 5 <= taken.wrote <= taken.invited - 5
