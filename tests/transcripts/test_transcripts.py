from pathlib import Path

import pytest

from tests.transcripts.book import FILES, as_it_runs


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_conversation_runs_exactly_as_it_is_written(path: Path, request: pytest.FixtureRequest) -> None:
    runs = as_it_runs(path)
    if request.config.getoption("--update"):
        path.write_text(runs)
    assert path.read_text().splitlines() == runs.splitlines(), "pytest --update writes it; read the diff"
