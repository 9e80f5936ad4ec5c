"""Editions in the data folder: what a next round may choose, and what stays when one comes or goes."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from bot.editions import FOLDER, available, beside, by_edition, remarks
from conversations.chat import Reflecting
from conversations.model import Member, Role, World
from conversations.proef import as_if, begin, still_there
from conversations.reflectie.opening import question
from conversations.ronde.drafting import draft_of, new_draft
from conversations.ronde.editions import edition_of, is_gone
from norms.findings import NormSetError
from norms.model import NormSet, norm_by_number
from rounds.period import AMSTERDAM
from rounds.setup import NotApplicable
from tests.children import environment, spiegel
from tests.norms.planting import SET
from tests.norms.second import MERGED, MOVED, PARTS, second_edition, write

SECOND = second_edition()
NOW = datetime(2026, 11, 26, 9, tzinfo=AMSTERDAM)
LINK = "https://voorbeeld.nl/lezen"


def world(*editions: NormSet) -> World:
    return World(NOW, member=Member(1, "Noord", Role.PROFESSIONAL, 8), norm_set=editions[0], editions=editions)


def findings(data: Path) -> list[tuple[str, str, str]]:
    with pytest.raises(NormSetError) as raised:
        available(data)
    return [(one.file, one.place, one.key) for one in raised.value.findings]


def test_a_folder_without_own_editions_has_those_of_the_program(tmp_path: Path) -> None:
    assert available(tmp_path) == (SET,)


def test_the_newest_edition_comes_first_by_number_and_not_by_letter(tmp_path: Path) -> None:
    for editie in ("2026.9", "2026.10"):
        write(replace(SECOND, id=editie, editie=editie), tmp_path / FOLDER / editie)
    assert [one.editie for one in available(tmp_path)] == ["2026.10", "2026.9", "2026.1"]


def test_an_edition_with_remarks_stops_the_start_with_each_of_them_and_its_folder(tmp_path: Path) -> None:
    long = replace(norm_by_number(SECOND, MERGED), vraag="Wat zei je?" * 40)
    first = replace(SECOND.themas[0], normen=(long, *SECOND.themas[0].normen[1:]))
    write(replace(SECOND, themas=(first, *SECOND.themas[1:])), tmp_path / FOLDER / "nieuw")
    found = findings(tmp_path)
    assert ("normen/nieuw/01_aansluiten_bij_de_inwoner.toml", "norm[1].vraag", "norms.bericht_te_lang") in found


def test_an_edition_that_cannot_be_read_is_named_with_its_folder(tmp_path: Path) -> None:
    folder = write(SECOND, tmp_path / FOLDER / "nieuw")
    (folder / "set.toml").write_text("id = \n", "utf-8")
    assert findings(tmp_path) == [("normen/nieuw/set.toml", "", "norms.toml_stuk")]


def test_a_crosswalk_from_an_edition_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    walk = replace(SECOND.crosswalks[0], van="elders-1")
    write(replace(SECOND, crosswalks=(walk,)), tmp_path / FOLDER / "nieuw")
    assert findings(tmp_path) == [("normen/nieuw/crosswalk_elders-1.toml", "van", "norms.uitgave_ontbreekt")]


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"editie": "een heel lange uitgave"}, "norms.editie_vorm"),
        ({"editie": SET.editie}, "norms.editie_bestaat"),
        ({"waarden": replace(SET.waarden, rollen=(*SET.waarden.rollen, "wethouder"))}, "norms.onbekende_waarde"),
    ],
)
def test_what_the_program_cannot_offer_is_a_remark(changes: dict[str, object], key: str) -> None:
    assert key in [one.key for one in remarks(replace(SECOND, **changes), (SET,))]  # type: ignore[arg-type]


def test_editions_in_folders_side_by_side_are_looked_at_together(tmp_path: Path) -> None:
    """As an author has them on a desk; a folder with something else in it is passed by."""
    (tmp_path / "foto's").mkdir()
    write(SECOND, tmp_path / "2027.1")
    third = write(replace(SECOND, id="derde", editie="2028.1"), tmp_path / "2028.1")
    assert {one.id for one in beside(third)} == {SET.id, SECOND.id}


def test_norms_check_reads_the_crosswalk_and_says_what_became_of_nothing(tmp_path: Path) -> None:
    folder = write(SECOND, tmp_path / "2027.1")
    done = spiegel("norms", "check", str(folder), env=environment(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    file = folder / "crosswalk_sociaal_werk-2026.1.toml"
    file.write_text(file.read_text("utf-8").replace("oud = [1, 2]", "oud = [1, 3]"), "utf-8")
    done = spiegel("norms", "check", str(folder), env=environment(tmp_path))
    assert done.returncode == 1
    assert f"{file.name}, oud: Van de oude norm 2 staat er niet wat ervan werd." in done.stdout
    assert f"{file.name}, oud: De oude norm 3 staat er meer dan één keer." in done.stdout


def test_an_address_goes_with_its_norm_to_its_new_number() -> None:
    given = {"contact": "Sanne", "verder_leren.3": f"{LINK}/3", "verder_leren.4": f"{LINK}/4"}
    found = by_edition({**given, f"verder_leren.{SECOND.id}.{PARTS[0]}": f"{LINK}/deel"}, (SECOND, SET))
    assert found == {
        "contact": "Sanne",
        f"verder_leren.{SET.id}.3": f"{LINK}/3",
        f"verder_leren.{SET.id}.4": f"{LINK}/4",
        f"verder_leren.{SECOND.id}.{MOVED}": f"{LINK}/3",
        f"verder_leren.{SECOND.id}.{PARTS[0]}": f"{LINK}/deel",
    }


def test_a_trial_goes_on_with_the_norm_it_was_begun_with_though_a_newer_edition_came() -> None:
    before, after = world(SET), world(SECOND, SET)
    slots = begin(3, before).slots
    assert isinstance(slots, Reflecting)
    assert still_there(slots, after)
    assert question(slots, as_if(after, slots)) == question(slots, as_if(before, slots))
    assert not still_there(slots, world(SECOND)), "under 3 another norm would be asked"


def test_a_draft_stays_in_its_edition_when_a_newer_one_comes() -> None:
    draft = new_draft(world(SET))
    after = replace(world(SECOND, SET), draft=draft)
    assert draft_of(after) == draft
    assert edition_of(draft, after) == SET


def test_a_draft_that_does_not_say_is_of_the_oldest_edition() -> None:
    draft = replace(new_draft(world(SET)), edition="")
    assert edition_of(draft, world(SECOND, SET)) == SET
    assert draft_of(replace(world(SECOND, SET), draft=draft)).edition == SET.id


def test_a_draft_whose_edition_is_gone_keeps_no_number_and_begins_at_the_first_question() -> None:
    draft = new_draft(world(SET))
    mark = NotApplicable(4, (), "elders", NOW.date())
    draft = replace(draft, step="ronde.kijk", setup=replace(draft.setup, not_applicable=(mark,), weeks=7))
    after = replace(world(SECOND), draft=draft)
    assert is_gone(draft, after)
    found = draft_of(after)
    assert (found.edition, found.step, found.setup.weeks) == (SECOND.id, "ronde.doel", 7)
    assert found.setup.not_applicable == ()
    assert set(found.setup.order) == {theme.nummer for theme in SECOND.themas}
