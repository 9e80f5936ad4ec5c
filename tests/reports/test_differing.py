"""The test on differences: how often it errs, and on what it depends."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.gate.cleared import Group
from reports.gate.differing import WHOLE, differing, score
from reports.gate.rules import PLACED

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
    assert differing(scores, "zaad") == differing(other, "zaad")


@settings(max_examples=25)
@given(groups_of_scores)
def test_groups_with_the_same_scores_never_differ(scores: dict[tuple[int, ...], list[int]]) -> None:
    same = {group: [0, 210, 420] * 3 for group in scores}
    assert differing(same, "zaad") == ()


@pytest.mark.parametrize(("number", "size"), [(2, 7), (2, 12), (5, 8)])
def test_among_equal_groups_one_in_twenty_is_named_at_most(number: int, size: int) -> None:
    """Of 300 questions at most 15 are expected; more than 26 happen by chance in one of 200 runs."""
    chance, named = Random(f"gelijk:{number}:{size}"), 0
    for question in range(300):
        scores: dict[Group, list[int]] = {
            (team,): [chance.choice([0, 105, 210, 315, 420]) for _ in range(size)] for team in range(number)
        }
        named += bool(differing(scores, str(question)))
    assert named <= 26


def test_groups_that_have_nothing_in_common_differ() -> None:
    scores: dict[Group, list[int]] = {(1,): [0] * 7, (2,): [420] * 7, (3,): [420] * 7}
    assert differing(scores, "zaad") == (((1,), (2,)), ((1,), (3,)))


@pytest.mark.parametrize("scores", [{}, {(1,): [0] * 9}])
def test_one_group_differs_from_nobody(scores: dict[tuple[int, ...], list[int]]) -> None:
    assert differing(scores, "zaad") == ()
