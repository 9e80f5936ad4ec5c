"""The data of this package, read once: rules, cues, verbs, and who does what. The files say what each list is."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from conversations.probing.model import ProbeRule
from norms.findings import Finding, NormSetError
from norms.shape import shaped

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    ik: Words
    terzijde: Words
    eerste_persoon: Words
    wij: Words
    men: Words
    je: Words
    je_na: Words
    je_voor: Words
    derde: Words
    inwoner: Words
    partner: Words
    achter: Words
    voorzetsels: Words
    lidwoorden: Words
    nevenschikkend: Words
    onderschikkend: Words
    bij_voornaamwoord: Words
    bij_lidwoord: Words
    reden: Words
    inhoud: Words
    anders: Words
    zo_dan: Words
    nu_wel: Words
    zegt_wie: Words
    nu: Words
    versterkend: Words
    nederlands: Words


@dataclass(frozen=True, slots=True)
class Verbs:
    zwak: Words
    sterk: Words
    toestand: Words
    waarneming: Words
    hulp: Words
    willen: Words
    echt: Words
    laten: Words
    geweest: Words
    gehad: Words
    houding: Words
    worden: Words
    geen_werkwoord: Words
    voorvoegsels: Words


@dataclass(frozen=True, slots=True)
class Cues:
    """Each list under the name that a Hit carries."""

    algemeen: Words
    regel: Words
    goed: Words
    moeilijk: Words
    twijfel: Words
    bewering: Words
    verandering: Words
    keuze: Words
    leren: Words
    leren_zelf: Words
    vulling: Words
    niets_gedaan: Words


@dataclass(frozen=True, slots=True)
class Turns:
    """What gives a cue its sense, or turns it round."""

    navolgen: Words
    goed: Words
    koppel: Words
    verloop: Words
    slecht_gevolg: Words
    goed_gevolg: Words
    tegenover: Words
    ontkenning: Words
    niet_gedaan: Words
    toch_gedaan: Words
    met_opzet: Words
    nee: Words
    weten: Words
    kregen: Words


@dataclass(frozen=True, slots=True)
class _Rules:
    regel: tuple[ProbeRule, ...]


@cache
def grammar() -> Grammar:
    return Grammar(**_lists("grammar.toml", "woorden"))


@cache
def verbs() -> Verbs:
    return Verbs(**_lists("verbs.toml", "werkwoorden"))


@cache
def cues() -> Cues:
    return Cues(**_lists("cues.toml", "cues"))


@cache
def turns() -> Turns:
    return Turns(**_lists("cues.toml", "woorden"))


@cache
def rules() -> tuple[ProbeRule, ...]:
    """In the order in which they are tried."""
    findings: list[Finding] = []
    read = shaped(_Rules, _table("rules.toml"), "rules.toml", findings)
    if findings:
        raise NormSetError(tuple(findings))
    return tuple(sorted(read.regel, key=lambda rule: rule.volgorde))


def _lists(name: str, table: str) -> dict[str, Words]:
    return {key: frozenset(words) for key, words in _table(name)[table].items()}


def _table(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files("conversations.probing") / name).read_text(encoding="utf-8"))
