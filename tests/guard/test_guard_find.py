import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.find import load_guard
from guard.spans import Kind

find = load_guard().find

FOUND = {
    Kind.BSN: [
        "111222333",
        "123456782",
        "1112.22.333",
        "111-222-333",
        "111 222 333",
        "111–222–333",
        "1 1 1 2 2 2 3 3 3",
        "1112\u200b22333",
        "１１１２２２３３３",
        "١١١٢٢٢٣٣٣",
    ],
    Kind.PHONE: [
        "0612345678",
        "06-12345678",
        "06 - 12 34 56 78",
        "06.12.34.56.78",
        "+31 6 12345678",
        "+31 (0)6 12345678",
        "+31(0)612345678",
        "+31 06 12345678",
        "0031612345678",
        "0031 6 12 34 56 78",
        "31612345678",
        "(010) 123 45 67",
        "0182-512345",
        "+32 470 12 34 56",
        "0049 30 901820",
    ],
    Kind.EMAIL: [
        "jan@voorbeeld.nl",
        "j.de-vries+werk@mail.voorbeeld.co.uk",
        "jan @ voorbeeld.nl",
        "naam at domein.nl",
        "naam (at) domein punt nl",
        "naam[at]domein[dot]com",
        "jan punt jansen apenstaartje voorbeeld punt nl",
        "jan@voorbeeld.nl@voorbeeld.com",
    ],
    Kind.IBAN: [
        "NL91ABNA0417164300",
        "NL91 ABNA 0417 1643 00",
        "nl91 abna 0417 1643 00",
        "NL91.ABNA.0417.1643.00",
        "BE68 5390 0754 7034",
    ],
}

NOT_FOUND = [
    "",
    "2.700 zaken",
    "€ 1.250,50",
    "€ 111.222.333",
    "111.222.333 euro",
    "20 uur",
    "2025-2026",
    "week 48, 2026",
    "21112026",
    "11112020",
    "21-11-2026 14.30",
    "01-02-2026 12.30",
    "06-12-2026 10",
    "06-12-26 10.30",
    "01-02-26 1230",
    "01 02 26 12 30",
    "2026-11-21 08:30",
    "08.30 - 17.30 uur",
    "norm 5, 20, 22 en 25",
    "111222334",
    "000000000",
    "000 000 000",
    "1112223330",
    "061234567",
    "112",
    "14 010",
    "0800-2000",
    "0900-8844",
    "NL92ABNA0417164300",
    "NL91",
    "hij at brood.daarna ging hij",
    "wij punt nl",
    "@spiegel",
    "jan@werk",
    "ik sprak hem om 10 uur @ kantoor",
]


@pytest.mark.parametrize(("kind", "written"), [(kind, text) for kind in FOUND for text in FOUND[kind]])
@pytest.mark.parametrize("around", ["{}", "Ik noteerde {} en belde later.", "team 4 ({}).", "zie\n{}\n2026"])
def test_client_data_is_found_whole_and_called_by_its_kind(kind: Kind, written: str, around: str) -> None:
    text = around.format(written)
    (span,) = find(text)
    assert (span.kind, text[span.start : span.end].strip("()")) == (kind, written.strip("()"))


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_a_professional_writes_about_work_is_left_alone(text: str) -> None:
    assert find(text) == ()


def test_eight_digits_are_a_bsn_only_where_the_text_says_so() -> None:
    assert find("Op 12345672 begon het.") == ()
    for named in ("bsn 12345672", "12345672 was haar burgerservicenummer", "Sofinummer: 123 456 72"):
        assert [span.kind for span in find(named)] == [Kind.BSN], named


TOLD_BY_WHAT_STANDS_BESIDE = {
    Kind.ADDRESS: [
        "Parkflat 212",
        "torenflat Europa 14-c",
        "complex De Brink, appartement 4",
        "De Wiekslag, kamer 17",
        "3131 AB, nr 12",
        "lijsterlan 9",
        "Hoge Hoek 14",
    ],
    Kind.BIRTH_DATE: ["'42, 3 maart", "drie mei negentienhonderdtachtig", "3 oktober"],
    Kind.CASE_NUMBER: ["2024-18", "CIZ 88120-A", "123 456 789", "KV88120"],
}
BESIDE = {
    Kind.ADDRESS: "we spraken af bij {}, om tien uur",
    Kind.BIRTH_DATE: "zij is jarig, van {}, zei ze",
    Kind.CASE_NUMBER: "onder klachtnummer {} loopt het nog",
}


@pytest.mark.parametrize(
    ("kind", "written"), [(kind, text) for kind, texts in TOLD_BY_WHAT_STANDS_BESIDE.items() for text in texts]
)
def test_what_stands_beside_a_number_tells_what_it_is(kind: Kind, written: str) -> None:
    text = BESIDE[kind].format(written)
    (span,) = find(text)
    assert (span.kind, text[span.start : span.end]) == (kind, written)


def test_someone_and_their_street_are_two_finds() -> None:
    text = "gepraat met Aicha van Molenwiek 15"
    assert [(span.kind, text[span.start : span.end]) for span in find(text)] == [
        (Kind.NAME, "Aicha"),
        (Kind.ADDRESS, "Molenwiek 15"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Feyenoord 3, Sparta 0, en hij straalde",
        "in zorgplan 4 staat iets anders",
        "De auto heeft 3131 km gereden",
        "Ze kreeg op 3 december sinterklaascadeaus van ons",
        "Het overleg wordt op 4 maart verplaatst",
        "wordt op 1 januari twee uur later",
        "kamernummer 212 in het ziekenhuis",
        "ISO27001 en NEN7510 zeggen haar niets",
        "mijn dossier van 300 pagina's",
    ],
)
def test_numbers_of_the_work_are_left_alone(text: str) -> None:
    assert find(text) == ()


def test_two_numbers_in_a_row_are_both_found() -> None:
    found = find("111 222 333 123456782 0612345678 06 87 65 43 21")
    assert [span.kind for span in found] == [Kind.BSN, Kind.BSN, Kind.PHONE, Kind.PHONE]


HARD = [
    "0",
    "1 ",
    "06 ",
    "00 1 ",
    "+1",
    "06-12 34 56 ",
    "111222333 ",
    "12-34-56.",
    "@",
    "a@",
    "a.",
    "a@a.",
    "at ",
    "a at ",
    "x at a punt ",
    "a [at] ",
    "nl91 ",
    "NL91 ABNA 0417 1643 01 ",
    " ",
    "\u200b",
    "\ud800",
    "+1 2 3 4 5 6 7 8 9 1 2 3 4 5",
]


@pytest.mark.parametrize("piece", HARD)
def test_ten_thousand_hard_characters_take_no_noticeable_time(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    start = time.perf_counter()
    find(text)
    assert time.perf_counter() - start < 1.5  # five times what is promised, for a busy machine


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_no_text_makes_it_raise_and_spans_lie_in_order_inside_the_text(text: str) -> None:
    spans = find(text)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
