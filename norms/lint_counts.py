"""Rules 1 and 2: how many there are, and which values they hold."""

from collections.abc import Iterable, Iterator

from norms.findings import Finding
from norms.lint_text import norm_place, placed
from norms.loader import SET_FILE
from norms.model import Norm, NormSet, file_name, norms_of
from norms.rules import Rules

_PROBE_KINDS = ["concreet", "merkbaar", "keuze", "verder"]


def counts(norm_set: NormSet) -> Iterator[Finding]:
    """Rule 1. The names of the files and the order of the keys are the loader's."""
    expected = norm_set.verwacht
    if len(norm_set.themas) != expected.themas:
        args = {"aantal": len(norm_set.themas), "verwacht": expected.themas}
        yield Finding(SET_FILE, "verwacht.themas", "norms.aantal_themas", args)
    for index, thema in enumerate(norm_set.themas, start=1):
        file = file_name(thema.nummer, thema.titel)
        if thema.nummer != index:
            args = {"nummer": thema.nummer, "verwacht": index}
            yield Finding(file, "thema.nummer", "norms.nummer", args)
        if len(thema.normen) != expected.normen_per_thema:
            args = {"aantal": len(thema.normen), "verwacht": expected.normen_per_thema}
            yield Finding(file, "norm", "norms.aantal_normen", args)
    for pijler, wanted in expected.per_pijler.items():
        found = sum(len(thema.normen) for thema in norm_set.themas if thema.pijler == pijler)
        if found != wanted:
            key_args: dict[str, str | int] = {"pijler": pijler, "aantal": found, "verwacht": wanted}
            yield Finding(SET_FILE, f"verwacht.per_pijler.{pijler}", "norms.aantal_pijler", key_args)
    for index, (file, norm) in enumerate(placed(norm_set), start=1):
        if norm.nummer != index:
            args = {"nummer": norm.nummer, "verwacht": index}
            yield Finding(file, norm_place(norm, "nummer"), "norms.nummer", args)


def values(norm_set: NormSet, rules: Rules) -> Iterator[Finding]:
    """Rule 2, and the tables of set.toml that name norms."""
    allowed = norm_set.waarden
    for thema in norm_set.themas:
        file = file_name(thema.nummer, thema.titel)
        yield from _only(file, "thema.pijler", [thema.pijler], allowed.pijler)
        for norm in thema.normen:
            yield from _only(file, norm_place(norm, "rollen"), norm.rollen, allowed.rollen)
            yield from _only(file, norm_place(norm, "lens"), [norm.lens], allowed.lens)
            yield from _only(file, norm_place(norm, "perspectief"), [norm.perspectief], allowed.perspectief)
            yield from _only(file, norm_place(norm, "wetten"), norm.wetten, allowed.wetten)
            yield from _only(file, norm_place(norm, "kaders"), norm.kaders, allowed.kaders)
            yield from _roles(file, norm)
            yield from _flags(file, norm, norm_set)
            if [probe.soort for probe in norm.doorvraag] != _PROBE_KINDS:
                args: dict[str, str | int] = {"soorten": ", ".join(_PROBE_KINDS)}
                yield Finding(file, norm_place(norm, "doorvraag"), "norms.doorvraag_soorten", args)
            if not 1 <= norm.minuten <= rules.grenzen.minuten_max:
                args = {"minuten": norm.minuten, "max": rules.grenzen.minuten_max}
                yield Finding(file, norm_place(norm, "minuten"), "norms.minuten", args)
    yield from _set_tables(norm_set)


def _only(file: str, place: str, found: Iterable[str], allowed: tuple[str, ...]) -> Iterator[Finding]:
    listed = list(found)
    for value in sorted(set(listed)):
        if value not in allowed:
            args: dict[str, str | int] = {"waarde": value, "mogelijk": ", ".join(allowed)}
            yield Finding(file, place, "norms.onbekende_waarde", args)
        if listed.count(value) > 1:
            yield Finding(file, place, "norms.dubbele_waarde", {"waarde": value})


def _roles(file: str, norm: Norm) -> Iterator[Finding]:
    if not norm.rollen:
        yield Finding(file, norm_place(norm, "rollen"), "norms.geen_rol")
    for role in norm.vraag_per_rol:
        place = norm_place(norm, f"vraag_per_rol.{role}")
        if role not in norm.rollen:
            yield Finding(file, place, "norms.rol_niet_gevraagd", {"rol": role})
        elif role == norm.rollen[0]:
            yield Finding(file, place, "norms.eerste_rol", {"rol": role})


def _flags(file: str, norm: Norm, norm_set: NormSet) -> Iterator[Finding]:
    table = norm_set.verwacht.vlaggen
    wanted = {flag for flag, numbers in table.items() if norm.nummer in numbers}
    for flag in sorted(wanted - set(norm.vlaggen)):
        yield Finding(file, norm_place(norm, "vlaggen"), "norms.vlag_ontbreekt", {"vlag": flag})
    for flag in sorted(set(norm.vlaggen) - wanted):
        yield Finding(file, norm_place(norm, "vlaggen"), "norms.vlag_te_veel", {"vlag": flag})
    unplaced = norm.nummer in norm_set.verwacht.zonder_plaatsing
    if unplaced != (norm.plaatsing == "geen"):
        key = "norms.plaatsing_moet_weg" if unplaced else "norms.plaatsing_ontbreekt"
        yield Finding(file, norm_place(norm, "plaatsing"), key)


def _set_tables(norm_set: NormSet) -> Iterator[Finding]:
    """Norms, lines and ways of placing that set.toml speaks of must exist."""
    numbers = {norm.nummer for norm in norms_of(norm_set)}
    expected = norm_set.verwacht
    named = [
        *(("verwacht.zonder_plaatsing", number) for number in expected.zonder_plaatsing),
        *(("verwacht.zonder_aanspreekvorm", number) for number in expected.zonder_aanspreekvorm),
        *(("verwacht.woord_als_naam", number) for number in expected.woord_als_naam),
        *((f"verwacht.vlaggen.{flag}", each) for flag, group in expected.vlaggen.items() for each in group),
    ]
    for place, number in named:
        if number not in numbers:
            yield Finding(SET_FILE, place, "norms.norm_bestaat_niet", {"nummer": number})
    for key, lines in norm_set.regels_per_norm.items():
        place = f"regels_per_norm.{key}"
        if key not in {str(number) for number in numbers}:
            yield Finding(SET_FILE, place, "norms.norm_bestaat_niet", {"nummer": key})
        yield from _only(SET_FILE, place, lines, tuple(norm_set.regels))
    for line in ("kort", "spraak", "casusrisico"):
        if line not in norm_set.regels:
            yield Finding(SET_FILE, f"regels.{line}", "norms.ontbreekt", {"veld": line})
    ways = [way.soort for way in norm_set.plaatsingen]
    for kind in sorted({norm.plaatsing for norm in norms_of(norm_set)} - {"geen"} - set(ways)):
        yield Finding(SET_FILE, f"plaatsingen[{kind}]", "norms.ontbreekt", {"veld": kind})
