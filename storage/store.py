"""The open data folder: one connection for the turn, the keys beside it, and the transaction."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2 as sqlite
from sqlite_utils import Database

from storage.errors import DatabaseError, MachineError, StoreError
from storage.keys import Keys
from storage.migrations import KNOWN, STORE

STORE_FILE = "spiegel.sqlite"
KEYS_FILE = "keys.sqlite"
LOCK_FILE = "bot.lock"
OLDEST_SQLITE = (3, 51, 3)
"""Older ones can lose commits in WAL (RELIABILITY 3.2)."""
PRAGMAS = (
    "busy_timeout=5000",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "journal_size_limit=16777216",
)
ALLOWED_AT_RUN_TIME = frozenset(
    {
        sqlite.SQLITE_SELECT,
        sqlite.SQLITE_READ,
        sqlite.SQLITE_INSERT,
        sqlite.SQLITE_UPDATE,
        sqlite.SQLITE_DELETE,
        sqlite.SQLITE_TRANSACTION,
        sqlite.SQLITE_SAVEPOINT,
        sqlite.SQLITE_FUNCTION,
        sqlite.SQLITE_RECURSIVE,
    }
)
CHECKPOINT = "wal_checkpoint"
COPY_BEFORE = "kopie-voor-"
COPIES_KEPT = timedelta(days=30)
CLEAN_STOP = "netjes_gestopt"
"""The meta row that says whether the last run ended by itself."""


@dataclass(frozen=True, slots=True)
class Store:
    """`conn` is in autocommit; writing goes through `transaction`."""

    conn: Any
    keys: Keys
    folder: Path


class Lock:
    """The data folder's lock, held by one process; released when that ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        """StoreError `opslag.bezet` where another process holds it, `opslag.geen_map` where there is no folder."""
        if not folder.is_dir():
            raise StoreError("opslag.geen_map", map=str(folder))
        self._file = os.fdopen(os.open(folder / LOCK_FILE, os.O_WRONLY | os.O_CREAT, 0o600), "w")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.close()
            raise StoreError("opslag.bezet", map=str(folder)) from error

    def release(self) -> None:
        self._file.close()


def create(folder: Path, master: bytes) -> None:
    """Makes the files of a new data folder; StoreError where there is a store already."""
    if (folder / STORE_FILE).exists():
        raise StoreError("opslag.bestaat", map=str(folder))
    close(open_store(folder, master, new=True))


def open_store(folder: Path, master: bytes, *, new: bool = False) -> Store:
    """Checks, opens and migrates; afterwards the connection can change rows and nothing else.

    StoreError names what is wrong with SQLite, the folder, its version or the key.
    """
    if sqlite.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError("opslag.sqlite_te_oud", versie=sqlite.sqlite_version)
    path = folder / STORE_FILE
    if not new and not path.exists():
        raise StoreError("opslag.geen_map", map=str(folder))
    if not new and not (folder / KEYS_FILE).exists():
        raise StoreError("opslag.geen_sleutels", map=str(folder))
    os.umask(0o077)
    keys = _open_keys(folder, master)
    conn = sqlite.connect(str(path), isolation_level=None)
    try:
        for pragma in PRAGMAS:
            conn.execute(f"PRAGMA {pragma}").fetchall()
        database = Database(conn)
        if {migration.name for migration in STORE.applied(database)} - KNOWN:
            raise StoreError("opslag.nieuwer", map=str(folder))
        _copy_before(conn, folder, [migration.name for migration in STORE.pending(database)], new=new)
        STORE.apply(database)
        _examine(conn, folder)
    except DatabaseError as error:
        conn.close()
        keys.close()
        if "full" in str(error) or "I/O" in str(error):
            raise
        raise StoreError("opslag.onleesbaar", map=str(folder)) from error
    except StoreError:
        conn.close()
        keys.close()
        raise
    conn.set_authorizer(_authorize)
    return Store(conn, keys, folder)


def _copy_before(conn: Any, folder: Path, pending: list[str], *, new: bool) -> None:
    """An older folder is copied, then migrated. The copy holds no more in clear than the store does."""
    if new or not pending:
        return
    copy = folder / f"{COPY_BEFORE}{pending[0]}.sqlite"
    copy.unlink(missing_ok=True)
    conn.execute("VACUUM INTO ?", (str(copy),))


def forget_old_copies(store: Store, now: datetime) -> None:
    """Copies from before a migration go after COPIES_KEPT."""
    for copy in store.folder.glob(f"{COPY_BEFORE}*.sqlite"):
        made = datetime.fromtimestamp(copy.stat().st_mtime, tz=now.tzinfo)
        if now - made > COPIES_KEPT:
            copy.unlink(missing_ok=True)


def _open_keys(folder: Path, master: bytes) -> Keys:
    try:
        return Keys(folder / KEYS_FILE, master)
    except MachineError:
        raise
    except DatabaseError as error:
        raise StoreError("opslag.onleesbaar", map=str(folder)) from error


def _examine(conn: Any, folder: Path) -> None:
    """Quickly after a clean stop, wholly after any other end."""
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (CLEAN_STOP,)).fetchone()
    pragma = "quick_check" if row and row[0] == "1" else "integrity_check"
    if [str(found[0]) for found in conn.execute(f"PRAGMA {pragma}")] != ["ok"]:
        raise StoreError("opslag.beschadigd", map=str(folder))


def _authorize(action: int, first: str | None, *_: str | None) -> int:
    if action in ALLOWED_AT_RUN_TIME:
        return int(sqlite.SQLITE_OK)
    if action == sqlite.SQLITE_PRAGMA and first == CHECKPOINT:
        return int(sqlite.SQLITE_OK)
    return int(sqlite.SQLITE_DENY)


def close(store: Store) -> None:
    """Folds the -wal into the store and closes both files."""
    with suppress(DatabaseError):
        checkpoint(store)
    store.conn.close()
    store.keys.close()


def checkpoint(store: Store) -> None:
    store.conn.execute(f"PRAGMA {CHECKPOINT}(TRUNCATE)").fetchall()


@contextmanager
def transaction(store: Store) -> Iterator[None]:
    """BEGIN IMMEDIATE to COMMIT; any exception rolls all of it back. Nothing may be awaited inside."""
    store.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        _roll_back(store)
        raise
    try:
        store.conn.execute("COMMIT")
    except BaseException:
        _roll_back(store)
        raise


def _roll_back(store: Store) -> None:
    if store.conn.in_transaction:
        store.conn.execute("ROLLBACK")


@contextmanager
def savepoint(store: Store) -> Iterator[None]:
    """One message among several in a transaction: its exception undoes only what was done inside."""
    store.conn.execute("SAVEPOINT one")
    try:
        yield
    except BaseException:
        if store.conn.in_transaction:
            store.conn.execute("ROLLBACK TO one")
            store.conn.execute("RELEASE one")
        raise
    store.conn.execute("RELEASE one")
