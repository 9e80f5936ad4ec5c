from dataclasses import replace

import pytest

from conversations.probing.pick import pick, rule_of
from norms.loader import load_package_set
from norms.model import Norm, norm_by_number, norms_of

SET = load_package_set()
NORM = norm_by_number(SET, 30)
WORDS = SET.woorden


def test_the_norms_own_text_goes_first_and_then_the_general_ones_and_then_none() -> None:
    answer = "ik belde haar de dag erna nog een keer op, meteen in de ochtend"
    asked: list[str] = []
    while probe := pick(answer, NORM, WORDS, asked=frozenset(asked)):
        assert probe.rule == "geen_resultaat"
        assert probe.key not in asked
        asked.append(probe.key)
    assert asked[0] == "norm.30.merkbaar"
    assert len(asked) == 5


def test_the_words_of_the_organisation_are_filled_in() -> None:
    norm = norm_by_number(SET, 26)
    probe = pick("wij laten alles lezen, dat is bij ons altijd gewoon zo", norm, {**WORDS, "inwoner": "bewoner"})
    texts = [probe.text] if probe else []
    assert texts
    assert not any("{" in text for text in texts)


def test_a_bare_claim_is_taken_up_before_a_general_question_and_never_before_the_norms_own() -> None:
    asked: list[str] = []
    claim = "ben meegegaan naar het eerste gesprek bij de ggz. dat hielp wel denk ik"
    while probe := pick(claim, NORM, WORDS, asked=frozenset(asked)):
        asked.append(probe.key)
        assert probe.text.startswith("Je schrijft dat het hielp. ") is not probe.key.startswith("norm.")
    assert asked == [*(f"geen_resultaat.{number}" for number in range(1, 5)), "norm.30.merkbaar"]


@pytest.mark.parametrize("number", [2, 10, 13, 26, 32, 35, 39])
def test_what_the_norm_asks_about_a_moment_comes_only_where_the_writer_did_something(number: int) -> None:
    norm = replace(norm_by_number(SET, number), kort_mag=False)
    own = f"norm.{number}.concreet"
    assert _keys("ik belde haar moeder", norm)[0] == own
    for vague in (
        "samen met haar",
        "wij doen dat bij ons altijd gewoon samen",
        "dat gaat bij ons volgens het protocol",
    ):
        keys = _keys(vague, norm)
        assert keys
        assert own not in keys
        assert own not in _keys(vague, norm, second=True)


def _keys(answer: str, norm: Norm, *, second: bool = False, done: bool = True) -> list[str]:
    keys: list[str] = []
    while probe := pick(answer, norm, WORDS, asked=frozenset(keys), second=second, done=done):
        keys.append(probe.key)
    return keys


def test_whoever_did_not_do_it_is_asked_about_what_stood_in_the_way_and_about_nothing_else() -> None:
    keys = _keys("niet gedaan", NORM, second=True, done=False)
    assert keys == [f"drempel.{number}" for number in range(1, 5)]


@pytest.mark.parametrize("answer", ["", "   ", "👍", "12345", "\x00\ud800", "a" * 10_000, "ik " * 5000])
def test_any_text_is_read(answer: str) -> None:
    for norm in norms_of(SET):
        pick(answer, norm, WORDS)


def test_whoever_asks_for_more_gets_one_of_the_norms_own_until_all_are_asked() -> None:
    whole = "geen idee"
    assert pick(whole, NORM, WORDS) is None
    asked = _keys(whole, NORM, second=True)
    assert asked == ["norm.30.merkbaar", "norm.30.keuze", "norm.30.verder"]


def test_a_norm_that_asks_for_a_short_answer_never_says_that_it_is_too_short() -> None:
    assert rule_of("gewoon gebeld", NORM) == "te_kort"
    assert rule_of("gewoon gebeld", replace(NORM, kort_mag=True)) != "te_kort"
