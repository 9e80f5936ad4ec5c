"""A turn that is being carried out, and how what it tells gets out."""

from dataclasses import dataclass
from datetime import datetime

from bot.hub import Hub
from conversations.messages import Message, Remove, Say, ShowClosing, ShowPicture
from conversations.model import World
from rounds.starting import Kind
from storage import inbox, outbox


@dataclass(slots=True)
class Acting:
    """Who the turn is for, as its effects change that. `refused`: the link they took is someone else's by now.

    `person` is None for a stranger, and again after an erasure; `stays` is then the one intake key to keep.
    `kind`: what it tells was asked for by nobody.
    """

    hub: Hub
    world: World
    telegram: int
    person: int | None
    now: datetime
    stays: str | None = None
    refused: bool = False
    kind: Kind | None = None

    @property
    def someone(self) -> int:
        assert self.person is not None
        return self.person


def tell(acting: Acting, message: Message) -> None:
    """Into the outbox, to the person or to the account that is nobody (any more)."""
    store = acting.hub.store
    if acting.person is not None and acting.kind and isinstance(message, Say | ShowPicture | ShowClosing):
        outbox.put_started(store, acting.person, message, acting.kind, acting.now)
        return
    if acting.person is not None:
        outbox.put(store, acting.person, message, acting.now)
        return
    if isinstance(message, Say | Remove):
        owner = acting.stays or inbox.intake_key(store, acting.now)
        outbox.put_stranger(store, owner, acting.telegram, message, acting.now)
