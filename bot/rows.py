"""A round by generated rows: written through storage as turns would, without a chat or a clock."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from random import Random

from bot.demo_truths import Truths
from bot.demo_words import Words
from bot.duties import AT_END
from conversations.effects import KeepAnswer, KeepPlacement, KeepSentence, KeepWish, WishKind
from conversations.model import Part, PartKind, PersonState, Role
from norms.model import Norm, NormSet, norm_by_number, thema_of
from reports.gate.participation import clear_participation
from reports.gate.picture import clear_picture
from reports.gate.round_figures import clear_round
from rounds.calendar import at_clock, picture_moment
from rounds.due import closing_moment
from rounds.period import Period
from rounds.plan import WeekPlan
from rounds.setup import fresh
from storage import answers, filing, people, rounds, teams, wishes
from storage.rounds import StoredRound
from storage.store import Store, transaction

WORKDAY = time(9, 0)
MINUTES = 8 * 60
DAYS = 5
TELEGRAM_FROM = 600_000_000
"""Invented accounts count up from here."""
SENTENCE, FURTHER = 0.4, 0.5
"""Chances that a writer gives the team a sentence, and goes on with one more norm of the theme."""


@dataclass(frozen=True, slots=True)
class Crew:
    """The people of one team; the first leads it. `place` counts teams from 1, as the planted truths do."""

    place: int
    team: int
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """What is written and by what chances. `further`: of going on after each norm; 1.0: all four of a theme.

    `takes_part`: the weekly chance of everyone; None: drawn for each person from the truths. `unfit`: norms with
    the chance that a writer says they do not fit.
    """

    truths: Truths
    words: Words
    seed: int
    further: float = FURTHER
    takes_part: float | None = None
    unfit: Mapping[int, float] | None = None


def settle(store: Store, names: tuple[str, ...], sizes: tuple[int, ...], at: datetime) -> tuple[Crew, ...]:
    """Teams with everyone in them, the leader counted in `sizes`."""
    crews, telegram = [], TELEGRAM_FROM
    for place, (name, size) in enumerate(zip(names, sizes, strict=True), start=1):
        with transaction(store):
            team = teams.create(store, name, at)
            own = []
            for number in range(size):
                role = Role.PROFESSIONAL if number else Role.TEAMLEIDER
                own.append(_arrive(store, team, role, telegram, at))
                telegram += 1
        crews.append(Crew(place, team, tuple(own)))
    return tuple(crews)


def _arrive(store: Store, team: int, role: Role, telegram: int, at: datetime) -> int:
    token = teams.issue(store, team, role, at)
    found = teams.usable(store, token, None, people.address_hash(store, telegram))
    assert found is not None
    person = people.meet(store, telegram, at)
    people.join_team(store, person, team, role, at, at)
    teams.use(store, found.id, person)
    people.set_state(store, person, PersonState.ACTIVE, at)
    return person


def begin(
    store: Store,
    norm_set: NormSet,
    crews: tuple[Crew, ...],
    weeks: int,
    started: datetime,
    together: tuple[tuple[int, ...], ...] = (),
) -> StoredRound:
    """A round from the Monday after `started`. `together` holds groups of places of teams."""
    by_place = {crew.place: crew.team for crew in crews}
    setup = replace(
        fresh(norm_set, Period.of(started).plus(1), ()),
        weeks=weeks,
        teams=tuple(crew.team for crew in crews),
        together=tuple(tuple(sorted(by_place[place] for place in group)) for group in together),
    )
    with transaction(store):
        number = rounds.start(store, norm_set, setup, started)
    return rounds.by_id(store, number)


def write_week(store: Store, current: StoredRound, crews: tuple[Crew, ...], week: WeekPlan, rows: Rows) -> int:
    """What everyone wrote in one week, in one transaction; how many answers that is."""
    written = 0
    with transaction(store):
        for crew in crews:
            for place, person in enumerate(crew.people):
                chance = Random(f"{rows.seed}:{crew.place}:{place}:{week.period}")  # noqa: S311  # a story
                if chance.random() < _takes_part(rows, crew, place):
                    role = Role.PROFESSIONAL if place else Role.TEAMLEIDER
                    written += _write(store, current, crew, person, place, role, week, rows, chance)
    return written


def publish_week(store: Store, current: StoredRound, crews: tuple[Crew, ...], period: Period) -> None:
    """The pictures of its Monday and who took part, as the clock makes them."""
    now = picture_moment(period)
    for group in current.round.groups(crew.team for crew in crews):
        if current.round.week(group[0], period) is not None:
            with transaction(store):
                if rounds.claim_run(store, "picture", group[0], str(period), now):
                    clear_picture(store, group, current, period, now)
    with transaction(store):
        if rounds.claim_run(store, "participation", current.round.id, str(period), now):
            clear_participation(store, current, tuple(crew.team for crew in crews), period)


def publish_end(store: Store, current: StoredRound, crews: tuple[Crew, ...]) -> None:
    """All figures of the round, as the clock makes them."""
    at, every, number = closing_moment(current.round), tuple(crew.team for crew in crews), current.round.id
    assert at is not None
    with transaction(store):
        if rounds.claim_run(store, "figures", number, AT_END, at):
            clear_round(store, current, every, at)


def _takes_part(rows: Rows, crew: Crew, place: int) -> float:
    """The same in each week."""
    if rows.takes_part is not None:
        return rows.takes_part
    mix = rows.truths.mix_of(crew.place)
    own = Random(f"{rows.seed}:{crew.place}:{place}")  # noqa: S311  # a story
    return rows.truths.takes_part[own.choices(list(mix), list(mix.values()))[0]]


def _write(
    store: Store,
    current: StoredRound,
    crew: Crew,
    person: int,
    place: int,
    role: Role,
    week: WeekPlan,
    rows: Rows,
    chance: Random,
) -> int:
    """The shared norm, as far as this role is asked it, and the further ones while there is appetite."""
    norm_set = current.round.norm_set
    asked = [norm_by_number(norm_set, number) for number in (week.shared, *week.extras) if number]
    at = at_clock(week.period.monday, WORKDAY) + timedelta(
        days=chance.randrange(DAYS), minutes=chance.randrange(MINUTES)
    )
    count = 0
    for norm in (norm for norm in asked if role in norm.rollen):
        if count and chance.random() >= rows.further:
            break
        _answer(store, current, crew, person, place, norm, week.period, at, rows, chance)
        count += 1
    return count


def _answer(
    store: Store,
    current: StoredRound,
    crew: Crew,
    person: int,
    place: int,
    norm: Norm,
    period: Period,
    at: datetime,
    rows: Rows,
    chance: Random,
) -> None:
    number, theme = current.round.id, thema_of(current.round.norm_set, norm.nummer).nummer
    text = " ".join(rows.words.long(theme, place + crew.place, chance))
    kept = KeepAnswer(period, norm.nummer, (Part(PartKind.QUESTION, text),))
    answers.keep_answer(store, person, crew.team, number, kept, at)
    filing.file(store, person, number, period, norm.nummer, current.round.norm_set)
    if norm.plaatsing != "geen":
        value = _placement(norm.nummer, theme, crew, rows, chance)
        answers.keep_placement(store, person, crew.team, number, KeepPlacement(period, norm.nummer, value), at)
    if chance.random() < SENTENCE:
        sentence = rows.words.sentence(theme, norm.nummer, crew.place, place, chance)
        answers.keep_sentence(store, person, crew.team, number, KeepSentence(period, norm.nummer, sentence), at)
    if theme == rows.truths.need_theme and chance.random() < rows.truths.need:
        words = rows.words.any("leerwens", chance)
        wishes.keep(store, person, number, KeepWish(WishKind.LEARNING, period, norm.nummer, words), at)


def _placement(norm: int, theme: int, crew: Crew, rows: Rows, chance: Random) -> str:
    if chance.random() < (rows.unfit or {}).get(norm, 0.0):
        return "past_niet"
    if chance.random() < rows.truths.mostly(crew.place, theme):
        return "meestal"
    otherwise = rows.truths.otherwise
    return chance.choices(list(otherwise), list(otherwise.values()))[0]
