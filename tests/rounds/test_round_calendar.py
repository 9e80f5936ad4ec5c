from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rounds.calendar import (
    DEFAULT_MOMENT,
    MORNING_MOMENT,
    OPENS,
    SHUTS,
    Moment,
    add_working_days,
    at_clock,
    cao_holidays,
    first_monday,
    is_allowed,
    is_working_day,
    next_allowed,
    next_occurrence,
    picture_moment,
    prompt_moment,
    reminder_moment,
)
from rounds.period import AMSTERDAM, Period

YEARS = range(2026, 2036)
FIRST, LAST = date(2026, 1, 1), date(2035, 12, 31)
EASTER = {
    2026: date(2026, 4, 5),
    2027: date(2027, 3, 28),
    2028: date(2028, 4, 16),
    2029: date(2029, 4, 1),
    2030: date(2030, 4, 21),
    2031: date(2031, 4, 13),
    2032: date(2032, 3, 28),
    2033: date(2033, 4, 17),
    2034: date(2034, 4, 9),
    2035: date(2035, 3, 25),
}
ALL_DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
ALL_PERIODS = sorted({Period.of(day) for day in ALL_DAYS})
days = st.dates(FIRST, LAST)
clocks = st.times(OPENS, SHUTS).map(lambda at: at.replace(second=0, microsecond=0))
moments = st.builds(Moment, st.integers(1, 5), clocks)
periods = days.map(Period.of)


def expected_holidays(year: int) -> set[date]:
    """The list of the CAO, on weekdays; from the rules, not from the library."""
    easter = EASTER[year]
    king = date(year, 4, 27)
    found = {
        date(year, 1, 1),
        easter + timedelta(days=1),
        king - timedelta(days=1) if king.isoweekday() == 7 else king,
        date(year, 5, 5),
        easter + timedelta(days=39),
        easter + timedelta(days=50),
        date(year, 12, 25),
        date(year, 12, 26),
    }
    return {day for day in found if day.isoweekday() <= 5}


@pytest.mark.parametrize("year", YEARS)
def test_every_holiday_of_the_cao_is_no_working_day(year: int) -> None:
    assert not [day for day in expected_holidays(year) if is_working_day(day)]


@pytest.mark.parametrize("year", YEARS)
def test_good_friday_is_a_working_day(year: int) -> None:
    assert is_working_day(EASTER[year] - timedelta(days=2))


@pytest.mark.parametrize("year", YEARS)
def test_no_other_weekday_is_free(year: int) -> None:
    free = {day for day in ALL_DAYS if day.year == year and day.isoweekday() <= 5 and not is_working_day(day)}
    assert free - expected_holidays(year) == set()


@pytest.mark.parametrize("year", YEARS)
def test_the_fifth_of_may_is_free_every_year(year: int) -> None:
    assert date(year, 5, 5) in cao_holidays(year)


@pytest.mark.parametrize("year", YEARS)
def test_koningsdag_moves_to_saturday_only_when_the_27th_is_a_sunday(year: int) -> None:
    sunday = date(year, 4, 27).isoweekday() == 7
    assert (date(year, 4, 26) in cao_holidays(year)) is sunday
    assert (date(year, 4, 27) in cao_holidays(year)) is not sunday


def test_the_free_days_of_2027_are_those_of_the_domain_report() -> None:
    listed = {
        date(2027, 1, 1),
        date(2027, 3, 29),
        date(2027, 4, 27),
        date(2027, 5, 5),
        date(2027, 5, 6),
        date(2027, 5, 17),
        date(2027, 12, 25),
        date(2027, 12, 26),
    }
    assert listed <= cao_holidays(2027)
    unlisted = cao_holidays(2027) - listed
    assert all(day.isoweekday() == 7 for day in unlisted)


@given(days)
def test_a_working_day_is_never_in_the_weekend(day: date) -> None:
    assert not (is_working_day(day) and day.isoweekday() > 5)


@given(days, st.integers(1, 15))
def test_adding_working_days_passes_exactly_that_many(day: date, count: int) -> None:
    found = add_working_days(day, count)
    between = [day + timedelta(days=n) for n in range(1, (found - day).days + 1)]
    assert sum(map(is_working_day, between)) == count
    assert is_working_day(found)


@pytest.mark.parametrize(
    ("clock", "allowed"),
    [
        (time(8, 29, 59), False),
        (time(8, 30), True),
        (time(8, 30, 59), True),
        (time(17, 30), True),
        (time(17, 30, 59, 999999), True),
        (time(17, 31), False),
        (time(0, 0), False),
        (time(23, 59), False),
    ],
)
def test_both_ends_of_the_window_count(clock: time, allowed: bool) -> None:
    assert is_allowed(at_clock(date(2026, 11, 26), clock)) is allowed


@pytest.mark.parametrize("day", [date(2026, 11, 28), date(2026, 11, 29), date(2026, 12, 25), date(2026, 5, 5)])
def test_the_window_is_shut_in_the_weekend_and_on_holidays(day: date) -> None:
    assert not is_allowed(at_clock(day, time(12, 0)))


@pytest.mark.parametrize(
    ("month", "utc_hour", "allowed"), [(1, 6, False), (7, 6, True), (1, 16, True), (7, 16, False)]
)
def test_the_window_is_that_of_amsterdam_whatever_zone_is_told(month: int, utc_hour: int, allowed: bool) -> None:
    at = datetime.fromisoformat(f"2026-{month:02d}-15T{utc_hour:02d}:30:00+00:00")
    assert is_allowed(at) is allowed


@given(days, st.times())
def test_the_next_allowed_instant_is_allowed_and_nothing_before_it_is(day: date, clock: time) -> None:
    at = at_clock(day, clock)
    found = next_allowed(at)
    assert is_allowed(found)
    assert found >= at
    if found != at:
        assert found.timetz().replace(tzinfo=None) == OPENS
        between = (at.date() + timedelta(days=n) for n in range((found.date() - at.date()).days))
        assert not any(is_working_day(other) and at < at_clock(other, OPENS) for other in between)


@pytest.mark.parametrize(
    ("monday", "weekday", "expected"),
    [
        (date(2026, 11, 23), 4, date(2026, 11, 26)),
        (date(2026, 5, 4), 2, date(2026, 5, 6)),
        (date(2027, 5, 3), 3, date(2027, 5, 7)),
        (date(2027, 5, 17), 1, date(2027, 5, 18)),
        (date(2026, 12, 21), 5, date(2026, 12, 24)),
        (date(2026, 12, 28), 5, date(2026, 12, 31)),
    ],
)
def test_a_moment_on_a_holiday_goes_later_in_the_week_or_else_earlier(
    monday: date, weekday: int, expected: date
) -> None:
    found = prompt_moment(Period.of(monday), Moment(weekday, time(13, 0)))
    assert found == at_clock(expected, time(13, 0))


@given(periods, moments)
def test_a_prompt_falls_in_its_own_week_on_a_working_day_at_its_own_time(period: Period, moment: Moment) -> None:
    at = prompt_moment(period, moment)
    assert at is not None
    assert Period.of(at) == period
    assert is_allowed(at)
    assert at.time() == moment.at


@given(periods, moments)
def test_a_prompt_leaves_its_own_day_only_for_the_nearest_working_day(period: Period, moment: Moment) -> None:
    at = prompt_moment(period, moment)
    assert at is not None
    working = [day for n in range(5) if is_working_day(day := period.monday + timedelta(days=n))]
    later = [day for day in working if day.isoweekday() >= moment.weekday]
    assert at.date() == (min(later) if later else max(working))


def test_a_week_that_is_all_holiday_has_no_prompt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rounds.calendar.cao_holidays", lambda _year: frozenset(ALL_DAYS))
    prompt_moment.cache_clear()
    assert prompt_moment(Period(2026, 48), DEFAULT_MOMENT) is None
    prompt_moment.cache_clear()


@pytest.mark.parametrize(
    ("prompted", "reminded"),
    [
        (date(2026, 11, 23), date(2026, 11, 25)),
        (date(2026, 11, 24), date(2026, 11, 26)),
        (date(2026, 11, 25), date(2026, 11, 27)),
        (date(2026, 11, 26), date(2026, 11, 27)),
        (date(2026, 11, 27), None),
        (date(2026, 5, 4), date(2026, 5, 7)),
        (date(2027, 5, 4), date(2027, 5, 7)),
        (date(2026, 12, 23), date(2026, 12, 24)),
        (date(2026, 12, 24), None),
        (date(2026, 12, 31), None),
    ],
)
def test_a_reminder_comes_two_working_days_later_but_within_the_week(
    prompted: date, reminded: date | None
) -> None:
    found = reminder_moment(at_clock(prompted, time(16, 15)), Period.of(prompted))
    assert found == (at_clock(reminded, time(16, 15)) if reminded else None)


@pytest.mark.parametrize("clock", [OPENS, time(12, 0), time(16, 15), SHUTS])
def test_on_no_day_of_ten_years_does_a_reminder_leave_the_week_or_the_window(clock: time) -> None:
    for day in filter(is_working_day, ALL_DAYS):
        period = Period.of(day)
        found = reminder_moment(at_clock(day, clock), period)
        left = [d for n in range(1, 6) if Period.of(d := day + timedelta(days=n)) == period and is_working_day(d)]
        assert (found is None) == (not left)
        if found is not None:
            assert Period.of(found) == period
            assert is_allowed(found)
            assert found.time() == clock
            assert found.date() == left[:2][-1]


@given(days, st.times())
def test_a_reminder_of_a_prompt_at_any_instant_stays_in_the_week(day: date, clock: time) -> None:
    period = Period.of(day)
    found = reminder_moment(at_clock(day, clock), period)
    if found is not None and OPENS <= clock <= SHUTS:
        assert Period.of(found) == period


def test_a_picture_opens_on_monday_at_half_past_eight() -> None:
    assert picture_moment(Period(2026, 48)) == datetime(2026, 11, 30, 8, 30, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("period", "opens"),
    [
        (Period.of(date(2027, 3, 22)), date(2027, 3, 30)),
        (Period.of(date(2027, 5, 10)), date(2027, 5, 18)),
        (Period(2026, 53), date(2027, 1, 4)),
        (Period.of(date(2028, 12, 18)), date(2028, 12, 27)),
        (Period.of(date(2032, 4, 26)), date(2032, 5, 3)),
    ],
)
def test_after_a_holiday_the_picture_opens_on_the_next_working_day(period: Period, opens: date) -> None:
    assert picture_moment(period) == at_clock(opens, time(8, 30))


def test_every_week_of_ten_years_has_one_picture_of_its_own_after_it_closed() -> None:
    opened = [picture_moment(period) for period in ALL_PERIODS]
    assert len(set(opened)) == len(ALL_PERIODS)
    assert opened == sorted(opened)
    for period, at in zip(ALL_PERIODS, opened, strict=True):
        assert at >= period.closes
        assert is_allowed(at)
        assert at.utcoffset() == datetime(at.year, at.month, at.day, 12, tzinfo=AMSTERDAM).utcoffset()
        assert Period.of(at) == period.plus(1)
        assert (at.hour, at.minute) == (8, 30)


@pytest.mark.parametrize(("sunday", "hours"), [(date(2026, 3, 29), 167), (date(2026, 10, 25), 169)])
def test_a_week_in_which_the_clock_changes_is_an_hour_off_and_its_picture_is_not(sunday: date, hours: int) -> None:
    period = Period.of(sunday)
    opened = at_clock(period.monday, time(0, 0))
    assert period.closes.timestamp() - opened.timestamp() == hours * 3600
    assert picture_moment(period).time() == time(8, 30)


@given(moments, days, st.times())
def test_the_next_own_moment_is_after_now_and_none_is_passed_over(moment: Moment, day: date, clock: time) -> None:
    after = at_clock(day, clock)
    found = next_occurrence(moment, after)
    assert found > after
    earlier = [prompt_moment(Period.of(after).plus(n), moment) for n in range(4)]
    assert found == min(at for at in earlier if at is not None and at > after)


def test_a_moment_that_is_now_is_next_week() -> None:
    now = datetime(2026, 11, 26, 16, 15, tzinfo=AMSTERDAM)
    assert next_occurrence(DEFAULT_MOMENT, now) == now + timedelta(days=7)
    assert next_occurrence(DEFAULT_MOMENT, now - timedelta(seconds=1)) == now
    assert next_occurrence(MORNING_MOMENT, now) == datetime(2026, 12, 1, 8, 45, tzinfo=AMSTERDAM)


@given(days)
def test_the_first_monday_lies_after_today_and_within_a_week(day: date) -> None:
    found = first_monday(day).monday
    assert found.isoweekday() == 1
    assert 1 <= (found - day).days <= 7
