"""Who sees all that is published of a year, and knows one answer or two, is certain of nobody else's."""

from pathlib import Path

import pytest

from reports.gate.rules import Rules
from tests.attack.inference import victims
from tests.attack.year import Year, a_year
from tests.storage.planting import new_store


def test_nobodys_placement_is_certain(year: Year) -> None:
    assert victims(year.figures, year.said, bands=True) == []
    assert len(year.figures) > 250


@pytest.mark.parametrize("rules", [Rules(bands=False), Rules(complementary=False), Rules(snapshots=False)])
def test_without_one_of_the_rules_there_are_victims(tmp_path: Path, rules: Rules) -> None:
    with new_store(tmp_path / "data") as store:
        year = a_year(store, 0, rules, rounds_of=1)
        assert victims(year.figures, year.said, bands=rules.bands)
