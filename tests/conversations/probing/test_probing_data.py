import re
import tomllib
from dataclasses import fields
from importlib.resources import files

import pytest

from conversations.probing.model import ProbeRule
from conversations.probing.tables import cues, grammar, rules, turns, verbs
from norms.loader import load_package_set
from norms.model import norms_of

ORDER = [
    "zonder_woorden",
    "te_kort",
    "algemeen",
    "regel",
    "alleen_positief",
    "alleen_negatief",
    "samenwerking",
    "geen_resultaat",
    "geen_keuze",
    "geen_leerpunt",
    "verband",
    "drempel",
]
PRAISE = re.compile(r"\b(mooi|knap|goed zo|fijn dat|super|top|geweldig|compliment)\b", re.IGNORECASE)
U_FORM = re.compile(r"\b(u|uw)\b")
OWN_TEXTS = {probe.tekst for norm in norms_of(load_package_set()) for probe in norm.doorvraag}
LONGEST_OWN = max(len(text) for text in OWN_TEXTS) + len("gezinsondersteuningsvragers")
by_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)


def test_the_rules_stand_in_the_order_of_the_definition() -> None:
    assert [rule.id for rule in rules()] == ORDER
    assert [rule.volgorde for rule in rules()] == list(range(12))


@by_rule
def test_a_rule_has_a_reason_and_at_least_three_texts(rule: ProbeRule) -> None:
    assert rule.reden.endswith(".")
    assert rule.reden.count(".") == 1
    assert len(rule.teksten) >= 3
    assert len(set(rule.teksten)) == len(rule.teksten)


@by_rule
def test_a_text_is_one_short_question_without_waarom_or_praise(rule: ProbeRule) -> None:
    for text in rule.teksten:
        assert len(text) <= 75
        assert text.endswith("?")
        assert text.count("?") == 1
        assert "!" not in text
        assert "waarom" not in text.lower()
        assert "{" not in text
        assert not U_FORM.search(text)
        assert not PRAISE.search(text)


@by_rule
def test_an_opening_is_one_short_sentence_and_leaves_room_for_the_question(rule: ProbeRule) -> None:
    for opening in rule.aanloop:
        assert opening.zin.startswith("Je ")
        assert opening.zin.endswith(".")
        assert len(opening.zin) + 1 + max(LONGEST_OWN, *map(len, rule.teksten)) <= 160


def test_no_general_text_is_a_norms_own_or_that_of_another_rule() -> None:
    texts = [text for rule in rules() for text in rule.teksten]
    assert len(set(texts)) == len(texts)
    assert OWN_TEXTS.isdisjoint(texts)


def test_cues_are_lower_case_without_accents_and_words_stand_alone() -> None:
    for table in (cues(), turns(), grammar(), verbs()):
        for each in fields(table):
            for cue in getattr(table, each.name):
                assert cue == cue.lower().strip()
                assert cue.isascii()


def test_no_cue_stands_twice_in_its_list() -> None:
    for name in ("cues.toml", "grammar.toml", "verbs.toml"):
        for table in tomllib.loads((files("conversations.probing") / name).read_text(encoding="utf-8")).values():
            for key, words in table.items():
                assert sorted(set(words)) == sorted(words), key
