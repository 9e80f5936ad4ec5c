"""What Spiegel starts, against one person's time: now, later, or not any more."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rounds.calendar import OFFICE, Hours, Moment, is_allowed, next_allowed, prompt_moment, reminder_moment
from rounds.period import AMSTERDAM, Period
from rounds.starting import BUDGET, Go, Kind, Skip, Standing, Wait, has_room, verdict

THURSDAY = datetime(2026, 11, 26, 16, 15, tzinfo=AMSTERDAM)
SATURDAY = THURSDAY + timedelta(days=2)
MONDAY = datetime(2026, 11, 30, 8, 30, tzinfo=AMSTERDAM)
PART_TIME = Hours(frozenset({1, 2}), time(9, 0), time(15, 0))
MINUTES = 60 * 24 * 28

hours = st.builds(
    Hours,
    st.frozensets(st.integers(1, 5), min_size=1),
    st.times(time(6, 0), time(12, 0)).map(lambda at: at.replace(second=0, microsecond=0)),
    st.times(time(13, 0), time(22, 0)).map(lambda at: at.replace(second=0, microsecond=0)),
    st.none() | st.dates(date(2026, 1, 1), date(2027, 6, 1)),
    st.frozensets(st.dates(date(2026, 11, 1), date(2027, 2, 1)), max_size=20),
)
instants = st.integers(0, MINUTES).map(lambda minutes: THURSDAY + timedelta(minutes=minutes))
spent = st.lists(st.sampled_from(Kind), max_size=BUDGET).map(tuple)


@given(st.sampled_from(Kind), instants, instants, st.builds(Standing, hours, spent, st.none() | instants))
def test_what_goes_now_is_allowed_now_and_what_waits_is_allowed_then(
    kind: Kind, due: datetime, now: datetime, standing: Standing
) -> None:
    match verdict(kind, due, now, standing):
        case Go():
            assert is_allowed(now, standing.hours)
            assert len(standing.spent) < BUDGET
        case Wait(at):
            assert at > now
            assert is_allowed(at, standing.hours)
        case Skip():
            assert kind in {Kind.PROMPT, Kind.REMINDER}


@given(hours, instants, st.integers(1, 5), st.times())
def test_own_moments_are_in_own_hours(own: Hours, now: datetime, weekday: int, clock: time) -> None:
    at = prompt_moment(Period.of(now), Moment(weekday, clock.replace(second=0, microsecond=0)), own)
    days = [Period.of(now).monday + timedelta(days=n) for n in range(7)]
    assert (at is None) == (not any(own.holds(day) for day in days))
    if at is not None:
        assert is_allowed(at, own)
        remind = reminder_moment(at, Period.of(now), own)
        assert remind is None or (is_allowed(remind, own) and remind > at and Period.of(remind) == Period.of(at))


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 11, 23), date(2026, 11, 24)),
        (date(2026, 11, 24), date(2026, 11, 30)),
        (date(2027, 3, 23), date(2027, 3, 30)),
    ],
)
def test_the_next_day_of_work_is_an_own_one(day: date, found: date) -> None:
    late = datetime.combine(day, time(15, 1), tzinfo=AMSTERDAM)
    assert next_allowed(late, PART_TIME).date() == found
    assert next_allowed(late, PART_TIME).time() == time(9, 0)


def test_in_a_pause_nothing_comes_and_at_its_end_it_goes_on() -> None:
    away = Hours(back=date(2026, 12, 7))
    assert verdict(Kind.PICTURE, MONDAY, MONDAY, Standing(away)) == Wait(MONDAY + timedelta(days=7))
    assert verdict(Kind.PROMPT, MONDAY, MONDAY, Standing(away)) == Skip()
    assert prompt_moment(Period.of(MONDAY), Moment(2, time(8, 45)), away) is None


def test_a_reminder_is_left_out_after_a_day_and_a_prompt_after_its_week() -> None:
    late = THURSDAY - timedelta(days=1, minutes=1)
    assert verdict(Kind.REMINDER, late, THURSDAY, Standing()) == Skip()
    assert verdict(Kind.REMINDER, late + timedelta(minutes=1), THURSDAY, Standing()) == Go()
    assert verdict(Kind.PROMPT, THURSDAY - timedelta(days=3), THURSDAY, Standing()) == Go()
    assert verdict(Kind.PROMPT, THURSDAY, SATURDAY, Standing()) == Skip()
    assert verdict(Kind.PICTURE, THURSDAY, SATURDAY, Standing()) == Wait(MONDAY)


def test_a_notice_never_takes_the_place_of_the_question_or_the_picture() -> None:
    two = (Kind.NOTICE, Kind.LOOK_BACK)
    assert not has_room(Kind.NOTICE, two)
    assert has_room(Kind.PICTURE, two)
    assert has_room(Kind.PROMPT, (*two, Kind.PICTURE))
    assert not has_room(Kind.REMINDER, (*two, Kind.PICTURE, Kind.PROMPT))
    assert verdict(Kind.NOTICE, THURSDAY, THURSDAY, Standing(spent=two)) == Wait(MONDAY)
    assert verdict(Kind.REMINDER, THURSDAY, THURSDAY, Standing(spent=two)) == Skip()


def test_who_is_in_the_middle_of_something_is_left_in_peace_until_the_weeks_last_hour() -> None:
    busy = THURSDAY + timedelta(minutes=20)
    assert verdict(Kind.PROMPT, THURSDAY, THURSDAY, Standing(busy=busy)) == Wait(busy)
    friday = datetime(2026, 11, 27, 17, 25, tzinfo=AMSTERDAM)
    last = Standing(busy=friday + timedelta(minutes=20))
    assert verdict(Kind.PROMPT, THURSDAY, friday, last) == Go()
    assert verdict(Kind.REMINDER, friday, friday, last) == Skip()
    assert isinstance(verdict(Kind.PICTURE, friday, friday, last), Wait)


def test_office_hours_are_those_of_before() -> None:
    assert Hours(frozenset({1, 2, 3, 4, 5}), time(8, 30), time(17, 30), None, frozenset()) == OFFICE
