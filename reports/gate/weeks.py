"""How many took part in a week that has closed: in bands, and only where that tells of nobody beside the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from conversations.model import Role
from reports.gate.asking import answered, asked_in, members
from reports.gate.bands import told_of
from reports.gate.cleared import Group
from reports.gate.ledger import Ledger, least_told, most_told
from reports.gate.picture import PARTICIPATION_FROM, ClearedPicture, writers_told
from reports.gate.taken import LEADERS, Total, WeekTaken, total_of
from reports.gate.whole import Reach, tells, week_reach, week_taken
from rounds.period import Period
from storage.aggregates import Seat, Wrote
from storage.rounds import StoredRound

JUDGED, LOW_PERCENT = 2, 40
"""So many weeks under this, and Spiegel proposes to pause and talk (CHATS 3.3, 12)."""


@dataclass(frozen=True, slots=True)
class Beside:
    """All that a week is told beside. `people`: of each group as many as its band is of; `whole`: of all."""

    told: Ledger
    pictures: Iterable[ClearedPicture]
    wrote: tuple[Wrote, ...]
    people: Mapping[Group, int]
    whole: int


def week(
    current: StoredRound,
    groups: Iterable[Group],
    seats: Mapping[int, tuple[Seat, ...]],
    period: Period,
    beside: Beside,
) -> tuple[WeekTaken, dict[Group, Reach]]:
    """Of a week whose pictures are out, with what it was told beside."""
    shown = {picture.team: picture for picture in beside.pictures if picture.period == period}
    places = asked_in(current, seats, period)
    led = [seat for seat in places if seat.role == Role.TEAMLEIDER]
    known = {group: _reach(current, group, seats, shown.get(group[0]), period, beside) for group in groups}
    known[LEADERS] = Reach(len(led), 0, _came_in(led, period))
    by_whole = _by_days(current, None, len(places), beside.whole, period, beside.told)
    wrote = answered(current, beside.wrote, period)
    possible = week_reach(len(places), list(known.values()), by_whole)
    return WeekTaken(period, week_taken(wrote, possible), _is_low(wrote, possible)), known


def total_of_week(on: date, told: WeekTaken, parts: Mapping[Group, Reach]) -> Total | None:
    """With what silence says of a week that could have been called low. None where nothing of it was told."""
    least = _under(told.taken.invited) + 1 if told.low is False else 0
    return total_of(on, told.taken, parts, least)


def _came_in(places: Iterable[Seat], period: Period) -> int:
    return sum(seat.used and seat.since < period.closes for seat in places)


def judged(current: StoredRound, seats: Mapping[int, tuple[Seat, ...]], told: list[Period]) -> list[Period]:
    """The last two weeks but for those in which hardly anyone was asked, and those before a pause."""
    back = max((pause.back for pause in current.round.course.pauses if pause.back), default=None)
    since = [period for period in told if back is None or period >= back]
    return [one for one in since if len(asked_in(current, seats, one)) >= PARTICIPATION_FROM][-JUDGED:]


def _is_low(wrote: int, possible: Reach) -> bool | None:
    """Whether under LOW_PERCENT wrote, where that leaves enough open of who did or not; else what follows anyhow.
    None where nothing does.

    Which of these it is hangs on what is told beside it and never on the number, or silence would tell that.
    """
    under = _under(possible.people)
    if possible.most <= under or possible.least > under:
        return possible.most <= under
    if tells([under], possible) or tells([under + 1], possible):
        return None
    return wrote <= under


def _under(people: int) -> int:
    """The most of these that are under LOW_PERCENT."""
    return (LOW_PERCENT * people - 1) // 100


def _reach(
    current: StoredRound,
    group: Group,
    seats: Mapping[int, tuple[Seat, ...]],
    picture: ClearedPicture | None,
    period: Period,
    beside: Beside,
) -> Reach:
    """By the group's picture, and by its bands from week to week."""
    places = asked_in(current, {team: members(seats[team]) for team in group}, period)
    by_band = _by_days(current, group, len(places), beside.people[group], period, beside.told)
    least, most = 0, _came_in(places, period)
    if picture is not None and picture.enough:
        told = told_of(picture.participation, picture.asked) if picture.asked else (0, most)
        least, most = max(told[0], writers_told(picture, current.threshold)), min(most, told[1])
    most = min(most, by_band.most)
    return Reach(len(places), min(max(least, by_band.least), most), most)


def _by_days(
    current: StoredRound, group: Group | None, places: int, people: int, period: Period, told: Ledger
) -> Reach:
    """What is left possible for `places` of `people` by what was told of the mornings before and after this week.

    Whoever is new among the writers wrote in this week, if they are not of those who were not asked in it.
    """
    before, after = period.monday, period.closes.date()
    others = max(0, people - places)
    ago = 0 if _is_first(current, group, period) else most_told(told, group, before)
    new = 0 if ago is None else max(0, least_told(told, group, after) - ago - others)
    most = most_told(told, group, after)
    return Reach(places, min(new, places), places if most is None else min(most, places))


def _is_first(current: StoredRound, group: Group | None, period: Period) -> bool:
    """Whether nobody of these was asked anything before this week."""
    if group is None:
        return current.round.plan.of_round[0].period >= period
    asked = (
        week.period
        for team in group
        for week in current.round.plan_of(team).of_round
        if current.round.course.since(team) < week.period.closes
    )
    return all(one >= period for one in asked)
