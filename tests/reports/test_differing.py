"""The test on differences: how often it errs, and on what it depends."""

from itertools import combinations, count, islice
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.gate.cleared import Group
from reports.gate.differing import DRAWN, ERROR, LEVEL, WHOLE, differing, score, verdict
from reports.gate.rules import ALL_RULES, PLACED, Rules

values = st.lists(st.sampled_from(PLACED), min_size=1, max_size=7)
groups_of_scores = st.dictionaries(
    st.integers(1, 9).map(lambda team: (team,)),
    st.lists(st.sampled_from([0, 210, 420]), min_size=7, max_size=12),
    min_size=0,
    max_size=4,
)


@given(values)
def test_a_score_is_between_nothing_and_everything(placed: list[str]) -> None:
    assert 0 <= score(placed) <= WHOLE
    assert score(placed) == score(placed[::-1])


@settings(max_examples=25)
@given(groups_of_scores, st.randoms(use_true_random=False))
def test_who_has_which_score_makes_no_difference(scores: dict[tuple[int, ...], list[int]], chance: Random) -> None:
    other = {group: chance.sample(own, len(own)) for group, own in reversed(scores.items())}
    assert differing(scores, Random("zaad")) == differing(other, Random("zaad"))


@settings(max_examples=25)
@given(groups_of_scores)
def test_groups_with_the_same_scores_never_differ(scores: dict[tuple[int, ...], list[int]]) -> None:
    same = {group: [0, 210, 420] * 3 for group in scores}
    assert differing(same, Random("zaad")) == ()


@pytest.mark.parametrize(("number", "size"), [(2, 7), (2, 12), (5, 8)])
def test_among_equal_groups_one_in_twenty_is_named_at_most(number: int, size: int) -> None:
    """Of 300 questions at most 15 are expected; more than 26 happen by chance in one of 200 runs."""
    chance, named = Random(f"gelijk:{number}:{size}"), 0
    for question in range(300):
        scores: dict[Group, list[int]] = {
            (team,): [chance.choice([0, 105, 210, 315, 420]) for _ in range(size)] for team in range(number)
        }
        named += bool(verdict(scores, str(question).encode(), ALL_RULES))
    assert named <= 26


def test_groups_that_have_nothing_in_common_differ() -> None:
    scores: dict[Group, list[int]] = {(1,): [0] * 7, (2,): [420] * 7, (3,): [420] * 7}
    assert differing(scores, Random("zaad")) == (((1,), (2,)), ((1,), (3,)))


def test_what_one_group_has_apart_hides_no_other_difference() -> None:
    """Measured against the spread over all, the second pair would not be far apart."""
    apart = [0, 0, 0, 0, 105, 105, 105]
    scores: dict[Group, list[int]] = {(1,): apart, (2,): [one + 300 for one in apart], (3,): [1260] * 7}
    assert len(differing(scores, Random("zaad"))) == 3


@pytest.mark.parametrize("scores", [{}, {(1,): [0] * 9}])
def test_one_group_differs_from_nobody(scores: dict[tuple[int, ...], list[int]]) -> None:
    assert differing(scores, Random("zaad")) == ()


def test_a_group_with_too_few_people_differs_from_none() -> None:
    scores: dict[Group, list[int]] = {(1,): [0] * 6, (2,): [420] * 7}
    assert verdict(scores, b"zaad", Rules(drawn=False)) == ()


def lots(number: int) -> list[bytes]:
    """Seeds that draw a lot."""
    seeds = (str(place).encode() for place in count())
    return list(islice((seed for seed in seeds if Random(seed).random() < DRAWN), number))


ALIKE: dict[Group, list[int]] = {(team,): [420] * 9 for team in (1, 2, 3)}
APART: dict[Group, list[int]] = {(1,): [0] * 9, (2,): [420] * 9, (3,): []}


@pytest.mark.parametrize("scores", [ALIKE, APART])
def test_every_verdict_can_come_of_every_placement(scores: dict[Group, list[int]]) -> None:
    """So a verdict excludes nothing that people may have placed."""
    found = {verdict(scores, seed, ALL_RULES) for seed in lots(200)}
    pairs = list(combinations(sorted(scores), 2))
    assert found == {subset for size in range(4) for subset in combinations(pairs, size)}


def test_a_lot_names_a_pair_as_often_as_not() -> None:
    """Of 400 about 180 of two groups and 200 of many; more than 245 hardly ever."""
    for groups in (2, 12):
        scores: dict[Group, list[int]] = {(team,): [] for team in range(groups)}
        named = sum(bool(verdict(scores, seed, ALL_RULES)) for seed in lots(400))
        assert 60 < named < 245


def test_of_a_hundred_verdicts_about_one_is_a_lot() -> None:
    drawn = sum(Random(str(place).encode()).random() < DRAWN for place in range(20_000))
    assert drawn == pytest.approx(200, abs=60)
    assert LEVEL * (1 - DRAWN) + DRAWN / 2 <= ERROR


def test_the_same_question_has_the_same_verdict_when_it_is_asked_again() -> None:
    for seed in (*lots(5), b"zaad"):
        assert verdict(APART, seed, ALL_RULES) == verdict(APART, seed, ALL_RULES)
