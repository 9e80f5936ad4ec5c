"""Which norms a text is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norms.loader import load_package_set
from norms.model import norms_of
from norms.tagging import WHOLE, tags

SET = load_package_set()
EVERY = [(norm.nummer, word) for norm in norms_of(SET) for word in norm.trefwoorden]


@pytest.mark.parametrize(("norm", "word"), EVERY)
def test_every_trefwoord_is_found_in_a_sentence_with_capitals(norm: int, word: str) -> None:
    assert norm in tags(SET, f"Wij spraken over {word.upper()}, meer niet.")


@given(st.sampled_from(EVERY), st.sampled_from(["x", "en", "schap"]))
def test_a_short_one_is_a_whole_word_and_a_long_one_the_start_of_it(one: tuple[int, str], ending: str) -> None:
    norm, word = one
    own = next(norm_of for norm_of in norms_of(SET) if norm_of.nummer == norm)
    longer = any(f"{word}{ending}".startswith(other) for other in own.trefwoorden if len(other) > WHOLE)
    whole = f"{word}{ending}" in own.trefwoorden
    assert (norm in tags(SET, f"de {word}{ending}")) == (longer or whole)
    if len(word) > WHOLE:
        assert norm in tags(SET, word + ending)
    assert norm not in tags(SET, f"q{word}") or f"q{word}" in own.trefwoorden


def test_diacritics_make_no_difference() -> None:
    assert tags(SET, "Óndersteuningsplan") == tags(SET, "ondersteuningsplan") != ()


@given(st.text(max_size=40))
def test_no_text_is_refused(text: str) -> None:
    assert set(tags(SET, text)) <= {number for number, _ in EVERY}
