"""What people tell beside their answers; and a round as it ended, with what that rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import Random

from conversations.afsluiting import EFFECT
from conversations.effects import KeepWish, Side, WishKind
from norms.model import norm_by_number
from norms.tagging import tags
from reports.gate.asking import asked
from reports.gate.cleared import ClearedRound, Group
from reports.gate.closing import ClearedClosing, ClearedEffect, clear_closing, clear_effect
from reports.gate.origins import drop_small_origins
from reports.gate.round_figures import clear_round
from reports.gate.rules import UNFIT, Rules
from reports.gate.taken import ClearedParticipation, read_participation
from rounds.acts import OriginDropped
from rounds.calendar import picture_moment
from rounds.due import closing_moment, effect_moment
from rounds.period import Period
from rounds.plan import WeekPlan
from storage import acts, aggregates, round_rows, rounds, taps, wishes
from storage.aggregates import Seat, Wrote
from storage.round_rows import SentenceRow, WishRow
from storage.rounds import StoredRound
from storage.store import Store, transaction
from tests.storage.planting import SET

People = Mapping[int, tuple[int, ...]]
"""By team, the leader last."""
ORIGINS = ("Gemeente", "Welzijn", "Zorg")
DROPPED_IN = 2
"""The week at the end of which small groups of origin are dropped."""
WISHED = (2, 5, 11)
"""Norms of which people wish something, mostly."""


@dataclass(frozen=True, slots=True)
class Ended:
    """From `seats` on it is the truth, as it stood when the figures were made; `taps` two weeks later.

    `asked`: how many of each group a norm was asked, leaders too. `unfit`: who said it of which norm.
    """

    current: StoredRound
    cleared: ClearedRound
    taken: ClearedParticipation
    closing: ClearedClosing
    effect: ClearedEffect
    seats: Mapping[Group, tuple[Seat, ...]]
    asked: Mapping[tuple[int, Group], int]
    wished: tuple[WishRow, ...]
    unfit: Mapping[int, frozenset[int]]
    origins: Mapping[int, str]
    wrote: tuple[Wrote, ...]
    sentences: tuple[SentenceRow, ...]
    taps: tuple[Mapping[int, str], Mapping[int, str]]


def begun(
    store: Store, chance: Random, current: StoredRound, people: People, at: datetime, *, mixed: bool
) -> None:
    """Most say where they come from, which leans on their team or follows it, and how they work before it."""
    with transaction(store):
        for team, members in people.items():
            for person in members:
                own = ORIGINS[team % len(ORIGINS)]
                if mixed and chance.random() < 0.25:
                    own = chance.choice((*ORIGINS, ""))
                taps.keep_origin(store, person, current.round.id, own)
        _tapped(store, chance, current, people, Side.BEFORE, at)


def _tapped(store: Store, chance: Random, current: StoredRound, people: People, side: Side, at: datetime) -> None:
    for members in people.values():
        for person in members:
            if chance.random() < 0.85:
                taps.keep_effect(store, person, current.round.id, side, chance.choice(EFFECT), at)


def wished(store: Store, chance: Random, current: StoredRound, people: People, week: WeekPlan) -> None:
    """Some say what they need, or wish to learn."""
    at = picture_moment(week.period) - timedelta(days=4)
    with transaction(store):
        for members in people.values():
            for person in members:
                if chance.random() < 0.12:
                    kind = chance.choice((WishKind.NEED, WishKind.LEARNING))
                    norm = norm_by_number(SET, chance.choice((*WISHED, WISHED[0], chance.randrange(1, 53))))
                    kept = KeepWish(kind, week.period, week.shared, f"Meer over {norm.trefwoorden[0]}.")
                    wishes.keep(store, person, current.round.id, kept, at)


def dropped(store: Store, current: StoredRound, period: Period) -> StoredRound:
    """The round, without the groups of origin that few chose once they are known."""
    if period != current.round.plan.of_round[DROPPED_IN - 1].period:
        return current
    now = picture_moment(period)
    with transaction(store):
        for name in drop_small_origins(store, current):
            acts.record(store, OriginDropped(name), current.round.id, now)
    return rounds.by_id(store, current.round.id)


def ended(store: Store, chance: Random, current: StoredRound, people: People, rules: Rules) -> Ended:
    """The closing page, all figures, and two weeks later the effect; as the clock makes them."""
    number, teams = current.round.id, tuple(people)
    now, later = closing_moment(current.round), effect_moment(current.round)
    assert now is not None
    assert later is not None
    taken = read_participation(store, number)
    assert taken is not None
    with transaction(store):
        closing = clear_closing(store, current, now)
        cleared = clear_round(store, current, teams, now, rules)
    groups = current.round.groups(teams)
    seats = {group: tuple(s for team in group for s in aggregates.team_seats(store, team)) for group in groups}
    norms = {norm for week in current.round.plan.of_round for norm in (week.shared, *week.extras) if norm}
    unfit: dict[int, set[int]] = {}
    for row in round_rows.placements(store, number):
        if row.value == UNFIT:
            unfit.setdefault(row.norm, set()).add(row.person)
    truths = (
        seats,
        {
            (norm, group): asked(places, norm_by_number(SET, norm).rollen, current.started, now, leaders=True)
            for norm in norms
            for group, places in seats.items()
        },
        round_rows.wishes(store, number, partial(tags, SET)),
        {norm: frozenset(who) for norm, who in unfit.items()},
        aggregates.origins_of(store, number),
        aggregates.wrote(store, number, now),
        tuple(round_rows.sentences(store, number)),
    )
    with transaction(store):
        _tapped(store, chance, current, people, Side.AFTER, now)
        effect = clear_effect(store, current, later)
    tapped = aggregates.taps_of(store, number, Side.BEFORE), aggregates.taps_of(store, number, Side.AFTER)
    return Ended(current, cleared, taken, closing, effect, *truths, tapped)
