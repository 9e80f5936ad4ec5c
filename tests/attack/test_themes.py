"""Who reads which themes came back often, and knows one answer or two, is certain of nobody else's, nor who wrote.

What the promise is, is read here as docs/handleiding.md says it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from norms.model import thema_of
from reports.gate.rules import Rules
from tests.attack.inference import TWO_KNOWN_FROM
from tests.attack.remembering import Filed
from tests.attack.year import Year, a_year
from tests.storage.planting import SET, new_store

QUARTER, MOST, K = 4, 2, 5
"""A theme of at least K writers and a quarter of them; no more than MOST themes."""
FEW = {"Noord": 13, "Haven": 8, "Sluis": 6}
SOME = 3


@dataclass(frozen=True, slots=True)
class Promise:
    """From how many writers themes are told, and from how many people who were asked."""

    writers: int = 7
    asked: int = 9


PROMISE = Promise()


def allowed(found: Filed, theme: int, promise: Promise) -> set[int]:
    """Of how many of these writers the answer may touch this theme, for who knows how many wrote."""
    wrote, told = len(found.own), found.picture.themes
    numbers = set(range(wrote + 1))
    enough = {number for number in numbers if number >= K and QUARTER * number >= wrote}
    if theme in told:
        return enough
    cut_off = len(told) == MOST and theme > max(told)
    silent = not found.picture.enough or wrote < promise.writers or found.asked < promise.asked
    return numbers if cut_off or silent else numbers - enough


def certain(found: Filed, promise: Promise = PROMISE) -> Iterator[tuple[int, int]]:
    """Themes that somebody's answer is certain to touch, or not to, where so many others are known."""
    wrote = len(found.own)
    for theme in (one.nummer for one in SET.themas if one != thema_of(SET, found.picture.norm)):
        truth = sum(theme in own for own in found.own)
        fits = allowed(found, theme, promise)
        assert truth in fits, (found.picture.period, theme)
        for known in range(min(wrote, 3 if wrote >= TWO_KNOWN_FROM else 2)):
            for touching in range(known + 1):
                if touching > truth or known - touching > wrote - truth:
                    continue
                rest = {number - touching for number in fits if touching <= number <= wrote - known + touching}
                if rest in ({0}, {wrote - known}):
                    yield theme, known


def all_wrote(found: Filed, promise: Promise = PROMISE) -> bool:
    """Whether who wrote nothing sees that all others did."""
    return bool(found.picture.themes) and found.asked - 1 <= promise.writers


def test_of_nobodys_answer_it_is_certain_that_it_touches_a_theme(year: Year) -> None:
    assert [(found, *one) for found in year.memory.filed for one in certain(found)] == []
    assert len({found.picture.themes for found in year.memory.filed}) > SOME


def test_a_theme_that_came_back_says_of_nobody_that_they_wrote(year: Year) -> None:
    assert [found for found in year.memory.filed if all_wrote(found)] == []


def test_without_the_rule_on_who_wrote_an_answer_is_certain_and_that_all_wrote(tmp_path: Path) -> None:
    """With its promise, that themes are told from K writers of K people."""
    promise, told = Promise(K, K), list[Filed]()
    for seed in range(SOME):
        with new_store(tmp_path / str(seed)) as store:
            year = a_year(store, seed, Rules(unsaid=0), sizes=FEW, rounds_of=1, keen=(0.9, 0.75))
            told += year.memory.filed
    assert any(list(certain(found, promise)) for found in told)
    assert any(all_wrote(found, promise) for found in told)
