"""The running bot: start and stop in order, and the loops between."""

import asyncio
import logging
import signal
from collections.abc import Coroutine
from contextlib import AsyncExitStack, suppress
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import aiohttp
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot import work
from bot.clock import Clock, ticker
from bot.config import OWN_KEYS, Settings
from bot.editions import by_edition
from bot.handed_lists import ListReader
from bot.host import handle_waiting
from bot.hub import Hub
from bot.intake import poll_for_ever
from bot.outbox import Sender
from bot.private import sweep
from bot.speech import Listener
from bot.ticking import next_due, tick
from bot.transport import Transport
from guard.find import load_guard
from locales.catalogue import Catalogue
from norms.model import NormSet
from storage import erasure, inbox, outbox, rounds, school
from storage.store import CLEAN_STOP, Lock, Store, close, open_store, transaction

log = logging.getLogger("spiegel")
T = TypeVar("T")

PATIENCE = 30.0
"""Seconds in which the server must answer at the start."""
LAST_SENDS = 8.0
USERNAME = "gebruikersnaam"
HEARTBEAT = "hartslag"


class UnreachableError(Exception):
    """The Bot API server did not answer within PATIENCE."""


class TokenRefusedError(Exception):
    """The server knows no bot with this token."""


async def run(
    settings: Settings,
    catalogue: Catalogue,
    editions: tuple[NormSet, ...],
    started: asyncio.Event | None = None,
    stop: asyncio.Event | None = None,
) -> None:
    """From lock to clean stop on SIGTERM or SIGINT, or when `stop` is set; `started` is set once everything runs.

    `editions`: what a next round may choose, the newest first.

    Raises StoreError, TokenRefusedError, UnreachableError, and the store's MachineError.
    """
    stop = stop or asyncio.Event()
    _stop_on_signal(stop)
    async with AsyncExitStack() as stack:
        lock = Lock(settings.folder.data)
        stack.callback(lock.release)
        store = open_store(settings.folder.data, settings.folder.master)
        stack.callback(close, store)
        recover(store, Clock().now())
        with transaction(store):
            school.keep(store, settings.school.holidays, settings.school.regions)
        sweep(settings.folder.data)
        loading = asyncio.create_task(asyncio.to_thread(load_guard))
        stack.push_async_callback(asyncio.wait, [loading])
        poll_session = await stack.enter_async_context(aiohttp.ClientSession())
        session = await stack.enter_async_context(aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=64)))
        bot = Bot(
            settings.token,
            base_url=f"{settings.api_url}/bot",
            base_file_url=f"{settings.api_url}/file/bot",
            request=Transport(session),
            get_updates_request=Transport(poll_session),
        )
        clock = Clock(settings.api_url if settings.on_loopback else None)
        username = await _unless_stopped(_meet(bot, clock, session), stop)
        if username is None:
            return
        with transaction(store):
            rounds.set_meta(store, USERNAME, username)
            rounds.set_meta(store, CLEAN_STOP, "0")
        stand_ins = {key: catalogue.text(f"instelling.{key}") for key in OWN_KEYS}
        own = {**stand_ins, **by_edition(settings.organisation, editions)}
        await _unless_stopped(_tell_telegram(bot, catalogue), stop)
        # nothing is polled, let alone handled, before the guard is there: until then texts wait at Telegram
        speech = bool(settings.speech)
        hub = Hub(
            store,
            catalogue,
            editions[0],
            clock,
            own,
            username,
            await loading,
            speech=speech,
            editions=editions,
        )
        if not stop.is_set():
            await _loops(hub, bot, session, settings, started, stop)
        with transaction(store):
            rounds.set_meta(store, CLEAN_STOP, "1")


def _stop_on_signal(stop: asyncio.Event) -> None:
    """Not in a thread beside the main one: there are no signals."""
    for name in (signal.SIGTERM, signal.SIGINT):
        with suppress(ValueError, RuntimeError, NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)


async def _unless_stopped(step: Coroutine[Any, Any, T], stop: asyncio.Event) -> T | None:
    """None where the stop came first; the step is then cut off."""
    tasks = task, stopped = asyncio.create_task(step), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        task.cancel()
        stopped.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def recover(store: Store, now: datetime) -> None:
    """What a process that ended in the middle left behind."""
    with transaction(store):
        erasure.sweep(store, now)
        outbox.after_crash(store)
    erasure.finish(store)


async def _meet(bot: Bot, clock: Clock, session: aiohttp.ClientSession) -> str:
    """The bot's own name, and whether time is told; UnreachableError after PATIENCE, whatever was waited for."""
    try:
        async with asyncio.timeout(PATIENCE):
            username = await introduce(bot)
            await clock.listen(session)
    except TimeoutError:
        raise UnreachableError from None
    return username


async def introduce(bot: Bot) -> str:
    """Patient without end with a server that is not there yet, not with a wrong token."""
    while True:
        try:
            await bot.initialize()
        except InvalidToken:
            raise TokenRefusedError from None
        except TelegramError as error:
            log.debug("server not reached: %s", type(error).__name__)
            await asyncio.sleep(1.0)
        else:
            return bot.username


async def _tell_telegram(bot: Bot, catalogue: Catalogue) -> None:
    """Commands and texts at Telegram; a start does not fail on them, but a webhook would stop polling."""
    try:
        async with asyncio.timeout(PATIENCE):
            await _tell(bot, catalogue)
    except TimeoutError:
        log.warning("not all is set at Telegram: no answer in time")


async def _tell(bot: Bot, catalogue: Catalogue) -> None:
    commands = [
        (command, catalogue.text(f"opdracht.{command}"))
        for command in ("vraag", "team", "instellingen", "gegevens", "hulp")
    ]
    for call in (
        partial(bot.delete_webhook, drop_pending_updates=False),
        partial(bot.set_my_commands, commands),
        partial(bot.set_my_description, catalogue.text("opdracht.beschrijving")),
        partial(bot.set_my_short_description, catalogue.text("opdracht.kort")),
    ):
        try:
            await call()
        except TelegramError as error:
            log.warning("not set at Telegram: %s", type(error).__name__)
    with suppress(TelegramError):
        waiting = await bot.get_webhook_info()
        log.info("updates waiting at the server: %s", waiting.pending_update_count)


async def _loops(
    hub: Hub,
    bot: Bot,
    session: aiohttp.ClientSession,
    settings: Settings,
    started: asyncio.Event | None,
    stop: asyncio.Event,
) -> None:
    """Until a signal or until one loop ends, which is an error of ours or the machine's."""
    sender = Sender(hub, bot, settings.per_second, pauses=settings.pauses)
    failures: list[BaseException] = []

    async def ticking() -> None:
        try:
            await _tick(hub, sender, session)
        except Exception as error:  # noqa: BLE001  # ends the process below, with its own exit code
            failures.append(error)
            stop.set()

    scheduler = ticker(ticking, told=hub.clock.is_told)
    tasks = [
        asyncio.create_task(poll_for_ever(hub, bot)),
        asyncio.create_task(_work(hub, bot)),
        asyncio.create_task(sender.run()),
        asyncio.create_task(Listener(hub, bot, settings.speech).run()),
        asyncio.create_task(ListReader(hub, bot).run()),
    ]
    scheduler.start()
    hub.arrived.set()
    if started is not None:
        started.set()
    stopped = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({stopped, *tasks}, return_when=asyncio.FIRST_COMPLETED)
        failures.extend(error for task in tasks if task.done() and (error := task.exception()) is not None)
    finally:
        tasks[0].cancel()
        scheduler.shutdown(wait=False)
        stopped.cancel()
        tasks[1].cancel()
        tasks[2].cancel()
        tasks[3].cancel()
        tasks[4].cancel()
        await asyncio.gather(*tasks, stopped, return_exceptions=True)
        await sender.drain(LAST_SENDS)
    if failures:
        raise failures[0]


async def _work(hub: Hub, bot: Bot) -> None:
    """The inbox, oldest first, and slow work when it is empty."""
    answering: set[asyncio.Task[None]] = set()
    while True:
        await hub.arrived.wait()
        hub.arrived.clear()
        while not inbox.is_empty(hub.store):
            for query in handle_waiting(hub):
                task = asyncio.create_task(_answer_query(bot, query))
                answering.add(task)
                task.add_done_callback(answering.discard)
            await asyncio.sleep(0)
            work.do_waiting(hub)


async def _answer_query(bot: Bot, query: str) -> None:
    """Stops the button's spinner; too late is no matter."""
    with suppress(TelegramError):
        await bot.answer_callback_query(query)


async def _tick(hub: Hub, sender: Sender, session: aiohttp.ClientSession) -> None:
    now = hub.clock.now()
    if hub.clock.is_told:
        await _tell_clock(hub, sender, session, now)
        return
    tick(hub, now)
    with transaction(hub.store):
        rounds.set_meta(hub.store, HEARTBEAT, now.isoformat())


async def _tell_clock(hub: Hub, sender: Sender, session: aiohttp.ClientSession, now: datetime) -> None:
    """Nothing is due anew before told time moves or a row changes; it moves only when all is quiet, or flows."""
    if (now, hub.store.conn.total_changes) != hub.ticked:
        tick(hub, now)
        hub.ticked = (now, hub.store.conn.total_changes)
    idle = inbox.is_empty(hub.store) and sender.is_idle() and work.is_idle(hub)
    upcoming = next_due(hub, now) if idle or hub.clock.flows else None
    await hub.clock.report(session, now, upcoming, idle=idle, update=inbox.highest(hub.store))
