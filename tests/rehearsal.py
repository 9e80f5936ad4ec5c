"""An organisation made through the doors alone: `spiegel init`, a child process that polls, phones of Webchat."""

import asyncio
import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from locales.catalogue import load_catalogue
from norms.loader import load_package_set
from rounds.period import AMSTERDAM
from tests.children import BOT, ROOT, UMASK, die_with_parent, environment
from tests.folder import codes_in, settle_in
from tests.waiting import PATIENCE, until
from webchat.phones import Message
from webchat.server import Webchat

START = datetime(2026, 11, 19, 9, 0, tzinfo=AMSTERDAM)
"""A Thursday; a round that is started on it begins on Monday the 23rd."""
FIRST_PROMPT = datetime(2026, 11, 26, 16, 15, tzinfo=AMSTERDAM)
FIRST_PICTURE = datetime(2026, 11, 30, 8, 30, tzinfo=AMSTERDAM)
WORDS = load_catalogue()
NORMS = load_package_set()
TITLES = tuple(f"{norm.titel}." for theme in NORMS.themas for norm in theme.normen)
WIZARD = (
    *(
        "doel_leren",
        "zo_goed",
        "niet_vragen",
        "zo_goed",
        "zo_goed",
        "ja_afgesproken",
        "geen_verwachting",
        "sla_over",
    ),
    *("akkoord", "akkoord", "akkoord", "Sanne, functioneel beheerder", "verder", "ja"),
)
"""What a coördinator presses, or says where no button has this key, from the word «ronde» to the start."""


def label(key: str, **facts: str) -> str:
    """What stands on the button of this choice."""
    return WORDS.text(f"knop.{key}", **facts)


def is_question(message: Message) -> bool:
    """A norm that is asked: its title goes before it, and there is nothing to press."""
    return message.from_bot and not message.buttons and message.text.startswith(TITLES)


@dataclass(slots=True)
class House:
    """A data folder, its bot as a child process, and the phones of everyone.

    `errors` takes what every bot wrote to stderr; `begun` are all processes that were started.
    """

    chat: Webchat
    data: Path
    code: str
    errors: Path
    command: Sequence[str] = BOT
    more: Mapping[str, str] = field(default_factory=dict)
    bot: asyncio.subprocess.Process | None = None
    begun: list[asyncio.subprocess.Process] = field(default_factory=list)

    async def start(self, *, wait: bool = True) -> None:
        """Returns when the bot polls."""
        assert self.bot is None
        before = self._told_telegram()
        with self.errors.open("ab") as errors:
            self.bot = await asyncio.create_subprocess_exec(
                *self.command,
                cwd=ROOT,
                env=environment(self.data, self.chat.url, self.chat.token, **self.more),
                stdout=asyncio.subprocess.DEVNULL,
                stderr=errors,
                umask=UMASK,
                preexec_fn=die_with_parent,
            )
        self.begun.append(self.bot)
        if wait:
            await self.until(lambda: self._told_telegram() > before or self._ended(), "the bot did not start")
            assert not self._ended(), self.said()
            seen = self.chat.state.clock._seen
            await self.until(lambda: self.chat.state.clock._seen is not seen, "the bot did not report")

    async def kill(self) -> None:
        """As the machine does when memory is short: no time for a last word."""
        bot, self.bot = self.bot, None
        if bot is not None:
            if bot.returncode is None:
                bot.kill()
            await bot.wait()

    async def end(self) -> None:
        """No bot of this house is left, whatever became of the test."""
        self.bot = None
        for bot in self.begun:
            if bot.returncode is None:
                bot.kill()
        for bot in self.begun:
            await bot.wait()

    async def stop(self) -> int:
        """SIGTERM; the exit code."""
        bot, self.bot = self.bot, None
        assert bot is not None
        if bot.returncode is None:
            bot.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(bot.wait(), PATIENCE)

    async def ended(self) -> int:
        """The exit code of a bot that ends by itself."""
        bot, self.bot = self.bot, None
        assert bot is not None
        return await asyncio.wait_for(bot.wait(), PATIENCE)

    def said(self) -> str:
        return self.errors.read_text(encoding="utf-8") if self.errors.exists() else ""

    async def until(self, holds: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
        await until(holds, what, seconds)

    async def settled(self) -> None:
        """Everything that was said is taken, answered and sent."""
        await self.chat.settled(PATIENCE)

    async def say(self, person: int, text: str) -> None:
        self.chat.send(person, text)
        await self.settled()

    async def open(self, person: int, code: str) -> None:
        self.chat.open_link(person, code)
        await self.settled()

    async def press(self, person: int, key: str) -> None:
        self.tap(person, label(key))
        await self.settled()

    def tap(self, person: int, wanted: str) -> None:
        """Presses the newest button with this label."""
        for message in reversed(self.chat.phone(person).messages):
            for button in message.buttons:
                if button.label == wanted:
                    self.chat.press(person, message.id, button.data)
                    return
        raise LookupError(f"no button {wanted} under {self.heard(person)[-3:]}")

    def heard(self, person: int) -> list[str]:
        """What the bot wrote and what still stands there."""
        return [message.text for message in self.chat.phone(person).messages if message.from_bot]

    async def coordinator(self) -> int:
        person = self.chat.add_person("Coördinator")
        await self.open(person, self.code)
        await self.press(person, "ja_coordinator")
        return person

    async def team(self, coordinator: int, name: str) -> None:
        await self.say(coordinator, "teams")
        await self.press(coordinator, "nieuw_team")
        await self.say(coordinator, name)

    async def links(self, coordinator: int, name: str, count: int, role: str = "rol_professional") -> list[str]:
        await self._choose(coordinator, name)
        await self.press(coordinator, "links_maken")
        await self.press(coordinator, role)
        await self.say(coordinator, str(count))
        return codes_in(next(text for text in reversed(self.heard(coordinator)) if codes_in(text)))

    async def moving_link(self, coordinator: int, name: str) -> str:
        await self._choose(coordinator, name)
        await self.press(coordinator, "meer")
        await self.press(coordinator, "andere_telefoon")
        return codes_in(next(text for text in reversed(self.heard(coordinator)) if codes_in(text)))[-1]

    async def _choose(self, coordinator: int, name: str) -> None:
        await self.say(coordinator, "teams")
        await self.press(coordinator, "team_kiezen")
        self.tap(coordinator, name)
        await self.settled()

    async def round(self, coordinator: int, name: str, wizard: Sequence[str] = WIZARD) -> None:
        """Through the wizard; no round starts without a place for a leader."""
        await self.links(coordinator, name, 1, "rol_teamleider")
        await self.say(coordinator, "ronde")
        for said in wizard:
            if f"knop.{said}" in WORDS.entries:
                await self.press(coordinator, said)
            else:
                await self.say(coordinator, said)

    async def begin(self, person: int) -> None:
        """The week's question; what is tapped before the first one of a round is passed over."""
        await self.press(person, "nu")
        for key in ("zeg_ik_niet", "sla_over"):
            if any(button.label == label(key) for button in self.chat.phone(person).messages[-1].buttons):
                await self.press(person, key)

    async def join(self, codes: Sequence[str], trial: str = "Ik heb gebeld.") -> list[int]:
        """People who come in all at once; their moment is the usual one."""
        people = [self.chat.add_person(f"Mens {code[:3]}") for code in codes]
        for person, code in zip(people, codes, strict=True):
            self.chat.open_link(person, code)
        await self.settled()
        for person in people:
            self.tap(person, label("proberen"))
        await self.settled()
        for person in people:
            self.chat.send(person, trial)
            self.chat.send(person, "donderdag 16.15")
        await self.settled()
        return people

    async def small(self, count: int, name: str = "Noord") -> tuple[int, list[int]]:
        """A coördinator, and one team that has a round."""
        coordinator = await self.coordinator()
        await self.team(coordinator, name)
        codes = await self.links(coordinator, name, count)
        await self.round(coordinator, name)
        return coordinator, await self.join(codes)

    async def jump(self, to: datetime) -> None:
        await self.chat.jump(to, PATIENCE)
        await self.settled()

    def _told_telegram(self) -> int:
        return sum(did.method.lower() == "setmyshortdescription" for did in self.chat.log)

    def _ended(self) -> bool:
        return self.bot is None or self.bot.returncode is not None


@dataclass(slots=True)
class Living:
    """`async with Living(folder) as house`: webchat and a bot; whatever still runs is killed at the end."""

    folder: Path
    command: Sequence[str] = BOT
    more: Mapping[str, str] = field(default_factory=dict)
    start: bool = True
    _chat: Webchat | None = None
    _house: House | None = None

    async def __aenter__(self) -> House:
        data = self.folder / "data"
        code = settle_in(data)
        # a token of its own: a bot that outlives its house is refused by whoever gets the port next
        self._chat = await Webchat(start=START, token=f"123456:{uuid4().hex}").__aenter__()
        self._house = House(self._chat, data, code, self.folder / "stderr", self.command, self.more)
        try:
            if self.start:
                await self._house.start()
        except BaseException:
            await self.__aexit__()
            raise
        return self._house

    async def __aexit__(self, *error: object) -> None:
        assert self._house is not None
        assert self._chat is not None
        try:
            await self._house.end()
        finally:
            await self._chat.__aexit__(None, None, None)


def sent(chat: Webchat, person: int, text: str) -> int:
    """How often the bot placed exactly this text in this chat."""
    return sum(did.method == "sendMessage" and did.chat == person and did.text == text for did in chat.log)
