"""What one team was shown in one round: published pictures, and nothing counted anew."""

from reports.gate.picture import ClearedPicture, read_picture
from storage.rounds import StoredRound
from storage.store import Store


def read_pictures(store: Store, team: int, current: StoredRound) -> tuple[ClearedPicture, ...]:
    """Oldest first; a week without a picture (yet) is left out."""
    plan = current.round.plan_of(team)
    found = (read_picture(store, team, week.period) for week in plan.weeks)
    return tuple(picture for picture in found if picture is not None and picture.round == current.round.id)
