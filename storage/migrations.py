"""How a folder comes to the newest tables: each script once, in order."""

from collections.abc import Callable

from sqlite_utils import Database, Migrations

from storage.schema import SCRIPTS

STORE = Migrations("spiegel")
KNOWN = frozenset(SCRIPTS)
"""Names of all migrations; a folder with another one was made by a newer release."""


def _migration(script: str) -> Callable[[Database], None]:
    """`executescript` would commit, so each statement goes by itself."""

    def migrate(db: Database) -> None:
        for statement in _statements(script):
            db.execute(statement)

    return migrate


def _statements(script: str) -> list[str]:
    """Splits at semicolons that end a line, which a trigger's inner ones do not."""
    return [part.strip() for part in script.split(";\n") if part.strip()]


for _name, _script in SCRIPTS.items():
    STORE(name=_name)(_migration(_script))
