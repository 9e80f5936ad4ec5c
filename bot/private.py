"""Folders for sound, for their owner's eyes alone: in memory where the machine has that, and never for long."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir, mkdtemp

MEMORY = Path("/dev/shm")  # noqa: S108  # a folder of our own is made in it, by a name that nobody can guess


@contextmanager
def private_folder(data: Path) -> Iterator[Path]:
    """Gone with all that is in it, however this ends; after a kill -9 `sweep` does it."""
    folder = Path(mkdtemp(prefix=_prefix(data), dir=_places()[0]))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_private(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(content)


def sweep(data: Path) -> int:
    """Removes what an earlier process on this data folder left, of which its lock says that none is left."""
    left = [
        folder
        for place in _places()
        for folder in place.glob(f"{_prefix(data)}*")
        if folder.is_dir() and not folder.is_symlink() and folder.lstat().st_uid == os.getuid()
    ]
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)
    return len(left)


def _prefix(data: Path) -> str:
    """Another data folder on this machine is another Spiegel, which may be listening now."""
    return f"spiegel-spraak-{hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:16]}-"


def _places() -> tuple[Path, ...]:
    """The first is where folders are made; both are where one may have been."""
    usual = Path(gettempdir())
    return (MEMORY, usual) if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else (usual,)
