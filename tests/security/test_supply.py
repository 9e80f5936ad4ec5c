"""What the program is made of, and what it can do with its files."""

import ast
import re
import stat
from pathlib import Path

import pytest

from storage.errors import DatabaseError
from tests.children import ROOT
from tests.folder import opened
from tests.rehearsal import Living
from tests.waiting import run

PACKAGES = ("bot", "conversations", "guard", "locales", "norms", "reports", "rounds", "storage", "webchat")
MODULES = frozenset({"pickle", "shelve", "marshal", "dill", "cloudpickle", "jsonpickle"})
CALLS = frozenset({"eval", "exec", "compile", "__import__"})
ATTRIBUTES = frozenset(
    {("yaml", "load"), ("yaml", "unsafe_load"), ("os", "system"), ("os", "popen"), ("tempfile", "mktemp")}
)
LOCKS = ("requirements.lock", "requirements-dev.lock")
PINNED = re.compile(r"^[A-Za-z0-9_.\[\]-]+==[^ ;\\]+")


def sources() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_of_a_lock_is_pinned_with_hashes_and_comes_from_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    assert " @ " not in text
    entries = [entry for entry in re.split(r"\n(?=[A-Za-z0-9])", text) if not entry.startswith("#")]
    assert len(entries) >= 20
    for entry in entries:
        assert PINNED.match(entry), entry[:60]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry[:60]


def forbidden(tree: ast.AST) -> list[str]:
    """What runs words as code, by name and line."""
    found = []
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                found += [
                    f"import {alias.name}:{node.lineno}" for alias in names if alias.name.split(".")[0] in MODULES
                ]
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] in MODULES:
                found.append(f"from {module}:{node.lineno}")
            case ast.Call(func=ast.Name(id=name)) if name in CALLS:
                found.append(f"{name}:{node.lineno}")
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=name)) if (owner, name) in ATTRIBUTES:
                found.append(f"{owner}.{name}:{node.lineno}")
            case ast.keyword(arg="shell", value=ast.Constant(value=True)):
                found.append(f"shell:{node.value.lineno}")
            case _:
                pass
    return found


def test_no_product_code_runs_words_as_code() -> None:
    assert len(sources()) > 50
    found = {
        str(path.relative_to(ROOT)): forbidden(ast.parse(path.read_text(encoding="utf-8"))) for path in sources()
    }
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "code",
    [
        "import pickle",
        "from marshal import loads",
        "eval(words)",
        "exec('1')",
        "yaml.load(words)",
        "run(words, shell=True)",
        "os.system(words)",
    ],
)
def test_the_search_for_running_words_finds_what_it_looks_for(code: str) -> None:
    assert forbidden(ast.parse(code))


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE extra (id INTEGER)",
        "CREATE TEMP TABLE extra (id INTEGER)",
        "CREATE INDEX extra ON person(met)",
        "CREATE TRIGGER extra AFTER INSERT ON answer BEGIN SELECT 1; END",
        "CREATE VIEW extra AS SELECT 1",
        "DROP TABLE answer",
        "DROP INDEX answer_team",
        "DROP TRIGGER snapshot_stays",
        "ALTER TABLE answer ADD COLUMN extra TEXT",
        "ATTACH DATABASE ':memory:' AS other",
        "DETACH DATABASE main",
        "PRAGMA journal_mode=DELETE",
        "PRAGMA secure_delete=OFF",
        "PRAGMA foreign_keys=OFF",
        "PRAGMA writable_schema=ON",
        "PRAGMA synchronous=OFF",
        "VACUUM INTO '/tmp/copy.sqlite'",
        "REINDEX",
        "ANALYZE",
    ],
)
def test_the_running_connection_changes_rows_and_nothing_else(statement: str, empty: Path) -> None:
    with opened(empty) as store:
        before = store.conn.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall()
        with pytest.raises(DatabaseError):
            store.conn.execute(statement).fetchall()
        assert store.conn.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall() == before


def test_the_running_connection_can_still_change_rows(empty: Path) -> None:
    with opened(empty) as store:
        store.conn.execute("INSERT INTO meta (key, value) VALUES ('a', 'b')")
        store.conn.execute("DELETE FROM meta WHERE key = 'a'")
        assert store.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def test_a_published_picture_can_not_be_changed(empty: Path) -> None:
    with opened(empty) as store:
        store.conn.execute("INSERT INTO team (id, name_sealed, made) VALUES (1, x'', '')")
        store.conn.execute("INSERT INTO norm_set (hash, body) VALUES ('h', '')")
        store.conn.execute("INSERT INTO round (id, set_hash, plan, threshold, started) VALUES (1, 'h', '', 5, '')")
        store.conn.execute(
            "INSERT INTO snapshot (team_id, round_id, period, body_sealed, at) VALUES (1, 1, 'w', x'01', '')"
        )
        with pytest.raises(DatabaseError):
            store.conn.execute("UPDATE snapshot SET body_sealed = x'02'")


def open_to_others(folder: Path) -> dict[str, str]:
    return {
        path.name: stat.filemode(path.stat().st_mode) for path in folder.iterdir() if path.stat().st_mode & 0o077
    }


async def in_use(folder: Path) -> dict[str, str]:
    async with Living(folder) as house:
        await house.coordinator()
        assert (house.data / "spiegel.sqlite-wal").exists()
        return open_to_others(house.data)


def test_only_their_owner_can_read_the_files_of_a_folder_that_is_in_use(tmp_path: Path) -> None:
    found = run(in_use(tmp_path))
    found.pop("bot.lock", None)
    assert found == {}


def test_only_its_owner_can_read_the_lock(tmp_path: Path) -> None:
    assert run(in_use(tmp_path)) == {}
