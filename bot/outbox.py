"""The sender: claim, commit, send, record; what happens when nobody can know, by the row's policy."""

import asyncio
import logging
from contextlib import suppress

from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.clock import monotonic
from bot.hub import Hub
from bot.sending import Sent, send
from bot.transport import NotSentError
from conversations.effects import Delivery
from storage import outbox, people
from storage.errors import DatabaseError
from storage.outbox import Outgoing
from storage.store import transaction

log = logging.getLogger("spiegel.outbox")

AT_ONCE = 16
"""Messages under way together, each to another person."""
REST_UNSENT = 1.0
REST_UNKNOWN = 10.0
"""Seconds before a message that may have arrived is sent once more."""
REST_TOKEN = 5.0
MOST_TRIES = 8
"""Of a message that Telegram itself cannot take; an unreachable server does not count."""
GONE = ("chat not found", "user is deactivated", "bot was blocked")


class Sender:
    """Runs until cancelled; `drain` first lets what is under way finish."""

    def __init__(self, hub: Hub, bot: Bot, per_second: float) -> None:
        self._hub = hub
        self._bot = bot
        self._pace = 1.0 / per_second
        self._free_from = 0.0
        self._under_way: set[asyncio.Task[None]] = set()
        self._resting: dict[int, float] = {}
        self._broken: list[BaseException] = []

    async def run(self) -> None:
        """Raises what the store raises; nothing that Telegram does ends it."""
        while True:
            self._hub.queued.clear()
            if self._broken:
                raise self._broken[0]
            self._fill()
            await self._wait_for_work()

    async def drain(self, seconds: float) -> None:
        """What was claimed gets so long to be sent and recorded; the rest is left as it is in the table."""
        if self._under_way:
            _, late = await asyncio.wait(self._under_way, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def is_idle(self) -> bool:
        return not self._under_way and outbox.is_idle(self._hub.store, self._hub.clock.now())

    async def _wait_for_work(self) -> None:
        rest = min((until - monotonic() for until in self._resting.values()), default=1.0)
        with suppress(TimeoutError):
            # not wait_for: before Python 3.12 it swallows a cancellation that comes together with the bell
            async with asyncio.timeout(max(0.01, min(rest, 1.0))):
                await self._hub.queued.wait()

    def _fill(self) -> None:
        room = AT_ONCE - len(self._under_way)
        if room <= 0 or outbox.is_idle(self._hub.store, self._hub.clock.now()):
            return
        now = monotonic()
        self._resting = {queue: until for queue, until in self._resting.items() if until > now}
        with transaction(self._hub.store):
            rows = outbox.claim(self._hub.store, self._hub.clock.now(), room, frozenset(self._resting))
        for row in rows:
            task = asyncio.create_task(self._send(row))
            self._under_way.add(task)
            task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._broken.append(error)
        self._hub.queued.set()

    async def _send(self, row: Outgoing) -> None:
        await self._keep_pace()
        try:
            sent = await send(self._hub, self._bot, row)
        except TelegramError as error:
            self._failed(row, error)
        except DatabaseError:
            raise
        except Exception as error:  # noqa: BLE001  # what one message does, the others go on
            self._end(row, "dead", type(error).__name__)
        else:
            self._record(row, sent)

    async def _keep_pace(self) -> None:
        now = monotonic()
        start = max(now, self._free_from)
        self._free_from = start + self._pace
        if start > now:
            await asyncio.sleep(start - now)

    def _record(self, row: Outgoing, sent: tuple[Sent, ...] | None) -> None:
        store, now = self._hub.store, self._hub.clock.now()
        with transaction(store):
            outbox.settle(store, row.id, "dropped" if sent is None else "sent")
            if row.person is not None and people.exists(store, row.person):
                for message in sent or ():
                    outbox.record_sent(store, row.person, message.message, message.mark, now, own=True)

    def _failed(self, row: Outgoing, error: TelegramError) -> None:
        """RELIABILITY 1.4: certainly not sent goes again, unknown goes by policy, refused ends."""
        match error:
            case RetryAfter():
                wait = error.retry_after
                seconds = wait if isinstance(wait, int | float) else wait.total_seconds()
                self._free_from = monotonic() + float(seconds)
                self._again(row, "retry_after", float(seconds))
            case NotSentError():
                self._again(row, "not_sent", REST_UNSENT)
            case InvalidToken():
                log.error("Telegram refuses the token; sending goes on when it is accepted again")
                self._again(row, "token", REST_TOKEN)
            case Forbidden():
                self._unreachable(row)
            case BadRequest() if any(words in str(error).lower() for words in GONE):
                self._unreachable(row)
            case BadRequest():
                self._end(row, "dropped" if row.policy == Delivery.IDEMPOTENT else "dead", "refused")
            case NetworkError() if row.policy == Delivery.AT_MOST_ONCE:
                self._end(row, "uncertain", "unknown")
            case NetworkError():
                rest = REST_UNSENT if row.policy == Delivery.IDEMPOTENT else REST_UNKNOWN
                self._again(row, "unknown", rest)
            case _:
                self._end(row, "dead", type(error).__name__)

    def _again(self, row: Outgoing, error: str, rest: float) -> None:
        self._resting[outbox.queue_of(row.id, row.person)] = monotonic() + rest
        with transaction(self._hub.store):
            outbox.again(self._hub.store, row.id, error)

    def _unreachable(self, row: Outgoing) -> None:
        with transaction(self._hub.store):
            outbox.settle(self._hub.store, row.id, "dead", "unreachable")
            if row.person is not None:
                people.set_reachable(self._hub.store, row.person, reachable=False)

    def _end(self, row: Outgoing, state: str, error: str) -> None:
        log.warning("message %d ends as %s: %s", row.id, state, error)
        with transaction(self._hub.store):
            outbox.settle(self._hub.store, row.id, state, error)
