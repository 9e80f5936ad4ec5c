"""The organisation's program for speech, with real programs: what it gets, how it ends, and what stays of it."""

import asyncio
import os
import sys
from collections.abc import Coroutine
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from bot import private
from bot.child import MOST_BYTES, ProgramError, TooMuchError, clean_environment, written_by
from bot.private import private_folder, sweep, write_private
from tests.faults.test_house import lives
from tests.waiting import until

HEARING = Path(__file__).parent.parent / "hearing.py"
COMMAND = (sys.executable, str(HEARING))
PARENT_OF_OTHERS = """
import pathlib, subprocess, sys, time
deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
child = subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.DEVNULL)
pathlib.Path(sys.argv[1]).write_text(str(child.pid))
print("klaar")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "spraak"
    made.mkdir()
    return made


def said(folder: Path, words: str) -> Path:
    path = folder / "spraak.oga"
    write_private(path, words.encode())
    return path


def hear(task: Coroutine[Any, Any, str]) -> str:
    return asyncio.run(task)


def test_its_text_is_what_it_writes(folder: Path) -> None:
    assert hear(written_by(COMMAND, said(folder, "ik belde één keer"))) == "ik belde één keer"


def test_bytes_that_are_no_text_are_replaced(folder: Path) -> None:
    assert "ik belde" in hear(written_by(COMMAND, said(folder, "(bytes)")))


def test_it_has_no_token_no_setting_and_no_other_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPIEGEL_TOKEN", "123456:kanarietoken")
    monkeypatch.setenv("SPIEGEL_KEY_FILE", "/kanarie/master.key")
    monkeypatch.setenv("KANARIE", "kanarie")
    folder.chmod(0o700)
    found = hear(written_by(COMMAND, said(folder, "(omgeving)")))
    assert found == "HOME LANG LC_ALL PATH TMPDIR map 700 spraak.oga:600 2"
    assert set(clean_environment(folder).values()) == {str(folder), "C.UTF-8", os.environ["PATH"]}


def test_no_shell_reads_the_command(folder: Path, tmp_path: Path) -> None:
    made = tmp_path / "gemaakt"
    hear(written_by((*COMMAND, ";", "touch", str(made), "$(touch", f"{made})", f">{made}"), said(folder, "hallo")))
    assert not made.exists()


def test_an_exit_code_is_a_failure_and_stderr_is_nobodys(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ProgramError, match="exit code 3"):
        hear(written_by(COMMAND, said(folder, "(stuk)")))
    assert "kanarie" not in "".join(capfd.readouterr())


def test_a_program_that_is_gone_is_a_failure(folder: Path) -> None:
    with pytest.raises(ProgramError, match="FileNotFoundError"):
        hear(written_by((str(folder / "weg"),), said(folder, "hallo")))


def test_a_flood_of_text_is_cut_off(folder: Path) -> None:
    began = monotonic()
    with pytest.raises(TooMuchError):
        hear(written_by(COMMAND, said(folder, "(veel)")))
    assert monotonic() - began < 10
    assert MOST_BYTES < 1_000_000


def test_one_that_hangs_and_heeds_no_sigterm_is_ended_in_time(folder: Path) -> None:
    began = monotonic()
    with pytest.raises(ProgramError, match="not in time"):
        hear(written_by(COMMAND, said(folder, "(doof)"), seconds=1.5))
    assert monotonic() - began < 10
    assert not lives(int((folder / "bezig").read_text()))


def test_whoever_stops_waiting_ends_it(folder: Path) -> None:
    async def scene() -> None:
        task = asyncio.create_task(written_by(COMMAND, said(folder, "(doof)")))
        await until((folder / "bezig").exists, "it did not begin")
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(scene())
    assert not lives(int((folder / "bezig").read_text()))


def test_what_it_began_itself_ends_with_it(folder: Path) -> None:
    script = folder / "ouder.py"
    script.write_text(PARENT_OF_OTHERS)
    pid = folder / "pid"
    pid.write_text("")
    assert hear(written_by((sys.executable, str(script)), pid)).strip() == "klaar"
    asyncio.run(until(lambda: not lives(int(pid.read_text())), "it lives on", 5))


def test_a_folder_is_private_and_goes_whatever_happens(tmp_path: Path) -> None:
    seen: list[Path] = []

    def stumble() -> None:
        with private_folder(tmp_path) as folder:
            seen.append(folder)
            assert folder.stat().st_mode & 0o777 == 0o700
            said(folder, "hallo")
            (folder / "meer").mkdir()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        stumble()
    assert not seen[0].exists()


def test_what_a_crash_left_is_swept_and_that_of_another_spiegel_stays(tmp_path: Path) -> None:
    one, other = tmp_path / "een", tmp_path / "ander"
    with private_folder(other) as kept, private_folder(one) as left:
        said(left, "hallo")
        assert sweep(one) == 1
        assert (left.exists(), kept.exists()) == (False, True)


def test_a_link_that_someone_laid_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared, victim = tmp_path / "shm", tmp_path / "slachtoffer"
    shared.mkdir()
    victim.mkdir()
    (victim / "blijft").write_text("x")
    monkeypatch.setattr(private, "MEMORY", shared)
    with private_folder(tmp_path) as folder:
        assert folder.parent == shared
        (shared / f"{folder.name[:-8]}nepnaamx").symlink_to(victim)
    assert sweep(tmp_path) == 0
    assert (victim / "blijft").exists()
