"""What one team was shown of one round: what was published, and nothing counted anew."""

from collections.abc import Iterable

from reports.gate.cleared import Placed, Rule, Scope, Subject
from reports.gate.picture import ClearedPicture, read_picture
from reports.gate.round_figures import read_round
from storage.rounds import StoredRound
from storage.store import Store


def read_pictures(store: Store, team: int, current: StoredRound) -> tuple[ClearedPicture, ...]:
    """Oldest first; a week without a picture (yet) is left out."""
    plan = current.round.plan_of(team)
    found = (read_picture(store, team, week.period) for week in plan.weeks)
    return tuple(picture for picture in found if picture is not None and picture.round == current.round.id)


def read_group(store: Store, team: int, current: StoredRound) -> tuple[Placed, ...]:
    """The figures of the teams that are seen as one with this one; while the round runs, its pictures so far."""
    group, cleared = current.round.group_of(team), read_round(store, current.round.id)
    if cleared is not None:
        return tuple(one for one in cleared.placed if one.scope == Scope.GROUP and one.teams == group)
    return pictured(read_pictures(store, team, current))


def pictured(pictures: Iterable[ClearedPicture]) -> tuple[Placed, ...]:
    """What these pictures showed of placements."""
    return tuple(_of_week(picture) for picture in pictures)


def _of_week(picture: ClearedPicture) -> Placed:
    """A week that showed sentences alone placed nothing that can be seen."""
    rule = picture.rule or Rule.TOO_FEW
    hidden = Rule.TOO_FEW if rule == Rule.ENOUGH else rule
    return Placed(
        Subject.NORM,
        picture.norm,
        Scope.GROUP,
        picture.teams or (picture.team,),
        picture.period,
        picture.placements,
        Rule.ENOUGH if picture.placements else hidden,
    )
