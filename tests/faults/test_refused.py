"""Starts that cannot be: each says in Dutch what is wrong and what to do, and leaves the store as it was."""

import base64
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from storage.store import KEYS_FILE, STORE_FILE
from tests.children import ROOT, UMASK, environment
from tests.folder import peek, settle_in
from tests.rehearsal import WORDS
from tests.waiting import PATIENCE
from webchat.server import TOKEN

DONE, SETTINGS, RUNNING, TRY_AGAIN = 0, 2, 73, 75
LOG_LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (INFO|WARNING|ERROR) spiegel")
KEY = "master.key"
NOWHERE = "http://127.0.0.1:9"
"""The discard port: nothing listens."""


def message(stderr: str) -> str:
    """What is said to who started it; log lines are for later."""
    return "\n".join(line for line in stderr.splitlines() if not LOG_LINE.match(line)).strip()


def _rows(data: Path) -> object:
    """What must not be touched: the invites that `init` made, if the store can be read."""
    try:
        return peek(data, "SELECT id, hash, state FROM invite ORDER BY id")
    except sqlite.DatabaseError:
        return (data / STORE_FILE).read_bytes() if (data / STORE_FILE).is_file() else None


@dataclass(frozen=True, slots=True)
class Case:
    """A start that cannot be. `says`: its one line, or where only the number of lines is sure that number."""

    says: str | int
    spoil: Callable[[Path], object] = bool
    env: Mapping[str, str] = field(default_factory=dict)
    codes: tuple[int, ...] = (SETTINGS,)


@dataclass(frozen=True, slots=True)
class Ended:
    """How it went: what was in the store before and after, and what was said of which folder."""

    data: Path
    before: object
    after: object
    code: int
    said: str


def words(key: str, field: str = "", **facts: str) -> str:
    """With {data} where the folder comes."""
    said = WORDS.text(key, **({"map": "{data}"} | facts))
    return f"{field}: {said}" if field else said


def written(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda data: (data / name).write_bytes(content)


def without(name: str) -> Callable[[Path], object]:
    return lambda data: (data / name).unlink()


def with_rights(mode: int) -> Callable[[Path], object]:
    return lambda data: (data / KEY).chmod(mode)


def _folder_for_key(data: Path) -> None:
    """Root reads every file, so rights would prove nothing here."""
    (data / KEY).unlink()
    (data / KEY).mkdir(mode=0o700)


def _newer(data: Path) -> None:
    conn = sqlite.connect(str(data / STORE_FILE))
    conn.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('spiegel', 'later', '')"
    )
    conn.commit()
    conn.close()


def _overwritten(data: Path) -> None:
    with (data / STORE_FILE).open("r+b") as store:
        store.seek(4096 * 3)
        store.write(b"\xff" * 4096 * 6)


def _held(data: Path) -> object:
    conn = sqlite.connect(str(data / STORE_FILE), isolation_level=None)
    conn.execute("BEGIN IMMEDIATE")
    return conn


def _all_at_once(data: Path) -> None:
    (data / "spiegel.toml").write_text("= 3", encoding="utf-8")
    (data / KEY).chmod(0o644)


TOML, KEY_PLACE = "{data}/spiegel.toml", f"{{data}}/{KEY}"
NO_TOKEN = words("instelling.token_vorm", "SPIEGEL_TOKEN")
NO_KEY = words("instelling.sleutel_onleesbaar", KEY_PLACE)
OPEN_KEY = words("instelling.sleutel_open", KEY_PLACE)
CASES = {
    "without a token": Case(words("instelling.geen_token", "SPIEGEL_TOKEN"), env={"token": ""}),
    "with half a token": Case(NO_TOKEN, env={"token": "123456:"}),
    "with a space in the token": Case(NO_TOKEN, env={"token": "123456:met spatie"}),
    "with a token that begins with letters": Case(NO_TOKEN, env={"token": "abc:defghij"}),
    "with a token file that is not there": Case(
        words("instelling.tokenbestand", "SPIEGEL_TOKEN_FILE"),
        env={"token": "", "SPIEGEL_TOKEN_FILE": "/nergens/token"},
    ),
    "with something that is no address": Case(
        words("instelling.adres", "SPIEGEL_API_URL"), env={"url": "api.telegram.org"}
    ),
    "without its key": Case(words("instelling.geen_sleutel", KEY_PLACE), without(KEY)),
    "with an empty key file": Case(NO_KEY, written(KEY, b"")),
    "with a key file that is no text": Case(NO_KEY, written(KEY, b"\xff\xfe\x00")),
    "with a key that is too short": Case(NO_KEY, written(KEY, base64.b64encode(b"x" * 31))),
    "with a folder in place of the key": Case(NO_KEY, _folder_for_key),
    "with a key that the group can read": Case(OPEN_KEY, with_rights(0o640)),
    "with a key that everyone can read": Case(OPEN_KEY, with_rights(0o604)),
    "with the key of another folder": Case(
        words("opslag.sleutel_past_niet"), written(KEY, base64.b64encode(b"k" * 32))
    ),
    "without the file of keys": Case(words("opslag.geen_sleutels"), without(KEYS_FILE)),
    "with an empty file of keys": Case(1, written(KEYS_FILE, b""), codes=(SETTINGS, TRY_AGAIN)),
    "with a file of keys that is broken": Case(
        1, written(KEYS_FILE, b"dit is geen sleutelbestand" * 400), codes=(SETTINGS, TRY_AGAIN)
    ),
    "with a folder of a newer release": Case(words("opslag.nieuwer"), _newer),
    "with a store that is no database": Case(
        words("opslag.onleesbaar"), written(STORE_FILE, b"dit is geen opslag, maar een brief. " * 200)
    ),
    "with a store of which a part was overwritten": Case(1, _overwritten),
    "with settings that are no toml": Case(
        words("instelling.toml", TOML), written("spiegel.toml", b'beheerder = "Bo')
    ),
    "with a setting that does not exist": Case(
        words("instelling.toml_veld", f"{TOML}: kleur"), written("spiegel.toml", b'kleur = "rood"')
    ),
    "with a number for a name": Case(
        words("instelling.toml_waarde", f"{TOML}: beheerder"), written("spiegel.toml", b"beheerder = 3")
    ),
    "with an empty name": Case(
        words("instelling.toml_waarde", f"{TOML}: contact"), written("spiegel.toml", b'contact = " "')
    ),
    "with all of it wrong, said at once": Case(4, _all_at_once, {"url": "ftp://x", "token": "geheim"}),
    "with a store that another process holds": Case(
        words("start.schijf", fout="OperationalError"), _held, codes=(TRY_AGAIN,)
    ),
}
if os.geteuid() != 0:
    CASES["with a key that its rights close"] = Case(NO_KEY, with_rights(0))


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ended]:
    """All of them together, from one import; that a process of its own does the same is shown further on."""
    folders = [tmp_path_factory.mktemp("case") / "data" for _ in CASES]
    for folder in folders:
        settle_in(folder)
    held = [case.spoil(folder) for case, folder in zip(CASES.values(), folders, strict=True)]
    before = [_rows(folder) for folder in folders]
    starts = [
        (environment(folder, **{"url": NOWHERE, **case.env}), str(folder.parent / "stderr"))
        for case, folder in zip(CASES.values(), folders, strict=True)
    ]
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.warm"],
        input=json.dumps(starts),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        timeout=PATIENCE,
        check=True,
        umask=UMASK,
    )
    said = [Path(errors).read_text(encoding="utf-8") for _, errors in starts]
    found = zip(folders, before, map(_rows, folders), json.loads(done.stdout), said, strict=True)
    del held
    return {name: Ended(*facts) for name, facts in zip(CASES, found, strict=True)}


@pytest.mark.parametrize("name", CASES)
def test_a_start_that_cannot_be_says_why_and_leaves_the_store_as_it_was(
    name: str, ended: dict[str, Ended]
) -> None:
    case, seen = CASES[name], ended[name]
    said = message(seen.said)
    if isinstance(case.says, str):
        assert said == case.says.replace("{data}", str(seen.data))
    else:
        assert len(said.splitlines()) == case.says
    assert seen.code in case.codes
    assert "Traceback" not in seen.said
    assert TOKEN not in seen.said
    assert seen.before == seen.after


def test_without_the_file_of_keys_nothing_is_made_anew_and_nobody_swept(ended: dict[str, Ended]) -> None:
    assert not (ended["without the file of keys"].data / KEYS_FILE).exists()
