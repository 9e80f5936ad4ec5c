"""How long to wait, which days, which times: as people type them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.catalogue import load_catalogue
from locales.hours import LONGEST_WAIT, clocks, waiting, weekdays

WORDS = load_catalogue()


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("over 20 minuten", 20),
        ("Over twee uur", 120),
        ("over een half uur.", 30),
        ("over een kwartier", 15),
        ("over anderhalf uur", 90),
        ("over een uur", 60),
        ("over 90 uur", 0),
        ("over 0 minuten", 0),
        ("20 minuten", 0),
        ("over 20 minuten had ik een gesprek", 0),
        ("over de buren", 0),
        ("over", 0),
        ("", 0),
    ],
)
def test_a_time_to_wait(text: str, minutes: int) -> None:
    assert waiting(text, WORDS) == minutes


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ma, di en do", (1, 2, 4)),
        ("maandag t/m donderdag", (1, 2, 3, 4)),
        ("ma-wo", (1, 2, 3)),
        ("ma tot en met wo en vr", (1, 2, 3, 5)),
        ("vrijdag en maandag", (1, 5)),
        ("zaterdag", (6,)),
        ("elke dag", ()),
        ("dinosaurus", ()),
    ],
)
def test_days_of_work(text: str, days: tuple[int, ...]) -> None:
    assert weekdays(text, WORDS) == days


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9.00 tot 15.30", (time(9), time(15, 30))),
        ("van 9 tot 15 uur", (time(9), time(15))),
        ("tussen 8:30 en 17u30", (time(8, 30), time(17, 30))),
        ("10 uur", (time(10),)),
        ("25.00 tot 26.00", ()),
        ("nooit", ()),
    ],
)
def test_times_of_day(text: str, found: tuple[time, ...]) -> None:
    assert clocks(text) == found


@given(st.text(max_size=60))
def test_whatever_is_typed_has_an_outcome(text: str) -> None:
    assert 0 <= waiting(text, WORDS) <= LONGEST_WAIT
    assert set(weekdays(text, WORDS)) <= set(range(1, 8))
    assert all(isinstance(at, time) for at in clocks(text))
