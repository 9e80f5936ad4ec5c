"""How many took part in a week that has closed: in bands, and only where that tells of nobody beside the rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from conversations.model import Role
from reports.gate.asking import asked_in, members
from reports.gate.bands import told_of
from reports.gate.cleared import Group
from reports.gate.picture import PARTICIPATION_FROM, ClearedPicture, writers_told
from reports.gate.taken import Days, WeekTaken, least_told, most_told, reach_of
from reports.gate.whole import Reach, Taken, week_taken
from rounds.period import Period
from storage.aggregates import Seat
from storage.rounds import StoredRound

LOW_PERCENT = 40
"""Two weeks under this, and Spiegel proposes to pause and talk (CHATS 3.3, 12)."""


@dataclass(frozen=True, slots=True)
class Beside:
    """All that a week is told beside; `days` holds today. `counted`: how many wrote in each week."""

    days: Days
    pictures: Sequence[ClearedPicture]
    counted: Mapping[Period, int]


def week(
    current: StoredRound,
    groups: Iterable[Group],
    seats: dict[int, tuple[Seat, ...]],
    period: Period,
    beside: Beside,
) -> WeekTaken:
    """Once its pictures are out: what they tell counts too."""
    shown = {picture.team: picture for picture in beside.pictures if picture.period == period}
    places = asked_in(current, seats, period)
    led = [seat for seat in places if seat.role == Role.TEAMLEIDER]
    known = [_reach(current, group, seats, shown.get(group[0]), period, beside.days) for group in groups]
    known.append(Reach(len(led), 0, sum(seat.used for seat in led)))
    by_whole = _by_days(current, None, len(places), beside.days[-1].whole.invited, period, beside.days)
    return WeekTaken(period, week_taken(beside.counted[period], len(places), known, by_whole))


def judged(current: StoredRound, seats: dict[int, tuple[Seat, ...]], told: list[Period]) -> list[Period]:
    """The last two weeks but for those in which hardly anyone was asked, and those before a pause."""
    back = max((pause.back for pause in current.round.course.pauses if pause.back), default=None)
    since = [period for period in told if back is None or period >= back]
    return [period for period in since if len(asked_in(current, seats, period)) >= PARTICIPATION_FROM][-2:]


def is_low(weeks: Sequence[Taken], whole: Taken) -> bool:
    """By what is told of them, or it would tell more: in no week wrote more than in all of them together."""
    return len(weeks) == 2 and all(_is_low(one, whole) for one in weeks)  # noqa: PLR2004  # the last two


def _is_low(taken: Taken, whole: Taken) -> bool:
    most = min(reach_of(taken)[1], reach_of(whole)[1])
    return 100 * most < LOW_PERCENT * taken.invited


def _reach(
    current: StoredRound,
    group: Group,
    seats: dict[int, tuple[Seat, ...]],
    picture: ClearedPicture | None,
    period: Period,
    days: Days,
) -> Reach:
    """By the group's picture, and by its bands from day to day."""
    places = asked_in(current, {team: members(seats[team]) for team in group}, period)
    asked = next((one.asked for one in days[-1].groups if one.teams == group), len(places))
    by_band = _by_days(current, group, len(places), asked, period, days)
    least, most = 0, sum(seat.used for seat in places)
    if picture is not None and picture.enough:
        told = told_of(picture.participation, picture.asked) if picture.asked else (0, most)
        least, most = max(told[0], writers_told(picture, current.threshold)), min(most, told[1])
    most = min(most, by_band.most)
    return Reach(len(places), min(max(least, by_band.least), most), most)


def _by_days(
    current: StoredRound, group: Group | None, places: int, people: int, period: Period, days: Days
) -> Reach:
    """What is left possible for `places` of `people` by what was told on the mornings around this week.

    Whoever is new among the writers wrote in this week, if they are not of those who were not asked in it.
    """
    before, after = period.monday, _morning_after(period)
    others = max(0, people - places)
    ago = 0 if _is_first(current, group, period) else most_told(days, group, before)
    new = 0 if ago is None else max(0, least_told(days, group, after) - ago - others)
    most = most_told(days, group, after)
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


def _morning_after(period: Period) -> date:
    return period.monday + timedelta(days=7)
