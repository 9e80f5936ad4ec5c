"""How a start goes wrong: one clear Dutch message with the remedy, the agreed exit code, and nothing lost."""

import asyncio
import base64
import resource
import signal
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from storage import answers, people
from storage.soundness import check
from tests.children import BOT, ROOT, UMASK, die_with_parent, environment, spiegel
from tests.faults.script import Script
from tests.faults.test_refused import DONE, KEY, NOWHERE, RUNNING, SETTINGS, TRY_AGAIN, message
from tests.folder import opened, peek, rows, settle_in
from tests.rehearsal import FIRST_PROMPT, WORDS, House, Living
from tests.waiting import run
from webchat.faults import Hang
from webchat.server import TOKEN, Webchat

HALF_A_MINUTE, SLACK = 30.0, 8.0
GRACE = 10.0
"""Seconds that a container gives after SIGTERM."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    settle_in(tmp_path / "data")
    return tmp_path / "data"


def silent_server() -> socket.socket:
    """Accepts whoever comes, and says nothing."""
    return socket.create_server(("127.0.0.1", 0))


@dataclass(frozen=True, slots=True)
class Patient:
    """A start that had to wait for a server: its end, what it said, and after how many seconds."""

    folder: Path
    code: int
    said: str
    spent: float


@pytest.fixture(scope="module", autouse=True)
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, "Future[Patient]"]]:
    """They wait while the other tests go on."""

    def wait(name: str, url: str) -> Patient:
        data = tmp_path_factory.mktemp(name) / "data"
        settle_in(data)
        begun = monotonic()
        done = spiegel("run", env=environment(data, url), seconds=100)
        return Patient(data, done.returncode, done.stderr, monotonic() - begun)

    with silent_server() as server, ThreadPoolExecutor(2) as pool:
        silent = f"http://127.0.0.1:{server.getsockname()[1]}"
        yield {"refused": pool.submit(wait, "refused", NOWHERE), "silent": pool.submit(wait, "silent", silent)}


def shown(folder: Path, key: str, **facts: str) -> str:
    return WORDS.text(key, **({"map": str(folder)} | facts))


def test_with_a_token_that_the_server_does_not_know(data: Path) -> None:
    async def scene() -> tuple[int, str]:
        async with Webchat(token="123456:goed") as chat:
            return await ran(data, chat.url, "123456:fout")

    code, said = run(scene())
    assert (code, message(said)) == (SETTINGS, WORDS.text("start.token_geweigerd"))
    assert "Traceback" not in said
    assert "123456:fout" not in said


async def begin(
    data: Path, url: str, token: str = TOKEN, prepare: Callable[[], None] | None = None
) -> asyncio.subprocess.Process:
    def before() -> None:
        die_with_parent()
        if prepare is not None:
            prepare()

    return await asyncio.create_subprocess_exec(
        *BOT,
        cwd=ROOT,
        env=environment(data, url, token),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        preexec_fn=before,
        umask=UMASK,
    )


async def ran(
    data: Path, url: str, token: str = TOKEN, prepare: Callable[[], None] | None = None
) -> tuple[int, str]:
    """One start to its end, beside a webchat in this process."""
    process = await begin(data, url, token, prepare)
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


ROOM = 60_000
"""Bytes of any file, which a few messages fill; the log of a run is shorter."""


async def asked(house: House, count: int) -> list[int]:
    _, joined = await house.small(count)
    await house.jump(FIRST_PROMPT)
    for person in joined:
        await house.begin(person)
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
                resource.prlimit(house.bot.pid, resource.RLIMIT_FSIZE, (ROOM, resource.RLIM_INFINITY))
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


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_during_the_start_is_clean(how: signal.Signals, data: Path) -> None:
    async def scene() -> None:
        with silent_server() as server:
            server.setblocking(False)  # noqa: FBT003  # the library's own
            process = await begin(data, f"http://127.0.0.1:{server.getsockname()[1]}")
            async with asyncio.timeout(60):
                caller, _ = await asyncio.get_running_loop().sock_accept(server)
                with caller:
                    process.send_signal(how)
                    begun = monotonic()
                    _, said = await process.communicate()
        assert (process.returncode, message(said.decode())) == (DONE, "")
        assert monotonic() - begun < GRACE

    run(scene())
    assert check(data, base64.b64decode((data / KEY).read_bytes())) == ()


def test_a_stop_while_telegram_is_told_is_clean(tmp_path: Path) -> None:
    async def scene() -> None:
        async with Living(tmp_path, start=False) as house:
            script = Script([("setmycommands", 0, Hang(20))])
            house.chat.faults = script
            await house.start(wait=False)
            await house.until(lambda: not script.next, "nothing was told")
            begun = monotonic()
            assert await house.stop() == DONE
            assert monotonic() - begun < GRACE
            assert message(house.said()) == ""

    run(scene())


@pytest.mark.timeout(240)
@pytest.mark.parametrize("kind", ["refused", "silent"])
def test_a_server_that_is_not_there_or_says_nothing_is_waited_for_half_a_minute(
    kind: str, patient: dict[str, "Future[Patient]"]
) -> None:
    seen = patient[kind].result()
    assert seen.code == TRY_AGAIN
    assert message(seen.said) == WORDS.text("start.onbereikbaar")
    assert "Traceback" not in seen.said
    assert TOKEN not in seen.said
    assert HALF_A_MINUTE <= seen.spent < HALF_A_MINUTE + SLACK
    assert len(peek(seen.folder, "SELECT id FROM invite")) == 1
