"""What demo and simulation share: an organisation made through the same doors as any, by phones alone."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot import config
from bot.demo_answers import Company
from bot.demo_character import Character
from bot.demo_people import behaviour
from conversations.model import Role
from conversations.text import Arg, DayMonth
from locales.catalogue import Catalogue
from rounds.calendar import first_monday
from rounds.period import Period
from rounds.setup import SHORTEST
from storage import teams
from storage.errors import StoreError
from storage.store import STORE_FILE, close, create, open_store, transaction
from webchat.crowd import Crowd
from webchat.phones import Phone
from webchat.server import Webchat

TOKEN = "100000001:demo-op-deze-computer"  # noqa: S105  # of a server that lives as long as this process
ENOUGH = 1000.0
"""Messages a second; nobody bounds them here."""
LINK = re.compile(r"start=([\w-]+)")


@dataclass(frozen=True, slots=True)
class PlannedTeam:
    """`people` are first names, the first of which is the leader; everyone has a character, in the same order."""

    name: str
    people: tuple[str, ...]
    characters: tuple[Character, ...]


def init(environ: Mapping[str, str], begin: datetime) -> tuple[config.Folder, str]:
    """A fresh data folder and the first coördinator's code, as `spiegel init` makes them.

    StoreError where the folder holds a store; nothing is touched then.
    """
    data = config.data_folder(environ)
    if (data / STORE_FILE).exists():
        raise StoreError("opslag.bestaat", map=str(data))
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    config.make_key(config.key_file(environ, data))
    opened = config.read_folder(environ)
    create(opened.data, opened.master)
    store = open_store(opened.data, opened.master)
    with transaction(store):
        code = teams.issue(store, None, Role.COORDINATOR, begin)
    close(store)
    return opened, code


async def tell_beginning(
    chat: Webchat, company: Company, code: str, planned: Iterable[PlannedTeam], crowd: Crowd, weeks: int
) -> None:
    """Teams, links and a round in chat; then everyone gets a link and a phone."""
    catalogue = company.catalogue
    await chat.joined()
    coordinator = Hand(chat, catalogue, chat.add_person(catalogue.text("demo.coordinator")))
    await coordinator.open(code)
    await coordinator.press("ja_coordinator")
    made = [(team, await _make_team(coordinator, team)) for team in planned]
    await start_round(coordinator, weeks, first_monday(chat.told))
    for team, links in made:
        _join(chat, crowd, company, team, links)
    await chat.settled(None)


async def start_round(hand: "Hand", weeks: int, first: Period) -> None:
    """From the overview of teams through the wizard; a round has at least SHORTEST weeks."""
    for choice in ("ronde", "doel_allebei", "zo_goed", "niet_vragen", "zo_goed", "start_of_lengte"):
        await hand.press(choice)
    await hand.type(str(max(weeks, SHORTEST)))
    for choice in ("zo_goed", "ja_afgesproken", "verwacht_75", "sla_over", "akkoord", "akkoord", "akkoord"):
        await hand.press(choice)
    await hand.say("demo.beheerder")
    await hand.press("verder")
    await hand.press("starten_op", datum=DayMonth(first.monday))


async def _make_team(coordinator: "Hand", team: PlannedTeam) -> tuple[str, ...]:
    """The leader's link first, then one for every other."""
    await coordinator.press("nieuw_team")
    await coordinator.type(team.name)
    await coordinator.type(team.name)
    await coordinator.press("links_maken")
    await coordinator.press("rol_teamleider")
    leader = await coordinator.press("aantal_1")
    found = LINK.findall(_newest_links(leader))
    await coordinator.press("links_maken")
    await coordinator.press("rol_professional")
    others = await coordinator.type(str(len(team.people) - 1))
    await coordinator.press("terug")
    return (*found, *LINK.findall(_newest_links(others)))


def _newest_links(phone: Phone) -> str:
    return next(message.text for message in reversed(phone.messages) if LINK.search(message.text))


def _join(chat: Webchat, crowd: Crowd, company: Company, team: PlannedTeam, links: tuple[str, ...]) -> None:
    group = company.catalogue.text("demo.groep", team=team.name)
    for place, (name, character, link) in enumerate(zip(team.people, team.characters, links, strict=True)):
        shown = company.catalogue.text("demo.teamleider", naam=name) if place == 0 else name
        person = chat.add_person(shown, group=group)
        crowd.add(person, behaviour(company, character, link))


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

    async def say(self, key: str) -> Phone:
        return await self.type(self._words.text(key))

    async def press(self, choice: str, **values: Arg) -> Phone:
        """The newest button with the label of this choice."""
        label = self._words.text(f"knop.{choice}", **values)
        for message in reversed(self._chat.phone(self._person).messages):
            for button in message.buttons:
                if button.label == label:
                    self._chat.press(self._person, message.id, button.data)
                    return await self._quiet()
        raise LookupError(choice)

    async def _quiet(self) -> Phone:
        await self._chat.settled(None)
        return self._chat.phone(self._person)
