import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from norms.crosswalk import Crosswalk, crosswalk_file
from norms.findings import Finding, NormSetError
from norms.model import Norm, NormSet, Thema, file_name
from norms.rules import Rules
from norms.shape import label, shaped

SET_FILE = "set.toml"
CROSSWALK = "crosswalk"
"""So begin the names of files that say what became of an older edition's norms; one for each such edition."""
ELSEWHERE = ("themas", "crosswalks")
"""Fields of a set that have files of their own."""


@dataclass(frozen=True, slots=True)
class _Heading:
    nummer: int
    titel: str
    pijler: str
    over: str


@dataclass(frozen=True, slots=True)
class _ThemeFile:
    thema: _Heading
    norm: tuple[Norm, ...]


def load_package_set(name: str = "sociaal_werk") -> NormSet:
    """A set that comes with the program. Raises NormSetError."""
    return load_folder(files("norms") / name)


def load_package_sets() -> tuple[NormSet, ...]:
    """Every edition that comes with the program. Raises NormSetError."""
    found = (each for each in files("norms").iterdir() if each.is_dir() and (each / SET_FILE).is_file())
    return tuple(load_folder(each) for each in sorted(found, key=lambda folder: folder.name))


def load_folder(folder: Traversable) -> NormSet:
    """The set in a folder (a Path will do): set.toml and, beside it, one TOML file per theme and a crosswalk for
    each older edition; other files are passed by. Raises NormSetError with every finding on form: text that
    cannot be read, keys, types, the order of the keys and the names of the files. What the texts should be is
    for the linter.
    """
    findings: list[Finding] = []
    themas: list[Thema] = []
    crosswalks: list[Crosswalk] = []
    head: NormSet | None = None
    for file in _toml_files(folder, findings):
        before = len(findings)
        table = _table(file, findings)
        if table is None:
            continue
        if file.name == SET_FILE:
            head = _head(table, findings)
            continue
        if file.name.startswith(CROSSWALK):
            crosswalk = shaped(Crosswalk, table, file.name, findings)
            if len(findings) == before:
                findings.extend(_misnamed(file.name, crosswalk_file(crosswalk.van)))
            crosswalks.append(crosswalk)
            continue
        read = shaped(_ThemeFile, table, file.name, findings)
        findings.extend(_disorder(table.get("norm"), file.name))
        if len(findings) == before:
            heading = read.thema
            findings.extend(_misnamed(file.name, file_name(heading.nummer, heading.titel)))
            themas.append(Thema(heading.nummer, heading.titel, heading.pijler, heading.over, read.norm))
    if findings or head is None:
        raise NormSetError(tuple(findings))
    return replace(head, themas=tuple(themas), crosswalks=tuple(crosswalks))


@cache
def load_rules() -> Rules:
    """The words and bounds of the linter, which come with the program."""
    findings: list[Finding] = []
    file = files("norms") / "rules.toml"
    rules = shaped(Rules, _table(file, findings), file.name, findings)
    if findings:
        raise NormSetError(tuple(findings))
    return rules


def _toml_files(folder: Traversable, findings: list[Finding]) -> list[Traversable]:
    try:
        found = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda file: file.name)
    except OSError as error:
        findings.append(Finding(str(folder), "", "norms.map_onleesbaar", {"fout": error.strerror or ""}))
        return []
    if SET_FILE not in [file.name for file in found]:
        findings.append(Finding(SET_FILE, "", "norms.bestand_ontbreekt", {"bestand": SET_FILE}))
    return found


def _table(file: Traversable, findings: list[Finding]) -> dict[str, object] | None:
    try:
        return tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        findings.append(Finding(file.name, "", "norms.onleesbaar", {"fout": error.strerror or ""}))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        findings.append(Finding(file.name, "", "norms.geen_utf8", {"regel": line}))
    except (ValueError, RecursionError) as error:
        # tomllib puts the line only in its message, and "at end of document" where the text stops too early
        line_found = re.search(r"at line (\d+)", str(error))
        if line_found:
            findings.append(Finding(file.name, "", "norms.toml_stuk", {"regel": int(line_found[1])}))
        else:
            findings.append(Finding(file.name, "", "norms.toml_stuk_eind"))
    return None


def _head(table: dict[str, object], findings: list[Finding]) -> NormSet:
    misplaced = [field for field in ELSEWHERE if field in table]
    findings.extend(Finding(SET_FILE, field, "norms.onbekend_veld", {"veld": field}) for field in misplaced)
    return shaped(NormSet, {**table, **{field: [] for field in ELSEWHERE}}, SET_FILE, findings)


def _disorder(norms: object, file: str) -> Iterable[Finding]:
    """Keys of a norm in another order than the fields of Norm; tables come last in TOML and are left out."""
    for index, table in enumerate(norms if isinstance(norms, list) else [], start=1):
        if not isinstance(table, dict):
            continue
        order = [each.name for each in fields(Norm) if each.name not in {"doorvraag", "vraag_per_rol"}]
        written = [name for name in table if name in order]
        wanted = [name for name in order if name in table]
        if written != wanted:
            yield Finding(file, f"norm[{label(index, table)}]", "norms.volgorde", {"volgorde": ", ".join(wanted)})


def _misnamed(file: str, wanted: str) -> Iterable[Finding]:
    if file != wanted:
        yield Finding(file, "", "norms.bestandsnaam", {"naam": wanted})
