"""The editions of the norms that a next round may choose: those of the program and those in the data folder."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from bot.config import LINKS
from conversations.model import Role
from norms.findings import Finding, NormSetError
from norms.lint_crosswalk import lint_editions
from norms.linter import lint
from norms.loader import SET_FILE, load_folder, load_package_sets
from norms.model import NormSet
from norms.passage import heir, passage

FOLDER = "normen"
"""In the data folder: a folder for each edition of the organisation's own."""


def available(data: Path) -> tuple[NormSet, ...]:
    """The newest first. NormSetError with every remark on an own edition: what it asks goes to people unseen."""
    brought, folders = load_package_sets(), _folders(data / FOLDER)
    own: list[NormSet] = []
    findings: list[Finding] = []
    for folder in folders:
        try:
            own.append(load_folder(folder))
        except NormSetError as error:
            findings.extend(_placed(folder, error.findings))
    if not findings:
        for folder, norm_set in zip(folders, own, strict=True):
            others = (*brought, *(one for one in own if one is not norm_set))
            findings.extend(_placed(folder, remarks(norm_set, others)))
    if findings:
        raise NormSetError(tuple(findings))
    return tuple(sorted((*brought, *own), key=_age, reverse=True))


def remarks(norm_set: NormSet, others: Iterable[NormSet]) -> tuple[Finding, ...]:
    """All that is to be said of an edition, its own texts first, then beside the editions it follows."""
    return (*lint(norm_set), *lint_editions(norm_set, others), *_unknown_roles(norm_set))


def beside(folder: Path) -> tuple[NormSet, ...]:
    """The editions to look at beside the one in this folder: the program's, and those in folders next to it."""
    found = list(load_package_sets())
    for other in _folders(folder.resolve().parent):
        if other == folder.resolve():
            continue
        try:
            found.append(load_folder(other))
        except NormSetError:
            continue
    return tuple(found)


def by_edition(organisation: Mapping[str, str], editions: tuple[NormSet, ...]) -> dict[str, str]:
    """The organisation's settings, with each address to read on under its edition and norm: `verder_leren.ID.12`.

    Numbers without an edition are those of the newest that comes with the program; in others the address goes
    with its norm, but where these have one of their own.
    """
    plain = {key: value for key, value in organisation.items() if re.fullmatch(rf"{LINKS}\.\d+", key)}
    rest = {key: value for key, value in organisation.items() if key not in plain}
    brought = {one.id for one in load_package_sets()} if plain else set()
    of = next((one for one in editions if one.id in brought), None)
    if of is None:
        return rest
    found = {}
    for edition in editions:
        links = passage(of, edition, editions)
        for key, address in plain.items():
            number = heir(links, int(key.removeprefix(f"{LINKS}.")))
            if number is not None:
                found[f"{LINKS}.{edition.id}.{number}"] = address
    return {**found, **rest}


def _folders(within: Path) -> list[Path]:
    return sorted(folder.parent for folder in within.glob(f"*/{SET_FILE}"))


def _placed(folder: Path, findings: Iterable[Finding]) -> list[Finding]:
    return [replace(finding, file=f"{FOLDER}/{folder.name}/{finding.file}") for finding in findings]


def _age(norm_set: NormSet) -> tuple[int, ...]:
    """`2027.1` comes after `2026.12`."""
    return tuple(int(digits) for digits in re.findall(r"\d+", norm_set.editie))


def _unknown_roles(norm_set: NormSet) -> Iterable[Finding]:
    """A role that nobody can have would be asked of nobody."""
    allowed = [role.value for role in Role if role != Role.COORDINATOR]
    for role in norm_set.waarden.rollen:
        if role not in allowed:
            args: dict[str, str | int] = {"waarde": role, "mogelijk": ", ".join(allowed)}
            yield Finding(SET_FILE, "waarden.rollen", "norms.onbekende_waarde", args)
