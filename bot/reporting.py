"""A document on the command line: which, of what, in which form, and into which file."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import assert_never

from bot import config
from bot.clock import Clock
from bot.materials import before_of_team, material_of
from locales.catalogue import Catalogue
from reports.documents.document import Document
from reports.documents.explain import explained
from reports.documents.page import of_organisation
from reports.documents.round.report import round_report
from reports.documents.setting import Setting, typeset
from reports.documents.sheets import as_json, comma_separated, workbook
from reports.documents.team_page import team_page
from reports.documents.web import web_page
from reports.gate.round_pictures import read_pictures
from storage import rounds, teams
from storage.errors import StoreError
from storage.store import Store, close, open_store


class Form(StrEnum):
    """The value is the ending of the file."""

    PDF = "pdf"
    PNG = "png"
    HTML = "html"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


def made_in(form: Form, document: Document) -> bytes:
    """Tables alone in xlsx, csv and json; all of it in the others."""
    match form:
        case Form.PDF:
            return typeset(document, Setting.PDF)
        case Form.PNG:
            return typeset(document, Setting.PNG)
        case Form.HTML:
            return web_page(document).encode()
        case Form.XLSX:
            return workbook(document)
        case Form.CSV:
            return comma_separated(document)
        case Form.JSON:
            return as_json(document)
        case _:
            assert_never(form)


@dataclass(frozen=True, slots=True)
class Reported:
    """`explanation`: what each sentence and figure of it rests on."""

    body: bytes
    explanation: str


def report(
    environment: Mapping[str, str],
    number: int,
    team: str | None,
    form: Form,
    catalogue: Catalogue,
    *,
    amended: bool = False,
) -> Reported:
    """Of the whole round where `team` is None, as it was settled last.

    `amended`: with what was published since, as a concept. The store is read beside a running bot.

    Raise StoreError for a round or a team that is not there, and for a round that still runs.
    """
    folder, name = config.read_folder(environment), config.read_name(environment)
    store = open_store(folder.data, folder.master)
    try:
        document = of_organisation(_document(store, number, team, catalogue, amended=amended), name)
    finally:
        close(store)
    return Reported(made_in(form, document), explained(document, catalogue))


def _document(store: Store, number: int, team: str | None, catalogue: Catalogue, *, amended: bool) -> Document:
    found = next((each for each in rounds.every(store) if each.round.id == number), None)
    if found is None:
        raise StoreError("opslag.geen_ronde", ronde=str(number))
    made = Clock().now().date()
    if team is None:
        material = material_of(store, found, made, amended=amended)
        if material is None:
            raise StoreError("opslag.ronde_loopt", ronde=str(number))
        return round_report(material, catalogue)
    which = teams.by_name(store, team)
    if which is None:
        raise StoreError("opslag.geen_team", team=team)
    pictures = read_pictures(store, which, found)
    before = before_of_team(store, which, number)
    return team_page(teams.name(store, which), pictures, found.round, found.threshold, made, catalogue, before)


def write(file: Path, body: bytes) -> None:
    """For the owner alone; a file that is there is replaced as a whole, never half."""
    waiting = file.with_name(f".{file.name}.nieuw")
    with os.fdopen(os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
        opened.write(body)
    waiting.replace(file)
