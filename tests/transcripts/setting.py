"""What stands in the store before the first word: each part of a `stel:` line is one of these phrases."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from itertools import count

from bot.hub import Hub
from conversations.effects import KeepAnswer, KeepPlacement, KeepSentence, Part, PartKind
from conversations.model import PersonState, Role
from norms.model import thema_of
from rounds.calendar import Moment
from rounds.period import Period
from rounds.plan import Plan, WeekPlan, one_question_a_week
from storage import answers, people, rounds, teams
from storage.store import transaction

EARLIER = timedelta(days=21)
"""How long before the first moment everyone came in; the round was started after that."""
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
FIRST_COLLEAGUE = 9001


@dataclass(slots=True)
class Setting:
    """`me` is the Telegram id of the first phone, `now` the first moment; `links` are those to tap, by name."""

    hub: Hub
    me: int
    now: datetime
    team: int | None = None
    links: dict[str, str] = field(default_factory=dict)
    writers: list[int] = field(default_factory=list)
    addresses: "count[int]" = field(default_factory=lambda: count(FIRST_COLLEAGUE))

    def stand(self, line: str) -> None:
        with transaction(self.hub.store):
            for phrase in line.split(", "):
                self._stand(phrase)

    def _stand(self, phrase: str) -> None:
        for pattern, act in PHRASES:
            match = re.fullmatch(pattern, phrase)
            if match:
                act(self, *match.groups())
                return
        raise ValueError(f"«{phrase}» is not among {[pattern for pattern, _ in PHRASES]}")

    def add_team(self, name: str) -> None:
        made = teams.create(self.hub.store, name, self.now - EARLIER)
        self.team = self.team or made

    def be(self, role: str) -> None:
        self._join(self._me(), Role(role))

    def be_coordinator(self) -> None:
        people.make_coordinator(self.hub.store, self._me())

    def choose(self, day: str, hour: str, minute: str) -> None:
        moment = Moment(DAYS.index(day) + 1, time(int(hour), int(minute)))
        people.set_moment(self.hub.store, self._me(), moment)

    def hand_out(self, role: str, team: str | None) -> None:
        where = self.team if team is None else teams.by_name(self.hub.store, team)
        role_of = Role.COORDINATOR if role == "coördinator" else Role(role)
        named = "link" if not self.links else "andere link"
        place = None if role_of == Role.COORDINATOR else where
        self.links[named] = teams.issue(self.hub.store, place, role_of, self.now - EARLIER)

    def leave_open(self, number: str) -> None:
        for _ in range(int(number)):
            teams.issue(self.hub.store, self.team, Role.PROFESSIONAL, self.now - EARLIER)

    def start_with(self, number: str) -> None:
        """A round whose first week is this one and whose first question is this norm."""
        norm, norm_set, this = int(number), self.hub.norm_set, Period.of(self.now)
        theme = thema_of(norm_set, norm)
        others = tuple(one.nummer for one in theme.normen if one.nummer != norm)
        first = WeekPlan(this, theme.nummer, norm, others)
        rest = one_question_a_week(norm_set, this).weeks
        later = tuple(week for week in rest if week.period > this)
        rounds.start(self.hub.store, norm_set, Plan((first, *later)), self.now - EARLIER / 2)

    def start_on(self, monday: str) -> None:
        start = Period.of(datetime.fromisoformat(monday).date())
        plan = one_question_a_week(self.hub.norm_set, start)
        rounds.start(self.hub.store, self.hub.norm_set, plan, self.now - EARLIER / 2)

    def write(self, number: str, value: str) -> None:
        """Colleagues who answered this week's question."""
        current = rounds.latest(self.hub.store)
        assert current is not None
        period = Period.of(self.now)
        week = current.round.plan.week(period)
        assert week is not None
        assert self.team is not None
        for _ in range(int(number)):
            person = self._colleague()
            kept = KeepAnswer(period, week.shared, (Part(PartKind.QUESTION, "zo ging het"),))
            placed = KeepPlacement(period, week.shared, value)
            answers.keep_answer(self.hub.store, person, self.team, current.round.id, kept, self.now)
            answers.keep_placement(self.hub.store, person, self.team, current.round.id, placed, self.now)
            self.writers.append(person)

    def say(self, sentence: str) -> None:
        """The next colleague who wrote gives the team this sentence."""
        current = rounds.latest(self.hub.store)
        assert current is not None
        period = Period.of(self.now)
        week = current.round.plan.week(period)
        assert week is not None
        assert self.team is not None
        kept = KeepSentence(period, week.shared, sentence)
        answers.keep_sentence(self.hub.store, self.writers.pop(0), self.team, current.round.id, kept, self.now)

    def add_colleagues(self, number: str) -> None:
        for _ in range(int(number)):
            self._colleague()

    def _me(self) -> int:
        known = people.by_address(self.hub.store, self.me)
        if known is not None:
            return known
        person = people.meet(self.hub.store, self.me, self.now - EARLIER)
        people.set_state(self.hub.store, person, PersonState.ACTIVE, self.now - EARLIER)
        return person

    def _colleague(self) -> int:
        """Without a phone, so in the state in which nothing is sent."""
        person = people.meet(self.hub.store, next(self.addresses), self.now - EARLIER)
        self._join(person, Role.PROFESSIONAL)
        return person

    def _join(self, person: int, role: Role) -> None:
        assert self.team is not None
        then = self.now - EARLIER
        token = teams.issue(self.hub.store, self.team, role, then)
        people.join_team(self.hub.store, person, self.team, role, then, then)
        found = teams.usable(self.hub.store, token, person, b"")
        assert found is not None
        teams.use(self.hub.store, found.id, person)


PHRASES: tuple[tuple[str, Callable[..., None]], ...] = (
    (r"team (.+)", Setting.add_team),
    (r"rol (\w+)", Setting.be),
    (r"coördinator", Setting.be_coordinator),
    (r"moment (\w+) (\d+)\.(\d+)", Setting.choose),
    (r"link (\w+)(?: voor (.+))?", Setting.hand_out),
    (r"(\d+) open plekken", Setting.leave_open),
    (r"norm (\d+)", Setting.start_with),
    (r"ronde vanaf (\S+)", Setting.start_on),
    (r"(\d+) collega's", Setting.add_colleagues),
    (r"(\d+) collega's kozen (\w+)", Setting.write),
    (r"zin (.+)", Setting.say),
)
