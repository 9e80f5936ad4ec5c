"""People who answer without pause, and a check afterwards of where every word of theirs has gone."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from time import monotonic

from conversations.chat import Reflecting
from rounds.period import Period
from storage import answers, chats, people
from storage.soundness import check
from storage.store import Store
from tests.folder import rows
from tests.rehearsal import House, is_question, label
from webchat.people import Did
from webchat.phones import Message

PLACED = ("Soms", "Deels")
QUESTIONS = 2
"""Norms a week that everyone answers."""
STUCK = 3.0
"""Seconds without a word from the bot after which a person types `vraag`."""
PICTURE = "Team "


@dataclass(slots=True)
class Writer:
    """One person: does what the newest message asks, once; every text has a canary of its own."""

    house: House
    person: int
    random: Random
    written: list[str] = field(default_factory=list)
    done: set[int] = field(default_factory=set)
    asked: Counter[Period] = field(default_factory=Counter)
    since: float = field(default_factory=monotonic)

    def busy(self) -> bool:
        """For told time: whether the newest message still waits for this person."""
        return self._open() is not None

    def next(self) -> datetime | None:
        return None

    async def live(self) -> None:
        clock = self.house.chat.state.clock
        while True:
            await asyncio.sleep(self.random.uniform(0.02, 0.25))
            message = self._open()
            if message is not None:
                self.done.add(message.id)
                self._act(message)
                self.since = monotonic()
                clock.turn()
            elif monotonic() - self.since > STUCK and not self._through():
                self.house.chat.send(self.person, "vraag")
                self.since = monotonic()

    def _open(self) -> Message | None:
        newest = next(
            (m for m in reversed(self.house.chat.phone(self.person).messages) if self._kind(m) != "none"), None
        )
        return newest if newest is not None and newest.id not in self.done else None

    def _through(self) -> bool:
        """Has nothing to do until the next prompt."""
        return not any(self._kind(m) != "none" for m in self.house.chat.phone(self.person).messages[-6:]) or any(
            "klaar voor deze week" in m.text for m in self.house.chat.phone(self.person).messages[-3:]
        )

    def _kind(self, message: Message) -> str:
        labels = {button.label for button in message.buttons}
        if not message.from_bot:
            return "none"
        if is_question(message):
            return "question"
        if labels.intersection(PLACED):
            return "placement"
        for key in ("nu", "erbij", "sla_over", "niets", "nog_een_vraag"):
            if label(key) in labels:
                if key == "nog_een_vraag" and self.asked[Period.of(message.told)] >= QUESTIONS:
                    return "none"
                return key
        return "none"

    def _act(self, message: Message) -> None:
        match self._kind(message):
            case "question":
                self.asked[Period.of(message.told)] += 1
                long = self.random.random() < 0.6
                self._write("gebeld met de buurt en samen een plan gemaakt" if long else "kort gebeld")
                for _ in range(self.random.randrange(3) if long else 0):
                    self._write("en later nog eens")
            case "sla_over":
                self._write("het hielp dat ik eerst vroeg en daarna pas iets regelde")
            case "niets" if self.random.random() < 0.7:
                self._write("eerst vragen helpt")
            case "placement":
                self._press(message, next(b.label for b in message.buttons if b.label in PLACED))
            case key:
                self._press(message, label(key))

    def _press(self, message: Message, wanted: str) -> None:
        data = next(button.data for button in message.buttons if button.label == wanted)
        self.house.chat.press(self.person, message.id, data)

    def _write(self, words: str) -> None:
        canary = f"kanarie{self.person}x{len(self.written):04d}z"
        self.written.append(canary)
        self.house.chat.send(self.person, f"{words} {canary}")


@dataclass(frozen=True, slots=True)
class Found:
    """Of all texts that were typed: where they are not, where they are twice, and what is odd beside."""

    typed: int
    in_answers: int
    in_sentences: int
    pending: int
    lost: tuple[str, ...]
    double: tuple[str, ...]


def look(store: Store, writers: list[Writer]) -> Found:
    """Counts every canary in the newest versions, the sentences, and what still waits for a yes."""
    counts: Counter[str] = Counter()
    pending = 0
    lost: list[str] = []
    double: list[str] = []
    for writer in writers:
        person = people.by_address(store, writer.person)
        assert person is not None
        own = answers.own(store, person)
        parts = [part.text for answer in own for part in answer.parts]
        sentences = [answer.sentence for answer in own]
        place = chats.load(store, person).at
        waits = place.slots.pending if place is not None and isinstance(place.slots, Reflecting) else ""
        for canary in writer.written:
            answered = sum(text.count(canary) for text in parts)
            told = sum(text.count(canary) for text in sentences)
            counts["answers"] += answered
            counts["sentences"] += told
            pending += canary in waits
            if answered + told == 0 and canary not in waits:
                lost.append(canary)
            if answered + told + (canary in waits) > 1:
                double.append(canary)
    typed = sum(len(writer.written) for writer in writers)
    return Found(typed, counts["answers"], counts["sentences"], pending, tuple(lost), tuple(double))


def left_over(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Rows that should not be there once all is quiet; what waits for someone's own hour may."""
    asked = {
        "inbox": "SELECT state, error, COUNT(*) FROM inbox WHERE state <> 'done' GROUP BY state, error",
        "outbox": "SELECT state, error, COUNT(*) FROM outbox"
        " WHERE state IN ('queued', 'sending', 'dead') AND NOT (state = 'queued' AND started IS NOT NULL"
        " AND not_before > (SELECT MAX(at) FROM outbox)) GROUP BY state, error",
        "run": "SELECT kind, subject, period FROM run GROUP BY kind, subject, period HAVING COUNT(*) > 1",
        "work": "SELECT id FROM work WHERE state = 'new'",
    }
    found = {name: rows(store, query) for name, query in asked.items()}
    return {name: some for name, some in found.items() if some}


def unsound(store: Store, master: bytes) -> list[str]:
    return [f"{finding.key} {finding.place} {finding.count}" for finding in check(store.folder, master)]


def is_picture(did: Did) -> bool:
    return did.method == "sendMessage" and did.silent and did.text.startswith(PICTURE)


def too_often(house: House, person_ids: list[int]) -> tuple[dict[tuple[int, str, str], int], Counter[str]]:
    """Prompts, reminders and pictures that came twice to one person in one week; and how many came in all."""
    prompt, reminder = "Je vraag van deze week staat klaar", "Je vraag staat er nog"
    counts: Counter[tuple[int, str, str]] = Counter()
    for did in house.chat.log:
        if did.method != "sendMessage" or did.chat not in person_ids:
            continue
        week = str(Period.of(did.told))
        if did.text.startswith(prompt):
            counts[did.chat, "prompt", week] += 1
        elif did.text.startswith(reminder):
            counts[did.chat, "reminder", week] += 1
        elif is_picture(did):
            counts[did.chat, "picture", week] += 1
    total: Counter[str] = Counter()
    for (_, kind, _), count in counts.items():
        total[kind] += count
    return {key: count for key, count in counts.items() if count > 1}, total
