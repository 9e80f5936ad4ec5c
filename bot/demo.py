"""The example organisation in the browser, made through the same doors as any: init, chat, links."""

import asyncio
import re
import tempfile
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import click

from bot import config
from bot.clock import Clock
from bot.demo_people import Example, ExampleTeam, behaviour, load_example
from bot.process import run
from conversations.model import Role
from locales.catalogue import Catalogue
from norms.model import NormSet
from rounds.calendar import OPENS, at_clock, first_monday
from rounds.period import Period
from storage import teams
from storage.errors import StoreError
from storage.store import close, create, open_store, transaction
from webchat.crowd import Crowd
from webchat.pages import Tip
from webchat.phones import Phone
from webchat.server import Webchat

TOKEN = "100000001:demo-op-deze-computer"  # noqa: S105  # of a server that lives as long as this process
WEEKS = 3
"""Weeks of told time that have passed when the page opens."""
TIPS = 6
SEED = 7
LINK = re.compile(r"start=([\w-]+)")
ENOUGH = 1000.0
"""Messages a second; nobody bounds them here."""


async def demo(
    catalogue: Catalogue, norm_set: NormSet, *, port: int, start: datetime | None, speed: float
) -> None:
    """Until Ctrl-C. StoreError `demo.poort` where the port is taken."""
    begin = start or _weeks_ago(Clock().now())
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="spiegel-demo-")))
        opened, code = _init(folder, begin)
        chat = Webchat(port=port, token=TOKEN, start=begin, speed=speed, guide=_tips(catalogue))
        try:
            await stack.enter_async_context(chat)
        except OSError as error:
            raise StoreError("demo.poort", poort=str(port)) from error
        running = asyncio.Event()
        settings = config.Settings(opened, TOKEN, chat.url, {}, ENOUGH)
        bot = asyncio.create_task(run(settings, catalogue, norm_set, running))
        click.echo(catalogue.text("demo.bezig"))
        started = asyncio.create_task(running.wait())
        await asyncio.wait({bot, started}, return_when=asyncio.FIRST_COMPLETED)
        story = asyncio.create_task(_tell(chat, catalogue, norm_set, code, stack))
        await asyncio.wait({bot, story}, return_when=asyncio.FIRST_COMPLETED)
        if story.done():
            story.result()
            chat.state.clock.set(running=speed > 0)
            click.echo(catalogue.text("demo.klaar", adres=chat.url))
        story.cancel()
        await bot


def _weeks_ago(now: datetime) -> datetime:
    """The Thursday morning before a round that now has WEEKS weeks behind it."""
    monday = Period.of(now).plus(-WEEKS).monday
    return at_clock(monday - timedelta(days=4), OPENS)


def _init(folder: Path, begin: datetime) -> tuple[config.Folder, str]:
    """A fresh data folder and the first coördinator's code, as `spiegel init` makes them."""
    config.make_key(folder / config.KEY_FILE)
    opened = config.read_folder({"SPIEGEL_DATA": str(folder)})
    create(opened.data, opened.master)
    store = open_store(opened.data, opened.master)
    with transaction(store):
        code = teams.issue(store, None, Role.COORDINATOR, begin)
    close(store)
    return opened, code


def _tips(catalogue: Catalogue) -> tuple[Tip, ...]:
    return tuple(
        Tip(catalogue.text(f"demo.tip_{number}_titel"), catalogue.text(f"demo.tip_{number}"))
        for number in range(1, TIPS + 1)
    )


async def _tell(
    chat: Webchat,
    catalogue: Catalogue,
    norm_set: NormSet,
    code: str,
    stack: AsyncExitStack,
) -> None:
    """The story so far: teams, links and a round in chat, then everyone joins and three weeks pass."""
    example = load_example()
    begin = chat.told
    await chat.joined()
    coordinator = Hand(chat, catalogue, chat.add_person(catalogue.text("demo.coordinator")))
    await coordinator.open(code)
    await coordinator.press("ja_coordinator")
    links = {team.name: await _make_team(coordinator, team) for team in example.teams}
    for choice in ("ronde_beginnen", "een_vraag_per_week", "starten"):
        await coordinator.press(choice)
    crowd = await stack.enter_async_context(Crowd(chat, ()))
    _people_join(chat, crowd, example, catalogue, norm_set, links)
    await chat.settled(None)
    first = first_monday(begin)
    await chat.jump(at_clock(first.plus(WEEKS).monday, OPENS) + timedelta(hours=1))


async def _make_team(coordinator: "Hand", team: ExampleTeam) -> tuple[str, ...]:
    """The leader's link first, then one for every other."""
    await coordinator.press("nieuw_team")
    await coordinator.type(team.name)
    await coordinator.type(team.name)
    await coordinator.press("links_maken")
    await coordinator.press("rol_teamleider")
    leader = await coordinator.press("aantal_1")
    await coordinator.press("links_maken")
    await coordinator.press("rol_professional")
    others = await coordinator.type(str(len(team.people) - 1))
    await coordinator.press("terug")
    return (*LINK.findall(_newest_links(leader)), *LINK.findall(_newest_links(others)))


def _newest_links(phone: Phone) -> str:
    return next(message.text for message in reversed(phone.messages) if LINK.search(message.text))


def _people_join(
    chat: Webchat,
    crowd: Crowd,
    example: Example,
    catalogue: Catalogue,
    norm_set: NormSet,
    links: dict[str, tuple[str, ...]],
) -> None:
    chance = Random(SEED)  # noqa: S311  # a story that is the same every time
    for team in example.teams:
        group = catalogue.text("demo.groep", team=team.name)
        for place, (name, link) in enumerate(zip(team.people, links[team.name], strict=True)):
            shown = catalogue.text("demo.teamleider", naam=name) if place == 0 else name
            person = chat.add_person(shown, group=group)
            chat.open_link(person, link)
            writes = 0 < place <= team.writers
            own = Random(chance.random())  # noqa: S311  # as above
            crowd.add(person, behaviour(example, catalogue, norm_set, own, place=place, writes=writes))


class Hand:
    """Someone's hand on their own phone: each act waits until the bot has finished talking."""

    def __init__(self, chat: Webchat, catalogue: Catalogue, person: int) -> None:
        self._chat = chat
        self._words = catalogue
        self._person = person

    async def open(self, code: str) -> Phone:
        self._chat.open_link(self._person, code)
        return await self._quiet()

    async def type(self, text: str) -> Phone:
        self._chat.send(self._person, text)
        return await self._quiet()

    async def press(self, choice: str) -> Phone:
        """The newest button with the label of this choice."""
        label = self._words.text(f"knop.{choice}")
        for message in reversed(self._chat.phone(self._person).messages):
            for button in message.buttons:
                if button.label == label:
                    self._chat.press(self._person, message.id, button.data)
                    return await self._quiet()
        raise LookupError(choice)

    async def _quiet(self) -> Phone:
        await self._chat.settled(None)
        return self._chat.phone(self._person)
