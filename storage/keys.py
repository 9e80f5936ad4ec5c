"""Data keys in a file of their own, wrapped by the master key; whoever's key is destroyed cannot be read.

A ciphertext is one format byte, eight bytes of key id, twelve of nonce, then AES-GCM's. The purpose (the
column it belongs to) is authenticated with it, so a value cannot be moved to another column.
"""

import hashlib
import hmac
import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pysqlite3 import dbapi2 as sqlite

from storage.errors import KeyGoneError, StoreError

FORMAT = b"\x01"
HEADER = 1 + 8
NONCE = 12
KEY_BYTES = 32
MOST_KEYS = 2**63 - 1
"""SQLite's largest row number."""
ORGANISATION = "organisation"
SCHEMA = """
CREATE TABLE IF NOT EXISTS key (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    owner TEXT NOT NULL UNIQUE,
    wrapped BLOB NOT NULL
) STRICT
"""


def person_owner(person: int) -> str:
    return f"person:{person}"


def intake_owner(day: str) -> str:
    return f"intake:{day}"


class Keys:
    """The open keys file. Every change is committed at once, by itself."""

    def __init__(self, path: Path, master: bytes) -> None:
        """Raises StoreError where the master key does not fit the file."""
        self._wrap = AESGCM(hashlib.sha256(b"wrap" + master).digest())
        self._lookup = hashlib.sha256(b"lookup" + master).digest()
        fresh = not path.exists()
        os.umask(0o077)
        self._conn = sqlite.connect(str(path), isolation_level=None)
        for pragma in (
            "busy_timeout=5000",
            "journal_mode=TRUNCATE",
            "synchronous=FULL",
            "secure_delete=ON",
            "trusted_schema=OFF",
        ):
            self._conn.execute(f"PRAGMA {pragma}").fetchall()
        self._conn.execute(SCHEMA)
        self._open: dict[int, AESGCM] = {}
        self._ids: dict[str, int] = {}
        if fresh:
            self.make(ORGANISATION)
        try:
            self._cipher(self._id(ORGANISATION))
        except (InvalidTag, KeyGoneError) as error:
            raise StoreError("opslag.sleutel_past_niet") from error

    def close(self) -> None:
        self._conn.close()

    def digest(self, purpose: str, value: str) -> bytes:
        """A keyed hash to look something up by without storing it."""
        return hmac.new(self._lookup, f"{purpose}\0{value}".encode(), hashlib.sha256).digest()

    def make(self, owner: str) -> None:
        """A new key for an owner who has none; committed when this returns."""
        raw = AESGCM.generate_key(bit_length=KEY_BYTES * 8)
        nonce = os.urandom(NONCE)
        wrapped = nonce + self._wrap.encrypt(nonce, raw, owner.encode())
        self._conn.execute("INSERT INTO key (owner, wrapped) VALUES (?, ?)", (owner, wrapped))

    def destroy(self, owner: str) -> None:
        """Overwrites the key in the file; from here on nothing of this owner can be read. Twice is once."""
        row = self._conn.execute("SELECT id FROM key WHERE owner = ?", (owner,)).fetchone()
        self._conn.execute("DELETE FROM key WHERE owner = ?", (owner,))
        self._ids.pop(owner, None)
        if row is not None:
            self._open.pop(int(row[0]), None)

    def owners(self, prefix: str) -> list[str]:
        rows = self._conn.execute("SELECT owner FROM key WHERE owner LIKE ? || '%' ORDER BY id", (prefix,))
        return [str(row[0]) for row in rows]

    def seal(self, owner: str, purpose: str, plain: str | bytes) -> bytes:
        """KeyGoneError where the owner has no key."""
        number = self._id(owner)
        data = plain.encode("utf-8", "surrogatepass") if isinstance(plain, str) else plain
        nonce = os.urandom(NONCE)
        head = FORMAT + number.to_bytes(8, "big")
        return head + nonce + self._cipher(number).encrypt(nonce, data, head + purpose.encode())

    def unseal(self, blob: bytes, purpose: str) -> bytes:
        """KeyGoneError where the key was destroyed, InvalidTag where the bytes are not what was sealed."""
        head, nonce, body = blob[:HEADER], blob[HEADER : HEADER + NONCE], blob[HEADER + NONCE :]
        number = int.from_bytes(head[1:], "big")
        if head[:1] != FORMAT or len(nonce) < NONCE or number > MOST_KEYS:
            raise InvalidTag
        cipher = self._cipher(number)
        return cipher.decrypt(nonce, body, head + purpose.encode())

    def unseal_text(self, blob: bytes, purpose: str) -> str:
        return self.unseal(blob, purpose).decode("utf-8", "surrogatepass")

    def _id(self, owner: str) -> int:
        if owner not in self._ids:
            row = self._conn.execute("SELECT id FROM key WHERE owner = ?", (owner,)).fetchone()
            if row is None:
                raise KeyGoneError(owner.split(":", maxsplit=1)[0])
            self._ids[owner] = int(row[0])
        return self._ids[owner]

    def _cipher(self, number: int) -> AESGCM:
        if number not in self._open:
            row = self._conn.execute("SELECT owner, wrapped FROM key WHERE id = ?", (number,)).fetchone()
            if row is None:
                raise KeyGoneError
            owner, wrapped = str(row[0]), bytes(row[1])
            raw = self._wrap.decrypt(wrapped[:NONCE], wrapped[NONCE:], owner.encode())
            self._open[number] = AESGCM(raw)
        return self._open[number]
