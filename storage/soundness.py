"""Whether a data folder is sound: structure, references, and every ciphertext that should open."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from pysqlite3 import dbapi2 as sqlite

from storage.errors import DatabaseError, KeyGoneError, StoreError
from storage.keys import Keys
from storage.store import KEYS_FILE, STORE_FILE

SEALED = {
    ("person", "address_sealed"): "address",
    ("person", "code_sealed"): "code",
    ("team", "name_sealed"): "team",
    ("team", "gemeente_sealed"): "gemeente",
    ("team", "werksoort_sealed"): "werksoort",
    ("chat", "body_sealed"): "chat",
    ("answer", "body_sealed"): "answer",
    ("placement", "value_sealed"): "placement",
    ("sentence", "body_sealed"): "sentence",
    ("filed", "themes_sealed"): "filed",
    ("snapshot", "body_sealed"): "snapshot",
    ("inbox", "raw_sealed"): "inbox",
    ("outbox", "payload_sealed"): "outbox",
    ("outbox", "address_sealed"): "address",
    ("work", "body_sealed"): "work",
    ("round", "setup_sealed"): "setup",
    ("act", "body_sealed"): "act",
    ("draft", "body_sealed"): "draft",
    ("round_snapshot", "body_sealed"): "round_snapshot",
    ("origin", "choice_sealed"): "origin",
    ("effect", "value_sealed"): "effect",
    ("intention", "body_sealed"): "intention",
    ("intention", "outcome_sealed"): "outcome",
    ("wish", "body_sealed"): "wish",
    ("help", "body_sealed"): "help",
}
"""Each sealed column and its purpose; an empty value was wiped on purpose."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong and where; `place` names a table and column, or the first words of SQLite's own check."""

    key: str
    place: str
    count: int


def check(folder: Path, master: bytes) -> tuple[Finding, ...]:
    """Reads the store through a connection of its own; empty where all is well. StoreError: a file is missing."""
    for name, key in ((STORE_FILE, "opslag.geen_map"), (KEYS_FILE, "opslag.geen_sleutels")):
        if not (folder / name).exists():
            raise StoreError(key, map=str(folder))
    keys = Keys(folder / KEYS_FILE, master)
    conn = sqlite.connect(f"file:{folder / STORE_FILE}?mode=ro", uri=True)
    try:
        return (*_structure(conn), *_ciphertexts(conn, keys), *_unhandled(conn))
    except DatabaseError as error:
        return (Finding("controle.kapot", type(error).__name__, 1),)
    finally:
        conn.close()
        keys.close()


def _structure(conn: Any) -> list[Finding]:
    found = []
    integrity = [str(row[0]) for row in conn.execute("PRAGMA integrity_check")]
    if integrity != ["ok"]:
        found.append(Finding("controle.kapot", integrity[0][:60], len(integrity)))
    broken = conn.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        found.append(Finding("controle.verwijzing", str(broken[0][0]), len(broken)))
    return found


def _ciphertexts(conn: Any, keys: Keys) -> list[Finding]:
    found = []
    for (table, column), purpose in SEALED.items():
        if column not in {str(row[1]) for row in conn.execute(f"PRAGMA table_info({table})")}:
            continue  # a folder of an earlier release, which the next start brings up to date
        unreadable = 0
        for (blob,) in conn.execute(f"SELECT {column} FROM {table} WHERE length({column}) > 0"):  # noqa: S608  # names from SEALED
            try:
                keys.unseal(bytes(blob), purpose)
            except (KeyGoneError, InvalidTag):
                unreadable += 1
        if unreadable:
            found.append(Finding("controle.onleesbaar", f"{table}.{column}", unreadable))
    return found


def _unhandled(conn: Any) -> list[Finding]:
    dead = conn.execute("SELECT COUNT(*) FROM inbox WHERE state = 'dead'").fetchone()[0]
    return [Finding("controle.opzij", "inbox", int(dead))] if dead else []
