"""What people hear of the clock, as keys of the catalogue, and a chat that breaks a duty."""

from datetime import datetime, timedelta

from bot.hub import Hub
from bot.ticking import tick
from conversations.messages import Message, Say
from conversations.text import Lines, Text
from rounds.period import AMSTERDAM
from storage import people
from storage.keys import person_owner
from storage.store import Store, transaction
from tests.storage.hubs import queued
from tests.storage.planting import MADE, MONDAY

CANARY = "kanarie"
PROMPT = datetime(2026, 11, 26, 16, 15, tzinfo=AMSTERDAM)
WEEKLY = timedelta(days=7)
COUNT = MONDAY


def seal_wrongly(store: Store, person: int) -> None:
    """A chat that was sealed as something else, as a page from another column would be."""
    wrong = store.keys.seal(person_owner(person), "answer", CANARY)
    store.conn.execute(
        "INSERT INTO chat (person_id, body_sealed) VALUES (?, ?)"
        " ON CONFLICT (person_id) DO UPDATE SET body_sealed = excluded.body_sealed",
        (person, wrong),
    )


def keys_of(message: Message) -> list[str]:
    words = message.words if isinstance(message, Say) else None
    parts = words.parts if isinstance(words, Lines) else (words,)
    return [part.key for part in parts if isinstance(part, Text)]


def heard(store: Store, person: int) -> list[str]:
    return [key for message in queued(store, person) for key in keys_of(message)]


def prompted(store: Store, person: int) -> int:
    return heard(store, person).count("reflectie.prompt")


def coordinator(store: Store) -> int:
    with transaction(store):
        person = people.meet(store, 700_990_000 + people.coordinators(store), MADE)
        people.make_coordinator(store, person)
    return person


def twice(hub: Hub, now: datetime) -> None:
    tick(hub, now)
    tick(hub, now)
