"""Settings, read once: the environment goes before `spiegel.toml` in the data folder."""

import base64
import binascii
import ipaddress
import os
import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.school_table import School, take_school

TELEGRAM = "https://api.telegram.org"
TOKEN_FORM = re.compile(r"\d+:[\w-]{3,}")
KEY_BYTES = 32
SETTINGS_FILE = "spiegel.toml"
KEY_FILE = "master.key"
OWN_KEYS = ("beheerder", "contact", "nood", "veilig_thuis", "zelfdoding")
NAME = "organisatie"
"""Whose papers it are; there is no stand-in for that."""
LINKS = "verder_leren"
"""The table of `spiegel.toml` with, per norm number, where one can read on; numbers of an own edition of the norms
stand in a table of their own within it, under its id.
"""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: the setting or file, and the catalogue's sentence with the remedy."""

    field: str
    key: str


class SettingsError(Exception):
    """All problems at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__([problem.field for problem in problems])
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the data is and the key that opens it; enough for every command that sends nothing."""

    data: Path
    master: bytes


@dataclass(frozen=True, slots=True)
class Settings:
    """`organisation` holds `beheerder` (who keeps the key), `contact` (who answers questions), the numbers for
    danger, its own name where that is given, and addresses to read on as `verder_leren.12`, or
    `verder_leren.ID.12` of an own edition.

    `per_second` bounds all sending together; Telegram allows about 30. `pauses`: whether what is to be seen
    for a moment before it vanishes is; not where nobody looks. `speech`: the command that turns a voice message
    into text, in words; empty where there is none.
    """

    folder: Folder
    token: str
    api_url: str
    organisation: Mapping[str, str]
    per_second: float = 25.0
    pauses: bool = True
    speech: tuple[str, ...] = ()
    school: School = field(default_factory=School)

    @property
    def on_loopback(self) -> bool:
        return is_loopback(self.api_url)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def data_folder(environ: Mapping[str, str]) -> Path:
    return Path(environ.get("SPIEGEL_DATA") or "data")


def key_file(environ: Mapping[str, str], data: Path) -> Path:
    named = environ.get("SPIEGEL_KEY_FILE")
    return Path(named) if named else data / KEY_FILE


def make_key(path: Path) -> None:
    """A fresh master key, for its owner's eyes only; an existing file is left alone."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(base64.b64encode(os.urandom(KEY_BYTES)) + b"\n")


def read_folder(environ: Mapping[str, str]) -> Folder:
    """SettingsError where the key file is missing, unreadable, open to others or no key."""
    data = data_folder(environ)
    path = key_file(environ, data)
    found = _key(path)
    if isinstance(found, Problem):
        raise SettingsError((found,))
    return Folder(data, found)


def read_name(environ: Mapping[str, str]) -> str:
    """The organisation's own, empty where `spiegel.toml` gives none. SettingsError names what is wrong in it."""
    path = data_folder(environ) / SETTINGS_FILE
    written = _written(path)
    _school(path, written)
    own = _own(path, written)
    if isinstance(own, tuple):
        raise SettingsError(own)
    return own.get(NAME, "")


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Everything that `run` needs; SettingsError names all that is wrong."""
    data = data_folder(environ)
    key = _key(key_file(environ, data))
    written = _written(data / SETTINGS_FILE)
    school = _school(data / SETTINGS_FILE, written)
    own = _own(data / SETTINGS_FILE, written)
    token = _token(environ)
    url = (environ.get("SPIEGEL_API_URL") or TELEGRAM).rstrip("/")
    address = None if _is_address(url) else Problem("SPIEGEL_API_URL", "instelling.adres")
    speech = read_speech(environ)
    fields = (*(own if isinstance(own, tuple) else ()), *(school if isinstance(school, tuple) else ()))
    problems = (*(found for found in (token, key, address, speech) if isinstance(found, Problem)), *fields)
    if isinstance(key, Problem) or isinstance(own, tuple) or isinstance(token, Problem):
        raise SettingsError(problems)
    if problems or isinstance(speech, Problem) or isinstance(school, tuple):
        raise SettingsError(problems)
    return Settings(Folder(data, key), token, url, own, speech=speech, school=school)


def read_speech(environ: Mapping[str, str]) -> tuple[str, ...] | Problem:
    """The words of the command, its program by its whole path: it is run in a folder of its own."""
    try:
        words = shlex.split(environ.get("SPIEGEL_SPRAAK", ""))
    except ValueError:
        return Problem("SPIEGEL_SPRAAK", "instelling.spraak_vorm")
    if not words:
        return ()
    program = shutil.which(words[0], path=environ.get("PATH"))
    if program is None:
        return Problem("SPIEGEL_SPRAAK", "instelling.spraak_programma")
    return (str(Path(program).absolute()), *words[1:])


def _token(environ: Mapping[str, str]) -> str | Problem:
    token = environ.get("SPIEGEL_TOKEN", "")
    named = environ.get("SPIEGEL_TOKEN_FILE")
    if not token and named:
        try:
            token = Path(named).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return Problem("SPIEGEL_TOKEN_FILE", "instelling.tokenbestand")
    if not token:
        return Problem("SPIEGEL_TOKEN", "instelling.geen_token")
    return token if TOKEN_FORM.fullmatch(token) else Problem("SPIEGEL_TOKEN", "instelling.token_vorm")


def _key(path: Path) -> bytes | Problem:
    try:
        if path.stat().st_mode & 0o077:
            return Problem(str(path), "instelling.sleutel_open")
        found = base64.b64decode(path.read_bytes().strip(), validate=True)
    except FileNotFoundError:
        return Problem(str(path), "instelling.geen_sleutel")
    except (OSError, binascii.Error):
        return Problem(str(path), "instelling.sleutel_onleesbaar")
    return found if len(found) == KEY_BYTES else Problem(str(path), "instelling.sleutel_onleesbaar")


def _written(path: Path) -> dict[str, Any] | Problem:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Problem(str(path), "instelling.toml")


def _school(path: Path, found: dict[str, Any] | Problem) -> School | tuple[Problem, ...]:
    taken = School() if isinstance(found, Problem) else take_school(found)
    if isinstance(taken, School):
        return taken
    return tuple(Problem(f"{path}: {field}", "instelling.schoolvakantie") for field in taken)


def _own(path: Path, found: dict[str, Any] | Problem) -> dict[str, str] | tuple[Problem, ...]:
    """What `spiegel.toml` says, or every field of it that is wrong."""
    if isinstance(found, Problem):
        return (found,)
    links = found.pop(LINKS, {})
    known = {*OWN_KEYS, NAME}
    unknown = [Problem(f"{path}: {key}", "instelling.toml_veld") for key in found if key not in known]
    empty = [
        Problem(f"{path}: {key}", "instelling.toml_waarde")
        for key, value in found.items()
        if key in known and (not isinstance(value, str) or not value.strip())
    ]
    wrong = _wrong_links(path, links)
    if unknown or empty or wrong:
        return (*unknown, *empty, *wrong)
    return {**found, **dict(_addresses(LINKS, links))}


def _wrong_links(path: Path, links: object) -> list[Problem]:
    if not isinstance(links, dict):
        return [Problem(f"{path}: {LINKS}", "instelling.verder_leren")]
    return [
        Problem(f"{path}: {key}", "instelling.verder_leren")
        for key, address in _addresses(LINKS, links)
        if not key.split(".")[-1].isdigit() or not isinstance(address, str) or not address.startswith("https://")
    ]


def _addresses(within: str, links: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Each address with its key; a table stands for an edition, and in it there is no other."""
    for key, value in links.items():
        if isinstance(value, dict) and within == LINKS:
            yield from _addresses(f"{LINKS}.{key}", value)
        else:
            yield f"{within}.{key}", value
