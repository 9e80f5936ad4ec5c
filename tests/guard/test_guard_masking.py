import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.listening import neutral_words
from guard.find import load_guard
from guard.masking import action, mask
from guard.neutral import Neutral
from guard.spans import Kind, Span
from locales.catalogue import load_catalogue

GUARD = load_guard()
NEUTRAL = neutral_words(load_catalogue())

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
    *(
        "Fatima",
        "fatima",
        " de ",
        "Vries",
        "mevrouw ",
        "oma ",
        "Kevins",
        "'s",
        " heet ",
        "Roos",
        " en ",
        " zei ",
        "(",
    ),
    *(
        "geboren ",
        "3 mei ",
        "1961",
        "Kerkstraat ",
        "12",
        "3135",
        " GH",
        "zaak ",
        "Z-2026-01234",
        " onze ",
        "lieve ",
        "wijkagent ",
        ", de wijkagent,",
        " van de politie",
        "dokter ",
        "collega ",
        "Jan ",
        ")",
    ),
]

SENTENCES = {
    # one person
    "ik heb Fatima naar de ggz gebracht": "ik heb de inwoner naar de ggz gebracht",
    "mevrouw de Vries belde": "de inwoner belde",
    "Mevrouw de Vries belde. Fatima ook.": "De inwoner belde. Een andere inwoner ook.",
    "fatima belde": "de inwoner belde",
    "«Fatima belde»": "«De inwoner belde»",
    "tegen Jan gezegd dat Jan moet bellen": "tegen de inwoner gezegd dat de inwoner moet bellen",
    "Fatima Yildiz belde, en later Fatima weer": "De inwoner belde, en later de inwoner weer",
    "Fatima's moeder en Kevins vader": "Iemands moeder en iemands vader",
    "Fatima's moeder belde. Fatima was er niet.": "Iemands moeder belde. De inwoner was er niet.",
    # words before a name
    "dat zei onze Fatima": "dat zei onze inwoner",
    "ik bezocht lieve Fatima": "ik bezocht de lieve inwoner",
    "Kleine Kevin huilde": "De kleine inwoner huilde",
    "die lieve Fatima lachte": "die lieve inwoner lachte",
    "Beste Fatima, hoe gaat het": "Beste inwoner, hoe gaat het",
    # two people, and more
    "Fatima en Jan de Boer kwamen": "De inwoner en een andere inwoner kwamen",
    "Fatima zei dat Kevin boos was, maar Kevin wist dat niet": (
        "De inwoner zei dat een andere inwoner boos was, maar de andere inwoner wist dat niet"
    ),
    "met onze Fatima en onze Kevin": "met onze inwoner en onze andere inwoner",
    "ik sprak Fatima, Kevin en Mehmet. Kevin ging weg": (
        "ik sprak inwoner 1, inwoner 2 en inwoner 3. Inwoner 2 ging weg"
    ),
    "Ik sprak met Fatima. Kevin was er niet bij": "Ik sprak met de inwoner. Een andere inwoner was er niet bij",
    "ik belde met dr. de Vries en mw. Bakker": "ik belde met de dokter en de inwoner",
    # a role stands beside the name
    "haar zoon Kevin was stil. Later zei Kevin iets": "haar zoon was stil. Later zei de zoon iets",
    "oma Wilhelmina belde": "oma belde",
    "de buurman (Cor) hielp": "de buurman hielp",
    "ik ging naar de familie Yildiz": "ik ging naar de familie",
    "familie Yildiz belde": "de familie belde",
    "het gezin Bakker verhuisde": "het gezin verhuisde",
    "gezin Bakker verhuisde": "het gezin verhuisde",
    "wijkagent Rob kwam mee": "de wijkagent kwam mee",
    "Wijkagent Rob kwam. Rob zag Fatima.": "De wijkagent kwam. De wijkagent zag de inwoner.",
    "de nieuwe wijkagent Rob": "de nieuwe wijkagent",
    "Rob de wijkagent kwam mee": "De wijkagent kwam mee",
    "Jan (wijkagent) belde": "De wijkagent belde",
    "mijn collega Ingrid keek mee": "mijn collega keek mee",
    "collega Ingrid keek mee": "de collega keek mee",
    "Ingrid, mijn collega, keek mee": "Mijn collega keek mee",
    "Ik sprak Fatima, haar moeder en de huisarts": "Ik sprak de inwoner, haar moeder en de huisarts",
    "dokter Jansen schreef een recept": "de dokter schreef een recept",
    "juf Marieke vertelde het": "de juf vertelde het",
    "huisarts Van Dijk belde terug": "de huisarts belde terug",
    "maatschappelijk werker Ingrid belde": "de maatschappelijk werker belde",
    "consulent Rob van de gemeente": "de consulent van de gemeente",
    "ik overlegde met Rob van de politie": "ik overlegde met iemand van de politie",
    # numbers and places
    "bel haar op 06-12345678": "bel haar op een telefoonnummer",
    "06-12345678, 06-87654321": "een telefoonnummer",
    "haar 06-12345678": "haar telefoonnummer",
    "haar bsn 111222333 klopt niet": "haar bsn klopt niet",
    "mail naar jan@voorbeeld.nl": "mail naar een e-mailadres",
    "rekening NL91 ABNA 0417 1643 00 staat rood": "een rekening staat rood",
    "het zaaknummer Z-2026-01234 is af": "het zaaknummer is af",
    "geboren op 3 mei 1961": "geboren op een datum",
    "mevrouw de Vries, geboren 3-5-1961, woont Kerkstraat 12": (
        "de inwoner, geboren op een datum, woont op een adres"
    ),
    "ze woont aan de Kerkstraat 12": "ze woont op een adres",
    "ze woont op Kerkstraat 12, 3135 GH": "ze woont op een adres",
    "ik ging naar de Kerkstraat 12": "ik ging naar een adres",
    "In de Kerkstraat 12 was brand": "Op een adres was brand",
    "Kerkstraat 12 is leeg": "Een adres is leeg",
}


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_without_its_client_data_still_reads_as_one(text: str) -> None:
    assert mask(GUARD, text, GUARD.find(text), NEUTRAL) == SENTENCES[text]


def test_each_kind_gets_its_own_word() -> None:
    text = (
        "Bel 06-12345678 of mail jan@voorbeeld.nl over 111222333 en NL91 ABNA 0417 1643 00, "
        "geboren op 3 mei 1961, aan de Kerkstraat 12, zaaknummer Z-2026-01234."
    )
    expected = (
        "Bel een telefoonnummer of mail een e-mailadres over een nummer en een rekeningnummer, "
        "geboren op een datum, op een adres, een zaaknummer."
    )
    assert mask(GUARD, text, GUARD.find(text), NEUTRAL) == expected


def test_a_text_without_client_data_stays_as_it_is() -> None:
    assert mask(GUARD, "even gebeld voor ik aanbelde", (), NEUTRAL) == "even gebeld voor ik aanbelde"


def test_where_names_may_stay_only_the_rest_is_masked() -> None:
    text = "Sanne de Wit, 06-12345678"
    masked = mask(GUARD, text, GUARD.find(text, frozenset({Kind.NAME})), NEUTRAL, frozenset({Kind.NAME}))
    assert masked == "Sanne de Wit, een telefoonnummer"


def test_what_masking_brings_together_is_masked_too() -> None:
    text = "jan at 06 12345678.nl"
    assert GUARD.find(mask(GUARD, text, GUARD.find(text), NEUTRAL)) == ()


def test_a_kind_without_a_word_is_an_error() -> None:
    with pytest.raises(KeyError):
        mask(GUARD, "111222333", GUARD.find("111222333"), Neutral({}, "", "", "", "", "", ""))


@pytest.mark.parametrize(
    "text",
    ["lieve " * 1600 + "Fatima", "06-12345678, " * 700, "Jan. Piet. " * 900, "oma Ans, wijkagent Rob. " * 400],
)
def test_ten_thousand_characters_are_masked_in_no_noticeable_time(text: str) -> None:
    spans = GUARD.find(text)
    start = time.perf_counter()
    mask(GUARD, text, spans, NEUTRAL)
    assert time.perf_counter() - start < 1.5


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_after_masking_nothing_is_found(text: str) -> None:
    assert GUARD.find(mask(GUARD, text, GUARD.find(text), NEUTRAL)) == ()


def test_finding_nothing_passes_a_name_warns_and_anything_else_blocks() -> None:
    assert action(()) == "pass"
    assert action([Span(Kind.NAME, 0, 1)]) == "warn"
    for kind in set(Kind) - {Kind.NAME}:
        assert action([Span(Kind.NAME, 0, 1), Span(kind, 2, 3)]) == "block"
