"""How a start goes wrong: one clear Dutch message with the remedy, the agreed exit code, and nothing lost."""

import asyncio
import base64
import os
import re
import resource
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import monotonic

import pytest
from pysqlite3 import dbapi2 as sqlite

from storage import answers, people
from storage.soundness import check
from storage.store import KEYS_FILE, STORE_FILE
from tests.rehearsal import (
    FIRST_PROMPT,
    ROOT,
    UMASK,
    WORDS,
    House,
    Living,
    environment,
    opened,
    peek,
    rows,
    run,
    settle_in,
    spiegel,
)
from webchat.faults import Hang
from webchat.server import TOKEN, Webchat

DONE, SETTINGS, RUNNING, TRY_AGAIN = 0, 2, 73, 75
LOG_LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (INFO|WARNING|ERROR) spiegel")
NOWHERE = "http://127.0.0.1:9"
"""The discard port: nothing listens."""
GRACE = 10.0
"""Seconds that a container gives after SIGTERM."""


def message(stderr: str) -> str:
    """What is said to who started it; log lines are for later."""
    return "\n".join(line for line in stderr.splitlines() if not LOG_LINE.match(line)).strip()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    settle_in(tmp_path / "data")
    return tmp_path / "data"


@dataclass(frozen=True, slots=True)
class Patient:
    """Starts that have to wait for a server; they wait while the other tests go on."""

    refused: "subprocess.Popen[str]"
    silent: "subprocess.Popen[str]"
    folders: tuple[Path, Path]
    begun: float


@pytest.fixture(scope="module", autouse=True)
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patient]:
    folders = (tmp_path_factory.mktemp("refused") / "data", tmp_path_factory.mktemp("silent") / "data")
    for folder in folders:
        settle_in(folder)
    with socket.create_server(("127.0.0.1", 0)) as server:
        silent = f"http://127.0.0.1:{server.getsockname()[1]}"
        started = [
            subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                env=environment(folder, url),
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                umask=UMASK,
            )
            for folder, url in zip(folders, (NOWHERE, silent), strict=True)
        ]
        with started[0], started[1]:
            yield Patient(started[0], started[1], folders, monotonic())
            for process in started:
                process.kill()


def shown(folder: Path, key: str, **facts: str) -> str:
    return WORDS.text(key, **({"map": str(folder)} | facts))


def refused(data: Path, code: int, expected: str, **env: str) -> None:
    """A start that ends like this, and leaves the store as it was."""
    before = _rows(data)
    done = spiegel("run", env=environment(data, **({"url": NOWHERE} | env)))
    assert message(done.stderr) == expected
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert TOKEN not in done.stderr
    assert _rows(data) == before


def _rows(data: Path) -> object:
    """What must not be touched: the invites that `init` made, if the store can be read."""
    try:
        return peek(data, "SELECT id, hash, state FROM invite ORDER BY id")
    except sqlite.DatabaseError:
        return (data / STORE_FILE).read_bytes() if (data / STORE_FILE).is_file() else None


def test_without_a_token(data: Path) -> None:
    refused(data, SETTINGS, f"SPIEGEL_TOKEN: {WORDS.text('instelling.geen_token')}", token="")


@pytest.mark.parametrize("token", ["123456:", "123456:met spatie", "abc:defghij"])
def test_with_something_that_is_no_token(token: str, data: Path) -> None:
    refused(data, SETTINGS, f"SPIEGEL_TOKEN: {WORDS.text('instelling.token_vorm')}", token=token)


def test_with_a_token_file_that_is_not_there(data: Path) -> None:
    refused(
        data,
        SETTINGS,
        f"SPIEGEL_TOKEN_FILE: {WORDS.text('instelling.tokenbestand')}",
        token="",
        SPIEGEL_TOKEN_FILE=str(data / "nergens"),
    )


def test_with_something_that_is_no_address(data: Path) -> None:
    refused(data, SETTINGS, f"SPIEGEL_API_URL: {WORDS.text('instelling.adres')}", url="api.telegram.org")


def test_with_a_token_that_the_server_does_not_know(data: Path) -> None:
    async def scene() -> tuple[int, str]:
        async with Webchat(token="123456:goed") as chat:
            return await ran(data, chat.url, "123456:fout")

    code, said = run(scene())
    assert (code, message(said)) == (SETTINGS, WORDS.text("start.token_geweigerd"))
    assert "Traceback" not in said
    assert "123456:fout" not in said


async def ran(
    data: Path, url: str, token: str = TOKEN, prepare: Callable[[], None] | None = None
) -> tuple[int, str]:
    """One start to its end, beside a webchat in this process."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        cwd=ROOT,
        env=environment(data, url, token),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        preexec_fn=prepare,
        umask=UMASK,
    )
    try:
        async with asyncio.timeout(60):
            _, said = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode is not None
    return process.returncode, said.decode()


def test_where_no_folder_was_made(tmp_path: Path) -> None:
    key = tmp_path / "data" / "master.key"
    done = spiegel("run", env=environment(tmp_path / "data", NOWHERE))
    assert done.returncode == SETTINGS
    assert message(done.stderr) == f"{key}: {WORDS.text('instelling.geen_sleutel')}"
    assert not (tmp_path / "data").exists()


def test_where_the_key_is_elsewhere_but_the_folder_is_not_there(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "weg"
    done = spiegel("run", env=environment(folder, NOWHERE, SPIEGEL_KEY_FILE=str(data / "master.key")))
    assert "Traceback" not in done.stderr
    assert (done.returncode, message(done.stderr)) == (SETTINGS, shown(folder, "opslag.geen_map"))


def test_without_its_key(data: Path) -> None:
    key = data / "master.key"
    key.unlink()
    refused(data, SETTINGS, f"{key}: {WORDS.text('instelling.geen_sleutel')}")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", base64.b64encode(b"x" * 31)])
def test_with_a_key_file_that_holds_no_key(content: bytes, data: Path) -> None:
    key = data / "master.key"
    key.write_bytes(content)
    refused(data, SETTINGS, f"{key}: {WORDS.text('instelling.sleutel_onleesbaar')}")


def test_with_a_key_that_can_not_be_read(data: Path) -> None:
    """A folder in its place; root reads every file, so rights would prove nothing here."""
    key = data / "master.key"
    key.unlink()
    key.mkdir(mode=0o700)
    refused(data, SETTINGS, f"{key}: {WORDS.text('instelling.sleutel_onleesbaar')}")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_with_a_key_that_its_rights_close(data: Path) -> None:
    key = data / "master.key"
    key.chmod(0)
    refused(data, SETTINGS, f"{key}: {WORDS.text('instelling.sleutel_onleesbaar')}")


@pytest.mark.parametrize("mode", [0o640, 0o604])
def test_with_a_key_that_others_can_read(mode: int, data: Path) -> None:
    key = data / "master.key"
    key.chmod(mode)
    refused(data, SETTINGS, f"{key}: {WORDS.text('instelling.sleutel_open')}")


def test_with_the_key_of_another_folder(data: Path) -> None:
    (data / "master.key").write_bytes(base64.b64encode(b"k" * 32))
    refused(data, SETTINGS, WORDS.text("opslag.sleutel_past_niet"))


def test_without_the_file_of_keys_nothing_is_made_anew_and_nobody_swept(data: Path) -> None:
    (data / KEYS_FILE).unlink()
    refused(data, SETTINGS, shown(data, "opslag.geen_sleutels"))
    assert not (data / KEYS_FILE).exists()


@pytest.mark.parametrize("content", [b"", b"dit is geen sleutelbestand" * 400])
def test_with_a_file_of_keys_that_is_broken(content: bytes, data: Path) -> None:
    (data / KEYS_FILE).write_bytes(content)
    before = _rows(data)
    done = spiegel("run", env=environment(data, NOWHERE))
    assert "Traceback" not in done.stderr
    assert len(message(done.stderr).splitlines()) == 1
    assert done.returncode in {SETTINGS, TRY_AGAIN}
    assert _rows(data) == before


def test_with_a_folder_of_a_newer_release(data: Path) -> None:
    conn = sqlite.connect(str(data / STORE_FILE))
    conn.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('spiegel', 'later', '')"
    )
    conn.commit()
    conn.close()
    refused(data, SETTINGS, shown(data, "opslag.nieuwer"))


def test_with_a_store_that_is_no_database(data: Path) -> None:
    (data / STORE_FILE).write_bytes(b"dit is geen opslag, maar een brief. " * 200)
    refused(data, SETTINGS, shown(data, "opslag.onleesbaar"))


def test_with_a_store_of_which_a_part_was_overwritten(data: Path) -> None:
    with (data / STORE_FILE).open("r+b") as store:
        store.seek(4096 * 3)
        store.write(b"\xff" * 4096 * 6)
    done = spiegel("run", env=environment(data, NOWHERE))
    assert "Traceback" not in done.stderr
    assert len(message(done.stderr).splitlines()) == 1
    assert done.returncode == SETTINGS


@pytest.mark.parametrize(
    ("text", "key", "field"),
    [
        ('beheerder = "Bo', "instelling.toml", ""),
        ('kleur = "rood"', "instelling.toml_veld", ": kleur"),
        ("beheerder = 3", "instelling.toml_waarde", ": beheerder"),
        ('contact = " "', "instelling.toml_waarde", ": contact"),
    ],
)
def test_with_settings_that_are_wrong(text: str, key: str, field: str, data: Path) -> None:
    (data / "spiegel.toml").write_text(text, encoding="utf-8")
    refused(data, SETTINGS, f"{data / 'spiegel.toml'}{field}: {WORDS.text(key)}")


def test_all_that_is_wrong_with_the_settings_is_said_at_once(data: Path) -> None:
    (data / "spiegel.toml").write_text("= 3", encoding="utf-8")
    (data / "master.key").chmod(0o644)
    done = spiegel("run", env=environment(data, "ftp://x", "geheim"))
    assert done.returncode == SETTINGS
    assert len(message(done.stderr).splitlines()) == 4


def test_a_second_instance_takes_nothing_and_the_first_goes_on(tmp_path: Path) -> None:
    async def scene() -> None:
        async with Living(tmp_path) as house:
            for command in (["run"], ["retry"]):
                polls = sum(did.method == "deleteWebhook" for did in house.chat.log)
                done = await asyncio.to_thread(
                    spiegel, *command, env=environment(house.data, house.chat.url, house.chat.token)
                )
                assert done.returncode == RUNNING
                assert message(done.stderr) == shown(house.data, "opslag.bezet")
                assert sum(did.method == "deleteWebhook" for did in house.chat.log) == polls
            stranger = house.chat.add_person("Iemand")
            await house.say(stranger, "hoi")
            assert house.heard(stranger) == [WORDS.text("start.vreemde")]

    run(scene())


def test_with_a_store_that_another_process_holds(data: Path) -> None:
    conn = sqlite.connect(str(data / STORE_FILE), isolation_level=None)
    conn.execute("BEGIN IMMEDIATE")
    try:
        done = spiegel("run", env=environment(data, NOWHERE))
    finally:
        conn.close()
    assert done.returncode == TRY_AGAIN
    assert "Traceback" not in done.stderr
    assert message(done.stderr) == WORDS.text("start.schijf", fout="OperationalError")


@pytest.mark.parametrize("limit", [0, 20_000])
def test_on_a_full_disk_at_the_start(limit: int, data: Path) -> None:
    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    async def scene() -> tuple[int, str]:
        async with Webchat() as chat:
            return await ran(data, chat.url, prepare=fill)

    code, said = run(scene())
    assert code == TRY_AGAIN
    assert "Traceback" not in said
    assert message(said).startswith("De schijf of de gegevensmap werkt niet mee")
    assert len(message(said).splitlines()) == 1
    folder_master = base64.b64decode((data / "master.key").read_bytes())
    assert check(data, folder_master) == ()
    assert len(peek(data, "SELECT id FROM invite")) == 1


async def asked(house: House, count: int) -> list[int]:
    _, joined = await house.small(count)
    await house.jump(FIRST_PROMPT)
    for person in joined:
        house.tap(person, WORDS.text("knop.nu"))
    await house.settled()
    return joined


def kept(house: House, joined: list[int]) -> list[str]:
    with opened(house.data) as store:
        assert rows(store, "SELECT id FROM inbox WHERE state <> 'done'") == []
        numbers = [people.by_address(store, person) for person in joined]
        return [
            part.text
            for number in numbers
            if number is not None
            for answer in answers.own(store, number)
            for part in answer.parts
        ]


def test_on_a_disk_that_fills_up_while_it_runs(tmp_path: Path) -> None:
    """Three times over; what was typed meanwhile is there when there is room again."""

    async def scene() -> None:
        async with Living(tmp_path) as house:
            joined = await asked(house, 3)
            typed: list[str] = []
            for full in range(3):
                if full:
                    await house.start()
                assert house.bot is not None
                room = max(path.stat().st_size for path in house.data.iterdir() if path.name != STORE_FILE)
                resource.prlimit(house.bot.pid, resource.RLIMIT_FSIZE, (room + 9_000, resource.RLIM_INFINITY))
                begun = len(house.said())
                for number in range(6):
                    for person in joined:
                        typed.append(f"een antwoord dat hoort te blijven kanarie{full}{number}{person}")
                        house.chat.send(person, typed[-1])
                    await asyncio.sleep(0.05)
                assert await house.ended() == TRY_AGAIN
                said = house.said()[begun:]
                assert len(message(said).splitlines()) == 1, message(said)
                assert message(said).startswith("De schijf of de gegevensmap werkt niet mee")
            await house.start()
            await house.settled()
            assert await house.stop() == DONE
            assert sorted(kept(house, joined)) == sorted(typed)
            assert "Traceback" not in house.said()
            assert "kanarie" not in house.said()

    run(scene())


def test_a_stop_at_any_moment_is_clean_and_costs_nothing(tmp_path: Path) -> None:
    random = Random(17)

    async def scene() -> None:
        async with Living(tmp_path) as house:
            joined = await asked(house, 4)
            typed: list[str] = []
            for turn in range(7):
                for person in joined:
                    typed.append(f"een antwoord dat hoort te blijven kanarie{turn}{person}")
                    house.chat.send(person, typed[-1])
                    await asyncio.sleep(random.uniform(0, 0.04))
                begun = monotonic()
                assert await house.stop() == DONE
                assert monotonic() - begun < GRACE
                await house.start()
                await asyncio.sleep(random.uniform(0, 0.3))
            await house.settled()
            assert await house.stop() == DONE
            assert sorted(kept(house, joined)) == sorted(typed)
            assert message(house.said()) == ""

    run(scene())


def test_a_stop_while_a_send_hangs_is_within_the_time_of_a_container(tmp_path: Path) -> None:
    async def scene() -> None:
        async with Living(tmp_path) as house:
            house.chat.faults = lambda method, _: Hang(20) if method.lower() == "sendmessage" else None
            stranger = house.chat.add_person("Iemand")
            house.chat.send(stranger, "hoi")
            await house.until(lambda: bool(house.heard(stranger)), "not sent")
            begun = monotonic()
            assert await house.stop() == DONE
            assert monotonic() - begun < GRACE
            assert message(house.said()) == ""

    run(scene())


@pytest.mark.timeout(240)
def test_a_server_that_is_not_there_or_says_nothing_is_waited_for_half_a_minute(patient: Patient) -> None:
    for process, folder in zip((patient.refused, patient.silent), patient.folders, strict=True):
        _, said = process.communicate(timeout=200)
        assert process.returncode == TRY_AGAIN
        assert message(said) == WORDS.text("start.onbereikbaar")
        assert "Traceback" not in said
        assert TOKEN not in said
        assert len(peek(folder, "SELECT id FROM invite")) == 1
