"""The program as a child process."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.waiting import PATIENCE
from webchat.server import TOKEN

ROOT = Path(__file__).parent.parent
BOT = (sys.executable, "-m", "bot", "run")
UMASK = 0o022
"""Of every child: what a machine mostly has, and open to others where the program does not close it."""
_LIBC = ctypes.CDLL(None)
_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux."""


def environment(data: Path, url: str = "", token: str = TOKEN, **more: str) -> dict[str, str]:
    """Of a child: what this process has, without any setting of Spiegel but these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SPIEGEL_")}
    given = {"SPIEGEL_DATA": str(data), "SPIEGEL_TOKEN": token, "SPIEGEL_API_URL": url, **more}
    return kept | {name: value for name, value in given.items() if value}


def die_with_parent() -> None:
    """Of a child, between fork and exec: whatever ends the tests ends it too."""
    _LIBC.prctl(_DIE_WITH_PARENT, signal.SIGKILL)


def spiegel(*args: str, env: Mapping[str, str], seconds: float = PATIENCE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *args],
        env=dict(env),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
        umask=UMASK,
    )
