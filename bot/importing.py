"""A list of teams and people on the command line: read, shown, confirmed, taken in as a whole."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from bot import config
from bot.clock import Clock
from bot.listing import issued_links, read_list, tickets
from bot.process import USERNAME
from bot.reporting import write
from conversations.lijst.changes import Changes, changes
from conversations.lijst.preview import preview, team_lines
from conversations.lijst.reading import MOST_BYTES
from conversations.lijst.rows import Sheet
from conversations.text import Lines
from locales.catalogue import Catalogue
from reports.documents.links import link_sheet
from reports.documents.setting import Setting, typeset
from storage import lists, rounds
from storage.errors import StoreError
from storage.lists import Issued
from storage.store import Store, close, open_store, transaction


def import_list(
    environment: Mapping[str, str], source: Path, catalogue: Catalogue, *, check: bool, yes: bool, to: Path | None
) -> None:
    """What is shown and asked goes to stderr, the links alone to stdout, a line each: code, team, role, link.

    The links are written before the sheet is set: whatever becomes of that, no link is lost. Raises SheetError for
    a file with anything wrong in it, and StoreError where the store changed since the list was shown.
    """
    sheet = read_list(_content(source))
    folder = config.read_folder(environment)
    store = open_store(folder.data, folder.master)
    try:
        wanted = changes(sheet, lists.standing(store, sheet.rows))
        click.echo(catalogue.words(Lines((preview(wanted), team_lines(wanted)))), err=True)
        if check or wanted.is_nothing:
            return
        if not yes and not _confirmed(catalogue):
            click.echo(catalogue.text("cli.import_niet"), err=True)
            return
        label = catalogue.text("cli.import_bezig")
        with click.progressbar(length=len(wanted.rows), label=label, file=sys.stderr, update_min_steps=20) as bar:
            issued = _taken(store, sheet, wanted, lambda: bar.update(1))
        username = rounds.meta(store, USERNAME)
    finally:
        close(store)
    links = issued_links(issued, username)
    for one, link in zip(issued, links, strict=True):
        place = one.row.role if one.row.home else "ook"
        click.echo(";".join((one.row.code, _cell(one.row.team), place, link)))
    if to is not None:
        click.echo(catalogue.text("cli.import_kaartjes"), err=True)
        sheet_of_links = link_sheet(tickets(issued, links, catalogue), Clock().now().date(), catalogue)
        write(to, typeset(sheet_of_links, Setting.PDF))
    click.echo(catalogue.text("cli.import_klaar", aantal=len(issued)), err=True)


def _content(source: Path) -> bytes:
    """Of a larger file no more than tells that it is too large."""
    with source.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)


def _confirmed(catalogue: Catalogue) -> bool:
    """An end of input is a no, and so is every word but yes."""
    try:
        said = click.prompt(catalogue.text("cli.import_doorvoeren"), default="", show_default=False, err=True)
    except click.Abort:
        click.echo(err=True)
        return False
    return said.strip().casefold() in catalogue.text("cli.import_ja_woorden").split("|")


def _taken(store: Store, sheet: Sheet, shown: Changes, step: Callable[[], None]) -> tuple[Issued, ...]:
    """In one transaction: what was shown, or nothing."""
    with transaction(store):
        if changes(sheet, lists.standing(store, sheet.rows)) != shown:
            raise StoreError("opslag.intussen_anders")
        return lists.take(store, shown, Clock().now(), step)


def _cell(text: str) -> str:
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if {";", '"'} & set(text) else text
