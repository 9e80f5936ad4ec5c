"""Who sees all that is published of a year, and knows one answer or two, is certain of nobody else's."""

import os
from pathlib import Path

import pytest

from reports.gate.rules import ALL_RULES, Rules
from tests.attack.inference import Victim, victims
from tests.attack.year import Year, a_year
from tests.storage.planting import new_store

YEARS = int(os.environ.get("SPIEGEL_ATTACK", "2"))
"""Of a long form: `make attack`."""


def lived(folder: Path, seed: int, rules: Rules) -> tuple[Year, list[Victim]]:
    with new_store(folder / "data") as store:
        year = a_year(store, seed, rules)
        return year, victims(year.figures, year.said, bands=rules.bands)


@pytest.mark.parametrize("seed", range(YEARS))
def test_nobodys_placement_is_certain(tmp_path: Path, seed: int) -> None:
    year, found = lived(tmp_path, seed, ALL_RULES)
    assert found == []
    assert len(year.figures) > 60


@pytest.mark.parametrize("rules", [Rules(bands=False), Rules(complementary=False), Rules(snapshots=False)])
def test_without_one_of_the_rules_there_are_victims(tmp_path: Path, rules: Rules) -> None:
    _, found = lived(tmp_path, 0, rules)
    assert found
