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


def test_ten_times_the_answers_take_at_most_eleven_times_as_long(tmp_path: Path) -> None:
    small, large = ratio(tmp_path, 20, 4)
    assert large.cpu <= RATIO * small.cpu
    assert large.pictures == 10 * small.pictures == 200
