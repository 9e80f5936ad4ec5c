from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norms.loader import load_package_set
from norms.model import norm_by_number, norms_of
from rounds.calendar import DEFAULT_MOMENT, Moment, picture_moment, prompt_moment
from rounds.course import course
from rounds.due import PICTURE_WEEKS_BACK, Listener, pictures_due, prompt_due
from rounds.period import AMSTERDAM, Period
from rounds.plan import THRESHOLD, Plan, lay_out, next_norm
from rounds.setup import Setup

SET = load_package_set()
START = Period(2026, 48)
LONG_AGO = datetime(2026, 1, 1, tzinfo=AMSTERDAM)


def a_week_per_theme(first: Period) -> Plan:
    order = tuple(theme.nummer for theme in SET.themas)
    setup = Setup(first, len(order), order)
    return lay_out(SET, setup, course(setup, LONG_AGO, ()))


PLAN = a_week_per_theme(START)
LAST = PLAN.weeks[-1].period
NUMBERS = [norm.nummer for norm in norms_of(SET)]
ROLES = SET.waarden.rollen

answered_norms = st.lists(st.sampled_from(NUMBERS), unique=True).map(tuple)


def test_the_threshold_is_five() -> None:
    assert THRESHOLD == 5


@given(st.dates(date(2026, 1, 1), date(2035, 12, 31)))
def test_a_round_takes_a_week_per_theme_without_gaps_over_any_year_end(day: date) -> None:
    plan = a_week_per_theme(Period.of(day))
    assert [week.period for week in plan.weeks] == [Period.of(day).plus(n) for n in range(len(SET.themas))]


def test_every_theme_comes_once_and_every_norm_once_as_shared_or_extra() -> None:
    assert [week.theme for week in PLAN.weeks] == [theme.nummer for theme in SET.themas]
    assert sorted(n for week in PLAN.weeks for n in (week.shared, *week.extras)) == sorted(NUMBERS)
    for week, theme in zip(PLAN.weeks, SET.themas, strict=True):
        assert {week.shared, *week.extras} == {norm.nummer for norm in theme.normen}


def test_a_week_outside_the_round_has_no_plan() -> None:
    assert PLAN.week(START.plus(-1)) is None
    assert PLAN.week(LAST.plus(1)) is None
    assert PLAN.week(START) == PLAN.weeks[0]


@given(st.sampled_from(PLAN.weeks), st.sampled_from(ROLES), answered_norms)
def test_the_next_norm_is_the_first_unanswered_one_of_the_week_that_asks_this_role(
    week: object, role: str, answered: tuple[int, ...]
) -> None:
    plan = next(found for found in PLAN.weeks if found == week)
    found = next_norm(plan, role, SET, answered)
    fitting = [
        number
        for number in (plan.shared, *plan.extras)
        if role in norm_by_number(SET, number).rollen and number not in answered
    ]
    assert found == (fitting[0] if fitting else None)


def test_no_norm_is_left_once_all_were_answered() -> None:
    week = PLAN.weeks[0]
    assert next_norm(week, "professional", SET, ()) == week.shared
    assert next_norm(week, "professional", SET, (week.shared, *week.extras)) is None


def test_a_role_that_no_norm_of_the_theme_asks_has_no_norm() -> None:
    assert next_norm(PLAN.weeks[0], "coordinator", SET, ()) is None


def prompted(role: str = "professional", since: datetime = LONG_AGO, period: Period = START) -> datetime | None:
    due = prompt_due(Listener(7, 3, role, DEFAULT_MOMENT, since), period, PLAN, SET)
    return due.at if due else None


def test_a_prompt_is_due_at_the_own_moment() -> None:
    assert prompted() == datetime(2026, 11, 26, 16, 15, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(("minutes", "due"), [(-1, True), (0, False), (1, False)])
def test_a_moment_up_to_the_start_of_a_membership_brings_nothing(minutes: int, due: bool) -> None:
    moment = datetime(2026, 11, 26, 16, 15, tzinfo=AMSTERDAM)
    assert (prompted(since=moment + timedelta(minutes=minutes)) is not None) is due


def test_outside_the_round_no_prompt_is_due() -> None:
    assert prompted(period=START.plus(-1)) is None
    assert prompted(period=LAST.plus(1)) is None


@given(st.sampled_from([week.period for week in PLAN.weeks]), st.sampled_from((*ROLES, "coordinator")))
def test_only_a_role_that_the_shared_norm_asks_is_prompted(period: Period, role: str) -> None:
    week = PLAN.week(period)
    assert week is not None
    assert (prompted(role, period=period) is not None) == (role in norm_by_number(SET, week.shared).rollen)


def test_a_moment_outside_the_window_waits_for_the_window() -> None:
    early = Listener(7, 3, "professional", Moment(4, time(6, 0)), LONG_AGO)
    due = prompt_due(early, START, PLAN, SET)
    assert due is not None
    assert due.at == datetime(2026, 11, 26, 8, 30, tzinfo=AMSTERDAM)


def test_the_prompt_of_a_holiday_is_due_on_the_day_it_moved_to() -> None:
    period = Period(2026, 53)
    due = prompt_due(Listener(7, 3, "professional", Moment(5, time(9, 0)), LONG_AGO), period, PLAN, SET)
    assert due is not None
    assert due.at == prompt_moment(period, Moment(5, time(9, 0)))
    assert due.at.date() == date(2026, 12, 31)


def pictures(now: datetime, since: datetime = LONG_AGO) -> list[Period]:
    return [due.period for due in pictures_due((3,), since, now, PLAN)]


def test_pictures_are_due_from_the_minute_they_open_oldest_first() -> None:
    opens = picture_moment(START.plus(1))
    assert pictures(opens - timedelta(minutes=1)) == [START]
    assert pictures(opens) == [START, START.plus(1)]
    assert [due.at for due in pictures_due((3,), LONG_AGO, opens, PLAN)] == [picture_moment(START), opens]


def test_a_team_made_after_a_week_closed_gets_no_picture_of_it() -> None:
    now = picture_moment(START.plus(1))
    assert pictures(now, START.closes - timedelta(seconds=1)) == [START, START.plus(1)]
    assert pictures(now, START.closes) == [START.plus(1)]


def test_after_long_downtime_only_the_last_weeks_are_made_up_for() -> None:
    now = picture_moment(LAST)
    assert pictures(now) == [week.period for week in PLAN.weeks[-PICTURE_WEEKS_BACK:]]
