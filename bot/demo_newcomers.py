"""Whoever gets a link from the coördinator's phone: an invented person who opens it, an hour of told time later.

So someone who plays by hand can take a link first; a link that anyone opened is left alone.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from random import Random

from bot.demo_answers import Company
from bot.demo_character import newcomer
from bot.demo_people import behaviour
from bot.demo_truths import crowd_data
from conversations.model import Role
from locales.catalogue import Catalogue
from webchat.crowd import Crowd
from webchat.server import Webchat

TAKES_A_WHILE = timedelta(hours=1)
LINK = re.compile(r"start=([\w-]+)")


def heads_of_links(catalogue: Catalogue) -> tuple[re.Pattern[str], ...]:
    """What the line over links looks like, with the team's name and the role in it."""
    forms = (re.escape(form) for form in catalogue.entries["teams.links"])
    named = (form.replace(r"\{team\}", "(?P<team>.+?)").replace(r"\{rol\}", r"(?P<rol>\w+)") for form in forms)
    return tuple(re.compile(form.replace(r"\{aantal\}", r"\d+")) for form in named)


@dataclass(slots=True)
class Newcomers:
    """Told time waits for them, as for the crowd that they join. `heads`: see `heads_of_links`."""

    chat: Webchat
    crowd: Crowd
    company: Company
    coordinator: int
    seed: int
    heads: tuple[re.Pattern[str], ...]
    _waiting: dict[str, tuple[datetime, str, bool]] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)
    _places: dict[str, int] = field(default_factory=dict)
    _names: "count[int]" = field(default_factory=count)

    def next(self) -> datetime | None:
        return min((due for due, _, _ in self._waiting.values()), default=None)

    def busy(self) -> bool:
        due = self.next()
        return due is not None and due <= self.chat.told

    async def watch(self) -> None:
        """Until cancelled."""
        self.chat.state.clock.join(self)
        try:
            while True:
                self._look()
                if self.busy() and self.chat.state.clock.bot_quiet():
                    self._take_due()
                await self.chat.state.changed.wait()
        finally:
            self.chat.state.clock.leave(self)

    def _look(self) -> None:
        """New links on the coördinator's phone, with the team and whether they are for a leader."""
        for message in self.chat.phone(self.coordinator).messages:
            heads = (head.match(message.text) for head in self.heads if message.from_bot)
            found = next((head for head in heads if head), None)
            for code in LINK.findall(message.text) if found else ():
                if code not in self._seen and found is not None:
                    self._seen.add(code)
                    leads = found["rol"] == self.company.catalogue.text(f"rol.{Role.TEAMLEIDER}")
                    self._waiting[code] = (self.chat.told + TAKES_A_WHILE, found["team"], leads)

    def _take_due(self) -> None:
        for code, (due, team, leads) in list(self._waiting.items()):
            if due <= self.chat.told:
                del self._waiting[code]
                if not self._was_opened(code):
                    self._open(code, team, leads=leads)
        self.chat.state.clock.turn()

    def _was_opened(self, code: str) -> bool:
        said = (message.text for phone in self.chat.phones() for message in phone.messages if not message.from_bot)
        return any(text.endswith(code) for text in said)

    def _open(self, code: str, team: str, *, leads: bool) -> None:
        words, truths = self.company.catalogue, self.company.truths
        place = 0 if leads else self._places.setdefault(team, 0) + 1
        self._places[team] = max(place, self._places.get(team, 0))
        number = next(self._names)
        people = Random(self.seed).sample(crowd_data()["mensen"], len(crowd_data()["mensen"]))  # noqa: S311  # a story
        name = people[number % len(people)]
        shown = words.text("demo.teamleider", naam=name) if leads else name
        person = self.chat.add_person(shown, group=words.text("demo.groep", team=team))
        character = newcomer(self.seed, list(self._places).index(team) + 1, place, number, truths)
        self.crowd.add(person, behaviour(self.company, character, code))
