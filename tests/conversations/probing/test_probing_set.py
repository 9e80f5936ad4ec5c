import pytest

from tests.bench.probing import TEST, TUNING, measure

AT_LEAST = 0.85
HARDEST = 0.8
"""Of the third tuning set, which was made to be hard: reasons that no word announces."""
SIZE = 300


@pytest.mark.parametrize("part", TEST)
def test_the_answers_that_were_never_used_for_tuning_get_the_right_doorvraag(part: str) -> None:
    assert measure(part).share >= AT_LEAST


@pytest.mark.parametrize("part", TUNING)
def test_the_answers_that_were_used_for_tuning_do_too(part: str) -> None:
    assert measure(part).share >= (HARDEST if part == TUNING[-1] else AT_LEAST)


def test_there_are_enough_answers() -> None:
    assert sum(measure(part).pairs.total() for part in (*TUNING, *TEST)) >= SIZE
