"""The short form of `spiegel bench reports`."""

from pathlib import Path

from tests.bench.planted import FOUR, found
from tests.bench.reports import RATIO, power, ratio


def test_what_was_planted_is_found() -> None:
    few = found(FOUR, 6)
    assert few.differing >= 5
    assert few.need == 6
    assert few.unfit >= 5
    assert few.equal <= 1


def test_a_theme_that_differs_much_is_named_and_one_that_does_not_is_not() -> None:
    assert power((0.8, 0.2), 7, 100) >= 0.93
    assert power((0.5, 0.5), 7, 100) <= 0.12


TRIES = 3
"""Other work on the machine can only make one of the two longer; what is wrong in the queries shows every time."""


def test_ten_times_the_answers_take_at_most_eleven_times_as_long(tmp_path: Path) -> None:
    found = []
    for turn in range(TRIES):
        small, large = ratio(tmp_path / str(turn), 40, 4)
        assert large.pictures == 10 * small.pictures == 400
        found.append(large.quiet / small.quiet)
        if found[-1] <= RATIO:
            return
    assert found == []
