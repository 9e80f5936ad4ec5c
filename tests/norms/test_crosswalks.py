"""From one edition to the next: what an author must account for, and what the program makes of it."""

import json
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path

import pytest

from norms.canonical import canonical, content_hash, parse_canonical
from norms.crosswalk import Crosswalk, Overgang, crosswalk_file
from norms.findings import NormSetError
from norms.lint_crosswalk import lint_editions
from norms.linter import lint
from norms.loader import load_folder
from norms.model import NormSet, norm_by_number, norms_of
from norms.passage import Link, heir, heirs, passage
from tests.norms.planting import SET
from tests.norms.second import MERGED, MOVED, PARTS, REWORDED, crosswalk, second_edition, write

SECOND = second_edition()


def with_crosswalk(walk: Crosswalk) -> NormSet:
    return replace(SECOND, crosswalks=(walk,))


def without(walk: Crosswalk, *, step: str) -> Crosswalk:
    return replace(walk, overgang=tuple(one for one in walk.overgang if one.soort != step))


def with_step(*steps: Overgang) -> NormSet:
    """The second edition with these in the place of the lines of the same kind."""
    kinds = {one.soort for one in steps}
    kept = tuple(one for one in crosswalk().overgang if one.soort not in kinds)
    return with_crosswalk(replace(crosswalk(), overgang=(*kept, *steps)))


def keys(norm_set: NormSet, *others: NormSet) -> list[str]:
    return [finding.key for finding in lint_editions(norm_set, others or (SET,))]


def test_the_second_edition_is_without_remarks_and_comes_back_from_its_folder(tmp_path: Path) -> None:
    assert lint(SECOND) == ()
    assert lint_editions(SECOND, (SET,)) == ()
    assert load_folder(write(SECOND, tmp_path / "uitgave")) == SECOND


def test_crosswalks_are_part_of_the_set_that_a_round_keeps_and_of_its_hash() -> None:
    assert parse_canonical(canonical(SECOND)) == SECOND
    assert content_hash(SECOND) != content_hash(replace(SECOND, crosswalks=()))


def test_a_set_without_crosswalks_keeps_the_hash_it_had_before_there_were_any() -> None:
    table = asdict(SET)
    del table["crosswalks"]
    before = json.dumps(table, sort_keys=True, separators=(",", ":"))
    assert content_hash(SET) == sha256(before.encode()).hexdigest()


def test_a_crosswalk_in_a_file_of_another_name_is_named_with_the_right_one(tmp_path: Path) -> None:
    folder = write(SECOND, tmp_path / "uitgave")
    (folder / crosswalk_file(SET.id)).rename(folder / "crosswalk.toml")
    with pytest.raises(NormSetError) as raised:
        load_folder(folder)
    (found,) = raised.value.findings
    assert (found.file, found.key, found.args) == (
        "crosswalk.toml",
        "norms.bestandsnaam",
        {"naam": "crosswalk_sociaal_werk-2026.1.toml"},
    )


@pytest.mark.parametrize("table", ["themas", "crosswalks"])
def test_what_has_its_own_file_is_refused_in_set_toml(tmp_path: Path, table: str) -> None:
    file = write(SECOND, tmp_path / "uitgave") / "set.toml"
    file.write_text(f"{table} = []\n{file.read_text('utf-8')}", "utf-8")
    with pytest.raises(NormSetError) as raised:
        load_folder(file.parent)
    assert [(one.file, one.place, one.key) for one in raised.value.findings] == [
        ("set.toml", table, "norms.onbekend_veld")
    ]


WRONG = {
    "old norm left out": (with_crosswalk(without(crosswalk(), step="samengevoegd")), "norms.oud_ontbreekt"),
    "new norm left out": (with_crosswalk(without(crosswalk(), step="gesplitst")), "norms.nieuw_ontbreekt"),
    "old norm twice": (
        with_step(Overgang("vervallen", (5,)), Overgang("vervallen", (6,))),
        "norms.oud_dubbel",
    ),
    "new norm twice": (with_step(Overgang("nieuw", (), (MERGED,))), "norms.nieuw_dubbel"),
    "target not there": (with_step(Overgang("gesplitst", (4,), (3, 4, 53))), "norms.norm_niet_in_uitgave"),
    "old one not there": (with_step(Overgang("samengevoegd", (1, 2, 77), (1,))), "norms.norm_niet_in_uitgave"),
    "one merged": (with_step(Overgang("samengevoegd", (1,), (1,))), "norms.vorm_samengevoegd"),
    "split into one": (with_step(Overgang("gesplitst", (4,), (3,))), "norms.vorm_gesplitst"),
    "gone to something": (with_step(Overgang("vervallen", (1,), (1,))), "norms.vorm_vervallen"),
    "new of something": (with_step(Overgang("nieuw", (1,), (1,))), "norms.vorm_nieuw"),
    "worded as two": (with_step(Overgang("anders_verwoord", (5,), (5, 6))), "norms.vorm_anders_verwoord"),
    "bands added": (
        with_step(Overgang("samengevoegd", (1, 2), (1,), vergelijkbaar=True)),
        "norms.vergelijkbaar_hier_niet",
    ),
    "no pair": (with_crosswalk(replace(crosswalk(), gebleven=((3,), *crosswalk().gebleven))), "norms.geen_paar"),
    "kept in other words": (
        with_crosswalk(
            replace(without(crosswalk(), step="anders_verwoord"), gebleven=(*crosswalk().gebleven, (5, 5)))
        ),
        "norms.niet_gebleven",
    ),
    "other words that are the same": (
        with_crosswalk(
            replace(
                crosswalk(),
                gebleven=tuple(pair for pair in crosswalk().gebleven if pair != (6, 6)),
                overgang=(*crosswalk().overgang, Overgang("anders_verwoord", (6,), (6,))),
            )
        ),
        "norms.toch_gebleven",
    ),
    "of nothing that is known": (with_crosswalk(replace(crosswalk(), van="elders-1")), "norms.uitgave_ontbreekt"),
    "of itself": (with_crosswalk(replace(crosswalk(), van=SECOND.id)), "norms.uitgave_ontbreekt"),
    "twice of one": (replace(SECOND, crosswalks=(crosswalk(), crosswalk())), "norms.dubbele_waarde"),
    "other words under one id": (replace(SECOND, id=SET.id), "norms.id_bestaat"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_not_accounted_for_exactly_once_is_a_finding(case: str) -> None:
    norm_set, key = WRONG[case]
    assert key in keys(norm_set)


def test_a_finding_names_the_file_the_place_and_the_norm() -> None:
    (found, *_) = lint_editions(with_crosswalk(without(crosswalk(), step="samengevoegd")), (SET,))
    assert found.file == "crosswalk_sociaal_werk-2026.1.toml"
    assert (found.place, found.args) == ("oud", {"nummer": 1})


def test_other_words_on_another_scale_are_not_comparable() -> None:
    labels = {key: f"{label}!" for key, label in SET.plaatsingen[0].labels.items()}
    rescaled = replace(SECOND, plaatsingen=(replace(SET.plaatsingen[0], labels=labels), *SET.plaatsingen[1:]))
    found = keys(rescaled)
    assert "norms.andere_schaal" in found
    assert "norms.niet_gebleven" in found
    assert not any(
        link.comparable for link in passage(SET, rescaled) if norm_by_number(SET, link.old).plaatsing == "team"
    )


def test_numbers_follow_their_norm_and_not_their_place() -> None:
    links = passage(SET, SECOND)
    assert heirs(links, 1) == heirs(links, 2) == (MERGED,)
    assert heirs(links, 3) == (MOVED,)
    assert heirs(links, 4) == PARTS
    assert [heir(links, old) for old in (1, 2, 3, 4, 5)] == [None, None, MOVED, None, REWORDED]
    assert all(heir(links, norm.nummer) == norm.nummer for norm in norms_of(SET) if norm.nummer > REWORDED)


def test_only_what_kept_its_words_or_is_said_to_ask_the_same_compares() -> None:
    compared = {link.new for link in passage(SET, SECOND) if link.comparable}
    assert compared == {MOVED, REWORDED, *range(6, 53)}
    shy = with_step(Overgang("anders_verwoord", (5,), (5,)))
    assert REWORDED not in {link.new for link in passage(SET, shy) if link.comparable}


def test_kept_in_name_alone_does_not_compare() -> None:
    lying = replace(without(crosswalk(), step="anders_verwoord"), gebleven=(*crosswalk().gebleven, (5, 5)))
    (link,) = (one for one in passage(SET, with_crosswalk(lying)) if one.new == REWORDED)
    assert link == Link(5, 5, same=True, comparable=False)


def test_two_editions_further_norms_go_by_the_edition_between() -> None:
    """In the third the parts of 4 are one again, 5 went, and the merged norm has another number."""
    third = replace(
        SECOND,
        id="sociaal_werk-2028.1",
        crosswalks=(
            Crosswalk(
                SECOND.id,
                ((1, 2), (2, 1), *((number, number) for number in range(6, 53))),
                (Overgang("samengevoegd", (3, 4), (3,)), Overgang("vervallen", (5,)), Overgang("nieuw", (), (4,))),
            ),
        ),
    )
    links = passage(SET, third, (SECOND,))
    assert [heirs(links, old) for old in (1, 2, 3, 4, 5, 6)] == [(2,), (2,), (1,), (3,), (), (6,)]
    assert heir(links, 4) is None
    assert {link.old for link in links if link.comparable} == set(range(6, 53))
    assert passage(SET, third) == passage(SET, replace(third, crosswalks=()))


def test_editions_that_know_nothing_of_each_other_meet_in_equal_words_alone() -> None:
    links = passage(SET, replace(SECOND, crosswalks=()))
    assert {(link.old, link.new) for link in links} == {(3, MOVED), *((n, n) for n in range(6, 53))}


def test_a_later_round_may_go_back_to_an_edition_of_before() -> None:
    there = {(link.old, link.new, link.same, link.comparable) for link in passage(SET, SECOND)}
    back = {(link.new, link.old, link.same, link.comparable) for link in passage(SECOND, SET)}
    assert back == there


def test_within_one_edition_every_norm_is_itself() -> None:
    links = passage(SET, SET)
    assert {(link.old, link.new, link.same, link.comparable) for link in links} == {
        (norm.nummer, norm.nummer, True, True) for norm in norms_of(SET)
    }
