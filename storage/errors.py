"""What can go wrong with the files, by what it asks of the caller."""

from pysqlite3 import dbapi2 as sqlite

MachineError = sqlite.OperationalError
"""Disk full, locked, unreadable: the machine's, never the message's; roll back and try again later."""
ConflictError = sqlite.IntegrityError
DatabaseError = sqlite.DatabaseError
RowError = (sqlite.IntegrityError, sqlite.DataError, sqlite.ProgrammingError)
"""The values cannot be stored, whatever the machine does: of the message that brought them."""


class StoreError(Exception):
    """The data folder cannot be used as it is; `key` is the catalogue's sentence about it."""

    def __init__(self, key: str, **facts: str) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


class KeyGoneError(Exception):
    """The key of this ciphertext has been destroyed: what it held cannot be read any more."""
