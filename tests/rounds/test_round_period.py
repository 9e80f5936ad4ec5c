from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rounds.period import AMSTERDAM, Period

days = st.dates(date(2000, 1, 3), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "period"),
    [
        (date(2026, 11, 23), Period(2026, 48)),
        (date(2027, 1, 1), Period(2026, 53)),
        (date(2027, 1, 3), Period(2026, 53)),
        (date(2027, 1, 4), Period(2027, 1)),
        (date(2025, 12, 29), Period(2026, 1)),
        (date(2026, 12, 28), Period(2026, 53)),
    ],
)
def test_a_day_lies_in_the_iso_week_of_its_thursday(day: date, period: Period) -> None:
    assert Period.of(day) == period


@pytest.mark.parametrize(
    ("instant", "period"),
    [
        ("2026-11-29T22:59:59+00:00", Period(2026, 48)),
        ("2026-11-29T23:00:00+00:00", Period(2026, 49)),
        ("2026-07-05T21:59:59+00:00", Period(2026, 27)),
        ("2026-07-05T22:00:00+00:00", Period(2026, 28)),
    ],
)
def test_an_instant_counts_by_its_date_in_amsterdam(instant: str, period: Period) -> None:
    assert Period.of(datetime.fromisoformat(instant)) == period


@given(days)
def test_a_week_holds_its_days_and_closes_after_its_sunday(day: date) -> None:
    period = Period.of(day)
    assert period.monday <= day <= period.sunday
    assert (period.monday.isoweekday(), period.sunday.isoweekday()) == (1, 7)
    assert Period.of(period.closes) == period.plus(1)
    assert Period.of(period.closes - timedelta(microseconds=1)) == period


@given(days)
def test_a_week_as_text_is_read_back_and_sorts_as_it_passes(day: date) -> None:
    period = Period.of(day)
    assert Period.parse(str(period)) == period
    assert str(period) < str(period.plus(1))
    assert period < period.plus(1)


@given(days, st.integers(-300, 300), st.integers(-300, 300))
def test_weeks_add_up(day: date, one: int, two: int) -> None:
    period = Period.of(day)
    assert period.plus(one).plus(two) == period.plus(one + two)
    assert (period.plus(one).monday - period.monday).days == 7 * one


@pytest.mark.parametrize("text", ["", "2026", "2026-48", "2026-W", "2026-W54", "2027-W53", "x-W1", "2026-W48-W1"])
def test_what_is_no_week_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Period.parse(text)


def test_a_week_closes_at_midnight_in_amsterdam() -> None:
    assert Period(2026, 53).closes == datetime(2027, 1, 4, tzinfo=AMSTERDAM)
