"""An organisation of people with all kinds of hours, walked through years on the real store, hour by hour.

Nobody has a phone: what would go out is written down, and the process ends now and then at the worst place.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from bot.clock import Clock
from bot.duties import _notify
from bot.host import take_turn
from bot.hub import Hub
from bot.ticking import next_due, tick
from conversations.chat import Reflecting
from conversations.effects import KeepAnswer, KeepIntention
from conversations.events import Pressed
from conversations.messages import Message, Say, ShowPicture, say
from conversations.model import Part, PartKind, PersonState, Role
from guard.find import Guard
from norms.model import norm_by_number
from rounds.calendar import Hours, Moment
from rounds.period import AMSTERDAM, Period
from rounds.setup import Setup
from rounds.starting import Kind
from storage import answers, chats, intentions, outbox, people, rounds
from storage.store import Store, close, open_store, transaction
from tests.organisation import NUMBERS
from tests.storage.hubs import WORDS
from tests.storage.planting import MASTER, SET, a_member, a_team

HOUR = timedelta(hours=1)
ORDER = tuple(theme.nummer for theme in SET.themas)
SIZES = (7, 5, 2)
ROLES = (Role.PROFESSIONAL, Role.PROFESSIONAL, Role.VRIJWILLIGER, Role.MANAGEMENT, Role.TEAMLEIDER)
GAP = 2
"""Weeks between one round and the next: there is no rhythm in them."""


@dataclass(frozen=True, slots=True)
class Told:
    """What reached a person; `started` is None for what someone asked for. `unsure`: the process ended there."""

    at: datetime
    person: int
    started: Kind | None
    message: Message
    hours: Hours
    busy: bool
    unsure: bool = False


@dataclass(repr=False)
class Walk:
    """`unsettled`: weeks in which something about this person changed, so that no one moment can be foretold.

    `times`: hours and moment as a week began.
    """

    folder: Path
    now: datetime
    chance: Random
    guard: Guard
    teams: list[int] = field(default_factory=list)
    members: dict[int, list[int]] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    unsettled: set[tuple[int, Period]] = field(default_factory=set)
    declined: dict[tuple[int, Period], datetime] = field(default_factory=dict)
    stopped: dict[int, list[datetime]] = field(default_factory=dict)
    times: dict[tuple[int, Period], tuple[Hours, Moment]] = field(default_factory=dict)
    restarts: int = 0
    down: timedelta = timedelta()

    def begin(self) -> None:
        self._open()
        for number, size in enumerate(SIZES):
            team = a_team(self.store, f"Team {number}", self.now)
            self.teams.append(team)
            self.members[team] = [a_member(self.store, team, ROLES[n % len(ROLES)], self.now) for n in range(size)]
        for person in self.everyone():
            self._choose(person)
        self._start_round(Period.of(self.now).plus(1))

    def everyone(self) -> list[int]:
        return [person for team in self.teams for person in self.members[team]]

    def team_of(self, person: int) -> int:
        return next(team for team in self.teams if person in self.members[team])

    def _open(self) -> None:
        self.store: Store = open_store(self.folder, MASTER)
        with transaction(self.store):
            outbox.after_crash(self.store)
        clock = Clock()
        clock.set_told(self.now)
        organisation = {**NUMBERS, "contact": "Sanne", "beheerder": "Sanne"}
        self.hub = Hub(self.store, WORDS, SET, clock, organisation, "spiegel_bot", self.guard)

    def end(self) -> None:
        close(self.store)

    def _start_round(self, first: Period) -> None:
        setup = Setup(first, self.chance.choice((13, 26, 40)), ORDER, teams=tuple(self.teams))
        with transaction(self.store):
            rounds.start(self.store, SET, setup, self.now)

    def hours_of(self, person: int) -> Hours:
        return people.person(self.store, person).hours

    def walk(self, until: datetime) -> None:
        while self.now < until:
            self._hour()

    def _hour(self) -> None:
        """Ticks at the full hour and at everything that is due within it; then someone may do something."""
        end = (self.now.astimezone(AMSTERDAM) + timedelta()).timestamp() + HOUR.total_seconds()
        following = datetime.fromtimestamp(end, AMSTERDAM)
        while True:
            self._tick()
            due = next_due(self.hub, self.now)
            if due is None or due >= following:
                break
            self._go(due)
        self._something_happens()
        self._go(max(following, self.now))

    def _go(self, at: datetime) -> None:
        self.now = at
        self.hub.clock.set_told(at)

    def _tick(self) -> None:
        tick(self.hub, self.now)
        assert not self.hub.failures
        while rows := self._claimed():
            if self.chance.random() < 0.002:  # the process ends between «sent» and «recorded»
                self._write_down(rows, unsure=True)
                self._restart(HOUR * self.chance.choice((0, 0, 5, 30)))
                return
            self._write_down(rows)
            with transaction(self.store):
                for row in rows:
                    outbox.settle(self.store, row.id, "sent")

    def _claimed(self) -> list[outbox.Outgoing]:
        with transaction(self.store):
            return outbox.claim(self.store, self.now, 50, frozenset())

    def _write_down(self, rows: list[outbox.Outgoing], *, unsure: bool = False) -> None:
        for row in rows:
            assert row.person is not None
            if not isinstance(row.message, Say | ShowPicture):
                continue
            found = self.store.conn.execute("SELECT started FROM outbox WHERE id = ?", (row.id,)).fetchone()
            kind = Kind(found[0]) if found[0] else None
            hours = self.hours_of(row.person)
            chat = self.store.conn.execute("SELECT busy FROM chat WHERE person_id = ?", (row.person,)).fetchone()
            busy = bool(chat and chat[0] and datetime.fromisoformat(chat[0]) > self.now)
            self.told.append(Told(self.now, row.person, kind, row.message, hours, busy, unsure))

    def _restart(self, away: timedelta) -> None:
        """The store is opened anew, by a process that remembers nothing."""
        self.restarts += 1
        for period in self._weeks(self.now, self.now + away):
            self.unsettled |= {(person, period) for person in self.everyone()}
        close(self.store)
        self.down += away
        self.now += away
        self._open()

    def _weeks(self, begin: datetime, end: datetime) -> Iterator[Period]:
        week = Period.of(begin)
        while week <= Period.of(end):
            yield week
            week = week.plus(1)

    def _something_happens(self) -> None:
        if self.now.hour == 0 and self.now.isoweekday() == 1:
            self._week_begins()
        if self.now.hour == 23 and self.now.isoweekday() == 7:
            self._many_write()
        for person in self.everyone():
            self._answer(person)
        found = self.chance.random()
        person = self.chance.choice(self.everyone())
        if found < 0.001:  # some nine times a year
            self._restart(HOUR * self.chance.choice((0, 0, 1, 1, 1, 1, 72, 72, 480)))
        elif found < 0.004:
            self._changes(person)
            self._choose(person)
        elif found < 0.006:
            self._changes(person)
            self._stops_or_returns(person)
        elif found < 0.010:
            self._changes(person)
            self._writes_something(person)
        elif found < 0.014:
            with transaction(self.store):
                _notify(self.hub, person, say("ronde.weinig_schrijvers"), f"few:{self.now:%Y%m%d%H}", self.now)
                _notify(self.hub, person, say("ronde.uitnodiging"), f"more:{self.now:%Y%m%d%H}", self.now)

    def _changes(self, person: int) -> None:
        self.unsettled.add((person, Period.of(self.now)))

    def _week_begins(self) -> None:
        self._next_round()
        for person in self.everyone():
            known = people.person(self.store, person)
            self.times[person, Period.of(self.now)] = known.hours, known.moment

    def _many_write(self) -> None:
        """At the last hour of the week, so that nobody's prompt is left out; reminders stop where few write."""
        current = rounds.at(rounds.every(self.store), Period.of(self.now))
        week = current.round.plan.week(Period.of(self.now)) if current else None
        if current is None or week is None:
            return
        for person in self.everyone():
            if self.chance.random() < 0.8:
                kept = KeepAnswer(week.period, week.shared, (Part(PartKind.QUESTION, "ik belde eerst"),))
                with transaction(self.store):
                    team = self.team_of(person)
                    answers.keep_answer(self.store, person, team, current.round.id, kept, self.now)

    def _next_round(self) -> None:
        latest = rounds.latest(self.store)
        assert latest is not None
        ends = latest.round.ends
        assert ends is not None
        if Period.of(self.now) >= ends.plus(GAP):
            self._start_round(Period.of(self.now))

    def _choose(self, person: int) -> None:
        """Other days, hours, moment or a pause."""
        days = frozenset(self.chance.sample(range(1, 6), self.chance.choice((1, 2, 3, 4, 5, 5, 5))))
        opens = time(self.chance.choice((6, 8, 8, 9)), self.chance.choice((0, 30)))
        shuts = time(self.chance.choice((13, 15, 17, 17, 21)), self.chance.choice((0, 30)))
        back = None
        if self.chance.random() < 0.3:
            back = self.now.date() + timedelta(days=self.chance.choice((3, 7, 16, 45)))
        moment = Moment(self.chance.choice(sorted(days)), time(self.chance.randint(opens.hour + 1, shuts.hour), 0))
        with transaction(self.store):
            people.set_hours(self.store, person, Hours(days, opens, shuts, back))
            people.set_moment(self.store, person, replace(moment, at=min(max(moment.at, opens), shuts)))

    def _stops_or_returns(self, person: int) -> None:
        state = people.person(self.store, person).state
        new = PersonState.STOPPED if state == PersonState.ACTIVE else PersonState.ACTIVE
        with transaction(self.store):
            people.set_state(self.store, person, new, self.now)
        self.stopped.setdefault(person, []).append(self.now)

    def _writes_something(self, person: int) -> None:
        """In the middle of a conversation, or with something to look back at."""
        current = rounds.latest(self.store)
        assert current is not None
        meant = KeepIntention(Period.of(self.now), 1, "eerst bellen", self.now + timedelta(days=28))
        with transaction(self.store):
            if self.chance.random() < 0.5:
                intentions.keep(self.store, person, current.round.id, meant, self.now)
            else:
                chats.save(self.store, person, chats.load(self.store, person))
                chats.set_busy(self.store, person, self.now + timedelta(minutes=20))

    def _answer(self, person: int) -> None:
        """Some say «deze week niet» within the hour; others let it lie."""
        at = chats.load(self.store, person).at if self.chance.random() < 0.006 else None
        if at is None or at.step != "reflectie.prompt":
            return
        with transaction(self.store):
            take_turn(self.hub, person, Pressed(1, at.step, at.serial, "deze_week_niet"), self.now)
        assert isinstance(at.slots, Reflecting)
        self.declined.setdefault((person, at.slots.period), self.now)

    def asked_weeks(self, team: int, role: str) -> dict[Period, bool]:
        """Every week with a question, and whether this role has one in it."""
        found = rounds.every(self.store)
        weeks = {}
        for current in found:
            for week in current.round.plan_of(team).weeks:
                if rounds.at(found, week.period) is current and week.shared:
                    norm = norm_by_number(current.round.norm_set, week.shared)
                    weeks[week.period] = role in norm.rollen
        return weeks


def begins(year: int) -> datetime:
    return datetime.combine(date(year, 1, 1), time(0), tzinfo=AMSTERDAM)
