"""The command line: one function per command. Its words are the catalogue's."""

import asyncio
import json
import os
import sys
from datetime import datetime
from pathlib import Path

import click

from bot import config
from bot.clock import Clock
from bot.demo import demo as run_demo
from bot.effects import link_text
from bot.exits import FOUND, explained, finding_line
from bot.logs import set_up
from bot.process import USERNAME
from bot.process import run as run_bot
from conversations.model import Role
from guard.find import find
from guard.masking import action
from locales.catalogue import load_catalogue
from norms.linter import lint
from norms.loader import load_folder, load_package_set
from rounds.period import AMSTERDAM
from storage import inbox, rounds, teams
from storage.errors import StoreError
from storage.soundness import check as check_store
from storage.store import Lock, Store, close, create, open_store, transaction

WORDS = load_catalogue()


@click.group(help=WORDS.text("cli.spiegel"))
def main() -> None:
    set_up()


@main.command(help=WORDS.text("cli.init"))
def init() -> None:
    with explained(WORDS):
        data = config.data_folder(os.environ)
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        config.make_key(config.key_file(os.environ, data))
        folder = config.read_folder(os.environ)
        create(folder.data, folder.master)
        store = open_store(folder.data, folder.master)
        with transaction(store):
            code = teams.issue(store, None, Role.COORDINATOR, Clock().now())
        close(store)
        click.echo(WORDS.text("cli.init_klaar", map=str(data), code=code))


@main.command(help=WORDS.text("cli.run"))
def run() -> None:
    with explained(WORDS):
        settings = config.read_settings(os.environ)
        asyncio.run(run_bot(settings, WORDS, load_package_set()))


@main.command(help=WORDS.text("cli.invite"))
@click.option("--team", default=None, help=WORDS.text("cli.invite_team"))
@click.option(
    "--role",
    "role",
    type=click.Choice([role.value for role in Role]),
    default=Role.PROFESSIONAL.value,
    help=WORDS.text("cli.invite_rol"),
)
@click.option("--count", type=click.IntRange(1, 200), default=1, help=WORDS.text("cli.invite_aantal"))
def invite(team: str | None, role: str, count: int) -> None:
    with explained(WORDS):
        store = _locked_out_store()
        try:
            number = _team_number(store, team, Role(role))
            username = rounds.meta(store, USERNAME)
            with transaction(store):
                codes = [teams.issue(store, number, Role(role), Clock().now()) for _ in range(count)]
        finally:
            close(store)
        for code in codes:
            click.echo(link_text(username, code) if username else f"start={code}")


def _team_number(store: Store, team: str | None, role: Role) -> int | None:
    """None for a coördinator, who belongs to no team by that role."""
    if role == Role.COORDINATOR:
        return None
    number = teams.by_name(store, team) if team else None
    if number is None:
        raise StoreError("opslag.geen_team", team=team or "")
    return number


@main.command(help=WORDS.text("cli.check"))
def check() -> None:
    with explained(WORDS):
        folder = config.read_folder(os.environ)
        found = check_store(folder.data, folder.master)
    for finding in found:
        click.echo(WORDS.text(finding.key, plek=finding.place, aantal=finding.count))
    if found:
        raise SystemExit(FOUND)
    click.echo(WORDS.text("controle.goed"))


@main.command(help=WORDS.text("cli.retry"))
def retry() -> None:
    with explained(WORDS):
        folder = config.read_folder(os.environ)
        lock = Lock(folder.data)
        store = open_store(folder.data, folder.master)
        with transaction(store):
            count = inbox.retry_dead(store)
        close(store)
        lock.release()
        click.echo(WORDS.text("cli.retry_klaar", aantal=count))


@main.group(help=WORDS.text("cli.norms"))
def norms() -> None:
    """Its commands are about the norms alone."""


@norms.command("check", help=WORDS.text("cli.norms_check"))
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def norms_check(folder: Path | None) -> None:
    with explained(WORDS):
        norm_set = load_folder(folder) if folder else load_package_set()
    found = lint(norm_set)
    for finding in found:
        click.echo(finding_line(finding, WORDS))
    if found:
        raise SystemExit(FOUND)
    count = sum(len(theme.normen) for theme in norm_set.themas)
    click.echo(WORDS.text("cli.norms_goed", aantal=count, themas=len(norm_set.themas)))


@main.command("guard", help=WORDS.text("cli.guard"))
def guard_lines() -> None:
    for raw in sys.stdin.buffer:
        spans = find(raw.decode("utf-8", "replace").rstrip("\r\n"))
        body = {
            "action": action(spans),
            "found": [{"kind": str(span.kind), "start": span.start, "end": span.end} for span in spans],
        }
        click.echo(json.dumps(body))


@main.command(help=WORDS.text("cli.demo"))
@click.option("--port", type=click.IntRange(0, 65535), default=8080, help=WORDS.text("cli.demo_port"))
@click.option("--start", "start", default=None, help=WORDS.text("cli.demo_start"))
@click.option("--speed", type=click.FloatRange(0.0, 100_000.0), default=1.0, help=WORDS.text("cli.demo_speed"))
def demo(port: int, start: str | None, speed: float) -> None:
    with explained(WORDS):
        at = _moment(start) if start else None
        asyncio.run(run_demo(WORDS, load_package_set(), port=port, start=at, speed=speed))


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)
    except ValueError:
        raise config.SettingsError((config.Problem("--start", "instelling.moment"),)) from None


def _locked_out_store() -> Store:
    """Beside a running bot: the store takes both, one transaction at a time."""
    folder = config.read_folder(os.environ)
    return open_store(folder.data, folder.master)


if __name__ == "__main__":
    main()
