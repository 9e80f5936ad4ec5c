"""The shares of groups of origin make nobody certain of a colleague."""

from pathlib import Path

import pytest

from reports.gate.rules import ALL_RULES
from tests.attack.conftest import YEARS
from tests.attack.origins import exposed
from tests.attack.year import Year, a_year
from tests.storage.planting import new_store

FEW = {"Noord": 11, "Oost": 10, "Haven": 13}
"""Teams whose people are all from one place, so that their shares are of nearly the same people."""


def test_where_people_are_from_tells_of_nobody_that_they_wrote(year: Year) -> None:
    assert [one for ended in year.ended for one in exposed(ended, year.pictures)] == []
    assert any(origin.share for ended in year.ended for origin in ended.cleared.origins)


@pytest.mark.parametrize("seed", [1, 3, *range(100, 98 + YEARS)])
def test_nor_do_they_where_a_team_is_a_group_of_origin(tmp_path: Path, seed: int) -> None:
    with new_store(tmp_path / "data") as store:
        year = a_year(store, seed, ALL_RULES, sizes=FEW, rounds_of=6, weeks=3, moves=False)
        assert [one for ended in year.ended for one in exposed(ended, year.pictures)] == []
