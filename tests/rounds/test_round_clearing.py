"""When a message leaves the chat: over every hour of ten years, the nights of the clock included."""

from datetime import UTC, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from rounds.clearing import EVENING, MORNING, STAYS, TOO_OLD, clearing_moment, is_too_old, next_chance
from rounds.period import AMSTERDAM

LONGEST = timedelta(hours=40)
ON_THE_WAY = timedelta(hours=24)
"""Telegram keeps a message this long for a bot that is away."""
instants = st.datetimes(datetime(2026, 1, 1), datetime(2035, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001  # the zone comes with it
NIGHTS = [
    *(datetime(2027, 3, 27, 12, tzinfo=UTC) + timedelta(hours=n) for n in range(24)),
    *(datetime(2026, 10, 24, 12, tzinfo=UTC) + timedelta(hours=n) for n in range(24)),
]


def _check(sent: datetime) -> None:
    goes = clearing_moment(sent, sent)
    assert goes.astimezone(AMSTERDAM).time() in {MORNING, EVENING}
    assert STAYS <= goes.astimezone(UTC) - sent <= LONGEST


@given(instants)
def test_what_is_stored_at_once_goes_between_24_and_40_hours_later(sent: datetime) -> None:
    _check(sent)


def test_also_in_the_nights_in_which_the_clock_is_moved() -> None:
    for start in NIGHTS:
        for minutes in range(0, 60, 5):
            _check(start - STAYS + timedelta(minutes=minutes))
            _check(start + timedelta(minutes=minutes))


@given(instants, st.timedeltas(timedelta(), ON_THE_WAY))
@example(datetime(2026, 11, 25, 18, 0, tzinfo=UTC), ON_THE_WAY)
def test_what_was_long_on_its_way_still_goes_in_time(sent: datetime, late: timedelta) -> None:
    stored = sent + late
    goes = clearing_moment(sent, stored).astimezone(UTC)
    assert stored < goes
    assert goes - sent <= TOO_OLD
    assert goes - stored <= LONGEST


@given(instants, st.timedeltas(timedelta(), timedelta(hours=60)))
def test_a_next_chance_lies_ahead_and_in_time(sent: datetime, passed: timedelta) -> None:
    now = sent + passed
    later = next_chance(sent, now)
    if later is None:
        assert passed > TOO_OLD - timedelta(hours=13, seconds=1)
    else:
        assert now < later.astimezone(UTC) <= sent + TOO_OLD
        assert not is_too_old(sent, later)
