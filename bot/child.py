"""The organisation's own program for speech, as a child: no shell, nothing of ours in it, and an end."""

import asyncio
import os
import signal
from contextlib import suppress
from pathlib import Path

SECONDS = 120.0
MOST_BYTES = 64 * 1024


class ProgramError(Exception):
    """It did not start, ended with an error, or did not end in time. Holds none of its words."""


class TooMuchError(ProgramError):
    """It wrote more than anyone says in two minutes."""


async def written_by(command: tuple[str, ...], file: Path, seconds: float = SECONDS) -> str:
    """What it writes to stdout when given the file. It and all it began are gone when this returns or raises."""
    try:
        child = await asyncio.create_subprocess_exec(
            *command,
            str(file),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=file.parent,
            env=clean_environment(file.parent),
            start_new_session=True,
        )
    except OSError as error:
        raise ProgramError(type(error).__name__) from None
    try:
        async with asyncio.timeout(seconds):
            assert child.stdout is not None
            written = await _bounded(child.stdout)
            code = await child.wait()
    except TimeoutError:
        raise ProgramError("not in time") from None
    finally:
        # its group, for it may have begun others; what ignores SIGTERM heeds this
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        await child.wait()
    if code != 0:
        raise ProgramError(f"exit code {code}")
    return written.decode("utf-8", "replace")


def clean_environment(home: Path) -> dict[str, str]:
    """Where programs are, and a home that goes with the sound; no token, no key and no other setting."""
    return {
        "PATH": os.environ.get("PATH") or os.defpath,
        "HOME": str(home),
        "TMPDIR": str(home),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
    }


async def _bounded(stream: asyncio.StreamReader) -> bytes:
    found = b""
    while part := await stream.read(MOST_BYTES):
        found += part
        if len(found) > MOST_BYTES:
            raise TooMuchError("too much")
    return found
