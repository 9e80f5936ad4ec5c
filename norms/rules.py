from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """Inclusive; lengths are characters after filling in, `gelijkenis` is a percentage of shared words."""

    woorden_per_zin: int
    norm_zinnen: int
    norm_tekens: int
    vraag_zinnen: int
    vraag_tekens: int
    doorvraag_tekens: int
    teamvraag_tekens: int
    bericht_tekens: int
    trefwoorden_min: int
    trefwoorden_max: int
    trefwoord_begin: int
    gelijkenis: int
    minuten_max: int


@dataclass(frozen=True, slots=True)
class Rules:
    """The words of the linter; how one matches stands in rules.toml. `haakjes` is a set of characters."""

    recent: tuple[str, ...]
    u_vorm: tuple[str, ...]
    je_vorm: tuple[str, ...]
    wij_vorm: tuple[str, ...]
    norm_vorm: tuple[str, ...]
    verantwoorden: tuple[str, ...]
    lof: tuple[str, ...]
    haakjes: str
    vraagwoorden: tuple[str, ...]
    voorzetsels: tuple[str, ...]
    dubbel: tuple[str, ...]
    keuzes: tuple[str, ...]
    procedures: tuple[str, ...]
    succes: tuple[str, ...]
    enkel_geval: tuple[str, ...]
    handboek_na: tuple[str, ...]
    grenzen: Bounds
