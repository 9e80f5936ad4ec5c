"""The houses of these tests themselves: no bot of one is ever heard by another."""

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from tests.children import ROOT, environment
from tests.rehearsal import House, Living
from tests.waiting import run, until

DEAF = (
    sys.executable,
    "-c",
    "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint(flush=True)\ntime.sleep(600)",
)
"""In the place of a bot that never begins and does not listen."""
WHOEVER_TESTS = """
import asyncio, pathlib, sys
from tests.faults.test_house import DEAF
from tests.rehearsal import (Living)
async def scene():
    async with Living(pathlib.Path(sys.argv[1]), DEAF, start=False) as house:
        await house.start(wait=False)
        print(house.bot.pid, flush=True)
        await asyncio.sleep(600)
asyncio.run(scene())
"""


def lives(pid: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False


def test_each_house_has_a_token_that_no_other_takes(tmp_path: Path) -> None:
    async def scene() -> None:
        (tmp_path / "one").mkdir()
        (tmp_path / "two").mkdir()
        async with Living(tmp_path / "one", start=False) as one, Living(tmp_path / "two", start=False) as two:
            assert one.chat.token != two.chat.token

    run(scene())


@pytest.mark.parametrize("how", ["fails", "is cancelled", "forgets it"])
def test_a_bot_ends_with_its_test(how: str, tmp_path: Path) -> None:
    begun: list[int] = []

    async def scene() -> None:
        async with Living(tmp_path, DEAF, start=False) as house:
            await house.start(wait=False)
            begun.append(_pid(house))
            match how:
                case "fails":
                    raise LookupError
                case "is cancelled":
                    await asyncio.sleep(0.5)
                    async with asyncio.timeout(0.2):
                        await house.stop()
                case _:
                    house.bot = None

    with suppress(LookupError, TimeoutError):
        run(scene())
    assert [lives(pid) for pid in begun] == [False]


def _pid(house: House) -> int:
    assert house.bot is not None
    return house.bot.pid


def test_a_bot_that_does_not_begin_is_not_left_behind(tmp_path: Path) -> None:
    async def scene() -> None:
        async with asyncio.timeout(1.5), Living(tmp_path, DEAF):
            raise AssertionError("it began")

    with pytest.raises(TimeoutError):
        run(scene())
    assert _whose(tmp_path) == []


def _whose(folder: Path) -> Sequence[int]:
    """Processes that were given this data folder."""
    wanted = f"SPIEGEL_DATA={folder / 'data'}\0".encode()
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and lives(int(entry.name)):
            try:
                held = (entry / "environ").read_bytes()
            except OSError:
                continue
            if wanted in held and int(entry.name) != os.getpid():
                found.append(int(entry.name))
    return found


def test_a_bot_ends_with_the_process_that_tests(tmp_path: Path) -> None:
    async def scene() -> None:
        testing = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            WHOEVER_TESTS,
            str(tmp_path),
            cwd=ROOT,
            env=environment(tmp_path),
            stdout=asyncio.subprocess.PIPE,
        )
        assert testing.stdout is not None
        pid = int(await testing.stdout.readline())
        assert lives(pid)
        testing.send_signal(signal.SIGKILL)
        await testing.wait()
        await until(lambda: not lives(pid), "the bot lives on", 5)

    run(scene())
