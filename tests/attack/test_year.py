"""Who sees all that is published of a year, and knows one answer or two, is certain of nobody else's."""

from pathlib import Path

import pytest

from reports.gate.rules import Rules
from tests.attack.inference import Victim, victims
from tests.attack.year import Year, a_year
from tests.storage.planting import new_store

SEVERAL = 5


def test_nobodys_placement_is_certain(year: Year) -> None:
    assert victims(year.memory.figures, year.memory.said, bands=True) == []
    assert len(year.memory.figures) > 180


@pytest.mark.parametrize("rules", [Rules(bands=False), Rules(complementary=False), Rules(snapshots=False)])
def test_without_one_of_the_rules_there_are_victims(tmp_path: Path, rules: Rules) -> None:
    """In one of a few half years."""
    assert any(found(tmp_path / str(seed), seed, rules) for seed in range(SEVERAL))


def found(folder: Path, seed: int, rules: Rules) -> list[Victim]:
    with new_store(folder) as store:
        year = a_year(store, seed, rules, rounds_of=2)
        return victims(year.memory.figures, year.memory.said, bands=rules.bands)
