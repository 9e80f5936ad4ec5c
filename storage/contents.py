"""What a store says, apart from how it came to say it: comparable lines, for rehearsals and copies.

Left out is whatever two stores with the same history may differ in: row numbers, keys, tokens, codes, hashes,
Telegram's numbers of updates and messages, and order. Told times stay. Persons are named by their Telegram
address, teams by name, rounds by their order.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag

from storage.errors import KeyGoneError
from storage.keys import Keys
from storage.soundness import SEALED
from storage.store import Store

OF_THE_PROCESS = frozenset({"meta"})
"""Tables about the running program and not about people: a name, a heartbeat, a stop."""
DROPPED = frozenset({"id", "hash", "set_hash", "serial", "update_id", "message_id", "edit_date", "dedupe"})
DROPPED_ENDS = ("_hash", "code_sealed")
DROPPED_INSIDE = frozenset({"invite", "message", "work", "serial", "first", "code"})
"""Fields of sealed JSON that hold a number of this store alone."""
NAMED = ("person", "team", "round")
"""What a reference is named by; a reference to any other table is left out."""
SUBJECTS = {
    "prompt": "person",
    "closing": "person",
    "reminder": "person",
    "look_back": "person",
    "notice": "person",
    "picture": "team",
    "participation": "round",
    "effect": "round",
    "figures": "round",
    "next_round": "round",
}
"""What the number of a run is of, by its kind."""
NAMED_INSIDE = {
    "person": "person",
    "team": "team",
    "teams": "team",
    "together": "team",
    "compared": "team",
    "pairs": "team",
    "round": "round",
}
"""Fields of sealed JSON that refer to a row, or to rows in lists."""
REFERENCE = re.compile(r"(\w+)\s+(?:INTEGER|TEXT)[^,()]*?REFERENCES\s+(\w+)")
SHUFFLED = frozenset({"snapshot", "round_snapshot"})
"""Tables whose sentences stand in an order of chance."""
GONE = "gone"

Names = Mapping[tuple[str, int], str]


def contents(store: Store) -> tuple[str, ...]:
    """Sorted lines: a table's name and one row as JSON. Raises KeyError for a sealed column without a purpose."""
    names = _names(store)
    tables = store.conn.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
        " AND name NOT LIKE '!_%' ESCAPE '!' ORDER BY name"
    ).fetchall()
    lines = [
        line
        for table, sql in tables
        if table not in OF_THE_PROCESS
        for line in _table(store, str(table), dict(REFERENCE.findall(sql)), names)
    ]
    return tuple(sorted(lines))


def digest(lines: tuple[str, ...]) -> str:
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def _names(store: Store) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for number, address in store.conn.execute("SELECT id, address_sealed FROM person"):
        found["person", number] = str(_open(store.keys, address, "address"))
    for number, name in store.conn.execute("SELECT id, name_sealed FROM team"):
        found["team", number] = str(_open(store.keys, name, "team"))
    for place, (number,) in enumerate(store.conn.execute("SELECT id FROM round ORDER BY id"), start=1):
        found["round", number] = f"{place}"
    return found


def _table(store: Store, table: str, references: Mapping[str, str], names: Names) -> list[str]:
    rows = store.conn.execute(f'SELECT * FROM "{table}"')  # noqa: S608  # a name from the schema
    columns = [str(column[0]) for column in rows.description]
    own = next((kind for kind in NAMED if kind == table), None)
    lines = []
    for row in rows.fetchall():
        cells = dict(zip(columns, row, strict=True))
        shown = {
            column: _cell(store.keys, table, column, cells, references, names)
            for column in columns
            if column not in DROPPED and not column.endswith(DROPPED_ENDS) and _is_named(column, references)
        }
        if own is not None:
            shown[own] = names[own, cells["id"]]
        lines.append(f"{table} {json.dumps(shown, ensure_ascii=False, sort_keys=True)}")
    return lines


def _is_named(column: str, references: Mapping[str, str]) -> bool:
    return column not in references or references[column] in NAMED


def _cell(
    keys: Keys, table: str, column: str, cells: Mapping[str, Any], references: Mapping[str, str], names: Names
) -> Any:
    value = cells[column]
    if column in references:
        return value if value is None else names.get((references[column], value), GONE)
    if column == "subject":
        return names.get((SUBJECTS.get(cells["kind"], ""), value), GONE)
    if not column.endswith("_sealed"):
        return value.hex() if isinstance(value, bytes) else value
    if not value:
        return None
    plain = _open(keys, value, SEALED[table, column])
    return _renamed(plain, names, shuffled=table in SHUFFLED)


def _open(keys: Keys, blob: bytes, purpose: str) -> Any:
    """JSON as what it says, any other text as it is."""
    try:
        text = keys.unseal_text(blob, purpose)
    except (KeyGoneError, InvalidTag):
        return GONE
    try:
        return json.loads(text)
    except ValueError:
        return text


def _renamed(value: Any, names: Names, *, shuffled: bool) -> Any:
    match value:
        case dict():
            return {
                key: _referred(NAMED_INSIDE[key], inner, names)
                if key in NAMED_INSIDE
                else _renamed(inner, names, shuffled=shuffled)
                for key, inner in value.items()
                if key not in DROPPED_INSIDE
            }
        case list():
            inner = [_renamed(one, names, shuffled=shuffled) for one in value]
            strings = inner and all(isinstance(one, str) for one in inner)
            return sorted(inner) if shuffled and strings else inner
        case _:
            return value


def _referred(kind: str, value: Any, names: Names) -> Any:
    match value:
        case int():
            return names.get((kind, value), GONE)
        case list():
            return sorted((_referred(kind, one, names) for one in value), key=str)
        case _:
            return value
