"""The import contracts bite: a forbidden import, added on purpose to a copy, is named."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("bot", "conversations", "guard", "locales", "norms", "reports", "rounds", "storage", "webchat")
FORBIDDEN = (
    ("conversations/team.py", "import os", "conversations.team -> os"),
    ("conversations/table.py", "import storage.store", "conversations.table -> storage.store"),
    ("reports/words.py", "import storage.aggregates", "reports.words -> storage.aggregates"),
    ("bot/host.py", "import webchat.server", "bot.host -> webchat.server"),
    ("webchat/crowd.py", "import guard.find", "webchat.crowd -> guard.find"),
    ("bot/host.py", "import telegram", "bot.host -> telegram"),
    ("bot/work.py", "import pysqlite3", "bot.work -> pysqlite3"),
    ("rounds/plan.py", "import random", "rounds.plan -> random"),
    ("reports/figures/needs.py", "import random", "reports.figures.needs -> random"),
    ("reports/figures/laws.py", "import storage.round_rows", "reports.figures.laws -> storage.round_rows"),
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tree")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    command = Path(sys.executable).with_name("lint-imports")
    environ = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(
        [command, "--no-cache"], cwd=folder, env=environ, capture_output=True, text=True, check=False, timeout=60
    )


def test_the_tree_as_it_stands_keeps_every_contract(copy: Path) -> None:
    assert contracts(copy).returncode == 0


@pytest.mark.parametrize(("file", "line", "named"), FORBIDDEN, ids=[named for _, _, named in FORBIDDEN])
def test_a_forbidden_import_is_named(copy: Path, file: str, line: str, named: str) -> None:
    path = copy / file
    before = path.read_text()
    path.write_text(f"{before}\n{line}\n")
    try:
        found = contracts(copy)
    finally:
        path.write_text(before)
    assert found.returncode != 0
    assert named in " ".join(found.stdout.split())
