import difflib
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot import config
from bot import simulate as module
from bot.__main__ import main
from bot.simulate import LARGEST, SMALLEST, Simulated, plan_teams, simulate, simulate_rows
from locales.catalogue import load_catalogue
from norms.loader import load_package_set
from storage.errors import StoreError
from storage.soundness import check
from webchat.server import Webchat

WORDS = load_catalogue()
PEOPLE, WEEKS = 12, 2
MISUNDERSTOOD = ("engine.onduidelijk", "engine.oude_knop", "engine.niets_open", "engine.fout")


@dataclass(frozen=True, slots=True)
class Played:
    found: Simulated
    chat: Webchat


def play(folder: Path, seed: int) -> Played:
    made: list[Webchat] = []

    def webchat(*args: object, **kwargs: object) -> Webchat:
        made.append(Webchat(*args, **kwargs))  # type: ignore[arg-type]  # handed on as they come
        return made[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "Webchat", webchat)
        environ = {"SPIEGEL_DATA": str(folder)}
        found = simulate(WORDS, load_package_set(), environ, people=PEOPLE, weeks=WEEKS, seed=seed)
    return Played(found, made[0])


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return play(tmp_path_factory.mktemp("simulation") / "data", 1)


def test_the_same_seed_gives_the_same_contents(first: Played, tmp_path: Path) -> None:
    again = play(tmp_path / "data", 1).found
    different = "\n".join(difflib.unified_diff(first.found.lines, again.lines, lineterm="", n=0))
    assert different == ""
    assert first.found.digest == again.digest


def test_another_seed_gives_other_contents(first: Played, tmp_path: Path) -> None:
    other = play(tmp_path / "data", 2).found
    assert other.digest != first.found.digest
    assert other.answers > 0


def test_people_write_and_give_sentences(first: Played) -> None:
    assert first.found.answers > PEOPLE / 2
    assert 0 < first.found.sentences < first.found.answers


def test_someone_stops_and_someone_erases_everything(first: Played) -> None:
    said = {done.text for done in first.chat.log}
    assert {WORDS.text("instellingen.gestopt"), WORDS.text("mijn_gegevens.gewist")} <= said
    coordinator, erased = 1, 1
    people = sum(line.startswith("person ") for line in first.found.lines)
    assert people == PEOPLE + coordinator - erased


def test_nobody_says_anything_that_the_bot_does_not_understand(first: Played) -> None:
    puzzled = tuple(WORDS.text(key) for key in MISUNDERSTOOD)
    assert [done.text for done in first.chat.log if done.text.startswith(puzzled)] == []


def test_the_store_is_sound_afterwards(first: Played) -> None:
    master = config.read_folder({"SPIEGEL_DATA": str(first.found.folder)}).master
    assert check(first.found.folder, master) == ()


def test_no_line_of_the_contents_holds_a_number_of_the_store_alone(first: Played) -> None:
    text = "\n".join(first.found.lines)
    assert not re.search(r'"id": |_hash"|"gone"', text)


def test_a_folder_with_a_store_is_left_alone(first: Played) -> None:
    before = (first.found.folder / "spiegel.sqlite").read_bytes()
    with pytest.raises(StoreError) as refused:
        play(first.found.folder, 1)
    assert refused.value.key == "opslag.bestaat"
    assert (first.found.folder / "spiegel.sqlite").read_bytes() == before


def test_the_command_refuses_a_folder_with_a_store(first: Played) -> None:
    result = CliRunner().invoke(
        main, ["simulate", "--people", "12"], env={"SPIEGEL_DATA": str(first.found.folder)}
    )
    assert result.exit_code == 2
    assert WORDS.text("opslag.bestaat", map=str(first.found.folder)) in result.output


@pytest.mark.parametrize("people", [5, 9, 11, 14, 40, 200, 400])
def test_teams_are_neither_too_small_nor_too_large(people: int) -> None:
    teams = plan_teams(people, 13, 3)
    assert sum(len(team.people) for team in teams) == people
    assert all(SMALLEST <= len(team.people) <= LARGEST for team in teams)
    assert len({team.name for team in teams}) == len(teams)
    assert all(len(team.people) == len(team.characters) for team in teams)


def test_rows_alone_give_a_sound_store_with_a_picture_a_week(tmp_path: Path) -> None:
    found = [
        simulate_rows(
            WORDS, load_package_set(), {"SPIEGEL_DATA": str(tmp_path / name)}, people=20, weeks=3, seed=seed
        )
        for name, seed in (("one", 1), ("again", 1), ("other", 2))
    ]
    assert found[0].digest == found[1].digest != found[2].digest
    assert found[0].answers > 20
    assert found[0].messages == 0
    assert sum(line.startswith("snapshot ") for line in found[0].lines) == 2 * 3
    folder = config.read_folder({"SPIEGEL_DATA": str(tmp_path / "one")})
    assert check(folder.data, folder.master) == ()
