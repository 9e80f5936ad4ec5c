"""What stands beside a date, a number or a word, and makes it someone's."""

import pytest

from guard.find import load_guard
from guard.spans import Kind


def _of(kind: Kind, text: str) -> list[str]:
    return [text[span.start : span.end] for span in load_guard().find(text) if span.kind == kind]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("op 12 juni kwam de kleine, drie weken te vroeg", ["12 juni"]),
        ("keizersnede op 14 mei 2024, daar heeft ze het nog over", ["14 mei 2024"]),
        ("de tweeling werd op 1 april gehaald", ["1 april"]),
        ("de jongste, van 9 okt '19, slaapt slecht", ["9 okt '19"]),
        ("op 17 december word ik gebeld want dan is ze jarig", ["17 december"]),
        ("born 2 May 1990 stond er in het dossier", ["2 May 1990"]),
        ("twee broers, geb 13-3-2008 en 30-3-2010", ["13-3-2008", "30-3-2010"]),
        ("ze wordt vijftig op 22 maart", ["22 maart"]),
        ("Baby kwam op 21 jan 2025 te vroeg", ["21 jan 2025"]),
        ("ze kreeg op 29 juni een dochtertje en appte mij", ["29 juni"]),
        ("ze heeft op 23 februari haar tweede gekregen", ["23 februari"]),
        ("als ze 10 juli 23 wordt stopt de jeugdhulp", ["10 juli"]),
        ("12 mei en 14 mei zijn haar kinderen jarig", ["12 mei", "14 mei"]),
        ("er staat dat hij van 21 juli 2010 is", ["21 juli 2010"]),
        ("de uitgerekende was later maar hij kwam 26 januari al", ["26 januari"]),
        ("het kind, 14-2-2012, vergeet ik niet", ["14-2-2012"]),
        ("op 18 maart zette ze een zoon op de wereld", ["18 maart"]),
        ("23 juli braken haar vliezen", ["23 juli"]),
        ("over twee weken, op 22 maart, wordt hij zestien", ["22 maart"]),
        ("dan wordt ie op 30 september achttien", ["30 september"]),
        ("we plannen het gesprek niet op 25 april want dan wordt haar dochter twaalf", ["25 april"]),
        ("kids 4-4-16, 9-1-18 en 30-7-21, alle drie luizen", ["4-4-16", "9-1-18", "30-7-21"]),
        ("een ventje van 19 jan 2017 dat niets zei", ["19 jan 2017"]),
        ("geboren vijf november vierenzestig", ["vijf november vierenzestig"]),
        ("He was born 21st June 2006", ["21st June 2006"]),
        ("her birthday is on July 9th", ["July 9th"]),
        ("in de nacht van 1 op 2 juli 2024 is ze bevallen", ["1 op 2 juli 2024"]),
        ("zijn verjaardag valt op 24/12", ["24/12"]),
        ("ik las hardop 050379 om de geboortedatum na te gaan", ["050379"]),
        ("het meisje, 30 augustus, ik vergeet haar niet", ["30 augustus"]),
        ("haar zoontje is op 9 mei gehaald en ik was er te laat bij", ["9 mei"]),
    ],
)
def test_a_day_is_of_a_birth_by_what_is_said_beside_it(text: str, dates: list[str]) -> None:
    assert _of(Kind.BIRTH_DATE, text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "op 12 juni kwam de wijkagent mee",
        "op 2 mei gaat ze bevallen",
        "besluit van 12-03-2024 nog eens gelezen",
        "moeder kwam op 3 juni niet opdagen",
        "het werd 28 april voor ik aan het verslag toekwam",
        "de tweeling gaat op 1 september naar school",
        "geboren in 1987 en nooit naar school geweest",
        "op 31 oktober belde de school dat hij een mes bij zich had",
        "ik heb pas op 30 juni mijn uren ingevuld",
        "team Noord wil dat ik op 9 september een verhaal hou",
        "het verweerschrift moest 22 augustus de deur uit",
        "de bezuinigingsronde van 1 februari",
        "toen hij 10 aug zei dat het niet meer ging",
        "twee weken geleden, op 30 oktober, zei een vrijwilliger dat ik nooit luister",
        "op 8 maart was er niemand",
        "artikel 7.3.11 van de jeugdwet",
        "sinds 3 april werk ik met een maatje",
        "na 1 april gaat alles via de nieuwe toegang",
        "ik kwam te laat, dat was 3-12-2024, en zei geen sorry",
        "een jongen zei op de 22e van januari dat ik nooit alleen kom",
        "voor de zomer moest 22 augustus alles rond zijn",
        "21-11-2026 14.30",
        "27 april",
    ],
)
def test_a_day_of_work_is_nobodys_birth(text: str) -> None:
    assert _of(Kind.BIRTH_DATE, text) == []


@pytest.mark.parametrize("text", ["beschikking WMO-2024-55610 kwam terug", "zaak Z2024-70155 ligt er nog"])
def test_nine_digits_with_letters_before_them_are_a_case_though_they_pass_for_a_bsn(text: str) -> None:
    assert [span.kind for span in load_guard().find(text)] == [Kind.CASE_NUMBER]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ik heb in zaak 2025/00871 te weinig doorgevraagd", "2025/00871"),
        ("meldingsnummer 26-0448813, drie keer doorgegeven", "26-0448813"),
        ("in dossier 88.41.207 staat niks", "88.41.207"),
        ("verkeerd gerapporteerd, 2024-00319 moest het zijn", "2024-00319"),
        ("kan iemand zk-55021 overnemen", "zk-55021"),
        ("nummer 881-JW-25 doorgestuurd", "881-JW-25"),
    ],
)
def test_a_number_of_a_case_is_told_by_its_form_or_the_word_before(text: str, number: str) -> None:
    assert _of(Kind.CASE_NUMBER, text) == [number]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("wijkagent peter was er ook", "peter"),
        ("bewindvoerder smits belde", "smits"),
        ("teamleider Van Dongen zei niets", "Van Dongen"),
        ("storm wilde niet mee naar binnen", "storm"),
        ("Lieve had gehuild", "Lieve"),
        ("Engel heet dat jochie", "Engel"),
        ("bij de Aydins thuis is altijd thee", "Aydins"),
        ("gezin Bouazza Schiedamseweg 310b", "Bouazza"),
        ("mw Tjon-A-Ten wil alles op papier", "mw Tjon-A-Ten"),
    ],
)
def test_a_word_is_someones_name_by_what_stands_beside_it(text: str, name: str) -> None:
    assert _of(Kind.NAME, text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "op de Pastoor Vranckenlaan kwam ik hem tegen",
        "SharePoint is een zwart gat",
        "Gespreck liep vast op het woord zorgen",
        "Bedoelign was goed, uitvoering niet",
        "stilte is ook een Interventie",
        "Zonder joy geen werkplezier",
        "bewindvoerder wil niet meewerken",
        "de huisarts ben ik vergeten",
        "Sophia kinderziekenhuis, al die bedjes",
    ],
)
def test_a_brand_a_slip_of_the_pen_and_a_verb_are_nobody(text: str) -> None:
    assert _of(Kind.NAME, text) == []


def test_a_phone_behind_a_house_leaves_the_address_its_own() -> None:
    text = "Tuinlaan 46 06-52637481 stond op de plakker"
    assert _of(Kind.ADDRESS, text) == ["Tuinlaan 46"]
    assert _of(Kind.PHONE, text) == ["06-52637481"]
