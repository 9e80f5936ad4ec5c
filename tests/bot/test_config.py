import base64
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import (
    TELEGRAM,
    SettingsError,
    data_folder,
    is_loopback,
    key_file,
    make_key,
    read_folder,
    read_settings,
)
from locales.catalogue import load_catalogue

WORDS = load_catalogue()
TOKEN = "123456:AAdrie_vier-vijf"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """What a sound start has."""
    make_key(tmp_path / "master.key")
    return {"SPIEGEL_DATA": str(tmp_path), "SPIEGEL_TOKEN": TOKEN}


def problems(env: dict[str, str]) -> list[tuple[str, str]]:
    with pytest.raises(SettingsError) as caught:
        read_settings(env)
    return [(problem.field, problem.key) for problem in caught.value.problems]


def written(path: Path, content: bytes, mode: int = 0o600) -> str:
    path.write_bytes(content)
    path.chmod(mode)
    return str(path)


def test_a_sound_start_has_settings(env: dict[str, str], tmp_path: Path) -> None:
    found = read_settings(env)
    assert (found.token, found.api_url, found.folder.data) == (TOKEN, TELEGRAM, tmp_path)
    assert len(found.folder.master) == 32
    assert dict(found.organisation) == {}
    assert not found.on_loopback


def test_everything_that_is_wrong_is_said_at_once_with_its_place_and_remedy(tmp_path: Path) -> None:
    written(tmp_path / "spiegel.toml", b"beheerder = ")
    written(tmp_path / "key", b"no key")
    env = {
        "SPIEGEL_DATA": str(tmp_path),
        "SPIEGEL_TOKEN": "no token",
        "SPIEGEL_KEY_FILE": str(tmp_path / "key"),
        "SPIEGEL_API_URL": "ftp://example.org",
    }
    found = problems(env)
    assert found == [
        ("SPIEGEL_TOKEN", "instelling.token_vorm"),
        (str(tmp_path / "key"), "instelling.sleutel_onleesbaar"),
        ("SPIEGEL_API_URL", "instelling.adres"),
        (str(tmp_path / "spiegel.toml"), "instelling.toml"),
    ]
    assert all(WORDS.text(key).endswith(".") for _, key in found)
    assert "no token" not in "".join(WORDS.text(key) for _, key in found)


@pytest.mark.parametrize(
    ("token", "key"),
    [
        ("", "instelling.geen_token"),
        ("abc", "instelling.token_vorm"),
        ("123456", "instelling.token_vorm"),
        ("123456:", "instelling.token_vorm"),
        (f"{TOKEN} ", "instelling.token_vorm"),
        (f"bot{TOKEN}", "instelling.token_vorm"),
        (f"{TOKEN}/x", "instelling.token_vorm"),
    ],
)
def test_what_is_no_token_is_refused(env: dict[str, str], token: str, key: str) -> None:
    assert problems({**env, "SPIEGEL_TOKEN": token}) == [("SPIEGEL_TOKEN", key)]


def test_the_token_may_stand_in_a_file(env: dict[str, str], tmp_path: Path) -> None:
    del env["SPIEGEL_TOKEN"]
    env["SPIEGEL_TOKEN_FILE"] = written(tmp_path / "token", f"  {TOKEN}\n".encode())
    assert read_settings(env).token == TOKEN


def test_the_token_of_the_environment_goes_before_the_file(env: dict[str, str], tmp_path: Path) -> None:
    env["SPIEGEL_TOKEN_FILE"] = written(tmp_path / "token", b"999:other")
    assert read_settings(env).token == TOKEN
    assert read_settings({**env, "SPIEGEL_TOKEN_FILE": str(tmp_path / "none")}).token == TOKEN


@pytest.mark.parametrize("kind", ["missing", "folder", "no text"])
def test_a_token_file_that_cannot_be_read_is_named(env: dict[str, str], tmp_path: Path, kind: str) -> None:
    del env["SPIEGEL_TOKEN"]
    named = tmp_path / "token"
    if kind == "folder":
        named.mkdir()
    if kind == "no text":
        named.write_bytes(b"\xff\xfe\xff")
    assert problems({**env, "SPIEGEL_TOKEN_FILE": str(named)}) == [
        ("SPIEGEL_TOKEN_FILE", "instelling.tokenbestand")
    ]


@pytest.mark.parametrize(
    ("content", "mode", "key"),
    [
        (base64.b64encode(bytes(32)), 0o640, "instelling.sleutel_open"),
        (base64.b64encode(bytes(32)), 0o604, "instelling.sleutel_open"),
        (base64.b64encode(bytes(31)), 0o600, "instelling.sleutel_onleesbaar"),
        (base64.b64encode(bytes(33)), 0o600, "instelling.sleutel_onleesbaar"),
        (b"\xff not base64", 0o600, "instelling.sleutel_onleesbaar"),
        (b"", 0o600, "instelling.sleutel_onleesbaar"),
    ],
)
def test_a_key_that_is_open_or_none_is_refused(
    env: dict[str, str], tmp_path: Path, content: bytes, mode: int, key: str
) -> None:
    path = written(tmp_path / "own.key", content, mode)
    assert problems({**env, "SPIEGEL_KEY_FILE": path}) == [(path, key)]
    with pytest.raises(SettingsError):
        read_folder({**env, "SPIEGEL_KEY_FILE": path})


def test_a_missing_key_is_named_with_its_path(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "master.key").unlink()
    assert problems(env) == [(str(tmp_path / "master.key"), "instelling.geen_sleutel")]


def test_a_fresh_key_is_its_owners_alone_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "master.key"
    make_key(path)
    first = path.read_bytes()
    make_key(path)
    assert path.read_bytes() == first
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(base64.b64decode(first)) == 32


def test_the_organisation_comes_from_the_toml(env: dict[str, str], tmp_path: Path) -> None:
    said = {"beheerder": "Ans", "contact": "Bo, op kantoor", "organisatie": "Wijkteams Voorbeeldstad"}
    written(tmp_path / "spiegel.toml", "\n".join(f'{key} = "{value}"' for key, value in said.items()).encode())
    assert dict(read_settings(env).organisation) == said


def test_where_one_can_read_on_stands_per_norm(env: dict[str, str], tmp_path: Path) -> None:
    written(tmp_path / "spiegel.toml", b'nood = "112"\n[verder_leren]\n12 = "https://a.nl/breed"\n')
    found = dict(read_settings(env).organisation)
    assert found == {"nood": "112", "verder_leren.12": "https://a.nl/breed"}


def test_numbers_of_an_own_edition_stand_under_its_id(env: dict[str, str], tmp_path: Path) -> None:
    toml = b'[verder_leren]\n12 = "https://a.nl/a"\n[verder_leren."eigen-2027.1"]\n12 = "https://a.nl/b"\n'
    written(tmp_path / "spiegel.toml", toml)
    found = dict(read_settings(env).organisation)
    assert found == {"verder_leren.12": "https://a.nl/a", "verder_leren.eigen-2027.1.12": "https://a.nl/b"}


@pytest.mark.parametrize(
    ("toml", "field", "key"),
    [
        ("beheerder = 3", ": beheerder", "instelling.toml_waarde"),
        ('beheerder = ""', ": beheerder", "instelling.toml_waarde"),
        ('beheerder = "  "', ": beheerder", "instelling.toml_waarde"),
        ('naam = "x"', ": naam", "instelling.toml_veld"),
        (f'SPIEGEL_TOKEN = "{TOKEN}"', ": SPIEGEL_TOKEN", "instelling.toml_veld"),
        ("[beheerder]", ": beheerder", "instelling.toml_waarde"),
        ("contact = ", "", "instelling.toml"),
        ("verder_leren = 3", ": verder_leren", "instelling.verder_leren"),
        ('[verder_leren]\n12 = "http://a.nl"', ": verder_leren.12", "instelling.verder_leren"),
        ('[verder_leren]\ntwaalf = "https://a.nl"', ": verder_leren.twaalf", "instelling.verder_leren"),
        ('[verder_leren.x]\ny = "https://a.nl"', ": verder_leren.x.y", "instelling.verder_leren"),
        ('[verder_leren.x.y]\n1 = "https://a.nl"', ": verder_leren.x.y", "instelling.verder_leren"),
        ('contact = "a"\ncontact = "b"', "", "instelling.toml"),
    ],
)
def test_what_the_toml_may_not_say_is_named(
    env: dict[str, str], tmp_path: Path, toml: str, field: str, key: str
) -> None:
    path = written(tmp_path / "spiegel.toml", toml.encode())
    assert problems(env) == [(f"{path}{field}", key)]


def test_a_toml_that_is_no_text_is_named(env: dict[str, str], tmp_path: Path) -> None:
    path = written(tmp_path / "spiegel.toml", b"contact = '\xff'")
    assert problems(env) == [(path, "instelling.toml")]


def test_every_wrong_field_of_the_toml_is_named(env: dict[str, str], tmp_path: Path) -> None:
    path = written(tmp_path / "spiegel.toml", b"naam = 'x'\nadres = 'y'\ncontact = 3")
    assert problems(env) == [
        (f"{path}: naam", "instelling.toml_veld"),
        (f"{path}: adres", "instelling.toml_veld"),
        (f"{path}: contact", "instelling.toml_waarde"),
    ]


@pytest.mark.parametrize("url", ["ftp://x", "api.telegram.org", "//x", "localhost:8081", "file:///etc"])
def test_an_address_that_is_none_is_refused(env: dict[str, str], url: str) -> None:
    assert problems({**env, "SPIEGEL_API_URL": url}) == [("SPIEGEL_API_URL", "instelling.adres")]


@pytest.mark.parametrize("url", ["http://[::1", "http://", "https:///bot"])
def test_an_address_without_a_host_is_refused(env: dict[str, str], url: str) -> None:
    assert problems({**env, "SPIEGEL_API_URL": url}) == [("SPIEGEL_API_URL", "instelling.adres")]


def test_a_slash_after_the_address_falls_away(env: dict[str, str]) -> None:
    found = read_settings({**env, "SPIEGEL_API_URL": "http://127.0.0.1:8081/"})
    assert found.api_url == "http://127.0.0.1:8081"
    assert found.on_loopback


def test_empty_variables_are_as_none(env: dict[str, str], tmp_path: Path) -> None:
    assert data_folder({"SPIEGEL_DATA": ""}) == Path("data")
    assert key_file({"SPIEGEL_KEY_FILE": ""}, tmp_path) == tmp_path / "master.key"
    assert read_settings({**env, "SPIEGEL_API_URL": "", "SPIEGEL_TOKEN_FILE": ""}).api_url == TELEGRAM


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:8081", True),
        ("http://127.8.9.10", True),
        ("http://[::1]:8081", True),
        ("http://localhost", True),
        ("http://LOCALHOST:80", True),
        ("https://api.telegram.org", False),
        ("http://127.0.0.1.example.org", False),
        ("http://localhost.example.org", False),
        ("http://localhost@example.org", False),
        ("http://127.0.0.1@example.org/", False),
        ("http://example.org/127.0.0.1", False),
        ("http://example.org#@localhost", False),
        ("http://0.0.0.0", False),
        ("http://192.168.1.4", False),
        ("http://10.0.0.1", False),
        ("", False),
    ],
)
def test_only_this_machine_is_loopback(url: str, expected: bool) -> None:
    assert is_loopback(url) is expected


@given(st.ip_addresses(v=4))
def test_an_address_is_loopback_where_the_network_says_so(address: object) -> None:
    assert is_loopback(f"http://{address}:80") is str(address).startswith("127.")


def test_the_environment_itself_is_not_read(env: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "SPIEGEL_TOKEN", "999:other")
    assert read_settings(env).token == TOKEN
