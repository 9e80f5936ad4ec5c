import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from norms.crosswalk import Crosswalk

PlacementKind = Literal["team", "organisatie", "geen"]
ProbeKind = Literal["concreet", "merkbaar", "keuze", "verder"]

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class Placement(StrEnum):
    """What a writer can tap; the order is that of the buttons."""

    MEESTAL = "meestal"
    SOMS = "soms"
    NOG_WEINIG = "nog_weinig"
    WEET_NIET = "weet_niet"


@dataclass(frozen=True, slots=True)
class Doorvraag:
    """A probe; what its kind is for stands in the README of the norms."""

    soort: ProbeKind
    tekst: str


@dataclass(frozen=True, slots=True)
class Norm:
    """Texts are unfilled: they still hold {inwoner} and such. The first of `rollen` is the primary role."""

    nummer: int
    titel: str
    norm: str
    rollen: tuple[str, ...]
    vraag: str
    kort_mag: bool
    casusrisico: bool
    plaatsing: PlacementKind
    teamvraag: str
    lens: str
    perspectief: str
    wetten: tuple[str, ...]
    kaders: tuple[str, ...]
    vlaggen: tuple[str, ...]
    minuten: int
    trefwoorden: tuple[str, ...]
    doorvraag: tuple[Doorvraag, ...]
    vraag_per_rol: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Thema:
    """Four norms that a team meets in the same week or weeks."""

    nummer: int
    titel: str
    pijler: str
    over: str
    normen: tuple[Norm, ...]


@dataclass(frozen=True, slots=True)
class Plaatsing:
    """How a kind of norm is placed; `labels` holds every key of Placement."""

    soort: PlacementKind
    vraag: str
    labels: Mapping[Placement, str]
    vraag_per_rol: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Waarden:
    """The only values the norms of a set may use."""

    pijler: tuple[str, ...]
    rollen: tuple[str, ...]
    lens: tuple[str, ...]
    perspectief: tuple[str, ...]
    wetten: tuple[str, ...]
    kaders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verwacht:
    """What the linter counts; lists and the values of `vlaggen` are norm numbers."""

    themas: int
    normen_per_thema: int
    recent: int
    zonder_plaatsing: tuple[int, ...]
    zonder_aanspreekvorm: tuple[int, ...]
    woord_als_naam: tuple[int, ...]
    per_pijler: Mapping[str, int]
    vlaggen: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class NormSet:
    """An edition; a round keeps it whole, as canonical JSON. Keys of `regels_per_norm` are numbers as text.

    `crosswalks`: from older editions to this one; none in a set that follows no other.
    """

    id: str
    editie: str
    titel: str
    verantwoording: str
    past_niet: str
    woorden: Mapping[str, str]
    plaatsingen: tuple[Plaatsing, ...]
    regels: Mapping[str, str]
    regels_per_norm: Mapping[str, tuple[str, ...]]
    waarden: Waarden
    verwacht: Verwacht
    themas: tuple[Thema, ...]
    crosswalks: tuple[Crosswalk, ...] = field(default_factory=tuple)


def norms_of(norm_set: NormSet) -> tuple[Norm, ...]:
    """Every norm, in the order of the themes."""
    return tuple(norm for thema in norm_set.themas for norm in thema.normen)


def norm_by_number(norm_set: NormSet, number: int) -> Norm:
    """Raise KeyError when the set has no such norm."""
    for thema in norm_set.themas:
        for norm in thema.normen:
            if norm.nummer == number:
                return norm
    raise KeyError(number)


def thema_of(norm_set: NormSet, number: int) -> Thema:
    """The theme that holds this norm number; KeyError when none does."""
    for thema in norm_set.themas:
        if any(norm.nummer == number for norm in thema.normen):
            return thema
    raise KeyError(number)


def question_for(norm: Norm, role: str) -> str:
    """Unfilled. A role that the norm does not ask gets the primary wording."""
    return norm.vraag_per_rol.get(role, norm.vraag)


def probe_of(norm: Norm, kind: ProbeKind) -> str:
    """Unfilled; KeyError when the norm has no such probe, which the linter does not let through."""
    for probe in norm.doorvraag:
        if probe.soort == kind:
            return probe.tekst
    raise KeyError(kind)


def placement_question(norm_set: NormSet, norm: Norm, role: str) -> str | None:
    """What to ask after the norm line; None where the norm is not placed."""
    for placing in norm_set.plaatsingen:
        if placing.soort == norm.plaatsing:
            return placing.vraag_per_rol.get(role, placing.vraag)
    return None


def placement_labels(norm_set: NormSet, norm: Norm) -> tuple[tuple[Placement, str], ...]:
    """Keys and labels in the order of the buttons; empty where the norm is not placed."""
    for placing in norm_set.plaatsingen:
        if placing.soort == norm.plaatsing:
            return tuple((key, placing.labels[key]) for key in Placement)
    return ()


def lines_for(norm_set: NormSet, norm: Norm, *, speech: bool) -> tuple[str, ...]:
    """Whole sentences to set under the question. `speech` says whether this bot takes voice messages."""
    keys = ["kort"]
    if speech:
        keys.append("spraak")
    if norm.casusrisico:
        keys.append("casusrisico")
    keys.extend(norm_set.regels_per_norm.get(str(norm.nummer), ()))
    return tuple(norm_set.regels[key] for key in keys)


def placeholders(text: str) -> tuple[str, ...]:
    """The names between braces, as they come."""
    return tuple(_PLACEHOLDER.findall(text))


def fill(text: str, words: Mapping[str, str]) -> str:
    """Put the words in place, each once: a word that itself has braces is not filled again. KeyError on a
    placeholder without a word, so give the words of the set with the organisation's own laid over them.
    """
    return _PLACEHOLDER.sub(lambda match: words[match[1]], text)


def file_name(number: int, title: str) -> str:
    """The name a theme's file must have: two digits, then the title without signs or diacritics."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return f"{number:02}_{'_'.join(re.findall(r'[a-z0-9]+', plain))}.toml"
