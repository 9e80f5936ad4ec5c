"""What is due, done once by hand: `spiegel tick`. The lock keeps a running bot out of it."""

import asyncio
from contextlib import AsyncExitStack
from datetime import datetime

import aiohttp
from telegram import Bot

from bot.clock import Clock
from bot.config import OWN_KEYS, Problem, Settings, SettingsError
from bot.editions import by_edition
from bot.hub import Hub
from bot.outbox import Sender
from bot.process import LAST_SENDS, PATIENCE, UnreachableError, introduce, recover
from bot.ticking import tick
from bot.transport import Transport
from locales.catalogue import Catalogue
from norms.model import NormSet
from storage import rounds, school
from storage.store import Lock, close, open_store, transaction

LOOK = 0.05
"""Seconds between looks at whether everything has gone out."""


async def tick_once(
    settings: Settings, catalogue: Catalogue, editions: tuple[NormSet, ...], now: datetime | None
) -> int:
    """Does and sends what is due at `now`, else at the real time; how much was ever left out as too late.

    Another time than the real one only where no real person can hear it: SettingsError elsewhere.
    """
    if now is not None and not settings.on_loopback:
        raise SettingsError((Problem("--now", "instelling.alleen_hier"),))
    async with AsyncExitStack() as stack:
        lock = Lock(settings.folder.data)
        stack.callback(lock.release)
        store = open_store(settings.folder.data, settings.folder.master)
        stack.callback(close, store)
        clock = Clock()
        if now is not None:
            clock.set_told(now)
        recover(store, clock.now())
        with transaction(store):
            school.keep(store, settings.school.holidays, settings.school.regions)
        session = await stack.enter_async_context(aiohttp.ClientSession())
        bot = Bot(settings.token, base_url=f"{settings.api_url}/bot", request=Transport(session))
        try:
            async with asyncio.timeout(PATIENCE):
                username = await introduce(bot)
        except TimeoutError:
            raise UnreachableError from None
        own = {
            **{key: catalogue.text(f"instelling.{key}") for key in OWN_KEYS},
            **by_edition(settings.organisation, editions),
        }
        hub = Hub(store, catalogue, editions[0], clock, own, username, editions=editions)
        tick(hub, clock.now())
        sender = Sender(hub, bot, settings.per_second, pauses=settings.pauses)
        sending = asyncio.create_task(sender.run())
        try:
            while not sender.is_idle() and not sending.done():  # noqa: ASYNC110  # no bell rings for an empty table
                await asyncio.sleep(LOOK)
        finally:
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
            await sender.drain(LAST_SENDS)
        return rounds.left_out(store)
