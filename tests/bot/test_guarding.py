import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.guarding import OVERLAP, PIECE, guard_lines
from guard.find import load_guard
from tests.children import ROOT, environment, spiegel

GUARD = load_guard()


def told(raw: bytes) -> list[dict[str, object]]:
    target = io.StringIO()
    guard_lines(GUARD, io.BytesIO(raw), target)
    return [json.loads(line) for line in target.getvalue().splitlines()]


def test_a_line_in_is_a_line_out_with_the_heaviest_of_what_was_found() -> None:
    assert told(b"ja\nik belde Fatima\nFatima, 06-12345678\n\nslot zonder einde") == [
        {"action": "pass", "found": []},
        {"action": "warn", "found": [{"kind": "name", "start": 9, "end": 15}]},
        {
            "action": "block",
            "found": [{"kind": "name", "start": 0, "end": 6}, {"kind": "phone", "start": 8, "end": 19}],
        },
        {"action": "pass", "found": []},
        {"action": "pass", "found": []},
    ]


def test_start_and_end_count_characters_also_behind_bytes_that_are_no_text() -> None:
    assert told("é😊 Fatima\n".encode()) == told(b"\xff\xfe Fatima\n")


@pytest.mark.parametrize("before", range(PIECE - 12, PIECE + 2))
def test_what_lies_on_the_cut_of_a_long_line_is_found_once_and_whole(before: int) -> None:
    line = b"x" * (before - 1) + b" 06-12345678 " + b"y" * 3 * OVERLAP
    assert told(line + b"\nja\n") == [
        {"action": "block", "found": [{"kind": "phone", "start": before, "end": before + 11}]},
        {"action": "pass", "found": []},
    ]


def test_the_command_survives_any_bytes_and_thousands_of_lines(tmp_path: Path) -> None:
    raw = bytes(range(256)) * 40 + b"\n" + b"\x80" * 300_000 + b"\n" + b"ik belde Fatima\n" * 10_000
    done = subprocess.run(
        [sys.executable, "-m", "bot", "guard"],
        input=raw,
        env=dict(environment(tmp_path, "http://127.0.0.1:1")),
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=100,
    )
    lines = done.stdout.splitlines()
    assert len(lines) == raw.count(b"\n")
    assert json.loads(lines[-1]) == {"action": "warn", "found": [{"kind": "name", "start": 9, "end": 15}]}
    assert done.stderr == b""


def test_a_measurement_is_one_of_those_there_are(tmp_path: Path) -> None:
    done = spiegel("bench", "iets", env=environment(tmp_path, "http://127.0.0.1:1"))
    assert done.returncode == 2
