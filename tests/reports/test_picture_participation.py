"""How many wrote and how many places there are, as the picture of a team tells it."""

from datetime import timedelta

import pytest

from reports.gate.bands import Band, Share
from storage.store import Store
from tests.reports.scene import scene
from tests.storage.planting import MONDAY, WEEK


@pytest.mark.parametrize(
    ("members", "unused", "told"),
    [
        (7, 0, None),
        (7, 1, Share(Band.DE_MEESTEN)),
        (7, 2, Share(Band.DE_MEESTEN)),
        (7, 3, None),
        (14, 0, Share(Band.EEN_DEEL)),
        (20, 0, Share(Band.PROCENT, 30)),
    ],
)
def test_participation_is_told_from_eight_places_of_which_most_are_used(
    store: Store, members: int, unused: int, told: Share | None
) -> None:
    """Of ten places with seven people, most is six or seven: then all who came wrote, or all but one."""
    made = scene(store, members, unused=unused)
    made.wrote(["meestal"] * 5)
    assert made.picture().participation == told


@pytest.mark.parametrize(("members", "unused"), [(8, 0), (12, 0), (20, 0), (30, 0), (7, 60), (7, 15)])
def test_participation_never_says_none_or_everyone_or_a_number_of_people(
    store: Store, members: int, unused: int
) -> None:
    made = scene(store, members, unused=unused)
    made.wrote(["meestal"] * members)
    text = made.text().lower()
    lines = [line for line in text.splitlines() if "schre" in line]
    assert len(lines) == 1
    for word in ("iedereen", "allemaal", "niemand", "geen ", "100%", "0 ", " 0%", str(members)):
        assert word not in lines[0].replace("20%", "").replace("80%", "")


def test_all_members_see_how_many_places_there_are_and_each_change(store: Store) -> None:
    made = scene(store, 6)
    first = made.text()
    assert "In dit team zijn 7 plekken." in first
    assert "Vorige week" not in first
    made.joined(MONDAY)
    second = made.text(MONDAY + timedelta(days=7), WEEK.plus(1))
    assert "In dit team zijn 8 plekken." in second
    assert "Vorige week waren het er 7." in second
    assert "Vorige week" not in made.text(MONDAY + timedelta(days=14), WEEK.plus(2))
