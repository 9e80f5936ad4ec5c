"""Rounds with a planted truth, by generated rows through storage and the gate."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.demo_truths import Truths, load_truths
from bot.demo_words import load_words
from bot.rows import Crew, Rows, begin, publish_week, settle, write_week
from bot.simulate import BEGIN
from norms.loader import load_package_set
from reports.gate.cleared import ClearedRound, Group, Subject
from reports.gate.round_figures import clear_round
from rounds.calendar import picture_moment
from storage.rounds import StoredRound
from storage.store import Store, close, create, open_store, transaction

SET = load_package_set()
MASTER = bytes(range(32))
DIFFERING, OTHER = 4, 5
"""Themes of which all four norms are placed; of the second no two teams were made to differ."""
UNFIT = SET.themas[OTHER - 1].normen[1].nummer
LEADER = 1


@dataclass(frozen=True, slots=True)
class Planted:
    """`mostly`: of each team the chance of "meestal" in the theme DIFFERING; of `writers` people in each."""

    mostly: tuple[float, ...]
    writers: int


@dataclass(frozen=True, slots=True)
class Round:
    """What was cleared; `teams` in the order of Planted.mostly."""

    cleared: ClearedRound
    teams: tuple[int, ...]

    def differ(self, theme: int, one: int, other: int) -> bool:
        pair: set[Group] = {(self.teams[one],), (self.teams[other],)}
        return any(
            set(found) == pair
            for verdict in self.cleared.verdicts
            if (verdict.subject, verdict.number) == (Subject.THEME, theme)
            for found in verdict.pairs
        )


@contextmanager
def new_store() -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "data"
        path.mkdir()
        create(path, MASTER)
        store = open_store(path, MASTER)
        try:
            yield store
        finally:
            close(store)


def truths(planted: Planted) -> Truths:
    """Who places a norm says one of the three; half of the writers wishes to learn the same."""
    placed = {(place, DIFFERING): chance for place, chance in enumerate(planted.mostly, start=1)}
    otherwise = {"soms": 2.0, "nog_weinig": 1.0}
    return replace(load_truths(), placed=placed, otherwise=otherwise, spread=0.0, need_theme=OTHER, need=0.5)


def play(store: Store, planted: Planted, seed: int) -> Round:
    """Everyone answers the four norms of both themes; their pictures come out, then the round's figures."""
    with transaction(store):
        size = planted.writers + LEADER
        names = tuple(f"Team {number}" for number in range(len(planted.mostly)))
    crews = settle(store, names, (size,) * len(names), BEGIN)
    current = begin(store, SET, crews, len(SET.themas), BEGIN)
    rows = Rows(truths(planted), load_words(), seed, further=1.0, takes_part=1.0, unfit={UNFIT: 0.4})
    return _written(store, current, crews, rows)


def _written(store: Store, current: StoredRound, crews: tuple[Crew, ...], rows: Rows) -> Round:
    for week in current.round.plan.of_round:
        if week.theme in {DIFFERING, OTHER}:
            write_week(store, current, crews, week, rows)
            publish_week(store, current, crews, week.period)
    teams = tuple(crew.team for crew in crews)
    ends = picture_moment(current.round.plan.of_round[-1].period) + timedelta(days=1)
    with transaction(store):
        return Round(clear_round(store, current, teams, ends), teams)


@dataclass(frozen=True, slots=True)
class Found:
    """In how many of `seeds` rounds each was named; `equal`: a difference that was not planted."""

    seeds: int
    differing: int
    equal: int
    need: int
    unfit: int


FOUR = Planted((0.8, 0.2, 0.55, 0.55), 7)
"""One team far above the others and one far below; the last two are equal."""
TWO = Planted((0.8, 0.2), 7)


def found(planted: Planted, seeds: int, told: Callable[[int], None] | None = None) -> Found:
    """The equal teams are the last two in DIFFERING, or where there are but two those two in OTHER.

    `told` hears how many rounds were played.
    """
    totals = [0, 0, 0, 0]
    last = len(planted.mostly) - 1
    theme = DIFFERING if last > 1 else OTHER
    for seed, _ in zip(count(), range(seeds), strict=False):
        with new_store() as store:
            played = play(store, planted, seed)
        names = (
            played.differ(DIFFERING, 0, 1),
            played.differ(theme, last - 1, last),
            any(one.kind == "leerwens" for one in played.cleared.wishes),
            UNFIT in played.cleared.unfit,
        )
        totals = [total + name for total, name in zip(totals, names, strict=True)]
        if told is not None:
            told(seed + 1)
    return Found(seeds, *totals)
