"""One year for all attacks on it."""

import os
from collections.abc import Iterator

import pytest

from reports.gate.rules import ALL_RULES
from tests.attack.year import Year, a_year
from tests.storage.planting import new_store

YEARS = int(os.environ.get("SPIEGEL_ATTACK", "2"))
"""Of a long form: `make attack`."""


@pytest.fixture(
    scope="session",
    params=[pytest.param(seed, marks=pytest.mark.xdist_group(f"year {seed}")) for seed in range(YEARS)],
)
def year(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    """52 weeks, with all that was published of them."""
    with new_store(tmp_path_factory.mktemp("jaar") / "data") as store:
        yield a_year(store, request.param, ALL_RULES)
