from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from storage.store import Store
from tests.storage.planting import new_store

settings.register_profile("spiegel", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("spiegel")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path / "data") as made:
        yield made
