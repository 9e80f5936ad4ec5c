"""The invented words of the crowd, put together so that no two people write copies. The texts are TOML."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from random import Random
from typing import Any

WITH_END = 0.6
"""The share of long answers that have a last sentence too."""
TEAMS_APART, PEOPLE_APART = 5, 1
"""Steps between the sentences of teams and of colleagues, so that within one team all differ."""


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """Parts of answers to the questions of one theme; each but `sentences` is whole by itself."""

    begins: tuple[str, ...]
    middles: tuple[str, ...]
    ends: tuple[str, ...]
    short: tuple[str, ...]
    probes: tuple[str, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """`general` holds what fits any theme, by the kind of text."""

    general: Mapping[str, tuple[str, ...]]
    themes: Mapping[int, ThemeWords]

    def any(self, kind: str, chance: Random) -> str:
        return chance.choice(self.general[kind])

    def long(self, theme: int, place: int, chance: Random) -> tuple[str, ...]:
        """The parts of a long answer, in order; neighbours in a team begin differently."""
        own = self.themes[theme]
        parts = (own.begins[place % len(own.begins)], chance.choice(own.middles))
        return (*parts, chance.choice(own.ends)) if chance.random() < WITH_END else parts

    def short(self, theme: int, chance: Random) -> str:
        return chance.choice(self.themes[theme].short)

    def probe(self, theme: int, chance: Random) -> str:
        return chance.choice(self.themes[theme].probes)

    def sentence(self, theme: int, norm: int, team: int, place: int, chance: Random) -> str:
        own = self.themes[theme].sentences
        start = (place * PEOPLE_APART + team * TEAMS_APART + norm) % len(own)
        return f"{own[start]}{self.any('staart', chance)}."

    def all_texts(self) -> tuple[str, ...]:
        """Everything that anyone can write, parts and whole sentences."""
        tails = self.general["staart"]
        found = [text for kind, texts in self.general.items() if kind != "staart" for text in texts]
        for own in self.themes.values():
            found += [*own.begins, *own.middles, *own.ends, *own.short, *own.probes]
            found += [f"{sentence}{tail}." for sentence in own.sentences for tail in tails]
        return tuple(found)


def load_words() -> Words:
    found: dict[str, Any] = tomllib.loads(files("bot").joinpath("demo_words.toml").read_text(encoding="utf-8"))
    return Words(
        {kind: tuple(texts) for kind, texts in found["algemeen"].items()},
        {
            theme["nummer"]: ThemeWords(
                *(tuple(theme[part]) for part in ("begin", "midden", "slot", "kort", "doorvraag", "zin"))
            )
            for theme in found["thema"]
        },
    )
