"""What may be said at the end of a round: what could not be seen, and whether people work otherwise."""

from dataclasses import dataclass
from datetime import datetime
from itertools import chain

import cattrs

from reports.gate.asking import came_in
from reports.gate.bands import Share
from reports.gate.rules import ALL_RULES, is_wide, told
from storage import aggregates, rounds
from storage.rounds import StoredRound
from storage.store import Store

CLOSING, EFFECT = "closing", "effect"
OFTEN = "vaak"
"""The tap that is counted before and after."""


@dataclass(frozen=True, slots=True)
class ClearedClosing:
    """`unseen`: norms that were asked and of which no team saw anything."""

    round: int
    unseen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ClearedEffect:
    """Who tapped OFTEN before and after, of those who tapped both times, over all teams together.

    None where they are too few, or so few could that it would be everyone.
    """

    round: int
    before: Share | None
    after: Share | None


def clear_closing(store: Store, current: StoredRound, now: datetime) -> ClearedClosing:
    """Published once, like a picture; a second call reads what was published."""
    found = read_closing(store, current.round.id)
    if found is not None:
        return found
    shown = aggregates.shown_norms(store, current.round.id)
    unseen = tuple(norm for norm in current.round.asked_of_all if norm not in shown)
    cleared = ClearedClosing(current.round.id, unseen)
    aggregates.publish_of_round(store, current.round.id, CLOSING, dict(cattrs.unstructure(cleared)), now)
    return cleared


def read_closing(store: Store, round_id: int) -> ClearedClosing | None:
    found = aggregates.published_of_round(store, round_id, CLOSING)
    return cattrs.structure(found, ClearedClosing) if found else None


def clear_effect(store: Store, current: StoredRound, now: datetime) -> ClearedEffect:
    """Counts and publishes; in the transaction of its `run` row."""
    before = aggregates.taps_of(store, current.round.id, "before")
    after = aggregates.taps_of(store, current.round.id, "after")
    both = [(before[person], after[person]) for person in before if person in after]
    teams = (team for team, _ in rounds.teams_since(store) if current.round.course.takes_part(team))
    places = chain.from_iterable(aggregates.team_seats(store, team) for team in teams)
    able = came_in(current, places, now)
    enough = len(both) >= current.threshold and is_wide(able, current.threshold, ALL_RULES)
    cleared = ClearedEffect(
        current.round.id,
        told(sum(first == OFTEN for first, _ in both), len(both), able, ALL_RULES) if enough else None,
        told(sum(last == OFTEN for _, last in both), len(both), able, ALL_RULES) if enough else None,
    )
    aggregates.publish_of_round(store, current.round.id, EFFECT, dict(cattrs.unstructure(cleared)), now)
    return cleared


def read_effect(store: Store, round_id: int) -> ClearedEffect | None:
    found = aggregates.published_of_round(store, round_id, EFFECT)
    return cattrs.structure(found, ClearedEffect) if found else None
