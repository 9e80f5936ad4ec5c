"""Plays a .chat file on the real store, the real turn and the real sender; only the network is not there."""

import asyncio
import re
import sys
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from telegram import Bot

from bot import work
from bot.clock import Clock
from bot.handed_lists import ListReader
from bot.host import handle_waiting
from bot.hub import Hub
from bot.intake import take_in
from bot.outbox import Sender
from bot.speech import Listener
from bot.ticking import next_due, tick
from conversations.chat import Chat, Turn
from locales.catalogue import load_catalogue
from norms.loader import load_package_set
from rounds.period import AMSTERDAM
from storage import chats, inbox, people, teams
from storage.store import close, create, open_store
from tests.organisation import NUMBERS
from tests.transcripts import hands, telling
from tests.transcripts.phone import ImpatientLoop, Wire
from tests.transcripts.script import Line
from tests.transcripts.setting import Setting
from webchat.clock import ToldClock
from webchat.people import Did, Person
from webchat.state import State

MASTER = b"s" * 32
ME = 1001
CATALOGUE = load_catalogue()
NORM_SET = load_package_set()
ORGANISATION = {**NUMBERS, "beheerder": "Sanne de Wit, functioneel beheerder", "contact": "je coördinator"}
HEARS = (sys.executable, str(Path(__file__).parent.parent / "hearing.py"))
"""What understands speech here: a real program, that finds the words written in the sound."""
BETWEEN = 60
"""Seconds from one thing someone does to the next, where the line says nothing."""
ROUNDS = 200
"""More passes than any turn needs before all is quiet."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A turn with the chat it began in; `act` is the line that led to it."""

    before: Chat
    turn: Turn
    act: Line


@dataclass(frozen=True, slots=True)
class Played:
    """What there is to check. `left` names presses after which the pressed message kept its buttons."""

    lines: list[tuple[Line, list[str]]]
    turns: list[Taken]
    told: list[Did]
    left: list[str]


@dataclass(slots=True)
class Stage:
    """All that stands behind one conversation."""

    hub: Hub
    state: State
    sender: Sender
    bot: Bot
    runner: "asyncio.Runner"
    listener: Listener
    reader: ListReader
    patient: "asyncio.Runner"
    turns: list[Turn] = field(default_factory=list)


def play(lines: list[Line], folder: Path) -> Played:
    """Raises what the program raises, and AssertionError where something was set back."""
    folder.mkdir(parents=True)
    create(folder, MASTER)
    store = open_store(folder, MASTER)
    turns: list[Turn] = []
    try:
        with asyncio.Runner(loop_factory=ImpatientLoop) as runner, asyncio.Runner() as patient:
            hub = Hub(store, CATALOGUE, NORM_SET, Clock(), ORGANISATION, "spiegel_bot", seen=turns.append)
            state = State(datetime(2026, 1, 1, tzinfo=AMSTERDAM), speed=1, running=False)
            phones = hands.Phones(state)
            bot = Bot("123456:transcript", request=Wire(state, phones.look))
            listener = Listener(hub, bot, HEARS)
            reader = ListReader(hub, bot)
            stage = Stage(hub, state, Sender(hub, bot, 1e9), bot, runner, listener, reader, patient, turns)
            player = Player(stage, phones)
            for line in lines:
                player.do(line)
            return Played(player.played, player.taken, state.log, phones.left)
    finally:
        close(store)


class Player:
    """Goes through the lines, with one phone in hand at a time."""

    def __init__(self, stage: Stage, phones: "hands.Phones") -> None:
        self.played: list[tuple[Line, list[str]]] = []
        self.taken: list[Taken] = []
        self._stage = stage
        self._phones = phones
        self._names = {ME: "de eerste telefoon"}
        self._phone = self._add(ME)
        self._setting: Setting | None = None
        self._to_stand: list[str] = []
        self._before = Chat()
        self._codes: dict[int, str] = {}
        self._links: list[str] = []
        self._heard = 0
        self._offset = 0
        self._said: list[str] = []
        self._fresh = False
        self._slow = False

    def do(self, line: Line) -> None:
        self._said = []
        match line.kind:
            case "stel":
                self._to_stand.append(line.text)
            case "klok":
                self._go_to(_moment(line.text), line)
            case "telefoon":
                self._take_up(line.text)
            case "jij":
                if not self._fresh or line.after is not None:
                    pause = BETWEEN if line.after is None else line.after
                    self._pass(self._now + timedelta(seconds=pause), line)
                self._act(line)
            case "#":
                pass
        self._fresh = line.kind == "klok"
        self.played.append((line, self._said))

    @property
    def _now(self) -> datetime:
        return self._stage.hub.clock.now()

    def _add(self, number: int) -> Person:
        person = Person(number, self._names[number])
        self._stage.state.people[number] = person
        return person

    def _take_up(self, name: str) -> None:
        known = {name: number for number, name in self._names.items()}
        if name not in known:
            known[name] = ME + len(known)
            self._names[known[name]] = name
            self._add(known[name])
        self._phone = self._stage.state.people[known[name]]
        self._before = self._chat()

    def _go_to(self, at: datetime, line: Line) -> None:
        if self._setting is None:
            self._set(at)
            self._setting = Setting(self._stage.hub, ME, at)
            for standing in self._to_stand:
                self._setting.stand(standing)
            self._phones.links = self._setting.links
        self._pass(at, line)

    def _pass(self, until: datetime, line: Line) -> None:
        """Everything that is due on the way, each at its own moment."""
        while True:
            tick(self._stage.hub, self._now)
            self._settle(line)
            due = next_due(self._stage.hub, self._now)
            if due is None or due >= until:
                break
            self._set(due)
            self._said.append(f"   op {due:%Y-%m-%d %H.%M}")
        self._drop_empty_moments()
        self._set(until)
        tick(self._stage.hub, until)
        self._settle(line)

    def _drop_empty_moments(self) -> None:
        """A moment at which nobody saw anything is not told."""
        kept: list[str] = []
        for index, text in enumerate(self._said):
            following = self._said[index + 1] if index + 1 < len(self._said) else "   op "
            if not (text.startswith("   op ") and following.startswith("   op ")):
                kept.append(text)
        self._said = kept

    def _set(self, at: datetime) -> None:
        state = self._stage.state
        self._stage.hub.clock.set_told(at)
        state.clock = ToldClock(at, speed=1, running=False, unconfirmed=lambda: False, changed=state.changed)

    def _act(self, line: Line) -> None:
        text = line.text
        for name, token in self._phones.links.items():
            text = text.replace(f"({name})", f"/start {token}") if text == f"({name})" else text
        code = self._codes.get(ME)
        at = self._before.at
        self._phones.act(self._phone, text.replace("(code)", code) if code else text)
        was_slow, spoken = self._slow, hands.SPOKEN.fullmatch(text) or hands.HANDED.fullmatch(text)
        self._slow = bool(spoken and spoken["slow"])
        if was_slow:
            self._settle(line, listens=False)
        self._settle(line)
        if self._before.at != at:
            self._phones.check_pressed(self._phone, text)

    def _settle(self, line: Line, *, listens: bool = True) -> None:
        """Updates in, turns, slow work and messages out, until nothing is left."""
        hub, listens = self._stage.hub, listens and not self._slow
        for _ in range(ROUNDS):
            found = self._stage.runner.run(self._poll())
            if listens and not work.is_idle(hub):
                self._stage.patient.run(self._stage.listener.listen())
                self._stage.patient.run(self._stage.reader.read())
            quiet = inbox.is_empty(hub.store) and (work.is_idle(hub) or not listens)
            if not found and quiet and self._stage.sender.is_idle():
                break
            self._tell(line)
        else:
            raise AssertionError("it does not come to rest")
        self._tell(line)

    async def _poll(self) -> bool:
        hub = self._stage.hub
        found = await self._stage.state.waiting.poll(offset=self._offset, limit=100, seconds=0, allowed=None)
        if found:
            take_in(hub, [dict(update) for update in found])
            self._offset = 1 + int(found[-1]["update_id"])
        work.do_waiting(hub)
        for query in handle_waiting(hub):
            await self._stage.bot.answer_callback_query(query)
        assert not inbox.waiting(hub.store, 1), "a message was set back; see the log"
        self._stage.sender._fill()
        await asyncio.gather(*self._stage.sender._under_way)
        return bool(found)

    def _tell(self, line: Line) -> None:
        """Turns first, then what the phones saw of them."""
        names = {team.team: team.name for team in teams.seats(self._stage.hub.store)}
        for turn in self._stage.turns:
            self.taken.append(Taken(self._before, turn, line))
            self._before = turn.chat
            self._said += telling.changes(turn, names)
        self._stage.turns.clear()
        self._learn_codes()
        log = self._stage.state.log
        for act in log[self._heard :]:
            if act.chat in self._names:
                name = "" if act.chat == self._phone.id else self._names[act.chat]
                self._said += [self._without_secrets(text) for text in telling.did(act, name)]
        self._heard = len(log)

    def _learn_codes(self) -> None:
        store = self._stage.hub.store
        for number in self._names:
            person = people.by_address(store, number)
            if person is not None:
                self._codes[number] = people.person(store, person).code

    def _without_secrets(self, text: str) -> str:
        """Codes and links differ each time; here they get a name, by which they can be typed."""
        for code in self._codes.values():
            text = text.replace(code, "(code)")
        return telling.LINK.sub(self._named_link, text)

    def _named_link(self, match: "re.Match[str]") -> str:
        if match[1] not in self._links:
            self._links.append(match[1])
            self._phones.links[f"link {len(self._links)}"] = match[1]
        return f"(link {self._links.index(match[1]) + 1})"

    def _chat(self) -> Chat:
        person = people.by_address(self._stage.hub.store, self._phone.id)
        return chats.load(self._stage.hub.store, person) if person is not None else Chat()


def _moment(text: str) -> datetime:
    """`2026-11-26 16.15`, with seconds where they matter."""
    form = "%Y-%m-%d %H.%M.%S" if text.count(".") > 1 else "%Y-%m-%d %H.%M"
    return datetime.strptime(text, form).replace(tzinfo=AMSTERDAM)
