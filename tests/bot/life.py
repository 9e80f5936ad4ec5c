"""An organisation that lives in told time on the real store, turns and ticks; only the network is not there."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from bot.acting import Acting
from bot.clock import Clock
from bot.effects import apply
from bot.host import handle_waiting
from bot.hub import Hub
from bot.intake import take_in
from bot.listening import button_data
from bot.organising import change_teams
from bot.render import render
from bot.showing import words_of
from bot.ticking import next_due, tick
from conversations.chat import Place, Turn
from conversations.effects import Effect
from conversations.messages import Message, Say, Shown
from conversations.model import Role
from conversations.organising import (
    CreateTeam,
    IssueInvites,
    Record,
    RenameTeam,
    StartRound,
    TeamChange,
    WithdrawInvites,
)
from conversations.people import LeaveTeam
from conversations.text import Lines, Plain, Text, Words
from locales.catalogue import load_catalogue
from norms.loader import load_package_set
from rounds.period import AMSTERDAM
from storage import chats, outbox, people, teams, world
from storage.store import close, open_store, transaction
from tests.bot.manners import MANNERS
from tests.organisation import NUMBERS

MASTER = b"l" * 32
BEGIN = datetime(2026, 9, 2, 9, tzinfo=AMSTERDAM)
CATALOGUE = load_catalogue()
NORM_SET = load_package_set()
ORGANISATION = {**NUMBERS, "beheerder": "Sanne de Wit", "contact": "je coördinator"}
LINK = re.compile(r"start=(\S+)")
CHANGES = CreateTeam | RenameTeam | IssueInvites | WithdrawInvites | StartRound | Record
"""What a coördinator does to others, and therefore in the log."""
MOST_HOPS = 400


@dataclass(frozen=True, slots=True)
class Sent:
    """A message as it would have gone out. `by_clock`: Spiegel began, nobody had just done anything."""

    at: datetime
    person: int | None
    message: Message
    by_clock: bool

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(_keys(self.message.words)) if isinstance(self.message, Say) else frozenset()


def _keys(words: Words) -> Iterator[str]:
    match words:
        case Text(key):
            yield key
        case Lines(parts):
            for part in parts:
                yield from _keys(part)
        case Plain():
            pass


@dataclass(slots=True)
class Life:
    """`phones` are Telegram ids of who ever opened a link; `erased` the numbers of persons who are no more.

    `eager`: which part answers, in percents; `logged`: entries that the log should have of coördinatoren;
    `unforeseen`: told times at which a tick did something though the next was said to be later. `watch` looks
    after each tick, before anyone does anything; `up` is since when the clock has ticked without a gap.
    """

    hub: Hub
    turns: list[Turn]
    eager: int = 50
    phones: list[int] = field(default_factory=list)
    erased: set[int] = field(default_factory=set)
    sent: list[Sent] = field(default_factory=list)
    logged: int = 0
    numbers: "count[int]" = field(default_factory=lambda: count(1))
    chance: Random = field(default_factory=lambda: Random(0))
    visited: Counter[str] = field(default_factory=Counter)
    unforeseen: list[str] = field(default_factory=list)
    up: datetime = BEGIN
    watch: Callable[[], None] = lambda: None

    @property
    def now(self) -> datetime:
        return self.hub.clock.now()

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.hub.store.conn.execute(sql, values).fetchall()]

    def person(self, phone: int) -> int | None:
        return people.by_address(self.hub.store, phone)

    def known(self) -> list[int]:
        return [phone for phone in self.phones if self.person(phone) is not None]

    def coordinators(self) -> list[int]:
        found = [(phone, self.person(phone)) for phone in self.phones]
        return [phone for phone, person in found if person and people.is_coordinator(self.hub.store, person)]

    def members(self) -> list[int]:
        rows = self.rows("SELECT person_id FROM membership WHERE until IS NULL")
        return [phone for phone in self.known() if (self.person(phone),) in rows]

    def places(self, phone: int) -> tuple[Place, ...]:
        person = self.person(phone)
        chat = chats.load(self.hub.store, person) if person is not None else None
        return tuple(place for place in (chat.at, chat.under) if place) if chat else ()

    def types(self, phone: int, text: str) -> None:
        number = next(self.numbers)
        self._hears({"update_id": number, "message": self._message(phone, number, text)})

    def presses(self, phone: int, place: Place, choice: str) -> None:
        number = next(self.numbers)
        said = {**self._message(phone, number, "knop"), "from": {"id": 9, "is_bot": True, "first_name": "Spiegel"}}
        pressed = {"id": str(number), "from": _user(phone), "message": said, "chat_instance": "1"}
        data = button_data(place.step, place.serial, choice)
        self._hears({"update_id": number, "callback_query": {**pressed, "data": data}})

    def _message(self, phone: int, number: int, text: str) -> dict[str, object]:
        chat = {"id": phone, "type": "private", "first_name": "Iemand"}
        date = int(self.now.timestamp())
        return {"message_id": number, "from": _user(phone), "chat": chat, "date": date, "text": text}

    def _hears(self, update: dict[str, object]) -> None:
        before = len(self.turns)
        take_in(self.hub, [update])
        handle_waiting(self.hub)
        assert self.rows("SELECT error FROM inbox WHERE state <> 'done' OR error IS NOT NULL") == []
        self._count(before)
        self.drain(by_clock=False)

    def _count(self, before: int) -> None:
        for turn in self.turns[before:]:
            self.logged += sum(isinstance(effect, CHANGES) for effect in turn.effects)
            if turn.chat.at is not None:
                self.visited[turn.chat.at.step] += 1

    def drain(self, *, by_clock: bool) -> None:
        """What is due goes out, as far as it can without a network; rights are asked as by the sender."""
        store = self.hub.store
        while True:
            with transaction(store):
                rows = outbox.claim(store, self.now, 50, frozenset())
                for row in rows:
                    if isinstance(row.message, Shown):
                        words = words_of(self.hub, row, row.message)
                        shown = None if words is None else Say(words)
                    else:
                        shown = row.message if isinstance(row.message, Say) else None
                    if shown is not None:
                        assert render(shown, CATALOGUE).text
                        self.sent.append(Sent(self.now, row.person, row.message, by_clock))
                    outbox.settle(store, row.id, "sent")
            if not rows:
                return

    def does(self, effect: TeamChange) -> list[str]:
        """A coördinator's change of teams, with the links that were told."""
        seen, leader = len(self.sent), self.person(self.coordinators()[0])
        assert leader is not None
        with transaction(self.hub.store):
            change_teams(self.hub, leader, effect, self.now)
        self.logged += 1
        self.drain(by_clock=False)
        told = [one.message for one in self.sent[seen:] if isinstance(one.message, Say)]
        return [link for one in told for link in LINK.findall(render(one, CATALOGUE).text)]

    def team(self, name: str, *roles: Role) -> None:
        """A new team with people in these roles."""
        self.does(CreateTeam(name))
        made = teams.by_name(self.hub.store, name)
        assert made is not None
        for role in dict.fromkeys(roles):
            for link in self.does(IssueInvites(made, role, roles.count(role))):
                self.joins(link)

    def joins(self, link: str) -> int:
        """A new phone, through the first minute."""
        phone = 1000 + len(self.phones)
        self.phones.append(phone)
        self.types(phone, f"/start {link}")
        self.walk(phone, 4)
        return phone

    def walk(self, phone: int, turns: int) -> None:
        """So many things that fit where this person is; ends where nothing is asked."""
        for _ in range(turns):
            found = self.places(phone)
            if not found or found[0].step not in MANNERS:
                return
            place = found[0]
            says = self.chance.choice(MANNERS[place.step])
            choice = says.removeprefix("[").removesuffix("]")
            if not says.startswith("["):
                self.types(phone, says)
            elif any(offer.choice == choice for offer in place.offers):
                self.presses(phone, place, choice)
            elif place.offers:
                self.presses(phone, place, self.chance.choice(place.offers).choice)
            else:
                self.types(phone, "ik weet het even niet")

    def leaves(self, phone: int) -> None:
        self._apply(phone, LeaveTeam())

    def _apply(self, phone: int, *effects: Effect) -> None:
        store, person = self.hub.store, self.person(phone)
        with transaction(store):
            seen = world.load(
                store, self.now, phone, person, token=None, norm_set=NORM_SET, organisation=ORGANISATION
            )
            apply(Acting(self.hub, seen, phone, person, self.now), effects)
        self.drain(by_clock=False)

    def erases(self, phone: int) -> None:
        person = self.person(phone)
        assert person is not None
        self.types(phone, "wis")
        self.presses(phone, self.places(phone)[0], "ja_wis")
        assert self.person(phone) is None
        self.erased.add(person)

    def goes_down(self, hours: int) -> None:
        """No tick until then; what was queued before goes out as soon as it is up again, at whatever hour."""
        self.hub.clock.set_told(self.now + timedelta(hours=hours))
        self.up = self.now
        self.drain(by_clock=False)
        self.passes(0)

    def passes(self, hours: int) -> None:
        """Told time, with everything that is due on the way at its own moment."""
        until = self.now + timedelta(hours=hours)
        for _ in range(MOST_HOPS):
            self._tick()
            due = next_due(self.hub, self.now)
            if due is None or due >= until:
                break
            self.hub.clock.set_told(due)
        self.hub.clock.set_told(until)
        before = self._done()
        tick(self.hub, until)
        if due is not None and due > until and self._done() != before:
            self.unforeseen.append(f"{until:%Y-%m-%d %H:%M}, next {due:%Y-%m-%d %H:%M}")
        self.drain(by_clock=True)
        self.watch()

    def _done(self) -> tuple[object, ...]:
        return (len(self.turns), *self.rows("SELECT kind, subject, period FROM run ORDER BY 1, 2, 3"))

    def _tick(self) -> None:
        before = len(self.turns)
        tick(self.hub, self.now)
        self._count(before)
        self.drain(by_clock=True)
        self.watch()
        for phone in self.known() if self.eager else ():
            asked = self.places(phone)
            if asked and asked[0].step == "reflectie.prompt" and self.chance.randrange(100) < self.eager:
                self.walk(phone, 7)


def _user(phone: int) -> dict[str, object]:
    return {"id": phone, "is_bot": False, "first_name": "Iemand"}


@contextmanager
def opened(folder: Path, at: datetime, phones: tuple[int, ...] = ()) -> Iterator[Life]:
    store = open_store(folder, MASTER)
    turns: list[Turn] = []
    try:
        hub = Hub(store, CATALOGUE, NORM_SET, Clock(), ORGANISATION, "spiegel_bot", seen=turns.append)
        hub.clock.set_told(at)
        life = Life(hub, turns, phones=list(phones))
        life.numbers = count(10_000 * (1 + len(phones)))
        life.logged = int(life.rows("SELECT COUNT(*) FROM act")[0][0])
        yield life
    finally:
        close(store)
