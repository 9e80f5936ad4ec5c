from dataclasses import replace
from typing import Any

from norms.loader import load_package_set
from norms.model import Norm, NormSet, ProbeKind, norm_by_number

SET = load_package_set()


def with_norm(number: int, **changes: Any) -> NormSet:
    themas = tuple(
        replace(
            thema,
            normen=tuple(replace(norm, **changes) if norm.nummer == number else norm for norm in thema.normen),
        )
        for thema in SET.themas
    )
    return replace(SET, themas=themas)


def with_probe(number: int, kind: ProbeKind, text: str) -> NormSet:
    probes = norm_by_number(SET, number).doorvraag
    return with_norm(number, doorvraag=tuple(replace(p, tekst=text) if p.soort == kind else p for p in probes))


def with_expected(**changes: Any) -> NormSet:
    return replace(SET, verwacht=replace(SET.verwacht, **changes))


def with_thema(**changes: Any) -> NormSet:
    return replace(SET, themas=(replace(SET.themas[0], **changes), *SET.themas[1:]))


def norm(number: int) -> Norm:
    return norm_by_number(SET, number)
