from pathlib import Path

from locales.catalogue import Catalogue, load_catalogue
from locales.linter import Use, problems, uses

ROOT = Path(__file__).resolve().parents[2]


def test_the_catalogue_and_the_code_name_the_same_texts() -> None:
    assert problems(load_catalogue(), list(uses(ROOT))) == []


def test_a_text_that_the_code_names_and_nobody_wrote_is_found() -> None:
    found = problems(Catalogue({}), [Use("reflectie.nergens", "ergens.py:1", values=frozenset())])
    assert found == ["ergens.py:1: reflectie.nergens is not in the catalogue"]


def test_a_text_that_nothing_names_is_found() -> None:
    assert problems(Catalogue({"reflectie.over": ("Over.",)}), []) == ["bot.po: nothing names reflectie.over"]


def test_a_value_that_a_text_needs_and_does_not_get_is_found() -> None:
    catalogue = Catalogue({"team.naam": ("Team {team}.",)})
    found = problems(catalogue, [Use("team.naam", "ergens.py:1", values=frozenset())])
    assert found == ["ergens.py:1: team.naam gets no team"]


def test_texts_are_read_off_calls_with_their_values(tmp_path: Path) -> None:
    for package in ("bot", "conversations", "guard", "locales", "norms", "reports", "rounds", "storage"):
        (tmp_path / package).mkdir()
    code = 'say("team.naam", button("nu"), edits=3, team=name)\nText(f"soort.{kind}")\n'
    (tmp_path / "bot" / "one.py").write_text(code)
    found = {(use.key, use.prefix, use.values) for use in uses(tmp_path) if use.values is not None or use.prefix}
    assert found == {
        ("team.naam", False, frozenset({"team"})),
        ("knop.nu", False, frozenset()),
        ("soort.", True, None),
    }
