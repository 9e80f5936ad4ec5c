"""A year of an invented organisation, small enough to be looked through: its rows, and all that was published."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from conversations.effects import KeepAnswer, KeepPlacement, KeepSentence
from conversations.model import Part as AnswerPart
from conversations.model import PartKind, Role
from norms.model import norm_by_number
from reports.gate.asking import asked
from reports.gate.participation import clear_participation
from reports.gate.picture import ClearedPicture, clear_picture
from reports.gate.rules import PLACED, Rules
from reports.gate.taken import ClearedParticipation
from rounds.calendar import OPENS, at_clock, picture_moment
from rounds.due import closing_moment
from rounds.period import Period
from rounds.setup import Setup
from storage import aggregates, answers, filing, people, rounds, teams
from storage.rounds import StoredRound
from storage.store import Store, transaction
from tests.attack import beside
from tests.attack.beside import ORIGINS, Ended
from tests.attack.remembering import Memory
from tests.storage.planting import SET, WEEK, a_member, a_place, a_team, erased, moved

SIZES = {"Noord": 13, "Oost": 9, "Zuid": 24, "Kade": 4, "West": 4, "Haven": 7, "Dijk": 3, "Sluis": 6}
TOGETHER = ("Kade", "West")
VOLUNTEERS = {"Noord": 3, "Zuid": 3}
"""Of those people; they are asked some norms alone."""
KEEN = (0.75, 0.75, 0.75, 0.45, 0.2)
WHO = ("Wij", "Collega's", "De buren", "Vrijwilligers", "Mijn maat en ik", "Nieuwe mensen")
DOES = ("bellen", "zoeken", "vragen", "missen", "delen", "bewaren", "herhalen", "maken", "kennen")
WHAT = (
    "graag terug",
    "een vast gezicht",
    "meer tijd",
    "de korte lijn",
    "elkaar vaker",
    "het eerste gesprek",
    "hulp",
)
PLACING = (*PLACED, "weet_niet", "past_niet")


@dataclass
class Year:
    """What was published, who was in it, and what they said. `people` are by team, the leader apart.

    `volunteers` are some of them, the first of their team.
    `subjects`: the theme that the people of a team cannot leave alone in a round. `words` choose what is written.
    """

    store: Store
    rules: Rules
    chance: Random
    people: dict[int, list[int]]
    leaders: dict[int, int]
    together: tuple[int, ...]
    volunteers: frozenset[int] = frozenset()
    moves: bool = True
    keen: dict[int, float] = field(default_factory=dict)
    words: Random = field(default_factory=Random)
    subjects: dict[int, int] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)
    pictures: list[ClearedPicture] = field(default_factory=list)
    taken: list[ClearedParticipation] = field(default_factory=list)
    candidates: dict[tuple[int, Period, tuple[int, ...]], int] = field(default_factory=dict)
    invited: list[dict[tuple[Period | None, tuple[int, ...]], tuple[int, int]]] = field(default_factory=list)
    ended: list[Ended] = field(default_factory=list)

    def round(self, first: Period, weeks: int, leanings: Mapping[int, tuple[int, ...]]) -> None:
        """From the Monday of `first`. `leanings`: the weights of PLACING in a team."""
        started = picture_moment(first.plus(-1)) - timedelta(days=3)
        order = tuple(theme.nummer for theme in SET.themas)
        together = (self.together,) if len(self.together) > 1 else ()
        setup = Setup(first, weeks, order, teams=tuple(self.people), together=together, origins=ORIGINS)
        with transaction(self.store):
            number = rounds.start(self.store, SET, setup, started)
        current = rounds.by_id(self.store, number)
        beside.begun(self.store, self.chance, current, self.everyone(), started, mixed=self.moves)
        for week in current.round.plan.of_round:
            for team in self.people:
                for person in (*self.people[team], self.leaders[team]):
                    self._write(current, team, person, week.period, (week.shared, *week.extras), leanings[team])
            beside.wished(self.store, self.chance, current, self.everyone(), week)
            if self.moves:
                self._live(week.period)
            if week.period == current.round.ends:
                self._late(current, leanings)
            self._publish_week(current, week.period)
            current = beside.dropped(self.store, current, week.period)
        self._publish_round(current)

    def everyone(self) -> dict[int, tuple[int, ...]]:
        return {team: (*members, self.leaders[team]) for team, members in self.people.items()}

    def _write(
        self,
        current: StoredRound,
        team: int,
        person: int,
        period: Period,
        norms: Iterable[int],
        leaning: tuple[int, ...],
        at: datetime | None = None,
    ) -> None:
        role = self._role(person)
        moment = at or picture_moment(period) - timedelta(days=self.chance.choice((4, 5)), minutes=person)
        go_on = self.keen[team]
        for norm in norms:
            if not norm or role not in norm_by_number(SET, norm).rollen or self.chance.random() > go_on:
                break
            go_on = 0.55
            kept = KeepAnswer(period, norm, (AnswerPart(PartKind.QUESTION, self._answer(team)),))
            value = self.chance.choices(PLACING, leaning)[0]
            number = current.round.id
            with transaction(self.store):
                answers.keep_answer(self.store, person, team, number, kept, moment)
                filing.file(self.store, person, number, period, norm, SET)
                if norm_by_number(SET, norm).plaatsing != "geen":
                    placing = KeepPlacement(period, norm, value)
                    answers.keep_placement(self.store, person, team, number, placing, moment)
                if self.chance.random() < 0.4:
                    sentence = KeepSentence(period, norm, self._sentence())
                    answers.keep_sentence(self.store, person, team, number, sentence, moment)

    def _role(self, person: int) -> Role:
        if person in self.leaders.values():
            return Role.TEAMLEIDER
        return Role.VRIJWILLIGER if person in self.volunteers else Role.PROFESSIONAL

    def _answer(self, team: int) -> str:
        others = [one.nummer for one in SET.themas if self.words.random() < 0.1]
        about = [self.subjects[team]] if self.words.random() < 0.7 else []
        norms = [norm for one in SET.themas if one.nummer in {*about, *others} for norm in one.normen]
        return f"Ik belde over {', '.join(self.words.choice(norm.trefwoorden) for norm in norms) or 'niets'}."

    def _sentence(self) -> str:
        return f"{self.chance.choice(WHO)} {self.chance.choice(DOES)} {self.chance.choice(WHAT)}."

    def _live(self, period: Period) -> None:
        """People come, go, move and are erased."""
        at = picture_moment(period) - timedelta(days=3)
        team, other = self.chance.choice(sorted(self.people)), self.chance.choice(sorted(self.people))
        match self.chance.randrange(5):
            case 0:
                self.people[team].append(a_member(self.store, team, invited=at))
            case 1 if len(self.people[team]) > 3:
                with transaction(self.store):
                    person = self.people[team].pop()
                    teams.withdraw_place_of(self.store, person)
                    people.leave_team(self.store, person, at)
            case 2 if len(self.people[team]) > 3 and other != team:
                person = self.people[team].pop()
                moved(self.store, person, other, at)
                self.people[other].append(person)
            case 3 if len(self.people[team]) > 3:
                erased(self.store, self.people[team].pop(), at)
            case _:
                pass
        self._hand_out(team)

    def _hand_out(self, team: int) -> None:
        """Links of which some are never used, and are taken back in the end."""
        if self.words.random() < 0.2:
            a_place(self.store, team)
        if self.words.random() < 0.2:
            with transaction(self.store):
                teams.withdraw_open(self.store, team)

    def _late(self, current: StoredRound, leanings: Mapping[int, tuple[int, ...]]) -> None:
        """Some write weeks later, or place otherwise than they did."""
        weeks = current.round.plan.of_round
        for week in weeks[:-1]:
            for team in self.people:
                at = picture_moment(weeks[-1].period) - timedelta(days=3)
                for person in self.people[team]:
                    if self.chance.random() < 0.15:
                        self._write(current, team, person, week.period, (week.shared,), leanings[team], at)

    def _publish_week(self, current: StoredRound, period: Period) -> None:
        now = picture_moment(period)
        for group in current.round.groups(self.people):
            week = current.round.week(group[0], period)
            if week is None or not week.shared:
                continue
            with transaction(self.store):
                picture = clear_picture(self.store, group, current, period, now, self.rules)
            self.pictures.append(picture)
            self.candidates[current.round.id, period, group] = self._able(current, group, period, period.closes)
            if picture.placements:
                self.memory.of_picture(self.store, current, group, period, picture)
            asked_of = self.candidates[current.round.id, period, group]
            self.memory.of_themes(self.store, current, group, period, picture, asked_of)
        with transaction(self.store):
            taken = clear_participation(self.store, current, tuple(self.people), period)
        self._remember_taken(current, taken, now)

    def _remember_taken(self, current: StoredRound, taken: ClearedParticipation, counted: datetime) -> None:
        """With how many people it is of: a week is told of once."""
        before = self.invited[-1] if self.taken and self.taken[-1].round == taken.round else {}
        self.taken.append(taken)
        groups = current.round.groups(self.people)
        self.invited.append(
            {
                (when, group): before[when, group]
                if when is not None and (when, group) in before
                else (
                    self._able(current, group, when, counted),
                    self._able(current, group, when, counted, unused=True),
                )
                for when in weeks_of(taken)
                for group in groups
            }
        )

    def _able(
        self,
        current: StoredRound,
        group: tuple[int, ...],
        when: Period | None,
        before: datetime,
        *,
        unused: bool = False,
    ) -> int:
        """Of how many people it can be known that they could write before then, the leader apart.

        Of a week that is told of: those who count from its beginning. With places where nobody came if `unused`.
        """
        places = tuple(seat for team in group for seat in aggregates.team_seats(self.store, team))
        roles = tuple(map(str, Role))
        if when is not None:
            week = current.round.week(group[0], when)
            assert week is not None
            roles = norm_by_number(SET, week.shared).rollen
            before = min(before, when.closes) if before == when.closes else at_clock(when.monday, OPENS)
        return asked(places, roles, current.started, before, unused=unused)

    def _publish_round(self, current: StoredRound) -> None:
        now = closing_moment(current.round)
        assert now is not None
        ended = beside.ended(self.store, self.chance, current, self.everyone(), self.rules)
        self.ended.append(ended)
        self.memory.of_round(self.store, current, ended.cleared, tuple(self.people), now, self.rules)


def weeks_of(taken: ClearedParticipation) -> tuple[Period | None, ...]:
    """The weeks of which it tells; None: the round so far."""
    return (None, *(week.period for week in taken.weeks))


def a_year(
    store: Store,
    seed: int,
    rules: Rules,
    *,
    sizes: Mapping[str, int] = SIZES,
    rounds_of: int = 4,
    weeks: int = 13,
    gap: int = 0,
    moves: bool = True,
    keen: tuple[float, ...] = KEEN,
) -> Year:
    """Rounds one after the other, with so many weeks between them; 52 weeks unless told otherwise.

    `moves`: people come and go, and are from elsewhere than the rest of their team. `keen`: how likely those of
    a team are to answer in a round.
    """
    chance = Random(seed)
    made = {name: a_team(store, name) for name in sizes}
    everyone = {
        made[name]: [
            a_member(
                store, made[name], Role.VRIJWILLIGER if place < VOLUNTEERS.get(name, 0) else Role.PROFESSIONAL
            )
            for place in range(size)
        ]
        for name, size in sizes.items()
    }
    few = frozenset(person for name in sizes for person in everyone[made[name]][: VOLUNTEERS.get(name, 0)])
    leaders = {team: a_member(store, team, Role.TEAMLEIDER) for team in everyone}
    together = tuple(sorted(made[name] for name in TOGETHER if name in made))
    year = Year(store, rules, chance, everyone, leaders, together, few, moves, words=Random(f"woorden {seed}"))
    for number in range(rounds_of):
        leanings = {
            team: chance.choice(((90, 5, 5, 3, 2), (5, 90, 5, 3, 2), (40, 30, 20, 5, 5), (20, 10, 10, 5, 55)))
            for team in everyone
        }
        year.keen = {team: chance.choice(keen) for team in everyone}
        year.subjects = {team: year.words.choice(SET.themas).nummer for team in everyone}
        year.round(WEEK.plus(number * (weeks + gap)), weeks, leanings)
    return year
