import json
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from cattrs.preconf.json import make_converter
from hypothesis import given
from hypothesis import strategies as st

from norms.canonical import canonical, content_hash, parse_canonical
from norms.findings import NormSetError
from norms.loader import load_package_set
from norms.model import NormSet

SET = load_package_set()


def texts_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Paths to all strings and numbers in a JSON tree."""
    if isinstance(value, dict):
        return [found for key, each in value.items() for found in texts_in(each, (*path, key))]
    if isinstance(value, list):
        return [found for index, each in enumerate(value) for found in texts_in(each, (*path, index))]
    return [path]


LEAVES = texts_in(json.loads(canonical(SET)))
KINDS_THAT_ARE_CLOSED = {"plaatsing", "soort"}


def test_a_set_comes_back_from_its_canonical_text() -> None:
    assert parse_canonical(canonical(SET)) == SET


def test_the_canonical_text_is_one_ascii_line_and_the_same_each_time() -> None:
    text = canonical(SET)
    assert text.isascii()
    assert "\n" not in text
    assert text == canonical(load_package_set())
    assert len(content_hash(SET)) == 64


def test_the_order_in_which_words_were_written_does_not_change_the_hash() -> None:
    turned = replace(SET, woorden=dict(reversed(list(SET.woorden.items()))))
    assert content_hash(turned) == content_hash(SET)


def test_cattrs_carries_a_set_to_json_and_back() -> None:
    converter = make_converter()
    assert converter.loads(converter.dumps(SET), NormSet) == SET


@given(st.sampled_from(LEAVES))
def test_a_change_of_any_value_changes_the_hash(path: tuple[Any, ...]) -> None:
    tree = json.loads(canonical(SET))
    spot = tree
    for step in path[:-1]:
        spot = spot[step]
    last = path[-1]
    if last in KINDS_THAT_ARE_CLOSED:
        spot[last] = {"geen": "team", "verder": "keuze"}.get(
            spot[last], "geen" if last == "plaatsing" else "verder"
        )
        if path[0] == "plaatsingen":
            spot[last] = "geen"
    elif isinstance(spot[last], bool):
        spot[last] = not spot[last]
    else:
        spot[last] += 1 if isinstance(spot[last], int) else "x"
    assert content_hash(parse_canonical(json.dumps(tree))) != content_hash(SET)


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"id": 1}', "[" * 100_000, canonical(SET)[:-1]])
def test_any_other_text_is_refused_with_findings(text: str) -> None:
    with pytest.raises(NormSetError) as raised:
        parse_canonical(text)
    assert raised.value.findings


def test_every_class_of_a_set_is_frozen_and_slotted() -> None:
    seen: list[Any] = [SET]
    while seen:
        value = seen.pop()
        if isinstance(value, tuple):
            seen.extend(value)
        elif is_dataclass(value):
            assert not hasattr(value, "__dict__")
            with pytest.raises(AttributeError):
                setattr(value, fields(value)[0].name, None)
            seen.extend(getattr(value, each.name) for each in fields(value))
