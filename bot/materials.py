"""What is published about a round, gathered for its documents; nothing is counted here."""

from datetime import date

from reports.documents.round.material import Material
from reports.gate.closing import read_effect
from reports.gate.participation import read_participation
from reports.gate.round_figures import read_round
from storage import settling, teams
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
    )
