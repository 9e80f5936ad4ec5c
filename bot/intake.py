"""Polling: what Telegram hands out is in the inbox, committed, before the next poll acknowledges it."""

import asyncio
import logging
import warnings
from typing import Any

from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.warnings import PTBUserWarning

from bot.hub import Hub
from bot.updates import KINDS, to_incoming
from storage import inbox
from storage.store import transaction

log = logging.getLogger("spiegel.intake")

POLL_SECONDS = 30
REST = (1.0, 2.0, 5.0, 10.0)
"""Seconds of rest after the first, second … failure in a row; a running bot never gives up."""


async def poll_for_ever(hub: Hub, bot: Bot) -> None:
    """Begins at offset 0, which is all that is unconfirmed; the inbox leaves out what it knows."""
    offset, failures = 0, 0
    while True:
        try:
            found = await _get_updates(bot, offset)
        except TelegramError as error:
            failures += 1
            log.warning("poll failed, time %d: %s", failures, _reason(error))
            await asyncio.sleep(_rest(error, failures))
            continue
        failures = 0
        if found:
            take_in(hub, found)
            offset = 1 + max(int(update["update_id"]) for update in found)


def take_in(hub: Hub, found: list[dict[str, Any]]) -> None:
    """The commit that makes acknowledging safe."""
    with transaction(hub.store):
        inbox.take_in(hub.store, [to_incoming(update) for update in found], hub.clock.now())
    hub.arrived.set()


async def _get_updates(bot: Bot, offset: int) -> list[dict[str, Any]]:
    """Raw, so that one update that cannot be read holds back none of the others."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PTBUserWarning)
        found = await bot.do_api_request(
            "getUpdates",
            api_kwargs={"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": list(KINDS)},
            read_timeout=POLL_SECONDS + 10,
        )
    if not isinstance(found, list):
        raise TelegramError("no list of updates")
    return [update for update in found if isinstance(update, dict) and isinstance(update.get("update_id"), int)]


def _reason(error: TelegramError) -> str:
    match error:
        case InvalidToken():
            return "token refused"
        case Conflict():
            return "another bot polls with this token"
        case _:
            return type(error).__name__


def _rest(error: TelegramError, failures: int) -> float:
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return float(wait if isinstance(wait, int | float) else wait.total_seconds())
    return REST[min(failures, len(REST)) - 1]
