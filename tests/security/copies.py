"""Someone with older copies of the store, the master key, and the data folder as it is now."""

import base64
import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pysqlite3 import dbapi2 as sqlite

from storage.store import KEYS_FILE, STORE_FILE

PURPOSES = (
    "address",
    "code",
    "team",
    "chat",
    "answer",
    "placement",
    "sentence",
    "filed",
    "snapshot",
    "inbox",
    "outbox",
    "work",
    "setup",
    "act",
    "draft",
    "round_snapshot",
    "origin",
    "effect",
)
LONGEST = 1_400
HEAD, NONCE = 9, 12


def copy(data: Path, to: Path) -> Path:
    """The store as it lies there: with its -wal and -shm, without the keys."""
    to.mkdir(parents=True)
    for path in data.glob(f"{STORE_FILE}*"):
        shutil.copy2(path, to / path.name)
    return to


def put_back(old: Path, data: Path) -> None:
    """The copy in the place of the store, beside the keys of now."""
    for path in data.glob(f"{STORE_FILE}*"):
        path.unlink()
    for path in old.iterdir():
        shutil.copy2(path, data / path.name)


@dataclass(frozen=True, slots=True)
class Reader:
    """All the keys that the keys file of now still holds, opened with the master key."""

    ciphers: dict[bytes, AESGCM]

    @staticmethod
    def of(data: Path) -> "Reader":
        master = base64.b64decode((data / "master.key").read_bytes())
        wrap = AESGCM(hashlib.sha256(b"wrap" + master).digest())
        conn = sqlite.connect(str(data / KEYS_FILE))
        found = conn.execute("SELECT id, owner, wrapped FROM key").fetchall()
        conn.close()
        return Reader(
            {
                b"\x01" + number.to_bytes(8, "big"): AESGCM(
                    wrap.decrypt(bytes(wrapped[:NONCE]), bytes(wrapped[NONCE:]), owner.encode())
                )
                for number, owner, wrapped in found
            }
        )

    def open(self, blob: bytes) -> str | None:
        cipher = self.ciphers.get(blob[:HEAD])
        if cipher is None:
            return None
        for purpose in PURPOSES:
            try:
                plain = cipher.decrypt(
                    blob[HEAD : HEAD + NONCE], blob[HEAD + NONCE :], blob[:HEAD] + purpose.encode()
                )
            except InvalidTag:
                continue
            return plain.decode("utf-8", "surrogatepass")
        return None

    def rows(self, folder: Path) -> list[str]:
        """Every value of every *_sealed column of a copy that can be opened."""
        conn = sqlite.connect(str(folder / STORE_FILE))
        found = [self.open(blob) for blob in _sealed(conn)]
        conn.close()
        return [text for text in found if text]

    def carved(self, folder: Path, seen: set[bytes]) -> list[str]:
        """The same from the bytes alone: also what SQLite no longer shows, of the keys that are still there."""
        found: list[str] = []
        for path in folder.iterdir():
            content = path.read_bytes()
            for head, cipher in self.ciphers.items():
                at = content.find(head)
                while at >= 0:
                    start = content[at : at + HEAD + NONCE]
                    if start not in seen:
                        seen.add(start)
                        found += _carve(content, at, head, cipher)
                    at = content.find(head, at + 1)
        return found


def _carve(content: bytes, at: int, head: bytes, cipher: AESGCM) -> Iterator[str]:
    nonce, body = content[at + HEAD : at + HEAD + NONCE], content[at + HEAD + NONCE : at + LONGEST]
    for purpose in ("inbox", "outbox", "address", "snapshot", "team", "effect"):
        data = head + purpose.encode()
        for length in range(17, len(body) + 1):
            try:
                plain = cipher.decrypt(nonce, body[:length], data)
            except InvalidTag:
                continue
            yield plain.decode("utf-8", "surrogatepass")
            return


def _sealed(conn: sqlite.Connection) -> Iterator[bytes]:
    tables = [row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        columns = [row[1] for row in conn.execute(f"PRAGMA table_info({table})") if row[1].endswith("_sealed")]
        for column in columns:
            for (blob,) in conn.execute(f"SELECT {column} FROM {table} WHERE length({column}) > 0"):
                yield bytes(blob)
