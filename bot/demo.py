"""The example organisation in the browser, made through the same doors as any: init, chat, links."""

import asyncio
import tempfile
import tomllib
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path
from random import Random

import click

from bot import config
from bot.clock import Clock
from bot.demo_answers import Company
from bot.demo_character import Character
from bot.demo_newcomers import Newcomers, heads_of_links
from bot.demo_story import ENOUGH, TOKEN, Hand, PlannedTeam, init, tell_beginning
from bot.demo_truths import load_truths
from bot.demo_words import load_words
from bot.process import run
from locales.catalogue import Catalogue
from norms.model import NormSet
from rounds.calendar import OPENS, at_clock, first_monday
from rounds.period import Period
from storage.errors import StoreError
from webchat.crowd import Crowd
from webchat.pages import Tip
from webchat.server import Webchat

WEEKS = 3
"""Weeks of told time that have passed when the page opens."""
TIPS = 6
SEED = 7


@dataclass(frozen=True, slots=True)
class Stage:
    """A demo that plays: its server with the page, the bot and what stops it, the folder that goes at the end."""

    chat: Webchat
    bot: asyncio.Task[None]
    stop: asyncio.Event
    folder: config.Folder


async def demo(
    catalogue: Catalogue, norm_set: NormSet, *, port: int, start: datetime | None, speed: float, empty: bool
) -> None:
    """Until Ctrl-C; see `staged`."""
    async with staged(catalogue, norm_set, port=port, start=start, speed=speed, empty=empty) as stage:
        if not stage.bot.done():
            click.echo(catalogue.text("demo.klaar", adres=stage.chat.url))
        await stage.bot


@asynccontextmanager
async def staged(
    catalogue: Catalogue, norm_set: NormSet, *, port: int, start: datetime | None, speed: float, empty: bool
) -> AsyncIterator[Stage]:
    """From an empty folder to a page that is ready. StoreError `demo.poort` where the port is taken.

    `empty`: nothing is there but a coördinator, and told time stands still until someone lets it run.
    """
    begin = start or (at_clock(Clock().now().date(), OPENS) if empty else _weeks_ago(Clock().now()))
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="spiegel-demo-")))
        opened, code = init({"SPIEGEL_DATA": str(folder)}, begin)
        guide = _tips(catalogue, "leeg_tip" if empty else "tip")
        chat = Webchat(port=port, token=TOKEN, start=begin, speed=speed, guide=guide)
        try:
            await stack.enter_async_context(chat)
        except OSError as error:
            raise StoreError("demo.poort", poort=str(port)) from error
        running, stop = asyncio.Event(), asyncio.Event()
        named = {config.NAME: catalogue.text("demo.organisatie")}
        settings = config.Settings(opened, TOKEN, chat.url, named, ENOUGH)
        bot = asyncio.create_task(run(settings, catalogue, (norm_set,), running, stop))
        stack.push_async_callback(_ended, bot, stop)
        click.echo(catalogue.text("demo.leeg" if empty else "demo.bezig"))
        company = Company(load_words(), load_truths(), catalogue, norm_set, now=lambda: chat.told)
        telling = _invite(chat, company, code, stack) if empty else _tell(chat, company, code, stack)
        story = asyncio.create_task(telling)
        await asyncio.wait({bot, story}, return_when=asyncio.FIRST_COMPLETED)
        if story.done():
            story.result()
            chat.state.clock.set(running=speed > 0 and not empty)
        story.cancel()
        yield Stage(chat, bot, stop, opened)


async def _ended(bot: asyncio.Task[None], stop: asyncio.Event) -> None:
    """Stops the bot where nobody did; its own errors are raised by who waits for it."""
    stop.set()
    await asyncio.wait([bot])


def _weeks_ago(now: datetime) -> datetime:
    """The Thursday morning before a round that now has WEEKS weeks behind it."""
    monday = Period.of(now).plus(-WEEKS).monday
    return at_clock(monday - timedelta(days=4), OPENS)


def _tips(catalogue: Catalogue, kind: str) -> tuple[Tip, ...]:
    return tuple(
        Tip(catalogue.text(f"demo.{kind}_{number}_titel"), catalogue.text(f"demo.{kind}_{number}"))
        for number in range(1, TIPS + 1)
    )


async def _invite(chat: Webchat, company: Company, code: str, stack: AsyncExitStack) -> None:
    """A coördinator with a code, and people who open each link that comes onto that phone."""
    crowd = await stack.enter_async_context(Crowd(chat, ()))
    await chat.joined()
    person = chat.add_person(company.catalogue.text("demo.coordinator"))
    await Hand(chat, company.catalogue, person).open(code)
    newcomers = Newcomers(chat, crowd, company, person, SEED, heads_of_links(company.catalogue))
    watching = asyncio.create_task(newcomers.watch())
    stack.callback(watching.cancel)


async def _tell(chat: Webchat, company: Company, code: str, stack: AsyncExitStack) -> None:
    """The story so far: teams, links and a round in chat, then everyone joins and three weeks pass."""
    begin = chat.told
    crowd = await stack.enter_async_context(Crowd(chat, ()))
    await tell_beginning(chat, company, code, example(), crowd, len(company.norm_set.themas))
    first = first_monday(begin)
    await chat.jump(at_clock(first.plus(WEEKS).monday, OPENS) + timedelta(hours=1))


def example() -> tuple[PlannedTeam, ...]:
    """The teams of the demo; of each the leader lets questions lie, the next so many answer, the others do not."""
    found = tomllib.loads(files("bot").joinpath("demo.toml").read_text(encoding="utf-8"))
    chance = Random(SEED)  # noqa: S311  # a story that is the same every time
    planned = []
    for number, team in enumerate(found["team"], start=1):
        writes = [float(0 < place <= team["schrijvers"]) for place in range(len(team["mensen"]))]
        characters = [Character(chance.getrandbits(64), number, place, part) for place, part in enumerate(writes)]
        planned.append(PlannedTeam(team["naam"], tuple(team["mensen"]), tuple(characters)))
    return tuple(planned)
