"""The people of the demo: what each answers, knowing only what their phone shows. All of it is invented."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from random import Random
from typing import Any

from locales.catalogue import Catalogue
from norms.model import NormSet, norms_of
from webchat.crowd import Act, Behaviour, Press, Type
from webchat.phones import Message, Phone

WITH_SENTENCE = 0.7
"""The share of writers who give a sentence."""
PLACED = {"meestal": 0.55, "soms": 0.3, "nog_weinig": 0.1, "weet_niet": 0.05}


@dataclass(frozen=True, slots=True)
class ExampleTeam:
    """`people` are first names, the first of which is the leader; `writers` of the others answer each week."""

    name: str
    people: tuple[str, ...]
    writers: int


@dataclass(frozen=True, slots=True)
class Example:
    """The invented organisation and its words, by norm number as text."""

    teams: tuple[ExampleTeam, ...]
    trial: tuple[str, ...]
    answers: dict[str, list[str]]
    probes: tuple[str, ...]
    sentences: dict[str, list[str]]


def load_example() -> Example:
    found: dict[str, Any] = tomllib.loads(files("bot").joinpath("demo.toml").read_text(encoding="utf-8"))
    return Example(
        tuple(ExampleTeam(team["naam"], tuple(team["mensen"]), team["schrijvers"]) for team in found["team"]),
        tuple(found["proef"]["antwoorden"]),
        found["antwoorden"],
        tuple(found["doorvraag"]["antwoorden"]),
        found["zinnen"],
    )


def behaviour(
    example: Example, catalogue: Catalogue, norm_set: NormSet, chance: Random, *, place: int, writes: bool
) -> Behaviour:
    """Someone who joins, and who answers each week's question or lets it lie; colleagues differ by `place`."""
    person = _Person(example, catalogue, norm_set, chance, place, writes)
    return person.act


class _Person:
    """Remembers which question is being answered, as people do."""

    def __init__(
        self,
        example: Example,
        catalogue: Catalogue,
        norm_set: NormSet,
        chance: Random,
        place: int,
        writes: bool,
    ) -> None:
        self._example = example
        self._words = catalogue
        self._chance = chance
        self._place = place
        self._writes = writes
        self._titles = {catalogue.text("reflectie.titel", titel=norm.titel): norm for norm in norms_of(norm_set)}
        self._labels = {
            placing.soort: {str(key): label for key, label in placing.labels.items()}
            for placing in norm_set.plaatsingen
        }
        self._norm = "algemeen"

    def act(self, phone: Phone) -> Act | None:
        last = phone.messages[-1] if phone.messages else None
        if last is None or not last.from_bot:
            return None
        title = last.text.partition("\n")[0]
        if title in self._titles and not last.buttons:
            self._norm = str(self._titles[title].nummer)
            return Type(self._one(self._example.answers))
        if last.text == self._words.text("kennismaking.proefvraag"):
            return Type(self._chance.choice(self._example.trial))
        return self._press(last)

    def _press(self, last: Message) -> Act | None:
        labels = {button.label for button in last.buttons}
        if self._said("proberen") in labels:
            return Press(self._said("proberen"))
        if self._said("nu") in labels:
            return Press(self._said("nu")) if self._writes else None
        if self._said("zelf_kiezen") in labels:
            return Press(last.buttons[self._chance.randrange(2)].label)
        if self._said("niets") in labels:
            sentence = self._chance.random() < WITH_SENTENCE
            return Type(self._one(self._example.sentences)) if sentence else Press(self._said("niets"))
        if self._said("sla_over") in labels:
            return Type(self._chance.choice(self._example.probes))
        if self._said("past_wel") in labels:
            return Press(self._said("past_wel"))
        for by_key in self._labels.values():
            if labels and labels <= set(by_key.values()):
                key = self._chance.choices(list(PLACED), list(PLACED.values()))[0]
                return Press(by_key[key])
        return None

    def _said(self, choice: str) -> str:
        return self._words.text(f"knop.{choice}")

    def _one(self, texts: dict[str, list[str]]) -> str:
        own = texts.get(self._norm, texts["algemeen"])
        return own[self._place % len(own)]
