from pathlib import Path

import pytest

from bot import bench
from bot.exits import SETTINGS, explained
from locales.catalogue import load_catalogue


def test_without_the_source_a_measurement_is_kindly_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "ROOT", tmp_path)
    with pytest.raises(SystemExit) as ended, explained(load_catalogue()):
        bench.bench("guard")
    assert ended.value.code == SETTINGS
    assert "broncode" in capsys.readouterr().err


def test_the_exit_code_is_that_of_the_measurement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "tests" / "bench"
    folder.mkdir(parents=True)
    for package in (folder, folder.parent):
        (package / "__init__.py").touch()
    (folder / "guard.py").write_text("raise SystemExit(7)", encoding="utf-8")
    monkeypatch.setattr(bench, "ROOT", tmp_path)
    assert bench.bench("guard") == 7
