"""The one account of all that was told of how many wrote."""

from datetime import date, timedelta

import pytest

from reports.gate.at_end import more_together, told_by_figures
from reports.gate.bands import Band, Share
from reports.gate.cleared import Group, Placed, PlacedShare, Rule, Scope, Subject
from reports.gate.ledger import Told, bands_told, least_told, most_told, with_told
from reports.gate.rules import PLACED
from reports.gate.taken import GroupTaken, Total, TotalPart

FIRST = date(2026, 11, 30)
SECOND, THIRD = FIRST + timedelta(weeks=1), FIRST + timedelta(weeks=2)
ONE, OTHER = (1,), (2,)
FEW, PART, MOST, TENS = (Share(band) for band in (Band.ENKELEN, Band.EEN_DEEL, Band.DE_MEESTEN, Band.LAAG))


def test_what_was_told_at_least_holds_later_and_what_was_told_at_most_held_before() -> None:
    ledger = with_told({}, [Told(ONE, FIRST, 2, 4), Told(ONE, THIRD, 5, 9)])
    assert [least_told(ledger, ONE, on) for on in (FIRST, SECOND, THIRD)] == [2, 2, 5]
    assert [most_told(ledger, ONE, on) for on in (FIRST, SECOND, THIRD)] == [4, 9, 9]


def test_of_what_nothing_was_told_nothing_is_known() -> None:
    ledger = with_told({}, [Told(ONE, FIRST, 2)])
    assert (least_told(ledger, OTHER, FIRST), most_told(ledger, OTHER, FIRST)) == (0, None)
    assert most_told(ledger, ONE, FIRST) is None


@pytest.mark.parametrize(
    ("least", "told"),
    [
        (5, (FEW, PART, MOST)),
        (7, (None, PART, MOST)),
        (9, (None, None, MOST)),
        (10, (None, None, None)),
    ],
)
def test_a_band_that_narrows_what_was_told_of_all_is_kept_back_and_so_that_it_does_not_show_which_it_was(
    least: int, told: tuple[Share | None, ...]
) -> None:
    """Of two teams of seven, all of whom may have written, so many had; now the first has eight people.

    «Enkelen» of eight are two at most, «een deel» four.
    """
    total = Total(FIRST, 14, least, (TotalPart(ONE, 7, 7), TotalPart(OTHER, 7, 7)))
    groups = [[GroupTaken(ONE, band, 8)] for band in (FEW, PART, MOST)]
    assert tuple(one.band for own in groups for one in bands_told(own, {}, [total], SECOND)) == told


def test_bands_that_are_told_together_are_read_together() -> None:
    """Of sixteen eight had written; «enkelen» of each team are two at most."""
    total = Total(FIRST, 24, 12, (TotalPart(ONE, 8, 8), TotalPart(OTHER, 8, 8)))
    groups = [GroupTaken(ONE, FEW, 8), GroupTaken(OTHER, FEW, 8)]
    assert [one.band for one in bands_told(groups, {}, [total], SECOND)] == [FEW, None]


def test_a_total_is_read_as_it_was_narrowed_since() -> None:
    total = Total(FIRST, 24, 12, (TotalPart(ONE, 8, 8), TotalPart(OTHER, 8, 8)))
    ledger = with_told({}, [Told(OTHER, SECOND, 0, 2)])
    assert [one.band for one in bands_told([GroupTaken(ONE, FEW, 8)], ledger, [total], SECOND)] == [None]


def placed(scope: Scope, teams: Group, share: Share, norm: int = 1, rule: Rule = Rule.ENOUGH) -> Placed:
    shares = (TENS, TENS, Share(Band.HOOG)) if share == TENS else (share, share, FEW)
    told = tuple(PlacedShare(value, one) for value, one in zip(PLACED, shares, strict=True))
    return Placed(Subject.NORM, norm, scope, teams, None, told, rule)


def test_figures_tell_of_five_or_of_twenty_and_of_who_is_new_on_top_of_who_was_seen() -> None:
    figures = [
        placed(Scope.GROUP, ONE, PART),
        placed(Scope.GROUP, OTHER, TENS, rule=Rule.NEWLY_ENOUGH),
        placed(Scope.REST, (3, 4), PART),
        Placed(Subject.NORM, 2, Scope.GROUP, ONE, None, (), Rule.TOO_FEW),
    ]
    seen: dict[tuple[int, Group], int] = {(1, ONE): 7, (1, OTHER): 7}
    assert list(told_by_figures(figures, seen, FIRST, 5)) == [Told(ONE, FIRST, 5), Told(OTHER, FIRST, 27)]


@pytest.mark.parametrize(
    ("figures", "unfit", "more"),
    [
        ([], (), 0),
        ([placed(Scope.REST, (1, 3), PART)], (), 0),
        ([placed(Scope.REST, (1, 3), TENS)], (), 14),
        ([placed(Scope.REST, (2, 3), PART), placed(Scope.REST, (3,), PART)], (), 5),
        ([placed(Scope.REST, (2,), PART), placed(Scope.REST, (3,), PART)], (), 10),
        ([placed(Scope.ALL, (), PART)], (), 5),
        ([placed(Scope.ALL, (), TENS)], (), 14),
        ([placed(Scope.GROUP, ONE, PART)], (1,), 4),
        ([placed(Scope.GROUP, ONE, PART)], (2,), 0),
    ],
)
def test_figures_of_several_groups_tell_of_more_people_than_each_group_apart(
    figures: list[Placed], unfit: tuple[int, ...], more: int
) -> None:
    """Of the first group six are known to have written."""
    ledger = with_told({}, [Told(ONE, FIRST, 6)])
    assert more_together(figures, unfit, [ONE, OTHER, (3,)], ledger, FIRST, 5) == more
