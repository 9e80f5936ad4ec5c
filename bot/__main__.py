"""The command line: one function per command. Its words are the catalogue's."""

import asyncio
import json
import os
import sys
from datetime import datetime
from pathlib import Path

import click

from bot import config
from bot.bench import bench as run_bench
from bot.clock import Clock
from bot.demo import demo as run_demo
from bot.editions import available, beside, remarks
from bot.exits import FOUND, explained, finding_line
from bot.guarding import guard_lines
from bot.importing import import_list
from bot.logs import set_up
from bot.once import tick_once
from bot.organising import link_text
from bot.probing import probed
from bot.process import USERNAME
from bot.process import run as run_bot
from bot.reporting import Form, write
from bot.reporting import report as made_report
from bot.simulate import FEWEST_PEOPLE, MOST_PEOPLE, MOST_WEEKS, simulate_rows, told_result
from bot.simulate import simulate as run_simulation
from conversations.model import Role
from guard.find import load_guard
from locales.catalogue import load_catalogue
from norms.loader import load_folder, load_package_set, load_package_sets
from reports.documents.links import link_sheet
from reports.documents.setting import Setting, typeset
from rounds.period import AMSTERDAM
from storage import inbox, rounds, teams
from storage.errors import StoreError
from storage.soundness import check as check_store
from storage.store import Lock, Store, close, create, open_store, transaction

WORDS = load_catalogue()
FILE = click.Path(path_type=Path, dir_okay=False, writable=True)


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
        asyncio.run(run_bot(settings, WORDS, available(settings.folder.data)))


@main.command(help=WORDS.text("cli.tick"))
@click.option("--now", "now", default=None, help=WORDS.text("cli.tick_nu"))
def tick(now: str | None) -> None:
    with explained(WORDS):
        at = _moment(now, "--now") if now else None
        settings = config.read_settings(os.environ)
        late = asyncio.run(tick_once(settings, WORDS, available(settings.folder.data), at))
        click.echo(WORDS.text("cli.tick_klaar", aantal=late))


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
@click.option("-o", "--output", "file", type=FILE, default=None, help=WORDS.text("cli.invite_blad"))
def invite(team: str | None, role: str, count: int, file: Path | None) -> None:
    with explained(WORDS):
        store = _locked_out_store()
        try:
            number = _team_number(store, team, Role(role))
            username = rounds.meta(store, USERNAME)
            with transaction(store):
                codes = [teams.issue(store, number, Role(role), Clock().now()) for _ in range(count)]
        finally:
            close(store)
        links = [link_text(username, code) if username else f"start={code}" for code in codes]
        for link in links:
            click.echo(link)
        if file is not None:
            whose = WORDS.text(f"rol.{role}")
            whom = WORDS.text("document.kaartje_voor", team=team, rol=whose) if team else whose
            sheet = link_sheet([(whom, link) for link in links], Clock().now().date(), WORDS)
            write(file, typeset(sheet, Setting.PDF))


@main.command("import", help=WORDS.text("cli.import"))
@click.argument("source", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--check", is_flag=True, help=WORDS.text("cli.import_alleen_kijken"))
@click.option("--yes", is_flag=True, help=WORDS.text("cli.import_ja"))
@click.option("-o", "--output", "file", type=FILE, default=None, help=WORDS.text("cli.invite_blad"))
def import_(source: Path, file: Path | None, *, check: bool, yes: bool) -> None:
    with explained(WORDS):
        import_list(os.environ, source, WORDS, check=check, yes=yes, to=file)


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
        found = remarks(norm_set, beside(folder) if folder else load_package_sets())
    for finding in found:
        click.echo(finding_line(finding, WORDS))
    if found:
        raise SystemExit(FOUND)
    count = sum(len(theme.normen) for theme in norm_set.themas)
    click.echo(WORDS.text("cli.norms_goed", aantal=count, themas=len(norm_set.themas)))


@main.command("report", help=WORDS.text("cli.report"))
@click.option("--round", "number", type=click.IntRange(1), required=True, help=WORDS.text("cli.report_ronde"))
@click.option("--team", default=None, help=WORDS.text("cli.report_team"))
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    required=True,
    help=WORDS.text("cli.report_vorm"),
)
@click.option("-o", "--output", "file", type=FILE, required=True, help=WORDS.text("cli.report_bestand"))
@click.option("--explain", is_flag=True, help=WORDS.text("cli.report_uitleg"))
@click.option("--amended", is_flag=True, help=WORDS.text("cli.report_aangevuld"))
def report(number: int, team: str | None, form: str, file: Path, *, explain: bool, amended: bool) -> None:
    with explained(WORDS):
        made = made_report(os.environ, number, team, Form(form), WORDS, amended=amended)
        write(file, made.body)
    if explain:
        click.echo(made.explanation, nl=False)


@main.command("guard", help=WORDS.text("cli.guard"))
def guard() -> None:
    guard_lines(load_guard(), sys.stdin.buffer, sys.stdout)


@main.command(help=WORDS.text("cli.probe"))
def probe() -> None:
    with explained(WORDS):
        norm_set = load_package_set()
    for raw in sys.stdin.buffer:
        click.echo(json.dumps(probed(raw, norm_set, WORDS)))


@main.command(help=WORDS.text("cli.bench"))
@click.argument("name")
def bench(name: str) -> None:
    with explained(WORDS):
        code = run_bench(name)
    raise SystemExit(code)


@main.command(help=WORDS.text("cli.demo"))
@click.option("--port", type=click.IntRange(0, 65535), default=8080, help=WORDS.text("cli.demo_port"))
@click.option("--start", "start", default=None, help=WORDS.text("cli.demo_start"))
@click.option("--speed", type=click.FloatRange(0.0, 100_000.0), default=1.0, help=WORDS.text("cli.demo_speed"))
@click.option("--empty", is_flag=True, help=WORDS.text("cli.demo_empty"))
def demo(port: int, start: str | None, speed: float, *, empty: bool) -> None:
    with explained(WORDS):
        at = _moment(start) if start else None
        asyncio.run(run_demo(WORDS, load_package_set(), port=port, start=at, speed=speed, empty=empty))


@main.command(help=WORDS.text("cli.simulate"))
@click.option(
    "--people",
    type=click.IntRange(FEWEST_PEOPLE, MOST_PEOPLE),
    default=40,
    help=WORDS.text("cli.simulate_people"),
)
@click.option("--weeks", type=click.IntRange(1, MOST_WEEKS), default=4, help=WORDS.text("cli.simulate_weeks"))
@click.option("--seed", type=click.IntRange(0), default=1, help=WORDS.text("cli.simulate_seed"))
@click.option("--rows", is_flag=True, help=WORDS.text("cli.simulate_rows"))
def simulate(people: int, weeks: int, seed: int, *, rows: bool) -> None:
    play = simulate_rows if rows else run_simulation
    with explained(WORDS):
        result = play(WORDS, load_package_set(), os.environ, people=people, weeks=weeks, seed=seed)
        click.echo(told_result(result, WORDS))


def _moment(text: str, option: str = "--start") -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)
    except ValueError:
        raise config.SettingsError((config.Problem(option, "instelling.moment"),)) from None


def _locked_out_store() -> Store:
    """Beside a running bot: the store takes both, one transaction at a time."""
    folder = config.read_folder(os.environ)
    return open_store(folder.data, folder.master)


if __name__ == "__main__":
    main()
