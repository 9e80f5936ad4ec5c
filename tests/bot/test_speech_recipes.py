"""The scripts in docs/spraak, started as Spiegel starts them; in the place of the models stand small programs."""

import asyncio
import sys
from pathlib import Path

import pytest

from bot.child import ProgramError, written_by
from bot.private import write_private
from tests.children import ROOT

RECIPES = ROOT / "docs" / "spraak"
SHELL = RECIPES / "whisper-cpp.sh"
PYTHON = RECIPES / "met_faster_whisper.py"
FFMPEG = """#!/bin/sh
echo "$@" > ffmpeg.args
for last; do :; done
while [ "$1" != -i ]; do shift; done
cp "$2" "$last"
"""
WHISPER = """#!/bin/sh
echo "$@" > whisper.args
echo wat een gedoe >&2
for last; do :; done
echo
echo " Ik hoorde:"
cat "$last"
"""
PACKAGE = """
import os

class Segment:
    def __init__(self, text):
        self.text = text

class WhisperModel:
    def __init__(self, model, device, compute_type, cpu_threads):
        assert os.environ["HF_HUB_OFFLINE"] == "1"
        assert (device, compute_type, cpu_threads) == ("cpu", "int8", 4)

    def transcribe(self, sound, language, vad_filter):
        assert language == "nl"
        return iter([Segment(" Ik hoorde: "), Segment(open(sound).read())]), None
"""


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    folder = tmp_path / "spraak"
    folder.mkdir()
    write_private(folder / "spraak.oga", b"ik belde twee keer")
    return folder / "spraak.oga"


def program(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text)
    (folder / name).chmod(0o755)


@pytest.fixture
def stand_ins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """On the PATH, as ffmpeg and whisper-cli would be; and a model, which is a file."""
    program(tmp_path / "bin", "ffmpeg", FFMPEG)
    program(tmp_path / "bin", "whisper-cli", WHISPER)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    model = tmp_path / "ggml met spatie.bin"
    model.write_bytes(b"model")
    return model


def test_whisper_cpp_gets_the_sound_it_can_read_and_its_text_comes_back(sound: Path, stand_ins: Path) -> None:
    heard = asyncio.run(written_by((str(SHELL), str(stand_ins), "4"), sound))
    assert heard.split() == ["Ik", "hoorde:", "ik", "belde", "twee", "keer"]
    assert f"-i {sound}" in (sound.parent / "ffmpeg.args").read_text()
    assert "-ar 16000 -ac 1" in (sound.parent / "ffmpeg.args").read_text()
    asked = (sound.parent / "whisper.args").read_text()
    assert f"--model {stand_ins} --language nl --no-timestamps --no-prints --threads 4" in asked
    assert (sound.parent / "geluid.wav").exists(), "it stays in the folder that goes"


def test_a_model_that_is_not_there_is_a_failure_and_not_an_empty_text(sound: Path, stand_ins: Path) -> None:
    with pytest.raises(ProgramError):
        asyncio.run(written_by((str(SHELL), f"{stand_ins}.weg", "4"), sound))


@pytest.mark.parametrize("failing", ["ffmpeg", "whisper-cli"])
def test_when_one_of_the_two_fails_all_of_it_fails(sound: Path, stand_ins: Path, failing: str) -> None:
    program(stand_ins.parent / "bin", failing, "#!/bin/sh\nexit 4\n")
    with pytest.raises(ProgramError, match="exit code 4"):
        asyncio.run(written_by((str(SHELL), str(stand_ins), "4"), sound))


def test_faster_whisper_reads_a_model_that_stands_on_the_server(sound: Path, tmp_path: Path) -> None:
    (tmp_path / "opt").mkdir()
    (tmp_path / "model").mkdir()
    (tmp_path / "opt" / PYTHON.name).write_text(PYTHON.read_text())
    (tmp_path / "opt" / "faster_whisper.py").write_text(PACKAGE)
    script = str(tmp_path / "opt" / PYTHON.name)
    heard = asyncio.run(written_by((sys.executable, script, str(tmp_path / "model"), "4"), sound))
    assert heard == "Ik hoorde:\nik belde twee keer\n"
    with pytest.raises(ProgramError):
        asyncio.run(written_by((sys.executable, script, str(tmp_path / "weg"), "4"), sound))
