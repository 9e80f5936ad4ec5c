from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.listening import SEPARATOR, button_data
from bot.render import LONGEST, clip, in_messages, own_answer, own_intention, own_wish, render
from conversations.messages import Button, Say, button, say
from conversations.model import Part, PartKind
from conversations.table import STEPS
from conversations.text import Plain
from locales.catalogue import load_catalogue
from norms.loader import load_package_set
from norms.model import Placement
from rounds.period import Period
from storage.answers import OwnAnswer
from storage.intentions import OwnIntention

WORDS = load_catalogue()
SET = load_package_set()
MOST_BYTES = 64
LARGEST_SERIAL = 10**9
valid = st.characters(codec="utf-8")
CHOICES = sorted(
    {key.removeprefix("knop.") for key in WORDS.entries if key.startswith("knop.")}
    | {str(key) for key in Placement}
    | {"moment_ochtend", "moment_middag", f"team_{10**9}"}
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(st.text(valid, max_size=50), st.integers(1, 300), st.integers(0, 4200))
def test_what_is_clipped_fits_and_is_the_beginning(text: str, times: int, filler: int) -> None:
    whole = text * times + "x" * filler
    found = clip(whole)
    assert units(found) <= LONGEST
    assert whole.startswith(found)
    assert found == whole or units(found) >= LONGEST - 3


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a" * 4096, 4096),
        ("a" * 4097, 4096),
        ("😀" * 2048, 2048),
        ("😀" * 2049, 2048),
        ("a" + "😀" * 2048, 2048),
        ("", 0),
    ],
)
def test_a_message_holds_4096_units_of_utf_16(text: str, kept: int) -> None:
    assert len(clip(text)) in {kept, kept - 1}
    assert units(clip(text)) <= 4096


@given(
    st.lists(st.text(valid, max_size=40).flatmap(lambda t: st.integers(0, 200).map(lambda n: t * n)), max_size=6)
)
def test_no_character_is_lost_over_messages(texts: list[str]) -> None:
    found = in_messages(texts)
    joined = "\n\n".join(found)
    assert joined.replace("\n", "") == "".join(texts).replace("\n", "")
    assert all(units(message) <= LONGEST for message in found)
    assert all(clip(message) == message for message in found)


@given(st.lists(st.integers(1, 5000), max_size=8))
def test_texts_share_as_few_messages_as_hold_them(lengths: list[int]) -> None:
    found = in_messages(["x" * length for length in lengths])
    assert sum(map(len, found)) >= sum(lengths)
    for one, two in pairwise(found):
        first_piece = two.split("\n\n")[0]
        assert len(one) + 2 + len(first_piece) > LONGEST // 2


def test_short_texts_stand_an_empty_line_apart() -> None:
    assert in_messages(["een", "", "twee"]) == ["een\n\ntwee"]
    assert in_messages([]) == []


@pytest.mark.parametrize("step", sorted({*STEPS, "bewaking.kaart"}))
def test_what_a_button_carries_fits_in_64_bytes(step: str) -> None:
    for choice in CHOICES:
        data = button_data(step, LARGEST_SERIAL, choice)
        assert len(data.encode()) <= MOST_BYTES, data
        assert data.split(SEPARATOR) == [step, str(LARGEST_SERIAL), choice]


def test_a_message_is_rendered_with_a_row_per_button() -> None:
    message = Say(
        Plain("Hoi {x}"), (button("nu"), Button("team_3", Plain("Noord"))), step="reflectie.prompt", serial=4
    )
    found = render(message, WORDS)
    assert found.text == "Hoi {x}"
    assert found.keyboard == (("Nu", "reflectie.prompt|4|nu"), ("Noord", "reflectie.prompt|4|team_3"))
    assert render(say("klaar"), WORDS).keyboard == ()


def own(placed: str = "", reason: str = "", sentence: str = "") -> str:
    parts = (Part(PartKind.QUESTION, "Ik belde."), Part(PartKind.PROBE, "{niets} ingevuld"))
    return WORDS.words(own_answer(OwnAnswer(1, Period(2026, 48), 1, parts, placed, reason, sentence), SET))


def test_an_own_answer_is_shown_as_it_was_written() -> None:
    lines = own().split("\n")
    assert lines[0].endswith(", week 48 (23 t/m 29 november 2026)")
    assert lines[1:] == ["Ik belde.", "{niets} ingevuld"]


def test_placement_reason_and_sentence_come_after_it() -> None:
    assert own("meestal", sentence="Een zin.").split("\n")[3:] == [
        "Jij koos: Meestal",
        "Zin voor het team: Een zin.",
    ]
    assert own("past_niet", "Anders hier.").split("\n")[3:] == [
        "Jij koos: past niet bij ons werk",
        "Reden: Anders hier.",
    ]


def test_what_was_meant_is_shown_with_its_week_and_what_came_of_it() -> None:
    kept = OwnIntention(1, "2026-W48", 30, "eerder bellen", "half")
    shown = "Wat je anders wilde doen, week 48 (23 t/m 29 november 2026):\neerder bellen\nWat ervan kwam: Half"
    assert WORDS.words(own_intention(kept)) == shown
    waiting = OwnIntention(1, "2026-W48", 30, "eerder bellen", "")
    assert "Wat ervan kwam" not in WORDS.words(own_intention(waiting))


def test_a_wish_is_shown_as_what_was_asked() -> None:
    needed = WORDS.words(own_wish("nodig", "2026-W48", "meer tijd"))
    assert needed == "Wat je nodig had, week 48 (23 t/m 29 november 2026):\nmeer tijd"
    assert WORDS.words(own_wish("nuttig", "2026-W48", "ja")).endswith("week 48 (23 t/m 29 november 2026): Ja")
