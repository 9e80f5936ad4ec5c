"""Measurements stand in tests/bench, so there are none but in a checkout; each runs in a process of its own."""

import subprocess
import sys
from pathlib import Path

from bot.config import Problem, SettingsError

ROOT = Path(__file__).resolve().parents[1]


def bench(name: str) -> int:
    """The exit code of the measurement. Raises SettingsError where there is none of that name."""
    folder = ROOT / "tests" / "bench"
    if not folder.is_dir():
        raise SettingsError((Problem("bench", "instelling.geen_checkout"),))
    if not name.isidentifier() or not (folder / f"{name}.py").is_file():
        raise SettingsError((Problem(name, "instelling.geen_meting"),))
    return subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], cwd=ROOT, check=False).returncode  # noqa: S603
