"""What must hold of the tables at any moment, whatever coördinatoren, people and the clock did."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from pysqlite3 import dbapi2 as sqlite

from conversations.chat import Reflecting
from conversations.messages import ShowClosing
from norms.model import norm_by_number
from reports.gate.closing import read_closing
from reports.gate.picture import read_picture
from rounds.acts import FewWrote, OriginDropped, RoundStarted
from rounds.calendar import is_allowed, picture_moment
from rounds.current import CurrentRound
from rounds.due import closing_moment
from rounds.period import Period
from storage import acts, rounds
from storage.rounds import StoredRound
from storage.times import instant, stamp
from tests.bot.counting import SEATS, participation_adds_up
from tests.bot.life import Life, Sent

WINDOW = timedelta(days=4)
"""Longer than any weekend with its holidays."""
BY_THE_ROUND = frozenset({"reflectie.prompt", "reflectie.prompt_nog"})
ROUND = "SELECT id, set_hash, plan, threshold, started, setup_sealed FROM round ORDER BY id"
ACTS = "SELECT id, round_id, at, body_sealed FROM act ORDER BY id"
PROMPTS = "SELECT subject, period, at FROM run WHERE kind = 'prompt'"


@dataclass(slots=True)
class Laws:
    """Holds what was seen before, so that what may not change can be compared."""

    life: Life
    rounds: list[tuple[Any, ...]] = field(default_factory=list)
    acts: list[tuple[Any, ...]] = field(default_factory=list)
    prompts: set[tuple[Any, ...]] = field(default_factory=set)
    seen: int = 0
    compared: dict[tuple[int, date], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.life.watch = lambda: participation_adds_up(self.life, self.compared)

    def hold(self) -> None:
        self.frozen_things_stay()
        self.the_log_grows()
        self.prompts_fit()
        self.messages_of_the_clock_keep_hours()
        self.open_questions_fit()
        self.pictures_are_one_a_group_and_week()
        self.the_end_of_a_round_is_told()
        self.few_wrote_is_said_of_weeks_that_were_asked()
        self.nothing_is_left_of_who_is_erased()
        assert not self.life.hub.failures
        assert not self.life.unforeseen

    def _every(self) -> list[StoredRound]:
        return rounds.every(self.life.hub.store)

    def frozen_things_stay(self) -> None:
        now = self.life.rows(ROUND)
        assert now[: len(self.rounds)] == self.rounds
        assert all(row[3] == 5 for row in now)
        for row in now[len(self.rounds) :]:
            self._begins_well(row[0])
        self.rounds = now

    def _begins_well(self, number: int) -> None:
        """A round begins after the one before, is agreed on, has teams with a leader, and marks whole groups."""
        found = {one.round.id: one for one in self._every()}
        current, setup = found[number].round, found[number].round.setup
        started = found[number].started
        assert setup.first > Period.of(started)
        assert setup.is_arranged
        assert setup.teams
        for team in setup.teams:
            assert any(role == "teamleider" for where, role, *_ in self.life.rows(SEATS) if where == team)
        for mark in setup.not_applicable:
            teams = set(mark.teams)
            assert teams <= set(setup.teams)
            assert all(set(group) <= teams or not teams.intersection(group) for group in setup.together)
        for other in found.values():
            if other.round.id < number and other.round.plan.of_round:
                assert other.round.ends is not None
                assert other.round.ends < setup.first
                assert other.round.is_closed(started)
        assert current.course.weeks == setup.weeks

    def the_log_grows(self) -> None:
        now = self.life.rows(ACTS)
        assert now[: len(self.acts)] == self.acts
        told = [one.act for one in acts.newest(self.life.hub.store, len(now))]
        own = sum(isinstance(act, FewWrote | OriginDropped) for act in told)
        assert len(now) - own == self.life.logged
        assert sum(isinstance(act, RoundStarted) for act in told) == len(self.rounds)
        self.acts = now

    def prompts_fit(self) -> None:
        """Each at its own time: rights and plan as they are now, which for a week that has begun is as then."""
        now = set(self.life.rows(PROMPTS))
        for person, week, at in now - self.prompts:
            period, when = Period.parse(week), instant(at)
            found = rounds.at(self._every(), period)
            assert found is not None
            assert Period.of(when) == period
            assert is_allowed(when)
            team, role = self._place(person, at)
            _asks(found.round, team, role, period, when)
        self.prompts = now

    def _place(self, person: int, at: str) -> tuple[int, str]:
        """The team in which someone was then."""
        rows = self.life.rows(
            "SELECT team_id, role FROM membership WHERE person_id = ? AND since <= ? AND"
            " (until IS NULL OR until >= ?) ORDER BY id LIMIT 1",
            person,
            at,
            at,
        )
        assert len(rows) == 1
        return rows[0][0], rows[0][1]

    def messages_of_the_clock_keep_hours(self) -> None:
        for one in self.life.sent[self.seen :]:
            assert not one.by_clock or is_allowed(one.at), one.keys
            if one.keys & BY_THE_ROUND and one.by_clock:
                current = rounds.at(self._every(), Period.of(one.at))
                assert current is not None
                assert current.round.asks(one.at)
        self.seen = len(self.life.sent)
        weeks = Counter(
            (one.person, Period.of(one.at))
            for one in self.life.sent
            if "reflectie.prompt" in one.keys and one.by_clock
        )
        assert all(number == 1 for number in weeks.values())

    def open_questions_fit(self) -> None:
        every = {one.round.id: one.round for one in self._every()}
        for phone in self.life.known():
            for place in self.life.places(phone):
                if isinstance(place.slots, Reflecting):
                    slots = place.slots
                    current = every[slots.round]
                    week = current.week(slots.team, slots.period)
                    assert week is not None
                    assert slots.norm in (week.shared, *week.extras)
                    assert slots.role in norm_by_number(current.norm_set, slots.norm).rollen

    def pictures_are_one_a_group_and_week(self) -> None:
        rows = self.life.rows("SELECT team_id, round_id, period FROM snapshot")
        assert len({(team, week) for team, _, week in rows}) == len(rows)
        every = {one.round.id: one.round for one in self._every()}
        made = dict(rounds.teams_since(self.life.hub.store))
        for team, number, week in rows:
            current, period = every[number], Period.parse(week)
            group = current.group_of(team)
            assert current.week(team, period) is not None
            assert current.course.since(team) < period.closes
            assert {(one, number, week) for one in group} <= set(rows)
            bodies = {read_picture(self.life.hub.store, one, period) for one in group}
            assert len(bodies) == 1
        for found in self._every():
            for group in found.round.groups(made):
                self._has_its_pictures(found, group, set(rows), made[group[0]])

    def _has_its_pictures(
        self, found: StoredRound, group: tuple[int, ...], rows: set[tuple[Any, ...]], made: datetime
    ) -> None:
        since = max(made, found.round.course.since(group[0]))
        for week in found.round.plan_of(group[0]).weeks:
            of_this = rounds.at(self._every(), week.period)
            past = since < week.period.closes and picture_moment(week.period) <= self.life.now
            if past and week.shared and of_this is not None and of_this.round.id == found.round.id:
                assert (group[0], found.round.id, str(week.period)) in rows

    def the_end_of_a_round_is_told(self) -> None:
        """Whoever the clock owed it to heard it: one message for each row that says so."""
        told = Counter(one.person for one in self.life.sent if _closes(one))
        owed: Counter[int] = Counter()
        for found in self._every():
            at = closing_moment(found.round)
            if at is None or not found.round.is_closed(self.life.now) or at > self.life.now:
                continue
            sql = "SELECT subject FROM run WHERE kind = 'closing' AND period = ? AND at <= ?"
            owed.update(row[0] for row in self.life.rows(sql, str(found.round.ends), stamp(at)))
            if self.life.up <= at < self.life.now - WINDOW:
                assert read_closing(self.life.hub.store, found.round.id) is not None
        assert all(told[person] >= owed[person] or not self._took_part(person) for person in owed)

    def _took_part(self, person: int) -> bool:
        """A coördinator from the start, or someone who has always been in a team of every round."""
        places = self.life.rows("SELECT team_id, until FROM membership WHERE person_id = ?", person)
        boss = self.life.rows("SELECT coordinator FROM person WHERE id = ?", person) == [(1,)]
        every = [one.round.course for one in self._every()]
        return boss or any(until is None and all(one.takes_part(team) for one in every) for team, until in places)

    def few_wrote_is_said_of_weeks_that_were_asked(self) -> None:
        """Not of a week in which a pause lay, and not again of weeks that it was said of before."""
        for found in self._every():
            state = found.round.course
            if state.few_wrote is not None:
                assert found.round.plan.week(state.few_wrote) is not None
                assert not state.skips(state.few_wrote)

    def nothing_is_left_of_who_is_erased(self) -> None:
        tables = [row[0] for row in self.life.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            cursor = self.life.hub.store.conn.execute(f"SELECT * FROM {table} LIMIT 0")
            columns = {column[0] for column in cursor.description}
            if "person_id" in columns:
                left = {row[0] for row in self.life.rows(f"SELECT person_id FROM {table}")}
                assert not left & self.life.erased, table
        known = {row[0] for row in self.life.rows("SELECT id FROM person")}
        told = {row[0] for row in self.life.rows("SELECT subject FROM run WHERE kind IN ('prompt', 'closing')")}
        assert told <= known
        assert not known & self.life.erased

    def nobody_can_change_what_is_frozen(self) -> None:
        for sql in (
            "UPDATE round SET threshold = 6",
            "UPDATE round SET setup_sealed = x''",
            "UPDATE act SET at = ''",
            "DELETE FROM act",
            "UPDATE snapshot SET at = ''",
            "UPDATE round_snapshot SET at = ''",
        ):
            table = sql.replace("DELETE FROM", "UPDATE").split()[1]
            if self.life.rows(f"SELECT 1 FROM {table} LIMIT 1"):
                with pytest.raises(sqlite.DatabaseError):
                    self.life.hub.store.conn.execute(sql)


def _closes(one: Sent) -> bool:
    return isinstance(one.message, ShowClosing) or "afsluiting.klaar" in one.keys


def _asks(current: CurrentRound, team: int, role: str, period: Period, at: datetime) -> None:
    """That this round asks its shared norm of this role and team in this week, at this instant."""
    week = current.week(team, period)
    assert week is not None
    assert role in norm_by_number(current.norm_set, week.shared).rollen
    assert not any(mark.what.norm == week.shared and mark.holds(period) for mark in current.course.marks_for(team))
    assert current.course.takes_part(team)
    assert current.course.since(team) <= at
    closed = current.course.closed
    assert week.light or closed is None or at <= closed
    assert not any(
        pause.since < at and (pause.back is None or period < pause.back) for pause in current.course.pauses
    )
    assert week.light or current.ends is None or period <= current.ends
