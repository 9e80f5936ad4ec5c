from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.commands import COMMANDS
from conversations.events import ON_A_BUTTON, When
from conversations.messages import Button, button
from conversations.text import Arg, DayMonth, Plain, Text, Weekday
from locales.catalogue import load_catalogue
from locales.phrases import meanings, number, when
from locales.plainly import plain
from norms.loader import load_package_set
from norms.model import norm_by_number, placement_labels

WORDS = load_catalogue()
SET = load_package_set()
CHOICES = [key.removeprefix("knop.") for key in WORDS.entries if key.startswith("knop.") and key != "knop.moment"]
VALUES: dict[str, dict[str, Arg]] = {
    "morgen": {"tijd": time(9, 0)},
    "vraag_nummer": {"nummer": 16},
    "uitgave_nummer": {"editie": "2027.1"},
    "ronde_vanaf": {"van": date(2026, 9, 30)},
    "starten_op": {"datum": DayMonth(date(2027, 1, 11))},
}
MOMENT = Button("moment_middag", Text("knop.moment", {"dag": Weekday(4, capital=True), "tijd": time(16, 15)}))


def offer(choice: str) -> Button:
    return button(choice, **VALUES.get(choice, {}))


def label(choice: str) -> str:
    return WORDS.words(offer(choice).label)


def means(text: str, *offers: Button) -> frozenset[str]:
    return meanings(text, offers, WORDS)


@pytest.mark.parametrize("choice", CHOICES)
def test_a_label_can_be_typed_however_it_is_written(choice: str) -> None:
    text = label(choice)
    for typed in (
        text,
        text.upper(),
        text.lower(),
        f" {text}. ",
        f"«{text}»",
        f"{text}!!",
        text.replace(" ", "   "),
    ):
        assert choice in means(typed, offer(choice)), typed


@pytest.mark.parametrize("choice", [choice for choice in CHOICES if "," in label(choice)])
def test_a_label_can_be_typed_without_its_comma(choice: str) -> None:
    assert choice in means(label(choice).replace(",", ""), offer(choice))


@pytest.mark.parametrize("quotes", ["‘’", "“”", "’’"])
def test_a_label_can_be_typed_between_the_quotes_of_a_phone(quotes: str) -> None:
    assert "straks" in means(f"{quotes[0]}Straks{quotes[1]}", button("straks"))


@pytest.mark.parametrize(
    ("typed", "choice"),
    [
        ("Eén keer extra uitnodigen", "nog_eens_uitnodigen"),
        ("Een keer extra uitnodigen", "nog_eens_uitnodigen"),
        ("één keer extra UITNODIGEN", "nog_eens_uitnodigen"),
    ],
)
def test_diacritics_do_not_matter(typed: str, choice: str) -> None:
    assert choice in means(typed, button(choice))


def test_a_decomposed_letter_is_the_same_letter() -> None:
    assert plain("Coördinator") == plain("Coo\u0308rdinator") == "coordinator"


def test_a_label_means_its_choice_only_while_it_is_offered() -> None:
    assert "ander_moment" not in means("Ander moment")
    assert "ander_moment" in means("Ander moment", button("ander_moment"))


def test_what_stands_on_some_button_is_known_for_that_though_it_is_not_offered() -> None:
    assert ON_A_BUTTON in means("Thema klopt niet!")
    assert ON_A_BUTTON not in means("dat thema klopt niet met wat ik deed")


def test_a_moment_on_a_button_can_be_typed() -> None:
    assert "moment_middag" in means("donderdag 16.15", MOMENT)


@pytest.mark.parametrize("norm", [1, 28])
def test_the_labels_of_a_placement_can_be_typed(norm: int) -> None:
    offers = tuple(Button(key, Plain(text)) for key, text in placement_labels(SET, norm_by_number(SET, norm)))
    for found in offers:
        assert isinstance(found.label, Plain)
        assert found.choice in means(f"{found.label.words.upper()}.", *offers)


@pytest.mark.parametrize("command", [found for found in COMMANDS if WORDS.phrases.get(f"woord.{found}", ())])
def test_every_command_can_be_said_and_has_a_slash(command: str) -> None:
    phrases = WORDS.phrases.get(f"woord.{command}", ())
    for phrase in phrases:
        assert plain(phrase) == phrase.strip(" /"), phrase
        for typed in (phrase, phrase.upper(), f"/{phrase}", f"{phrase}.", f" {phrase} "):
            assert command in means(typed), typed


def test_every_command_has_words() -> None:
    assert [found for found in COMMANDS if not WORDS.phrases.get(f"woord.{found}", ())] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ik wil niet stoppen met vragen aan mijn team.",
        "We hebben nu een vast gezicht bij de ggz.",
        "Straks bel ik de huisarts.",
        "Mijn team wist niet wat te doen.",
    ],
)
def test_a_word_inside_an_answer_is_no_command(text: str) -> None:
    assert not means(text, button("straks"), button("nu")) & set(COMMANDS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("geen idee", "geen_idee"),
        ("Eh, geen idee", "geen_idee"),
        ("Geen idee eigenlijk", "geen_idee"),
        ("Geen idee, het was druk", "geen_idee"),
        ("Nou eerlijk gezegd eigenlijk geen idee", "geen_idee"),
        ("Dat weet ik niet.", "geen_idee"),
        ("Dat doe ik niet", "niet_gedaan"),
        ("weet niet", "geen_idee"),
        ("pff geen idee", "geen_idee"),
        ("pff", "geen_idee"),
        ("Durf ik niet te zeggen", "geen_idee"),
        ("Dat durf ik niet te zeggen.", "geen_idee"),
        ("weet ik veel", "geen_idee"),
        ("Niet aan toegekomen", "niet_gedaan"),
        ("daar ben ik niet aan toegekomen", "niet_gedaan"),
        ("geen tijd gehad", "niet_gedaan"),
        ("geen tijd voor gehad deze week", "niet_gedaan"),
        ("dat durfde ik niet", "niet_gedaan"),
        ("Hoi!", "vraag_weer"),
        ("hallo", "vraag_weer"),
        ("wat was de vraag ook alweer?", "vraag_weer"),
        ("Ik begrijp de vraag niet", "vraag_weer"),
        ("sorry, ik snap je vraag niet", "vraag_weer"),
        ("wat bedoel je?", "vraag_weer"),
    ],
)
def test_a_text_that_begins_or_ends_with_a_phrase_may_hold_a_few_words_more(text: str, said: str) -> None:
    assert said in means(text)


@pytest.mark.parametrize(
    "text",
    [
        "Eh, geen idee eigenlijk",
        "Geen idee, het was erg druk",
        "Nou eerlijk gezegd had zij geen idee",
        "Geen idee, dus gevraagd",
        "Ik belde, want geen idee",
        "Ze had geen idee",
        "hij weet niet",
        "dat heeft zij nooit gedaan",
        "Hallo gezegd en gezwaaid",
        "hij begreep de vraag niet",
    ],
)
def test_a_phrase_in_the_middle_of_an_answer_or_with_more_to_it_is_no_phrase(text: str) -> None:
    assert means(text) == frozenset()


def test_a_long_text_that_holds_a_phrase_is_an_answer() -> None:
    text = "Ik had geen idee wat er speelde, dus ik vroeg eerst de buurvrouw."
    assert means(text) == frozenset()


@pytest.mark.parametrize("text", ["", "   ", "...", "?!", "«»", "/"])
def test_signs_alone_mean_nothing(text: str) -> None:
    assert means(text, button("nu")) == frozenset()
    assert when(text) is None
    assert number(text) is None


WHEN = [
    ("woensdag 13.00", 3, "13:00"),
    ("do 9 uur", 4, "09:00"),
    ("14:30", None, "14:30"),
    ("vrijdag om 9 uur", 5, "09:00"),
    ("9u30", None, "09:30"),
    ("9 u 30", None, "09:30"),
    ("Ma. 9:00", 1, "09:00"),
    ("DINSDAG 08.45", 2, "08:45"),
    ("dinsdag", 2, None),
    ("vr", 5, None),
    ("om 16.15 uur op donderdag", 4, "16:15"),
    ("donderdag 26 november 16.15", 4, "16:15"),
    ("zaterdag 10.00", 6, "10:00"),
    ("zondag", 7, None),
    ("maandag 0.00", 1, "00:00"),
    ("23:59", None, "23:59"),
    ("om 9", None, "09:00"),
    ("wo 13 : 00", 3, "13:00"),
    ("donderdag 26 november 2026, 16.15 uur", 4, "16:15"),
    ("16.15 uur, do 26 nov.", 4, "16:15"),
    ("do 26-11 16.15", 4, "16:15"),
    ("do 26/11/2026 om 9 uur", 4, "09:00"),
    ("dinsdag 9 mei", 2, None),
    ("vrijdag 9.00.", 5, "09:00"),
    ("maandag, 9 uur, graag", 1, "09:00"),
]


@pytest.mark.parametrize(("text", "weekday", "at"), WHEN)
def test_a_day_and_a_time_are_understood(text: str, weekday: int | None, at: str | None) -> None:
    assert when(text) == When(weekday, time.fromisoformat(at) if at else None)


@pytest.mark.parametrize(
    "text",
    [
        "straks",
        "geen idee",
        "later",
        "morgen",
        "donder op",
        "domme vraag",
        "mazzel",
        "wobbe",
        "x9",
        "9e",
        "99",
        "100",
        "26 november",
    ],
)
def test_what_names_neither_is_no_moment(text: str) -> None:
    assert when(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13.30u", When(None, time(13, 30))),
        ("14:30u", When(None, time(14, 30))),
        ("9u", When(None, time(9, 0))),
        ("25.00", None),
        ("24:00", None),
        ("13.75", None),
        ("13 : 75", None),
        ("9.5", None),
        ("9,5", None),
        ("9-10 uur", None),
        ("9.00 of 10.00", None),
        ("graag op maandag om half, nee om 10.00", When(1, None)),
    ],
)
def test_a_time_is_never_taken_for_another(text: str, expected: When | None) -> None:
    assert when(text) == expected


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("half 10", time(10)), ("kwart over 9", time(9)), ("kwart voor 4", time(4)), ("kwartover 9", time(9))],
)
def test_half_past_is_not_taken_for_the_hour(text: str, wrong: time) -> None:
    found = when(text)
    assert found is None or found.at != wrong


@pytest.mark.parametrize("text", ["vrijdag, zo rond 9 uur", "zo, doe maar vrijdag 9 uur"])
def test_a_whole_name_of_a_day_goes_before_a_short_one(text: str) -> None:
    assert when(text) == When(5, time(9, 0))


@given(st.integers(1, 7), st.times(), st.sampled_from(["{d} {t}", "{d} om {t} uur", "{t} uur, {d}", "{d}, {t}."]))
def test_what_the_bot_says_itself_it_understands(day: int, at: time, form: str) -> None:
    at = time(at.hour, at.minute)
    said = form.format(
        d=WORDS.words(Text("knop.moment", {"dag": Weekday(day), "tijd": at})).split()[0],
        t=f"{at.hour}.{at.minute:02d}",
    )
    assert when(said) == When(day, at)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1)))  # noqa: DTZ001  # only its day and its time are told
def test_every_moment_that_the_bot_tells_it_understands(moment: datetime) -> None:
    day, at = moment.date(), time(moment.hour, moment.minute)
    weekday = Weekday(day.isoweekday())
    for told in (
        WORDS.text("moment.datum", dag=weekday, datum=day, tijd=at),
        WORDS.text("moment.datum", dag=weekday, datum=DayMonth(day), tijd=at),
        WORDS.text("knop.moment", dag=Weekday(day.isoweekday(), capital=True), tijd=at),
        WORDS.text("instellingen.moment_gezet", dag=weekday, tijd=at),
    ):
        assert when(told) == When(day.isoweekday(), at), told
    for told in (WORDS.text("moment.vandaag", tijd=at), WORDS.text("moment.morgen", tijd=at)):
        assert when(told) == When(None, at), told


@given(st.text())
def test_no_text_makes_reading_fail(text: str) -> None:
    found = when(text)
    assert found is None or found.weekday or found.at is not None
    assert (number(text) or 0) in range(10_000)
    assert isinstance(means(text, button("nu")), frozenset)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12", 12),
        (" 5. ", 5),
        ("007", 7),
        ("9999", 9999),
        ("0", 0),
        ("10000", None),
        ("-3", None),
        ("\u22123", None),
        ("\u20133", None),
        ("3,5", None),
        ("twee", None),
        ("5 links", None),
    ],
)
def test_a_number_is_all_of_the_text(text: str, found: int | None) -> None:
    assert number(text) == found
