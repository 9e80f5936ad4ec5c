"""The running bot: start and stop in order, and the loops between."""

import asyncio
import logging
import signal
from contextlib import AsyncExitStack, suppress
from datetime import datetime

import aiohttp
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot import work
from bot.clock import Clock, monotonic, ticker
from bot.config import OWN_KEYS, Settings
from bot.host import handle_waiting
from bot.hub import Hub
from bot.intake import poll_for_ever
from bot.outbox import Sender
from bot.ticking import next_due, tick
from bot.transport import Transport
from locales.catalogue import Catalogue
from norms.model import NormSet
from storage import erasure, inbox, outbox, rounds
from storage.store import CLEAN_STOP, Lock, Store, close, open_store, transaction

log = logging.getLogger("spiegel")

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
    settings: Settings, catalogue: Catalogue, norm_set: NormSet, started: asyncio.Event | None = None
) -> None:
    """From lock to clean stop on SIGTERM or SIGINT; `started` is set once everything runs.

    Raises StoreError, TokenRefusedError, UnreachableError, and the store's MachineError.
    """
    async with AsyncExitStack() as stack:
        lock = Lock(settings.folder.data)
        stack.callback(lock.release)
        store = open_store(settings.folder.data, settings.folder.master)
        stack.callback(close, store)
        _recover(store, Clock().now())
        poll_session = await stack.enter_async_context(aiohttp.ClientSession())
        session = await stack.enter_async_context(aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=64)))
        bot = Bot(
            settings.token,
            base_url=f"{settings.api_url}/bot",
            base_file_url=f"{settings.api_url}/file/bot",
            request=Transport(session),
            get_updates_request=Transport(poll_session),
        )
        username = await _introduce(bot)
        with transaction(store):
            rounds.set_meta(store, USERNAME, username)
            rounds.set_meta(store, CLEAN_STOP, "0")
        clock = Clock(settings.api_url if settings.on_loopback else None)
        await clock.listen(session)
        stand_ins = {key: catalogue.text(f"instelling.{key}") for key in OWN_KEYS}
        own = {**stand_ins, **settings.organisation}
        hub = Hub(store, catalogue, norm_set, clock, own, username)
        await _tell_telegram(bot, catalogue)
        await _loops(hub, bot, session, settings.per_second, started)
        with transaction(store):
            rounds.set_meta(store, CLEAN_STOP, "1")


def _recover(store: Store, now: datetime) -> None:
    """What a process that ended in the middle left behind."""
    with transaction(store):
        erasure.sweep(store, now)
        outbox.after_crash(store)
    erasure.finish(store)


async def _introduce(bot: Bot) -> str:
    """The bot's own name; patient with a server that is not there yet, not with a wrong token."""
    until = monotonic() + PATIENCE
    while True:
        try:
            await bot.initialize()
        except InvalidToken:
            raise TokenRefusedError from None
        except TelegramError as error:
            if monotonic() > until:
                raise UnreachableError from None
            log.debug("server not reached: %s", type(error).__name__)
            await asyncio.sleep(1.0)
        else:
            return bot.username


async def _tell_telegram(bot: Bot, catalogue: Catalogue) -> None:
    """Commands and texts at Telegram; a start does not fail on them, but a webhook would stop polling."""
    commands = [
        (command, catalogue.text(f"opdracht.{command}"))
        for command in ("vraag", "team", "instellingen", "gegevens", "hulp")
    ]
    for call in (
        bot.delete_webhook(drop_pending_updates=False),
        bot.set_my_commands(commands),
        bot.set_my_description(catalogue.text("opdracht.beschrijving")),
        bot.set_my_short_description(catalogue.text("opdracht.kort")),
    ):
        try:
            await call
        except TelegramError as error:
            log.warning("not set at Telegram: %s", type(error).__name__)
    with suppress(TelegramError):
        waiting = await bot.get_webhook_info()
        log.info("updates waiting at the server: %s", waiting.pending_update_count)


async def _loops(
    hub: Hub, bot: Bot, session: aiohttp.ClientSession, per_second: float, started: asyncio.Event | None
) -> None:
    """Until a signal or until one loop ends, which is an error of ours or the machine's."""
    sender = Sender(hub, bot, per_second)
    stop = asyncio.Event()
    failures: list[BaseException] = []

    async def ticking() -> None:
        try:
            await _tick(hub, sender, session)
        except Exception as error:  # noqa: BLE001  # ends the process below, with its own exit code
            failures.append(error)
            stop.set()

    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        with suppress(ValueError, NotImplementedError):
            loop.add_signal_handler(name, stop.set)
    scheduler = ticker(ticking, told=hub.clock.is_told)
    tasks = [
        asyncio.create_task(poll_for_ever(hub, bot)),
        asyncio.create_task(_work(hub, bot)),
        asyncio.create_task(sender.run()),
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
    tick(hub, now)
    if not hub.clock.is_told:
        with transaction(hub.store):
            rounds.set_meta(hub.store, HEARTBEAT, now.isoformat())
        return
    idle = inbox.is_empty(hub.store) and sender.is_idle() and work.is_idle(hub)
    update = inbox.highest(hub.store)
    await hub.clock.report(session, now, next_due(hub, now), idle=idle, update=update)
