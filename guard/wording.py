"""The cue words: data beside the code, read once at start."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from guard.compounds import Vocabulary, make_vocabulary


@dataclass(frozen=True, slots=True)
class Wording:
    """Words by which names are told, folded; what each is for stands beside it in words.toml."""

    titles: frozenset[str]
    roles: frozenset[str]
    workers: frozenset[str]
    done_by_people: frozenset[str]
    called: frozenset[str]
    called_rows: tuple[tuple[str, ...], ...]
    interfixes: frozenset[str]
    foreign_interfixes: frozenset[str]
    articles: frozenset[str]
    deeds: frozenset[str]
    links: frozenset[str]
    says: frozenset[str]
    before_people: frozenset[str]
    before_people_and: frozenset[str]
    no_endings: tuple[str, ...]
    of_people: frozenset[str]
    families: frozenset[str]
    greetings: frozenset[str]
    behind_people: frozenset[str]
    behind_rows: tuple[tuple[str, ...], ...]
    verbs: frozenset[str]
    prepositions: frozenset[str]
    before_places: frozenset[str]
    frequent: frozenset[str]
    never: frozenset[str]
    known: frozenset[str]
    known_rows: tuple[tuple[str, ...], ...]
    houses: frozenset[str]
    also: frozenset[str]
    rather_names: frozenset[str]
    pronouns: frozenset[str]
    behind_de: frozenset[str]
    doers: frozenset[str]
    determiners: frozenset[str]
    more_firsts: frozenset[str]
    more_lasts: frozenset[str]
    more_places: frozenset[str]
    after_people: frozenset[str]
    told_by: frozenset[str]
    streets: frozenset[str]
    called_after: tuple[str, ...]
    has: frozenset[str]
    schools: frozenset[str]
    asides: frozenset[str]
    goes: frozenset[str]
    sits_rows: tuple[tuple[str, ...], ...]
    sorts: frozenset[str]
    things: frozenset[str]
    sometimes: frozenset[str]
    certain: frozenset[str]
    before_sometimes: frozenset[str]
    nobody: frozenset[str]
    no_one_behind: frozenset[str]
    before_rooms: frozenset[str]
    moves: frozenset[str]
    theirs: frozenset[str]
    everyday: frozenset[str]
    before_lower: frozenset[str]
    never_lower: frozenset[str]
    vocabulary: Vocabulary


def load_wording() -> Wording:
    found, words = read("words"), read("also_words")
    return Wording(
        titles=_set(found["aanspreking"]),
        roles=_set(found["rol"]),
        workers=_set(found["werker"]),
        done_by_people=_set(found["gedaan"]),
        called=_set(found["heten"]),
        called_rows=_rows(found["heten_rijen"]),
        interfixes=_set(found["tussenvoegsel"]),
        foreign_interfixes=_set(found["vreemd_tussenvoegsel"]),
        articles=_set(found["lidwoord"]),
        deeds=_set(found["mens_doet"]),
        links=_set(found["koppelt"]),
        says=_set(found["zegt"]),
        before_people=_set(found["mens_voor"]),
        before_people_and=_set(found["mens_voor_na"]),
        no_endings=tuple(found["geen_naam_eind"].split()),
        of_people=_set(found["over_mens"]),
        families=_set(found["gezin"]),
        greetings=_set(found["groet"]),
        behind_people=_set(found["na_mens"]),
        behind_rows=_rows(found["na_naam_rijen"]),
        verbs=_set(found["werkwoord"]),
        pronouns=_set(found["voornaamwoord"]),
        determiners=_set(found["bij_woord"]),
        doers=_set(found["wie"]),
        behind_de=_set(found["achter_de"]),
        prepositions=_set(found["voorzetsel"]),
        before_places=_set(found["plaats_na"]),
        frequent=_set(found["vaak"]),
        never=_set(found["nooit"]),
        known=_set(found["bekend"]) | _set(read("world")["woorden"]),
        known_rows=_rows(found["bekend_rijen"]),
        houses=_set(found["instelling"]),
        also=_set(words["woorden"]),
        rather_names=_set(words["eerder_naam"]),
        more_firsts=_set(found["meer_voornamen"]),
        more_lasts=_set(found["meer_achternamen"]),
        more_places=_set(read("world")["wijken"]),
        after_people=_set(found["mens_voor_later"]),
        told_by=_set(found["later"]),
        streets=_set(found["straatwoord"]),
        called_after=tuple(found["vernoemd"].split()),
        has=_set(found["heeft"]),
        schools=_set(found["school"]),
        asides=_set(found["tussendoor"]),
        goes=_set(found["op_weg"]),
        sits_rows=_rows(found["zit_rijen"]),
        sorts=_set(found["soort"]),
        things=_set(found["ding_of_naam"]),
        sometimes=_set(found["soms_naam"]),
        certain=_set(found["soms_zeker"]),
        before_sometimes=_set(found["soms_voor"]),
        nobody=_set(found["niemand"]),
        no_one_behind=_set(found["geen_mens_na"]),
        before_rooms=_set(found["ruimte_na"]),
        moves=_set(found["beweegt"]),
        theirs=_set(found["van_hem"]),
        everyday=_set(found["alledaags"]),
        before_lower=_set(found["voor_klein"]),
        never_lower=_set(found["nooit_klein"]),
        vocabulary=make_vocabulary(read("vocabulary")["woorden"], read("word_parts")),
    )


def read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("guard").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _rows(rows: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row.split()) for row in rows)
