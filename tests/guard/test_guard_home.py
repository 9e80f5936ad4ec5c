"""Streets that neither an ending nor a word beside it tells."""

import pytest

from guard.find import load_guard
from guard.spans import Kind


def _addresses(text: str) -> list[str]:
    return [text[span.start : span.end] for span in load_guard().find(text) if span.kind == Kind.ADDRESS]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("we stonden voor Vlinderveen 212 te wachten", "Vlinderveen 212"),
        ("straat was Kruisnet, huisnummer 207", "Kruisnet, huisnummer 207"),
        ("Drieën-Huysen 77, ik was die dag ziek", "Drieën-Huysen 77"),
        ("tsjerkebuorren 12 ruikt naar soep", "tsjerkebuorren 12"),
        ("moest berkenhof 21 zijn", "berkenhof 21"),
        ("krabbenbos 240 gebeld, geen gehoor", "krabbenbos 240"),
        ("hij zit nu in de Harg kamer 214 en belt elke dag", "de Harg kamer 214"),
        ("moeder en baby zitten in Argos unit 4", "Argos unit 4"),
        ("BK-laan 166, daar zit ze", "BK-laan 166"),
        ("slaapt bij zijn zus, Mathenesserdijk 288b2", "Mathenesserdijk 288b2"),
        ("eerst naar 's-Gravendijkwal 130 gereden", "s-Gravendijkwal 130"),
        ("inschrijfadres 3112 vd 22, daar woont niemand", "3112 vd 22"),
        ("in de Olmendreef op 14 dus", "Olmendreef op 14"),
    ],
)
def test_a_street_that_is_no_other_word_is_an_address_with_its_number(text: str, address: str) -> None:
    assert _addresses(text) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "ISO 9001 audit deze week",
        "Windows 11 doet het weer niet",
        "Westwijk 3 collega's ziek",
        "van de 12 bleven er 3 over",
        "op de klok vier tellen",
        "Artikel 7 gelezen",
        "Focus 3 is klaar",
        "norm 30 en norm 31",
        "sinds Kerst 2024 niets gehoord",
        "hyfvwf7c",
        "mqgjzd6p is mijn code",
        "kamer 12 op kantoor",
        "Regio Waterweg 3 gemeenten",
    ],
)
def test_a_number_behind_another_word_is_no_address(text: str) -> None:
    assert _addresses(text) == []
