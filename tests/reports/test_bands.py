"""Bands, and what someone who knows one or two answers can work out from the text of a picture."""

from collections import defaultdict
from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.gate.bands import LARGE, Band, Share, share
from reports.gate.cleared import PlacedShare
from reports.gate.picture import ClearedPicture
from reports.gate.rules import PLACED
from reports.words import picture_words
from tests.reports.scene import CATALOGUE
from tests.storage.planting import SET, WEEK

Histogram = tuple[int, int, int]
Shown = Callable[[Histogram], str]
wholes = st.integers(1, 400)
ORDER = (Band.ENKELEN, Band.EEN_DEEL, Band.DE_MEESTEN, Band.LAAG, Band.PROCENT, Band.HOOG)


@given(st.data(), st.integers(1, LARGE - 1))
def test_below_twenty_a_share_is_one_of_three_words(data: st.DataObject, whole: int) -> None:
    part = data.draw(st.integers(0, whole))
    found = share(part, whole)
    assert found.percent == 0
    if part / whole <= 0.25:
        assert found.band == Band.ENKELEN
    elif part / whole > 0.5:
        assert found.band == Band.DE_MEESTEN
    else:
        assert found.band == Band.EEN_DEEL


@given(st.data(), st.integers(LARGE, 400))
def test_from_twenty_a_share_is_the_nearest_ten_percent_with_open_ends(data: st.DataObject, whole: int) -> None:
    part = data.draw(st.integers(0, whole))
    found = share(part, whole)
    exact = 100 * part / whole
    if exact < 15:
        assert found == Share(Band.LAAG)
    elif exact >= 75:
        assert found == Share(Band.HOOG)
    else:
        assert found.band == Band.PROCENT
        assert found.percent in range(20, 80, 10)
        assert abs(found.percent - exact) <= 5


@given(wholes)
def test_a_larger_part_is_never_told_as_less(whole: int) -> None:
    told = [share(part, whole) for part in range(whole + 1)]
    ranks = [(ORDER.index(found.band), found.percent) for found in told]
    assert ranks == sorted(ranks)


@given(wholes)
def test_nobody_and_everybody_are_told_as_others_are(whole: int) -> None:
    if whole >= 4:
        assert share(0, whole) == share(1, whole)
        assert share(whole, whole) == share(whole - 1, whole)


@pytest.mark.parametrize("whole", [5, 7, 8, 12, 19])
def test_below_twenty_exact_numbers_are_never_told(whole: int) -> None:
    assert len({share(part, whole) for part in range(whole + 1)}) == 3


def picture(histogram: Histogram) -> ClearedPicture:
    whole = sum(histogram)
    placed = tuple(PlacedShare(value, share(part, whole)) for value, part in zip(PLACED, histogram, strict=True))
    return ClearedPicture(
        1, 1, WEEK, 1, 13, None, enough=True, participation=None, placements=placed, sentences=()
    )


def in_words(histogram: Histogram) -> str:
    return CATALOGUE.words(picture_words(picture(histogram), ("Noord",), SET))


def in_bands(histogram: Histogram) -> str:
    """More than the text tells: the band of each value, as the snapshot holds them."""
    return repr(picture(histogram).placements)


def in_counts(histogram: Histogram) -> str:
    return repr(histogram)


def histograms(writers: int) -> list[Histogram]:
    return [
        (one, two, writers - one - two)
        for one, two in product(range(writers + 1), repeat=2)
        if one + two <= writers
    ]


def known_parts(histogram: Histogram, known: int) -> list[Histogram]:
    return [part for part in histograms(known) if all(k <= h for k, h in zip(part, histogram, strict=True))]


def victims(writers: list[int], known: int, shown: Shown) -> list[tuple[Histogram, Histogram]]:
    """Where the answers of `known` members and what is shown make the answer of anyone else certain.

    `writers`: how many there may be, as far as the attacker knows. Someone else's answer is certain where all
    that is possible leaves the others one and the same value.
    """
    possible: dict[str, list[Histogram]] = defaultdict(list)
    for number in writers:
        for histogram in histograms(number):
            possible[shown(histogram)].append(histogram)
    found = []
    for same in possible.values():
        for histogram in same:
            for part in known_parts(histogram, known):
                rests = [
                    tuple(h - k for h, k in zip(other, part, strict=True))
                    for other in same
                    if all(h >= k for h, k in zip(other, part, strict=True))
                ]
                values = {value for rest in rests for value, left in enumerate(rest) if left}
                if len(values) == 1:
                    found.append((histogram, part))
    return found


@pytest.mark.parametrize("shown", [in_words, in_bands])
@pytest.mark.parametrize("writers", range(5, 13))
def test_one_known_answer_makes_no_other_certain(writers: int, shown: Shown) -> None:
    assert victims([writers], 1, shown) == []


@pytest.mark.parametrize("shown", [in_words, in_bands])
@pytest.mark.parametrize("writers", range(8, 13))
def test_two_known_answers_make_no_other_certain_from_eight_writers(writers: int, shown: Shown) -> None:
    assert victims([writers], 2, shown) == []


@pytest.mark.parametrize("known", [1, 2])
def test_an_attacker_who_does_not_know_how_many_wrote_learns_no_more(known: int) -> None:
    assert victims(list(range(5, 13)), known, in_words) == []


@pytest.mark.parametrize("writers", range(5, 13))
def test_exact_counts_would_make_victims_at_every_size(writers: int) -> None:
    assert victims([writers], 1, in_counts)
    assert victims([writers], 2, in_counts)


@pytest.mark.parametrize("writers", range(5, 13))
def test_no_text_belongs_to_one_distribution_in_which_all_agree(writers: int) -> None:
    told = defaultdict(list)
    for histogram in histograms(writers):
        told[in_words(histogram)].append(histogram)
    for same in told.values():
        unanimous = [histogram for histogram in same if writers in histogram]
        assert not unanimous or len(same) > len(unanimous)
