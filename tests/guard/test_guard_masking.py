import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guard.find import find
from guard.masking import action, mask
from guard.spans import Kind, Span

WORDS = {
    Kind.BSN: "een nummer",
    Kind.PHONE: "[telefoonnummer]",
    Kind.EMAIL: "een e-mailadres",
    Kind.IBAN: "rekeningnummer",
}

PIECES = [
    *(
        "111222333",
        "111 222 333",
        "123456782",
        "12345672",
        "bsn",
        "06",
        "0612345678",
        "12 34 56 78",
        "+31",
        "0031",
    ),
    *("6", "(0)", "010", "jan", "@", " at ", " (at) ", " punt ", ".", "nl", "voorbeeld.nl", "jan@a.nl", "NL91"),
    *("ABNA", "0417 1643 00", "nl91abna0417164300", "€", " ", "-", "/", ", ", "2026", "de inwoner", "\u200b", "٣"),
]


def test_each_kind_gets_its_own_word() -> None:
    text = "Bel 06-12345678 of mail jan@voorbeeld.nl over 111222333 en NL91 ABNA 0417 1643 00."
    expected = "Bel [telefoonnummer] of mail een e-mailadres over een nummer en rekeningnummer."
    assert mask(text, find(text), WORDS) == expected


def test_a_text_without_client_data_stays_as_it_is() -> None:
    assert mask("even gebeld voor ik aanbelde", (), WORDS) == "even gebeld voor ik aanbelde"


def test_what_masking_brings_together_is_masked_too() -> None:
    text = "jan at 06 12345678.nl"
    assert find(mask(text, find(text), WORDS)) == ()


def test_a_kind_without_a_word_is_an_error() -> None:
    with pytest.raises(KeyError):
        mask("111222333", find("111222333"), {})


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_after_masking_nothing_is_found(text: str) -> None:
    assert find(mask(text, find(text), WORDS)) == ()


def test_finding_nothing_passes_and_any_of_the_four_kinds_blocks() -> None:
    assert action(()) == "pass"
    for kind in (Kind.BSN, Kind.PHONE, Kind.EMAIL, Kind.IBAN):
        assert action([Span(kind, 0, 1)]) == "block"
