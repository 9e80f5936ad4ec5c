"""What stands in the store before the first word: each part of a `stel:` line is one of these phrases."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import count

from bot.hub import Hub
from conversations.effects import KeepAnswer, KeepPlacement, KeepSentence, Side
from conversations.model import Part, PartKind, PersonState, Role
from norms.model import thema_of
from rounds.acts import LinksMade, RoundStarted
from rounds.calendar import Moment, picture_moment
from rounds.period import Period
from rounds.school import Holiday
from rounds.setup import NotApplicable, Purpose, Setup, fresh
from storage import acts, answers, chats, filing, people, rounds, school, scope, taps, teams
from storage.store import transaction
from tests.norms.second import second_edition

EARLIER = timedelta(days=21)
"""How long before the first moment everyone came in; the round was started after that."""
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
PHONES = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende")
FIRST_COLLEAGUE = 9001
SINCE_WEDNESDAY = timedelta(days=4, hours=12)
"""From a Wednesday at noon until its week closes."""


@dataclass(slots=True)
class Setting:
    """`me` is the Telegram id of the phone that is spoken of, `now` the first moment; `links` are those to tap.

    `team` is where people come in; `came` is when. `coming` is what a whole round will be started with.
    """

    hub: Hub
    me: int
    now: datetime
    team: int | None = None
    came: datetime | None = None
    coming: Setup | None = None
    first_me: int = 0
    links: dict[str, str] = field(default_factory=dict)
    writers: list[int] = field(default_factory=list)
    colleagues: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    addresses: "count[int]" = field(default_factory=lambda: count(FIRST_COLLEAGUE))

    def __post_init__(self) -> None:
        self.first_me = self.me

    @property
    def then(self) -> datetime:
        return self.came or self.now - EARLIER

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

    def have_new_edition(self) -> None:
        """Beside the one that was there; rounds that were started before keep theirs."""
        older = self.hub.norm_set
        self.hub.norm_set = second_edition()
        self.hub.editions = (self.hub.norm_set, older)

    def take_speech(self) -> None:
        self.hub.speech = True

    def have_school_holiday(self, region: str, first: str, last: str) -> None:
        """As `spiegel.toml` would say it, for every team."""
        one = Holiday(region, date.fromisoformat(first), date.fromisoformat(last))
        school.keep(self.hub.store, (*school.every(self.hub.store), one), {"": region})

    def add_team(self, name: str) -> None:
        made = teams.create(self.hub.store, name, self.then)
        self.team = self.team or made

    def add_teams(self, number: str, name: str) -> None:
        """So many teams of one place each, with a number behind the name."""
        for n in range(1, int(number) + 1):
            made = teams.create(self.hub.store, f"{name} {n:02d}", self.then)
            teams.issue(self.hub.store, made, Role.PROFESSIONAL, self.then)

    def go_to_team(self, name: str) -> None:
        self.team = teams.by_name(self.hub.store, name)

    def take_up(self, which: str) -> None:
        self.me = self.first_me + PHONES.index(which)

    def came_on(self, day: str) -> None:
        self.came = datetime.combine(date.fromisoformat(day), time(12), tzinfo=self.now.tzinfo)

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
        self.links[named] = teams.issue(self.hub.store, place, role_of, self.then)

    def place_team(self, name: str, gemeente: str, werksoort: str) -> None:
        made = teams.create(self.hub.store, name, self.then)
        scope.set_scope(self.hub.store, made, gemeente, werksoort, None)
        teams.issue(self.hub.store, made, Role.PROFESSIONAL, self.then)

    def hand_out_reading(self, team: str) -> None:
        where = teams.by_name(self.hub.store, team)
        named = "link" if not self.links else "andere link"
        self.links[named] = teams.issue(self.hub.store, where, Role.PROFESSIONAL, self.then, also=True)

    def leave_open(self, number: str) -> None:
        for _ in range(int(number)):
            teams.issue(self.hub.store, self.team, Role.PROFESSIONAL, self.then)

    def leave_open_for(self, role: str, team: str | None) -> None:
        where = self.team if team is None else teams.by_name(self.hub.store, team)
        teams.issue(self.hub.store, where, Role(role), self.then)

    def start_with(self, number: str) -> None:
        """A round whose first week is this one and whose first question is this norm."""
        norm, norm_set = int(number), self.hub.norm_set
        theme = thema_of(norm_set, norm)
        others = tuple(one.nummer for one in theme.normen if one.nummer != norm)
        first, *rest = (one.nummer for one in norm_set.themas)
        order = dict.fromkeys((theme.nummer, *rest, first))
        self._start(Setup(Period.of(self.now), len(order), tuple(order), shared_before=others))

    def link_to(self, number: str) -> None:
        """An address of the organisation, beside this norm."""
        address = {f"verder_leren.{self.hub.norm_set.id}.{number}": f"https://voorbeeld.nl/lezen/{number}"}
        own = {**self.hub.organisation, **address}
        self.hub.organisation = own

    def ask_tail(self, kind: str) -> None:
        """The others were asked before, so this one comes with the end of the next norm."""
        me, day = self._me(), (self.now - timedelta(days=40)).date()
        asked = tuple((f"staart.{one}", day) for one in ("nuttig", "nodig", "leerwens") if one != kind)
        chats.save(self.hub.store, me, replace(chats.load(self.hub.store, me), memory=asked))

    def start_on(self, monday: str) -> None:
        first = Period.of(datetime.fromisoformat(monday).date())
        order = tuple(one.nummer for one in self.hub.norm_set.themas)
        self._start(Setup(first, len(order), order))

    def will_start(self, monday: str, weeks: str | None) -> None:
        """All teams there are then, and everything the wizard proposes; phrases after this one change it."""
        first = Period.of(date.fromisoformat(monday))
        setup = fresh(self.hub.norm_set, first, ())
        self.coming = replace(setup, weeks=int(weeks) if weeks else setup.weeks)

    def start_whole(self) -> None:
        """Some days after everyone came in. What opened before now has been seen."""
        store = self.hub.store
        setup = self._setup
        every = tuple(sorted(team for team, _ in rounds.teams_since(store)))
        setup = replace(setup, teams=setup.teams or every)
        number = rounds.start(store, self.hub.norm_set, setup, self.then + timedelta(days=3))
        acts.record(store, RoundStarted(setup.first), number, self.then + timedelta(days=3))
        current = rounds.by_id(store, number).round
        for week in current.plan.weeks:
            if picture_moment(week.period) <= self.now:
                for group in current.groups(every):
                    rounds.claim_run(store, "picture", group[0], str(week.period), self.now)

    def start_without(self, name: str) -> None:
        every = (team for team, _ in rounds.teams_since(self.hub.store))
        out = teams.by_name(self.hub.store, name)
        self.coming = replace(self._setup, teams=tuple(sorted(team for team in every if team != out)))
        self.start_whole()

    def see_together(self, names: str) -> None:
        found = (teams.by_name(self.hub.store, name) for name in names.split(" en "))
        together = tuple(sorted(team for team in found if team is not None))
        self.coming = replace(self._setup, together=(*self._setup.together, together))

    def ask_origin(self, names: str) -> None:
        self.coming = replace(self._setup, origins=tuple(names.split(" en ")))

    def aim(self, purpose: str) -> None:
        self.coming = replace(self._setup, purpose=Purpose(purpose.replace(" ", "_")))

    def expect(self, percent: str) -> None:
        self.coming = replace(self._setup, expected=int(percent))

    def hope(self, sentence: str) -> None:
        self.coming = replace(self._setup, hope=sentence)

    def leave_out(self, norm: str, name: str | None, reason: str) -> None:
        team = teams.by_name(self.hub.store, name) if name else None
        mark = NotApplicable(int(norm), (team,) if team else (), reason, self.then.date())
        marks = (*self._setup.not_applicable, mark)
        self.coming = replace(self._setup, not_applicable=marks)

    @property
    def _setup(self) -> Setup:
        assert self.coming is not None, "first «nieuwe ronde vanaf …»"
        return self.coming

    def tap_before(self, value: str) -> None:
        current = rounds.latest(self.hub.store)
        assert current is not None
        taps.keep_effect(self.hub.store, self._me(), current.round.id, Side.BEFORE, value, self.now)

    def came_from(self, number: str, group: str) -> None:
        """So many new colleagues tapped this group of origin."""
        current = rounds.latest(self.hub.store)
        assert current is not None
        for _ in range(int(number)):
            taps.keep_origin(self.hub.store, self._colleague(), current.round.id, group)

    def tap_both(self, number: str, before: str, after: str) -> None:
        """So many new colleagues tapped how they work, at both ends of the round."""
        current = rounds.latest(self.hub.store)
        assert current is not None
        for _ in range(int(number)):
            person = self._colleague()
            taps.keep_effect(self.hub.store, person, current.round.id, Side.BEFORE, before, self.then)
            taps.keep_effect(self.hub.store, person, current.round.id, Side.AFTER, after, self.now)

    def make_links_often(self, number: str) -> None:
        """Lines in the log, a day apart, the last of them yesterday."""
        assert self.team is not None
        for n in range(int(number), 0, -1):
            made = LinksMade(self.team, Role.PROFESSIONAL, n)
            acts.record(self.hub.store, made, None, self.now - timedelta(days=n))

    def _start(self, setup: Setup) -> None:
        rounds.start(self.hub.store, self.hub.norm_set, setup, self.now - EARLIER / 2)

    def write(self, number: str, value: str, said: str | None = None) -> None:
        """Colleagues who answered this week's question."""
        current = rounds.latest(self.hub.store)
        assert current is not None
        period = Period.of(self.now)
        week = current.round.plan.week(period)
        assert week is not None
        assert self.team is not None
        for _ in range(int(number)):
            person = self._colleague()
            kept = KeepAnswer(period, week.shared, (Part(PartKind.QUESTION, said or "zo ging het"),))
            placed = KeepPlacement(period, week.shared, value)
            answers.keep_answer(self.hub.store, person, self.team, current.round.id, kept, self.now)
            filing.file(self.hub.store, person, current.round.id, period, week.shared, self.hub.norm_set)
            answers.keep_placement(self.hub.store, person, self.team, current.round.id, placed, self.now)
            self.writers.append(person)

    def wrote_in(self, number: str, week: str) -> None:
        """The first so many colleagues of the team answered in the week of this number, on its Wednesday."""
        current = rounds.latest(self.hub.store)
        assert current is not None
        assert self.team is not None
        store, team = self.hub.store, self.team
        found = self.colleagues[team]
        asked = next(one for one in current.round.plan.weeks if one.period.week == int(week))
        at = asked.period.closes - SINCE_WEDNESDAY
        for person in found[: int(number)]:
            kept = KeepAnswer(asked.period, asked.shared, (Part(PartKind.QUESTION, "zo ging het"),))
            placed = KeepPlacement(asked.period, asked.shared, "soms")
            answers.keep_answer(store, person, team, current.round.id, kept, at)
            answers.keep_placement(store, person, team, current.round.id, placed, at)

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
        person = people.meet(self.hub.store, self.me, self.then)
        people.set_state(self.hub.store, person, PersonState.ACTIVE, self.then)
        return person

    def _colleague(self) -> int:
        """Without a phone, so in the state in which nothing is sent."""
        person = people.meet(self.hub.store, next(self.addresses), self.then)
        self._join(person, Role.PROFESSIONAL)
        assert self.team is not None
        self.colleagues[self.team].append(person)
        return person

    def _join(self, person: int, role: Role) -> None:
        assert self.team is not None
        token = teams.issue(self.hub.store, self.team, role, self.then)
        people.join_team(self.hub.store, person, self.team, role, self.then, self.then)
        found = teams.usable(self.hub.store, token, person, b"")
        assert found is not None
        teams.use(self.hub.store, found.id, person)


PHRASES: tuple[tuple[str, Callable[..., None]], ...] = (
    (r"met spraak", Setting.take_speech),
    (r"een nieuwe uitgave", Setting.have_new_edition),
    (r"schoolvakantie (\w+) van (\S+) tot (\S+)", Setting.have_school_holiday),
    (r"team (.+)", Setting.add_team),
    (r"(\d+) keer team (.+)", Setting.add_teams),
    (r"in team (.+)", Setting.go_to_team),
    (rf"({'|'.join(PHONES)}) telefoon", Setting.take_up),
    (r"sinds (\S+)", Setting.came_on),
    (r"nieuwe ronde vanaf (\S+?)(?: van (\d+) weken)?", Setting.will_start),
    (r"samen (.+ en .+)", Setting.see_together),
    (r"herkomst (.+ en .+)", Setting.ask_origin),
    (r"doel (leren|laten zien|allebei)", Setting.aim),
    (r"verwacht (\d+)%", Setting.expect),
    (r"hoop (.+)", Setting.hope),
    (r"vraag (\d+) geldt niet(?: voor (.+))?: (.+)", Setting.leave_out),
    (r"gestart", Setting.start_whole),
    (r"gestart zonder (.+)", Setting.start_without),
    (r"tik vooraf (\w+)", Setting.tap_before),
    (r"(\d+) collega's van (\w+)", Setting.came_from),
    (r"(\d+) collega's tikten (\w+) en later (\w+)", Setting.tap_both),
    (r"(\d+) keer links in het logboek", Setting.make_links_often),
    (r"(\d+) collega's schreven in week (\d+)", Setting.wrote_in),
    (r"rol (\w+)", Setting.be),
    (r"coördinator", Setting.be_coordinator),
    (r"moment (\w+) (\d+)\.(\d+)", Setting.choose),
    (r"link (\w+)(?: voor (.+))?", Setting.hand_out),
    (r"ploeg (\w+) in (\w+) voor (\w+)", Setting.place_team),
    (r"meeleeslink voor (.+)", Setting.hand_out_reading),
    (r"(\d+) open plekken", Setting.leave_open),
    (r"open plek (\w+)(?: voor (.+))?", Setting.leave_open_for),
    (r"norm (\d+)", Setting.start_with),
    (r"verder lezen bij (\d+)", Setting.link_to),
    (r"aan het eind (nuttig|nodig|leerwens)", Setting.ask_tail),
    (r"ronde vanaf (\S+)", Setting.start_on),
    (r"(\d+) collega's", Setting.add_colleagues),
    (r"(\d+) collega's kozen (\w+)(?: en schreven (.+))?", Setting.write),
    (r"zin (.+)", Setting.say),
)
