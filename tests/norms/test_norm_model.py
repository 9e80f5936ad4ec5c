import pytest
from hypothesis import given
from hypothesis import strategies as st

from norms.loader import load_package_set
from norms.model import (
    Placement,
    fill,
    lines_for,
    norm_by_number,
    norms_of,
    placement_labels,
    placement_question,
    probe_of,
    question_for,
    thema_of,
)

SET = load_package_set()


def test_a_norm_and_its_theme_are_found_by_number() -> None:
    for norm in norms_of(SET):
        assert norm_by_number(SET, norm.nummer) is norm
        assert norm in thema_of(SET, norm.nummer).normen


@pytest.mark.parametrize("number", [0, 53, -1])
def test_a_number_that_no_norm_has_is_a_key_error(number: int) -> None:
    with pytest.raises(KeyError):
        norm_by_number(SET, number)
    with pytest.raises(KeyError):
        thema_of(SET, number)


def test_a_role_gets_its_own_question_and_any_other_the_primary_one() -> None:
    first = norm_by_number(SET, 1)
    assert question_for(first, "gedragswetenschapper").startswith("Hoe zocht je in je laatste casusoverleg")
    assert question_for(first, "vrijwilliger") == question_for(first, "professional") == first.vraag


def test_a_probe_is_found_by_its_kind() -> None:
    assert probe_of(norm_by_number(SET, 30), "merkbaar") == "Hoe weet je of de hulp echt is begonnen?"


@pytest.mark.parametrize(
    ("number", "role", "question"),
    [
        (30, "professional", "Hoe vaak lukt dit in jullie team?"),
        (40, "management", "Hoe vaak lukt dit in de teams?"),
        (45, "bestuur", "Hoe vaak lukt dit in de teams?"),
        (41, "management", "Herken je dit bij jullie?"),
        (44, "professional", None),
    ],
)
def test_the_placement_is_asked_in_the_words_of_norm_and_role(
    number: int, role: str, question: str | None
) -> None:
    assert placement_question(SET, norm_by_number(SET, number), role) == question


def test_the_labels_follow_the_kind_of_placement_and_the_keys_stay() -> None:
    team = placement_labels(SET, norm_by_number(SET, 30))
    organisation = placement_labels(SET, norm_by_number(SET, 41))
    assert [label for _, label in team] == ["Meestal", "Soms", "Nog weinig", "Kan ik niet zeggen"]
    assert [label for _, label in organisation] == ["Meestal wel", "Deels", "Nog weinig", "Kan ik niet zeggen"]
    assert [key for key, _ in team] == [key for key, _ in organisation] == list(Placement)
    assert placement_labels(SET, norm_by_number(SET, 44)) == ()


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        (40, ["Een paar zinnen is genoeg.", "Inspreken mag."]),
        (30, ["Een paar zinnen is genoeg.", "Inspreken mag.", "Schrijf niet wie het was."]),
        (50, ["Een paar zinnen is genoeg.", "Inspreken mag.", "We tonen het alleen voor alle teams samen."]),
        (
            39,
            [
                "Een paar zinnen is genoeg.",
                "Inspreken mag.",
                "Schrijf niet wie het was.",
                "Dit gaat nooit naar je eigen teamleider.",
                "We tonen het alleen voor alle teams samen.",
            ],
        ),
    ],
)
def test_the_lines_under_a_question_follow_the_norm(number: int, lines: list[str]) -> None:
    assert list(lines_for(SET, norm_by_number(SET, number), speech=True)) == lines


def test_without_speech_no_one_is_told_to_speak() -> None:
    assert "Inspreken mag." not in lines_for(SET, norm_by_number(SET, 30), speech=False)


def test_own_words_are_laid_over_those_of_the_set() -> None:
    words = {**SET.woorden, "inwoner": "cliënt"}
    assert (
        fill("Je laat de {inwoner} kiezen in jullie {handboek}.", words)
        == "Je laat de cliënt kiezen in jullie handboek."
    )


def test_a_placeholder_without_a_word_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        fill("de {buurman}", SET.woorden)


@given(st.lists(st.sampled_from([*(f"{{{name}}}" for name in SET.woorden), "de ", " en ", "?", "é"])).map("".join))
def test_filling_never_leaves_braces(text: str) -> None:
    assert not set("{}") & set(fill(text, SET.woorden))


def test_every_text_of_the_set_can_be_filled() -> None:
    for norm in norms_of(SET):
        texts = [norm.norm, norm.vraag, norm.teamvraag, *norm.vraag_per_rol.values()]
        for text in [*texts, *(probe.tekst for probe in norm.doorvraag)]:
            assert "{" not in fill(text, SET.woorden)
