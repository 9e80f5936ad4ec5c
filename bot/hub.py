"""What every part of the shell holds: the open store, the words, the norms, the clock, and two bells."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.clock import Clock
from conversations.chat import Turn
from locales.catalogue import Catalogue
from norms.model import NormSet
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Hub:
    """`arrived` rings when the inbox may hold something, `queued` when the outbox may.

    `norm_set` is what a next round would freeze; `username` is the bot's, without @. `seen` looks at
    every turn: the transcripts are written with it.
    """

    store: Store
    catalogue: Catalogue
    norm_set: NormSet
    clock: Clock
    organisation: Mapping[str, str]
    username: str
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    queued: asyncio.Event = field(default_factory=asyncio.Event)
    seen: Callable[[Turn], None] | None = None
