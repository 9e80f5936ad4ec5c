import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from norms.findings import Finding, NormSetError
from norms.linter import lint
from norms.loader import load_folder, load_package_set

PACKAGE = Path(__file__).parents[2] / "norms" / "sociaal_werk"
FIRST = "01_aansluiten_bij_de_inwoner.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACKAGE, tmp_path / "set"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def findings_of(folder: Path) -> tuple[Finding, ...]:
    with pytest.raises(NormSetError) as raised:
        load_folder(folder)
    return raised.value.findings


def test_the_package_set_and_the_same_files_in_a_folder_are_equal(folder: Path) -> None:
    assert load_folder(folder) == load_package_set()


def test_the_package_set_has_its_texts_as_written() -> None:
    norm_set = load_package_set()
    first = norm_set.themas[0].normen[0]
    assert (norm_set.id, norm_set.editie) == ("sociaal_werk-2026.1", "2026.1")
    assert first.titel == "Zoeken naar de echte vraag"
    assert first.rollen == ("professional", "gedragswetenschapper", "vrijwilliger")
    assert [probe.soort for probe in first.doorvraag] == ["concreet", "merkbaar", "keuze", "verder"]


def test_a_file_that_a_windows_editor_began_with_a_mark_is_read(folder: Path) -> None:
    file = folder / FIRST
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert load_folder(folder) == load_package_set()


def test_a_norm_without_a_title_is_named_by_file_and_field(folder: Path) -> None:
    change(folder / FIRST, 'titel = "Zelf kiezen, zelf doen"\n', "")
    assert findings_of(folder) == (Finding(FIRST, "norm[2].titel", "norms.ontbreekt", {"veld": "titel"}),)


@pytest.mark.parametrize(
    ("old", "new", "place", "key"),
    [
        ("minuten = 3", "minuten = 3\nlengte = 4", "norm[1].lengte", "norms.onbekend_veld"),
        ("minuten = 3", 'minuten = "3"', "norm[1].minuten", "norms.geen_getal"),
        ("minuten = 3", "minuten = true", "norm[1].minuten", "norms.geen_getal"),
        ("kort_mag = false", "kort_mag = 0", "norm[1].kort_mag", "norms.geen_ja_nee"),
        ("wetten = []", 'wetten = "AVG"', "norm[1].wetten", "norms.geen_lijst"),
        ("wetten = []", "wetten = [1]", "norm[1].wetten[#1]", "norms.geen_tekst"),
        ('lens = "juiste_dingen"', 'lens = " "', "norm[1].lens", "norms.leeg"),
        ('plaatsing = "team"', 'plaatsing = "wijk"', "norm[1].plaatsing", "norms.onbekende_waarde"),
        ('soort = "keuze"', 'soort = "waarde"', "norm[1].doorvraag[waarde].soort", "norms.onbekende_waarde"),
        ("[thema]", "[theme]", "thema", "norms.ontbreekt"),
        (
            "kort_mag = false\ncasusrisico = true",
            "casusrisico = true\nkort_mag = false",
            "norm[1]",
            "norms.volgorde",
        ),
        ('titel = "Aansluiten bij de inwoner"', 'titel = "Iets anders"', "", "norms.bestandsnaam"),
    ],
)
def test_a_mistake_in_form_is_named_by_field(folder: Path, old: str, new: str, place: str, key: str) -> None:
    change(folder / FIRST, old, new)
    assert (FIRST, place, key) in [(found.file, found.place, found.key) for found in findings_of(folder)]


def test_mistakes_in_several_files_are_named_at_once(folder: Path) -> None:
    change(folder / FIRST, "minuten = 3", 'minuten = "drie"')
    change(folder / "02_kijken_wegen_en_handelen.toml", "minuten = 3", "")
    change(folder / "set.toml", 'past_niet = "Past niet bij ons werk"', "")
    change(folder / "set.toml", 'weet_niet = "Kan ik niet zeggen"', "")
    (folder / "03_leren_in_het_vak.toml").write_bytes(b"[thema]\nnummer = = 3\n")
    assert [(found.file[:3], found.place, found.key) for found in findings_of(folder)] == [
        ("01_", "norm[1].minuten", "norms.geen_getal"),
        ("02_", "norm[5].minuten", "norms.ontbreekt"),
        ("03_", "", "norms.toml_stuk"),
        ("set", "past_niet", "norms.ontbreekt"),
        ("set", "plaatsingen[team].labels.weet_niet", "norms.ontbreekt"),
    ]


def test_broken_toml_names_file_and_line(folder: Path) -> None:
    (folder / FIRST).write_bytes(b"[thema]\nnummer = 1\ntitel = \n")
    assert findings_of(folder) == (Finding(FIRST, "", "norms.toml_stuk", {"regel": 3}),)


def test_a_file_in_another_encoding_names_file_and_line(folder: Path) -> None:
    (folder / FIRST).write_bytes("[thema]\ntitel = 'één'\n".encode("latin-1"))
    assert findings_of(folder) == (Finding(FIRST, "", "norms.geen_utf8", {"regel": 2}),)


def test_a_file_nested_too_deep_is_a_finding(folder: Path) -> None:
    (folder / FIRST).write_text("a = " + "[" * 50_000)
    assert [found.file for found in findings_of(folder)] == [FIRST]


def test_a_folder_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    assert [found.key for found in findings_of(tmp_path / "weg")] == ["norms.map_onleesbaar"]


def test_a_folder_in_the_place_of_a_file_is_a_finding(folder: Path) -> None:
    (folder / "14_map.toml").mkdir()
    assert [(found.file, found.key) for found in findings_of(folder)] == [("14_map.toml", "norms.onleesbaar")]


def test_a_folder_without_a_set_file_names_it(folder: Path) -> None:
    (folder / "set.toml").unlink()
    assert [(found.file, found.key) for found in findings_of(folder)] == [("set.toml", "norms.bestand_ontbreekt")]


def test_a_set_of_twelve_themes_loads_and_the_linter_counts_it(folder: Path) -> None:
    (folder / "13_bestuur_en_omgeving.toml").unlink()
    keys = {found.key for found in lint(load_folder(folder))}
    assert keys >= {"norms.aantal_themas", "norms.aantal_pijler", "norms.norm_bestaat_niet"}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(cut=st.integers(0, 4500), put=st.binary(max_size=6))
def test_a_damaged_file_is_read_or_named_and_nothing_else(folder: Path, cut: int, put: bytes) -> None:
    whole = (PACKAGE / FIRST).read_bytes()
    (folder / FIRST).write_bytes(whole[:cut] + put + whole[cut + len(put) :])
    try:
        load_folder(folder)
    except NormSetError as error:
        blamed = {found.file for found in error.findings}
    else:
        blamed = {FIRST}
    assert blamed == {FIRST}
