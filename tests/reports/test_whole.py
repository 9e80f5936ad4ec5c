"""What is told over all groups together lies away from the least and the most that they leave possible."""

import pytest

from reports.gate.bands import Band, Share
from reports.gate.whole import Reach, Taken, whole_taken

FEW, MOST, UNTOLD = Reach(9, 0, 2), Reach(9, 5, 9), Reach(5, 0, 5)
PART, MOSTLY = Share(Band.EEN_DEEL), Share(Band.DE_MEESTEN)


@pytest.mark.parametrize(
    ("wrote", "invited", "known", "told"),
    [
        (3, 14, (FEW, UNTOLD), (None, Share(Band.ENKELEN))),
        (6, 14, (FEW, UNTOLD), (None, PART)),
        (5, 15, (FEW, UNTOLD), (None, None)),
        (10, 19, (Reach(9, 0, 9), FEW), (None, None)),
        (7, 19, (Reach(9, 0, 9), FEW), (7, None)),
        (5, 16, (MOST, UNTOLD), (None, PART)),
        (9, 16, (MOST, UNTOLD), (9, None)),
        (11, 14, (MOST, UNTOLD), (None, MOSTLY)),
        (4, 8, (), (None, PART)),
        (7, 7, (), (None, None)),
        (9, 40, (Reach(0, 12, 0),), (None, None)),
    ],
)
def test_near_all_who_may_have_written_no_number_is_told_and_no_band_that_would_tell_as_much(
    wrote: int, invited: int, known: tuple[Reach, ...], told: tuple[int | None, Share | None]
) -> None:
    """Of the first two at most two of nine wrote; in the last two nothing is known of any group."""
    assert whole_taken(wrote, invited, known, exact=True) == Taken(invited, *told)
