"""Cleared values as JSON and back: weeks and days as text."""

from datetime import date
from typing import TypeVar

import cattrs

from rounds.period import Period

Cleared = TypeVar("Cleared")


def plain(cleared: object) -> dict[str, object]:
    return dict(_CONVERTER.unstructure(cleared))


def structured(stored: dict[str, object], kind: type[Cleared]) -> Cleared:
    return _CONVERTER.structure(stored, kind)


def _converter() -> cattrs.Converter:
    made = cattrs.Converter()
    made.register_unstructure_hook(Period, str)
    made.register_structure_hook(Period, lambda value, _: Period.parse(value))
    made.register_unstructure_hook(date, lambda value: value.isoformat())
    made.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    return made


_CONVERTER = _converter()
