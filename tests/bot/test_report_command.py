"""`spiegel report` and the sheet of `spiegel invite`, as whole programs."""

import json
import shutil
from pathlib import Path

import pytest

from bot.config import read_folder
from bot.simulate import simulate_rows
from locales.catalogue import load_catalogue
from norms.loader import load_package_set
from storage.store import close, open_store
from tests.children import environment, spiegel
from tests.folder import init
from tests.reports.scene import SENTENCES, scene

BEGINS = {
    "pdf": b"%PDF",
    "png": b"\x89PNG",
    "html": b"<!doctype html>",
    "xlsx": b"PK",
    "csv": b"\xef\xbb\xbf",
    "json": b"{",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("report") / "data"
    init(data)
    store = open_store(data, read_folder({"SPIEGEL_DATA": str(data)}).master)
    made = scene(store)
    made.wrote(("meestal",) * 6, SENTENCES)
    made.picture()
    close(store)
    return data


@pytest.mark.parametrize("form", BEGINS)
def test_a_report_is_written_in_every_form_for_its_owner_alone(folder: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"beeld.{form}"
    file.write_text("oud")
    args = ("report", "--round", "1", "--team", "Noord", "--format", form, "-o", str(file))
    done = spiegel(*args, env=environment(folder))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert file.read_bytes().startswith(BEGINS[form])
    assert file.stat().st_mode & 0o077 == 0
    assert [each.name for each in tmp_path.iterdir()] == [file.name]


def test_the_json_says_what_it_is(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "beeld.json"
    spiegel(
        "report", "--round", "1", "--team", "Noord", "--format", "json", "-o", str(file), env=environment(folder)
    )
    found = json.loads(file.read_bytes())
    assert found["schema"] == "spiegel.tabellen/1"
    [table] = found["tabellen"]
    assert table["rijen"][0][1:] == ["de meesten", "enkelen", "enkelen"]


@pytest.mark.parametrize(("number", "team"), [("2", "Noord"), ("1", "Zuid")])
def test_what_is_not_there_is_told_with_a_remedy_and_writes_nothing(
    folder: Path, tmp_path: Path, number: str, team: str
) -> None:
    file = tmp_path / "beeld.pdf"
    args = ("report", "--round", number, "--team", team, "--format", "pdf", "-o", str(file))
    done = spiegel(*args, env=environment(folder))
    assert done.returncode == 2
    assert done.stderr.startswith("Er is geen ")
    assert "Traceback" not in done.stderr
    assert not file.exists()


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("ended") / "data"
    simulate_rows(load_catalogue(), load_package_set(), {"SPIEGEL_DATA": str(data)}, people=30, weeks=2, seed=1)
    return data


@pytest.mark.parametrize("form", BEGINS)
def test_a_whole_round_is_written_in_every_form(ended: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"ronde.{form}"
    done = spiegel("report", "--round", "1", "--format", form, "-o", str(file), env=environment(ended))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert file.read_bytes().startswith(BEGINS[form])


def test_a_report_says_whose_it_is_where_the_organisation_gave_its_name(ended: Path, tmp_path: Path) -> None:
    whose, named, said = "Wijkteams Voorbeeldstad", tmp_path / "named", list[bool]()
    shutil.copytree(ended, named)
    (named / "spiegel.toml").write_text(f'organisatie = "{whose}"\n', encoding="utf-8")
    for folder in (ended, named):
        file = tmp_path / f"{len(said)}.html"
        spiegel("report", "--round", "1", "--format", "html", "-o", str(file), env=environment(folder))
        said.append(whose in file.read_text(encoding="utf-8"))
    assert said == [False, True]


@pytest.mark.parametrize("team", [None, "Noord"])
def test_an_explanation_is_printed_beside_it(ended: Path, folder: Path, tmp_path: Path, team: str | None) -> None:
    file = tmp_path / "ronde.json"
    which, data = (("--team", team), folder) if team else ((), ended)
    args = ("report", "--round", "1", *which, "--format", "json", "-o", str(file), "--explain")
    done = spiegel(*args, env=environment(data))
    assert (done.returncode, done.stderr) == (0, "")
    assert file.exists()
    assert done.stdout.startswith("Waar elke zin en elk cijfer op rust\n")
    assert "\n    regel: Genoeg verschillende mensen gaven hier antwoord." in done.stdout
    assert not any(word in done.stdout for word in (*SENTENCES, "Noord"))


def test_a_round_that_still_runs_has_no_report_yet(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "ronde.pdf"
    done = spiegel("report", "--round", "1", "--format", "pdf", "-o", str(file), env=environment(folder))
    assert done.returncode == 2
    assert done.stderr.startswith("Er is geen rondebeeld van ronde 1: de ronde loopt nog.")
    assert not file.exists()


def test_links_go_on_a_sheet_as_well(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "links.pdf"
    done = spiegel("invite", "--team", "Noord", "--count", "3", "-o", str(file), env=environment(folder))
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 3)
    assert file.read_bytes().startswith(b"%PDF")


def test_a_place_that_cannot_be_written_is_told(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "niet" / "links.pdf"
    args = ("report", "--round", "1", "--team", "Noord", "--format", "json", "-o", str(file))
    done = spiegel(*args, env=environment(folder))
    assert done.returncode == 75
    assert "Traceback" not in done.stderr
