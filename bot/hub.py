"""What every part of the shell holds: the open store, the words, the norms, the clock, and two bells."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.clock import Clock
from conversations.chat import Turn
from guard.find import Guard, load_guard
from locales.catalogue import Catalogue
from norms.model import NormSet
from storage.store import Store


@dataclass(slots=True)
class Hub:
    """`arrived` rings when the inbox may hold something, `queued` when the outbox may.

    `guard` takes half a second to make: a running bot does so beside its first words with the server. `norm_set`
    is the newest edition and `editions` are all that a next round may choose, empty where that is the only one;
    `username` is the bot's, without @. `seen` looks at
    every turn: the transcripts are written with it. `failures` counts those of each duty of the clock;
    `ticked`: told time and changes of the store at the last tick. `speech`: whether voice messages are taken;
    `spoken` rings when one waits to be listened to, `handed` when a list waits to be read.
    """

    store: Store
    catalogue: Catalogue
    norm_set: NormSet
    clock: Clock
    organisation: Mapping[str, str]
    username: str
    guard: Guard = field(default_factory=load_guard)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    queued: asyncio.Event = field(default_factory=asyncio.Event)
    seen: Callable[[Turn], None] | None = None
    failures: Counter[str] = field(default_factory=Counter)
    ticked: tuple[datetime, int] | None = None
    speech: bool = False
    spoken: asyncio.Event = field(default_factory=asyncio.Event)
    editions: tuple[NormSet, ...] = ()
    handed: asyncio.Event = field(default_factory=asyncio.Event)
