import tomllib
from pathlib import Path

import pytest

from conversations.probing.pick import rule_of
from conversations.probing.tables import rules
from norms.loader import load_package_set
from norms.model import norm_by_number

SET = load_package_set()
NONE = "geen"
TABLES = tomllib.loads((Path(__file__).parent / "examples.toml").read_text(encoding="utf-8"))
EXAMPLES = [(rule, number, answer) for rule, table in TABLES.items() for number, answer in table["antwoorden"]]


@pytest.mark.parametrize(("rule", "number", "answer"), EXAMPLES)
def test_the_first_rule_that_fits_is_the_one_that_a_reader_would_choose(
    rule: str, number: int, answer: str
) -> None:
    norm, earlier, done = norm_by_number(SET, number), rule == "verband", rule != "drempel"
    assert (rule_of(answer, norm, earlier=earlier, done=done) or NONE) == rule


def test_each_rule_has_at_least_three_examples_of_its_own() -> None:
    for rule in (*(rule.id for rule in rules()), NONE):
        assert len(TABLES[rule]["antwoorden"]) >= 3


NEARLY = [
    ("zonder_woorden", "nee 👍"),
    ("zonder_woorden", "اتصلت بها وذهبنا معا"),
    ("te_kort", "niet gedaan"),
    ("te_kort", "geen idee eerlijk gezegd"),
    ("te_kort", "ik belde haar de dag erna nog een keer"),
    ("algemeen", "ik heb haar altijd zelf laten kiezen wat ze wilde drinken"),
    ("algemeen", "dat gaat volgens het protocol dat we altijd volgen"),
    ("algemeen", "de huisarts belt altijd zelf terug als er iets is"),
    ("regel", "ik heb zonder protocol gewoon gevraagd wat ze nodig had"),
    ("regel", "ik belde haar op en heb daarna pas het protocol gevolgd"),
    ("regel", "ik regelde een taxi voor haar en reed er zelf achteraan"),
    ("alleen_positief", "het was fijn maar ook lastig om haar zo te zien zitten"),
    ("alleen_positief", "ik heb goed gekeken naar wat er op tafel lag die dag"),
    ("alleen_positief", "goedemorgen, ik vroeg haar hoe de nacht was geweest vandaag"),
    ("alleen_negatief", "het was helemaal niet lastig om met hem te praten vandaag"),
    ("alleen_negatief", "lastig gesprek, maar volgende keer bel ik haar eerst even op"),
    ("alleen_negatief", "het was een moeilijk gesprek en toch ging het uiteindelijk goed"),
    ("samenwerking", "mijn collega belde en ik heb het huisbezoek gedaan die middag"),
    ("samenwerking", "mevrouw vertelde dat ze bang was voor alle post die kwam"),
    ("samenwerking", "ik heb de ggz laten bellen met de moeder van het gezin"),
    ("geen_resultaat", "ik belde haar op en ze vertelde meteen over haar zoon"),
    ("geen_resultaat", "ik vroeg door en merkte dat ze daarna rustiger werd"),
    ("geen_resultaat", "heb de sleutel gebracht en sindsdien is de ruzie gestopt"),
    ("geen_keuze", "ik belde haar op omdat ze schrikt van post van ons"),
    ("geen_keuze", "ik ging mee omdat ze bang was en ze bleef het hele uur"),
    ("geen_keuze", "ik bleef bewust stil en toen begon hij zelf te praten"),
    ("geen_leerpunt", "ik ging mee omdat ze bang was en ze bleef. voortaan doe ik dat"),
    ("geen_leerpunt", "ik ging mee en ze bleef het hele uur zitten die dag"),
    ("geen_leerpunt", "ik ging mee omdat ze bang was voor het gebouw daar"),
    ("verband", "ik ging mee omdat ze bang was en ze bleef het hele uur"),
    ("verband", "voortaan ga ik mee omdat ze dan niet meer zo bang is"),
    ("verband", "ik ging mee en ze bleef. volgende keer ga ik weer mee"),
]


@pytest.mark.parametrize(("rule", "answer"), NEARLY)
def test_what_only_looks_like_a_rule_is_not_taken_for_it(rule: str, answer: str) -> None:
    assert rule_of(answer, norm_by_number(SET, 30), earlier=True) != rule


def test_verband_is_asked_only_beside_an_earlier_answer() -> None:
    norm = norm_by_number(SET, 30)
    for _, answer in TABLES["verband"]["antwoorden"]:
        assert rule_of(answer, norm, earlier=True) == "verband"
        assert rule_of(answer, norm) is None
