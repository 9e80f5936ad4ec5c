"""A data folder as `spiegel init` leaves it, and what stands in its store."""

import atexit
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from pysqlite3 import dbapi2 as sqlite

from bot import config
from storage.store import STORE_FILE, Store, close, open_store
from tests.children import environment, spiegel

LINK = re.compile(r"start=([\w-]+)")


def codes_in(text: str) -> list[str]:
    return LINK.findall(text)


def init(data: Path) -> str:
    """The code of the first coördinator, from the line that `spiegel init` prints."""
    done = spiegel("init", env=environment(data))
    assert done.returncode == 0, done.stderr
    return codes_in(done.stdout)[-1]


@cache
def _made() -> tuple[Path, str]:
    folder = Path(mkdtemp(prefix="spiegel-")) / "data"
    atexit.register(shutil.rmtree, folder.parent, ignore_errors=True)
    return folder, init(folder)


def settle_in(data: Path) -> str:
    """A folder of its own as `spiegel init` leaves it, from one that was made once; the first code."""
    made, code = _made()
    shutil.copytree(made, data)
    return code


@contextmanager
def opened(data: Path) -> Iterator[Store]:
    """The store as the bot opens it; only while no bot runs."""
    folder = config.read_folder({"SPIEGEL_DATA": str(data)})
    store = open_store(folder.data, folder.master)
    try:
        yield store
    finally:
        close(store)


def rows(store: Store, query: str, *values: object) -> list[tuple[Any, ...]]:
    return list(store.conn.execute(query, values).fetchall())


def peek(data: Path, query: str, *values: object) -> list[tuple[Any, ...]]:
    """Looks into the store beside a running bot."""
    conn = sqlite.connect(f"file:{data / STORE_FILE}?mode=ro", uri=True)
    try:
        return list(conn.execute(query, values).fetchall())
    finally:
        conn.close()
