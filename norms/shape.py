"""Parsed TOML or JSON to the frozen dataclasses of this package; all that does not fit is named at once."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from norms.findings import Finding

_T = TypeVar("_T")


def shaped(kind: type[_T], value: object, file: str, findings: list[Finding]) -> _T:
    """An instance of `kind` built from plain data. Where something does not fit, a finding is added and the
    result must not be used. Strings may not be blank, booleans are no numbers, unknown keys are findings.
    """
    built: _T = _read(kind, value, _Spot(file, "", findings))
    return built


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where in the file the reader is, and where what it finds goes."""

    file: str
    place: str
    findings: list[Finding]

    def inside(self, name: str) -> "_Spot":
        return _Spot(self.file, f"{self.place}.{name}" if self.place else name, self.findings)

    def member(self, index: int, value: object) -> "_Spot":
        return _Spot(self.file, f"{self.place}[{label(index, value)}]", self.findings)

    def wrong(self, key: str, **args: str | int) -> None:
        self.findings.append(Finding(self.file, self.place, key, args))


def label(index: int, value: object) -> str:
    """What an author knows an element of a list by: its number or kind, else its place, counted from 1."""
    if isinstance(value, dict):
        for name in ("nummer", "soort"):
            if isinstance(value.get(name), str | int):
                return str(value[name])
    return f"#{index}"


def _read(kind: Any, value: object, spot: _Spot) -> Any:
    origin = get_origin(kind)
    if is_dataclass(kind):
        return _fields(kind, value, spot) if isinstance(value, dict) else spot.wrong("norms.geen_tabel")
    if origin is Mapping:
        return _mapping(kind, value, spot) if isinstance(value, dict) else spot.wrong("norms.geen_tabel")
    if origin is tuple:
        if not isinstance(value, list):
            return spot.wrong("norms.geen_lijst")
        member = get_args(kind)[0]
        return tuple(_read(member, each, spot.member(i, each)) for i, each in enumerate(value, start=1))
    if origin is Literal:
        allowed = get_args(kind)
        if isinstance(value, str) and value in allowed:
            return value
        return spot.wrong("norms.onbekende_waarde", waarde=str(value), mogelijk=", ".join(allowed))
    if kind is bool:
        return value if isinstance(value, bool) else spot.wrong("norms.geen_ja_nee")
    if kind is int:
        is_number = isinstance(value, int) and not isinstance(value, bool)
        return value if is_number else spot.wrong("norms.geen_getal")
    if not isinstance(value, str):
        return spot.wrong("norms.geen_tekst")
    return value if value.strip() else spot.wrong("norms.leeg")


def _fields(kind: Any, table: dict[str, object], spot: _Spot) -> object | None:
    hints = get_type_hints(kind)
    before = len(spot.findings)
    found: dict[str, object] = {}
    for each in fields(kind):
        if each.name in table:
            found[each.name] = _read(hints[each.name], table[each.name], spot.inside(each.name))
        elif each.default_factory is MISSING:
            spot.inside(each.name).wrong("norms.ontbreekt", veld=each.name)
    for name in sorted(table.keys() - hints.keys()):
        spot.inside(name).wrong("norms.onbekend_veld", veld=name)
    built: object = kind(**found) if len(spot.findings) == before else None
    return built


def _mapping(kind: Any, table: dict[str, object], spot: _Spot) -> dict[str, object]:
    """Keys that are an enumeration must all be there; other keys are free."""
    key_kind, value_kind = get_args(kind)
    closed = [key.value for key in key_kind] if issubclass(key_kind, StrEnum) else []
    for name in closed:
        if name not in table:
            spot.inside(name).wrong("norms.ontbreekt", veld=name)
    found: dict[str, object] = {}
    for name, value in table.items():
        if closed and name not in closed:
            spot.inside(name).wrong("norms.onbekend_veld", veld=name)
        else:
            found[key_kind(name)] = _read(value_kind, value, spot.inside(name))
    return found
