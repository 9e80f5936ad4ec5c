"""What is published about a round, gathered for its documents; nothing is counted here."""

from datetime import date

from reports.documents.round.material import Material
from reports.documents.trend import Before
from reports.figures.change import Earlier
from reports.gate.cleared import Placed
from reports.gate.closing import read_effect
from reports.gate.round_figures import read_round
from reports.gate.round_pictures import pictured, read_pictures
from reports.gate.taken import read_participation
from storage import rounds, settling, teams
from storage.rounds import StoredRound
from storage.store import Store


def material_of(store: Store, current: StoredRound, made: date, *, amended: bool = False) -> Material | None:
    """As it was settled last, without what was published since; `amended`: with that, as a concept.

    None while the round has not ended, and its figures were not published.
    """
    number = current.round.id
    cleared = read_round(store, number)
    if cleared is None:
        return None
    settled = settling.last_settled(store, number)
    if amended and settled is not None and settled.what != settling.version(store, number):
        settled = None
    knows_effect = settled is None or settled.holds("effect")
    return Material(
        current.round,
        current.threshold,
        cleared,
        read_participation(store, number),
        read_effect(store, number) if knows_effect else None,
        {team.team: team.name for team in teams.seats(store)},
        made,
        settled.settled if settled else None,
        _earlier(store, number),
    )


def _earlier(store: Store, number: int) -> Earlier | None:
    """Of all teams, the last round before this one whose figures were published."""
    every = rounds.every(store)
    for one in reversed([one for one in every if one.round.id < number]):
        cleared = read_round(store, one.round.id)
        if cleared is not None:
            return _earlier_of(one, cleared.placed, every)
    return None


def before_of_team(store: Store, team: int, number: int) -> Before | None:
    """The last round before this one of which the team had pictures, from those alone."""
    every = rounds.every(store)
    for one in reversed([one for one in every if one.round.id < number]):
        pictures = read_pictures(store, team, one)
        if pictures:
            return Before(_earlier_of(one, pictured(pictures), every), teams.names(store))
    return None


def _earlier_of(one: StoredRound, placed: tuple[Placed, ...], every: list[StoredRound]) -> Earlier:
    known = tuple(each.round.norm_set for each in every)
    return Earlier(one.round.setup.first.monday, placed, one.round.norm_set, known)
