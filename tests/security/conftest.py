from pathlib import Path

import pytest

from tests.folder import settle_in


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A data folder without anyone in it."""
    settle_in(tmp_path / "empty")
    return tmp_path / "empty"
