import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LINES = 100_000
WARM = 2_000
ROOM_KB = 12_000
LINE = b'{"norm": 30, "answer": "ben meegegaan naar de ggz en dat hielp wel denk ik", "earlier": []}\n'
ODD = [
    b"\n",
    b"\xff\xfe\x00\n",
    b"[]\n",
    b"null\n",
    b'{"norm": true, "answer": "x"}\n',
    b'{"norm": 999, "answer": "x"}\n',
    b'{"norm": 1, "answer": null}\n',
    b'{"norm": 1, "answer": "\\ud800 ik belde", "earlier": {"a": 1}}\n',
    b"[" * 50_000 + b"\n",
    b'{"norm": ' + b"9" * 6000 + b', "answer": "x"}\n',
    b'{"norm": 1e999, "answer": "x"}\n',
]


def started() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "probe"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def memory_kb(process: "subprocess.Popen[bytes]") -> int:
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0])


def said(process: "subprocess.Popen[bytes]", line: bytes) -> dict[str, object]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(line)
    process.stdin.flush()
    told: dict[str, object] = json.loads(process.stdout.readline())
    return told


def test_every_line_gets_one_line_whatever_stands_in_it() -> None:
    with started() as process:
        for line in ODD:
            told = said(process, line)
            assert told["text"] == "" or "error" not in told
        told = said(process, LINE)
        assert told["rule"] == "geen_resultaat"
        assert str(told["text"]).startswith("Je schrijft dat het hielp. ")
        process.stdin.close()  # type: ignore[union-attr]
        assert process.wait() == 0


def test_a_hundred_thousand_lines_do_not_make_it_grow() -> None:
    with started() as process:
        for number in range(WARM):
            said(process, LINE.replace(b"ggz", b"ggz woord%d" % number))
        before = memory_kb(process)
        for number in range(WARM, LINES):
            said(process, LINE.replace(b"ggz", b"ggz woord%d" % number))
        assert memory_kb(process) - before < ROOM_KB
        process.stdin.close()  # type: ignore[union-attr]
        assert process.wait() == 0
