"""What was placed in a round, counted and cleared: in which figure of which group, or in none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from norms.model import norm_by_number, norms_of
from reports.gate.asking import asked, counts, fifteenth_day, midnight_of
from reports.gate.cells import Asked, Cell, Part, cells, of_all
from reports.gate.cleared import Group, Placed, Rule, Scope, Subject
from reports.gate.picture import ClearedPicture, stored_picture, writers_told
from reports.gate.rules import (
    ALL_RULES,
    PLACED,
    TWO_KNOWN_FROM,
    UNFIT,
    Rules,
    barred,
    is_wide,
    people_told,
    shares,
)
from storage import aggregates, round_rows
from storage.aggregates import Seat
from storage.round_rows import PlacedRow
from storage.rounds import StoredRound
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Gathered:
    """A round's rows, sorted out. `of_groups`: what may be shown for a group; `together`: over all teams alone.

    `unfit`: who said of which norm that it does not fit their work.
    """

    of_groups: tuple[Part, ...]
    together: tuple[Part, ...]
    unfit: Mapping[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class CountedPlaced:
    """What was placed, counted and cleared. `invited`: how many people of a group could answer a norm.

    `seen`: how many of them wrote at least, by its picture.
    """

    of_groups: tuple[Part, ...]
    cells: tuple[Cell, ...]
    invited: Asked
    seen: Asked
    placed: tuple[Placed, ...]
    unfit: tuple[int, ...]


def count_placed(
    store: Store, current: StoredRound, teams: tuple[int, ...], now: datetime, rules: Rules = ALL_RULES
) -> CountedPlaced:
    """Counts and clears, and publishes nothing."""
    groups, pictures = current.round.groups(teams), pictures_of(store, current)
    places = places_of(store, current, teams)
    gathered = gather(round_rows.placements(store, current.round.id), current, pictures)
    invited = _invited(gathered.of_groups, places, current, now)
    seen = {where: writers_told(picture, current.threshold) for where, picture in pictures.items()}
    k = current.threshold
    made = told_cells(cells(gathered.of_groups, current.round.norm_set, k, rules, invited, seen), k, rules)
    with_leaders = _invited(gathered.together, places, current, now, leaders=True)
    everyone = told_cells(of_all(gathered.together, k, rules, with_leaders), k, rules)
    placed = (
        *_of_groups(groups, current, pictures, made, rules),
        *(_placed(one, current.threshold, rules) for one in everyone),
    )
    unfit = _unfit(gathered.unfit, with_leaders, placed, current, rules)
    return CountedPlaced(gathered.of_groups, made, invited, seen, placed, unfit)


def told_cells(found: Iterable[Cell], k: int, rules: Rules) -> tuple[Cell, ...]:
    """Those of which the shares may be told."""
    return tuple(one for one in found if shares([value for _, value in one.placed], one.asked, k, rules))


def places_of(
    store: Store, current: StoredRound, teams: tuple[int, ...]
) -> dict[Group, dict[int, tuple[Seat, ...]]]:
    return {
        group: {team: aggregates.team_seats(store, team) for team in group}
        for group in current.round.groups(teams)
    }


def every_picture(store: Store, current: StoredRound) -> tuple[ClearedPicture, ...]:
    """Those of teams that are seen as one each with the same."""
    return tuple(stored_picture(body) for body in round_rows.pictures(store, current.round.id))


def pictures_of(store: Store, current: StoredRound) -> dict[tuple[int, Group], ClearedPicture]:
    """The pictures that showed placements, by norm and group."""
    found: dict[tuple[int, Group], ClearedPicture] = {}
    for picture in every_picture(store, current):
        if picture.placements:
            found.setdefault((picture.norm, picture.teams or (picture.team,)), picture)
    return found


def _invited(
    parts: Iterable[Part],
    seats: Mapping[Group, Mapping[int, tuple[Seat, ...]]],
    current: StoredRound,
    now: datetime,
    *,
    leaders: bool = False,
) -> dict[tuple[int, Group], int]:
    """How many people of each group could answer each norm; none where only someone who left wrote.

    Who came or counts only after it was last asked could not, nor who does from the day of the figures.
    """
    midnight = midnight_of(now)
    found = dict.fromkeys(((part.norm, part.group) for part in parts), 0)
    for group, places in seats.items():
        for team, own in places.items():
            for number, closes in _asked_until(team, current).items():
                roles = norm_by_number(current.round.norm_set, number).rollen
                able = asked(own, roles, current.started, min(closes, midnight), leaders=leaders)
                found[number, group] = found.get((number, group), 0) + able
    return found


def _asked_until(team: int, current: StoredRound) -> dict[int, datetime]:
    """Each norm that was asked of this team while it took part, with the instant at which that ended."""
    since = current.round.course.since(team)
    found: dict[int, datetime] = {}
    for week in current.round.plan_of(team).of_round:
        if since < week.period.closes:
            found |= dict.fromkeys((norm for norm in (week.shared, *week.extras) if norm), week.period.closes)
    return found


def gather(
    rows: Iterable[PlacedRow], current: StoredRound, pictures: Mapping[tuple[int, Group], ClearedPicture]
) -> Gathered:
    """Sorts a round's rows by whose figures they may be in."""
    barred_by = {norm.nummer: barred(norm) for norm in norms_of(current.round.norm_set)}
    of_groups: list[Part] = []
    together: list[Part] = []
    unfit: dict[int, set[int]] = {}
    counted = [row for row in rows if current.round.course.takes_part(row.team) and _is_in_time(row, current)]
    told_of = {(row.person, row.norm, row.team) for row in counted if _is_pictured(row, current, pictures)}
    for row in counted:
        group = current.round.group_of(row.team)
        if row.value == UNFIT:
            unfit.setdefault(row.norm, set()).add(row.person)
        if row.value not in PLACED:
            continue
        pictured = any((row.person, row.norm, team) in told_of for team in group)
        part = Part(row.person, group, row.norm, row.at, row.value, pictured)
        match barred_by[row.norm]:
            case None if counts(row.role, row.invited, row.answered, current.started, leads=row.leads):
                of_groups.append(part)
            case Rule.ONLY_TOGETHER:
                together.append(part)
            case _:
                pass
    return Gathered(tuple(of_groups), tuple(together), {norm: frozenset(who) for norm, who in unfit.items()})


def _is_in_time(row: PlacedRow, current: StoredRound) -> bool:
    return row.invited <= current.started or row.answered >= fifteenth_day(row.invited)


def _is_pictured(
    row: PlacedRow, current: StoredRound, pictures: Mapping[tuple[int, Group], ClearedPicture]
) -> bool:
    """Whether its writer wrote in time for the picture, whatever became of the placement since."""
    picture = pictures.get((row.norm, current.round.group_of(row.team)))
    return picture is not None and row.period == picture.period and row.answered < row.period.closes


def _of_groups(
    groups: tuple[Group, ...],
    current: StoredRound,
    pictures: Mapping[tuple[int, Group], ClearedPicture],
    made: tuple[Cell, ...],
    rules: Rules,
) -> tuple[Placed, ...]:
    """What each group sees of each norm that it was asked, then whatever else was cleared."""
    found: list[Placed] = []
    shown = {(cell.number, cell.teams) for cell in made if cell.subject == Subject.NORM}
    for norm in _asked(groups, current):
        for group in groups:
            if (norm, group) in pictures:
                picture = pictures[norm, group]
                found.append(
                    Placed(Subject.NORM, norm, Scope.GROUP, group, picture.period, picture.placements, Rule.ENOUGH)
                )
            elif (norm, group) not in shown:
                rule = _hidden_by(norm, group, current)
                found.append(Placed(Subject.NORM, norm, Scope.GROUP, group, None, (), rule))
    return (*found, *(_placed(cell, current.threshold, rules) for cell in made))


def _asked(groups: tuple[Group, ...], current: StoredRound) -> list[int]:
    weeks = (week for group in groups for team in group for week in current.round.plan_of(team).of_round)
    return sorted({norm for week in weeks for norm in (week.shared, *week.extras) if norm})


def _hidden_by(norm: int, group: Group, current: StoredRound) -> Rule:
    """A rule of the norm or of the plan where there is one, else too few placed it, however many that is."""
    found = barred(norm_by_number(current.round.norm_set, norm))
    if found is not None:
        return found
    asked = _asked((group,), current)
    return Rule.TOO_FEW if norm in asked else Rule.NOT_APPLICABLE


def _placed(cell: Cell, k: int, rules: Rules) -> Placed:
    values = [value for _, value in cell.placed]
    return Placed(
        cell.subject, cell.number, cell.scope, cell.teams, None, shares(values, cell.asked, k, rules), cell.rule
    )


def _unfit(
    unfit: Mapping[int, frozenset[int]],
    invited: Asked,
    placed: Sequence[Placed],
    current: StoredRound,
    rules: Rules,
) -> tuple[int, ...]:
    """Also a norm that no group sees; but not one of which nothing is told at all."""
    found = []
    for norm, who in sorted(unfit.items()):
        asked_of = {group: number for (one, group), number in invited.items() if one == norm}
        shown = [one for one in placed if (one.subject, one.number) == (Subject.NORM, norm) and one.placements]
        left = _who_may_not_fit(asked_of, shown, current.threshold)
        of_two = sum(asked_of.values()) >= TWO_KNOWN_FROM
        never = barred(norm_by_number(current.round.norm_set, norm)) == Rule.NEVER
        if not never and len(who) >= current.threshold and is_wide(left - of_two, current.threshold, rules):
            found.append(norm)
    return tuple(found)


def _who_may_not_fit(asked_of: Mapping[Group, int], shown: Sequence[Placed], k: int) -> int:
    """Without those who are seen to have placed the norm, for they did not say that it does not fit."""
    own = dict.fromkeys(asked_of, 0)
    for one in shown:
        if one.scope == Scope.GROUP:
            own[one.teams] = own.get(one.teams, 0) + people_told(one.placements, k)
    left = sum(max(0, number - own[group]) for group, number in asked_of.items())
    return left - sum(people_told(one.placements, k) for one in shown if one.scope != Scope.GROUP)
