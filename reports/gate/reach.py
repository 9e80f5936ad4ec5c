"""How many of a group may have written, by all that was told of it."""

from collections.abc import Sequence
from datetime import datetime

from reports.gate.asking import came_before
from reports.gate.cleared import Group
from reports.gate.ledger import Ledger, least_told, most_told
from reports.gate.whole import Reach
from storage.aggregates import Seat
from storage.rounds import StoredRound


def reach_of_group(
    current: StoredRound, group: Group, places: Sequence[Seat], ledger: Ledger, closes: datetime
) -> Reach:
    """Of these places of the group, without its leaders, before this instant.

    Who left had written too, so more may be told of than are there. Who never came, or came later, did not write.
    """
    on = closes.date()
    told = most_told(ledger, group, on)
    came = came_before(current, places, closes)
    return Reach(len(places), least_told(ledger, group, on), came if told is None else min(told, came))
