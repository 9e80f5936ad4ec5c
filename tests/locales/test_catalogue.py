import re
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.text import Arg, DayMonth, Lines, Plain, Text, Weekday
from locales.catalogue import Catalogue, UnknownTextError, date_text, load_catalogue, period_text
from rounds.calendar import DEFAULT_MOMENT, MORNING_MOMENT
from rounds.period import AMSTERDAM, Period

WORDS = load_catalogue()
TRY = Catalogue(
    {"een": ("{x}",), "meer": ("1 ding", "{aantal} dingen"), "zonder": ("Klaar.",), "beide": ("{x} {y}",)}
)
MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
TO_PROFESSIONALS = ("reflectie.", "kennismaking.", "bewaking.")
MOST_WORDS = 15
LONGEST_LABEL = 30
SENTENCE_END = re.compile(r"(?<=[.?!])\s+|\n")
FORMS = [(key, form) for key, forms in WORDS.entries.items() for form in forms]
LABELS = [(key, form) for key, form in FORMS if key.startswith("knop.")]


def filled(value: Arg) -> str:
    return TRY.words(Text("een", {"x": value}))


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 4, 14), "14 april 2026"),
        (date(2027, 1, 1), "1 januari 2027"),
        (date(2026, 3, 31), "31 maart 2026"),
        (date(2028, 2, 29), "29 februari 2028"),
    ],
)
def test_a_date_is_told_the_dutch_way(day: date, text: str) -> None:
    assert date_text(day) == filled(day) == text


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_date_is_a_number_a_month_and_a_year_without_capitals(day: date) -> None:
    assert date_text(day) == f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (Period(2026, 48), "week 48 (23 t/m 29 november 2026)"),
        (Period(2027, 7), "week 7 (15 t/m 21 februari 2027)"),
        (Period(2026, 40), "week 40 (28 september t/m 4 oktober 2026)"),
        (Period(2026, 53), "week 53 (28 december 2026 t/m 3 januari 2027)"),
        (Period(2026, 1), "week 1 (29 december 2025 t/m 4 januari 2026)"),
        (Period(2027, 1), "week 1 (4 t/m 10 januari 2027)"),
        (Period(2028, 9), "week 9 (28 februari t/m 5 maart 2028)"),
    ],
)
def test_a_week_is_told_with_its_days(period: Period, text: str) -> None:
    assert period_text(period) == filled(period) == text


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)).map(Period.of))
def test_a_week_names_month_and_year_once_where_its_ends_share_them(period: Period) -> None:
    text = period_text(period)
    one_month = period.monday.month == period.sunday.month
    assert sum(text.count(month) for month in MONTHS) == (1 if one_month else 2)
    assert len(re.findall(r"\d{4}", text)) == len({period.monday.year, period.sunday.year})
    assert text.endswith(f"{date_text(period.sunday)})")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (time(9, 0), "9.00"),
        (time(16, 5), "16.05"),
        (time(0, 0), "0.00"),
        (Weekday(1), "maandag"),
        (Weekday(4, capital=True), "Donderdag"),
        (Weekday(7), "zondag"),
        (DayMonth(date(2026, 11, 26)), "26 november"),
        (7, "7"),
        ("{x}", "{x}"),
        (Plain("{x} blijft staan"), "{x} blijft staan"),
        (Lines((Plain("een"), Plain(""), Plain("twee"))), "een\ntwee"),
        (Text("zonder"), "Klaar."),
    ],
)
def test_each_kind_of_value_has_its_dutch_form(value: Arg, text: str) -> None:
    assert filled(value) == text


@pytest.mark.parametrize(("count", "text"), [(0, "0 dingen"), (1, "1 ding"), (2, "2 dingen"), (30, "30 dingen")])
def test_only_one_is_one(count: int, text: str) -> None:
    assert TRY.text("meer", aantal=count) == text


@pytest.mark.parametrize("count", [0, 1, 2])
def test_every_text_with_a_plural_can_be_said_of_any_number(count: int) -> None:
    plurals = {key: forms for key, forms in WORDS.entries.items() if len(forms) > 1}
    assert plurals
    for key, forms in plurals.items():
        values: dict[str, Arg] = dict.fromkeys(re.findall(r"\{(\w+)\}", "".join(forms)), "iets")
        text = WORDS.words(Text(key, {**values, "aantal": count}))
        assert str(count) in text or count == 1 or "{aantal}" not in forms[1], key


@given(st.lists(st.text("ab"), max_size=5), st.integers(0, 2))
def test_empty_parts_leave_no_empty_line(parts: list[str], blank: int) -> None:
    text = TRY.words(Lines(tuple(map(Plain, parts)), blank))
    assert text == ("\n" * (blank + 1)).join(part for part in parts if part)


@pytest.mark.parametrize(
    "text",
    [
        Text("is.er.niet"),
        Text("een"),
        Text("beide", {"x": 1}),
        Text("een", {"x": datetime(2026, 11, 26, tzinfo=AMSTERDAM)}),
        Lines((Plain("goed"), Text("is.er.niet"))),
    ],
)
def test_a_missing_text_or_value_is_our_mistake(text: Text | Lines) -> None:
    with pytest.raises(UnknownTextError):
        TRY.words(text)


def test_phrases_stand_apart_by_a_bar_and_are_none_where_the_key_is_absent() -> None:
    assert "ja" in WORDS.phrases.get("woord.starten_op", ())
    assert WORDS.phrases.get("woord.is_er_niet", ()) == ()


def test_no_text_is_empty_or_has_a_space_at_its_ends() -> None:
    assert not [key for key, form in FORMS if not form.strip() or form != form.strip()]


@pytest.mark.parametrize(("key", "label"), LABELS)
def test_a_label_is_at_most_thirty_characters(key: str, label: str) -> None:
    values: dict[str, Arg] = {
        "tijd": time(16, 15),
        "nummer": 52,
        "editie": "x" * 20,
        "datum": DayMonth(date(2026, 9, 30)),
        "van": date(2026, 9, 30),
    }
    longest = max(
        len(WORDS.words(Text(key, {**values, "dag": Weekday(day, capital=True)}))) for day in range(1, 8)
    )
    assert longest <= LONGEST_LABEL
    assert "\n" not in label


def test_both_own_moments_have_a_label_that_fits() -> None:
    for moment in (DEFAULT_MOMENT, MORNING_MOMENT):
        label = WORDS.text("knop.moment", dag=Weekday(moment.weekday, capital=True), tijd=moment.at)
        assert label in {"Donderdag 16.15", "Dinsdag 8.45"}


@pytest.mark.parametrize(("key", "form"), [each for each in FORMS if each[0].startswith(TO_PROFESSIONALS)])
def test_no_sentence_to_a_professional_is_over_fifteen_words(key: str, form: str) -> None:
    assert not [said for said in SENTENCE_END.split(form) if len(said.split()) > MOST_WORDS], key


def test_nothing_is_said_with_an_exclamation_mark() -> None:
    assert not [key for key, form in FORMS if "!" in form]


def test_nobody_is_addressed_with_u() -> None:
    assert not [key for key, form in FORMS if re.search(r"\b[Uu]w?\b", form)]


def test_times_of_day_have_a_dot() -> None:
    assert not [key for key, form in FORMS if re.search(r"\b\d{1,2}:\d\d\b", form) and "T0" not in form]
