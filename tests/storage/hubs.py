"""The turn on a store, without a bot: what Telegram hands out goes in, what is queued is read back."""

import json
from datetime import datetime
from typing import Any

from bot.clock import Clock
from bot.host import handle_waiting
from bot.hub import Hub
from locales.catalogue import load_catalogue
from storage import inbox
from storage.codec import load_message
from storage.inbox import Incoming
from storage.store import Store, transaction
from tests.organisation import NUMBERS
from tests.storage.planting import SET

WORDS = load_catalogue()


def hub_of(store: Store, now: datetime) -> Hub:
    clock = Clock()
    clock.set_told(now)
    return Hub(store, WORDS, SET, clock, {**NUMBERS, "contact": "Sanne", "beheerder": "Sanne"}, "spiegel_bot")


def arrives(hub: Hub, number: int, telegram: int, **content: object) -> None:
    """What Telegram hands out, and the turn it leads to."""
    user = {"id": telegram, "is_bot": False, "first_name": "Iemand"}
    chat = {"id": telegram, "type": "private"}
    message = {"message_id": number, "chat": chat, "date": int(hub.clock.now().timestamp()), "text": "x"}
    if "data" in content:
        press = {"id": "1", "from": user, "message": message, "chat_instance": "1", **content}
        raw = json.dumps({"update_id": number, "callback_query": press})
        taken = Incoming(number, "callback_query", telegram, None, None, raw)
    else:
        raw = json.dumps({"update_id": number, "message": {**message, "from": user, **content}})
        taken = Incoming(number, "message", telegram, number, None, raw)
    with transaction(hub.store):
        inbox.take_in(hub.store, [taken], hub.clock.now())
    handle_waiting(hub)
    assert inbox.is_empty(hub.store)


def types(hub: Hub, telegram: int, text: str, number: int = 50) -> None:
    arrives(hub, number, telegram, text=text)


def queued(store: Store, person: int) -> list[Any]:
    rows = store.conn.execute(
        "SELECT payload_sealed FROM outbox WHERE person_id = ? AND state = 'queued' ORDER BY id", (person,)
    )
    return [load_message(store.keys.unseal_text(row[0], "outbox")) for row in rows]
