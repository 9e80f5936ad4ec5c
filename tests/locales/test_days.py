"""Dates, numbers and lists as a coördinator types them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.catalogue import date_text, load_catalogue
from locales.phrases import day, numbers, parts

WORDS = load_catalogue()
TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("11 januari 2027", date(2027, 1, 11)),
        ("11 jan", date(2027, 1, 11)),
        ("op 11 Januari graag", date(2027, 1, 11)),
        ("11-1-2027", date(2027, 1, 11)),
        ("11/1", date(2027, 1, 11)),
        ("26 november", TODAY),
        ("25 november", date(2027, 11, 25)),
        ("25 november 2026", date(2026, 11, 25)),
        ("30 februari", None),
        ("31-13-2027", None),
        ("2027-01-11", None),
        ("volgende week", None),
        ("11 van de 16", None),
        ("", None),
    ],
)
def test_a_date_is_understood_as_it_is_typed(text: str, meant: date | None) -> None:
    assert day(text, TODAY) == meant


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_every_date_that_the_bot_writes_is_understood(meant: date) -> None:
    assert day(date_text(meant), TODAY) == meant


@given(st.dates(TODAY, TODAY + timedelta(days=364)))
def test_without_a_year_the_next_such_day_is_meant(meant: date) -> None:
    assert day(date_text(meant).rsplit(" ", 1)[0], TODAY) == meant


@pytest.mark.parametrize(
    ("text", "found"),
    [("5, 3 en 1", (5, 3, 1)), ("thema 12", (12,)), ("60%", (60,)), ("geen", ()), ("12345 en 7", (7,))],
)
def test_numbers_are_read_in_their_order(text: str, found: tuple[int, ...]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Noord, Kade", ("Noord", "Kade")),
        ("Noord en  Kade", ("Noord", "Kade")),
        ("Noord + Kade & West", ("Noord", "Kade", "West")),
        ("Noord\nKade\n", ("Noord", "Kade")),
        ("Benthuizen", ("Benthuizen",)),
        (" , ", ()),
    ],
)
def test_a_list_is_read_by_its_parts(text: str, found: tuple[str, ...]) -> None:
    assert parts(text, WORDS) == found


@given(st.text())
def test_no_text_makes_reading_fail(text: str) -> None:
    assert isinstance(day(text, TODAY), date | None)
    assert all(part == part.strip() for part in parts(text, WORDS))
    assert all(number >= 0 for number in numbers(text))
