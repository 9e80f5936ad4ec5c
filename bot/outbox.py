"""The sender: pace, claim, commit, send, record; what happens when nobody can know, by the row's policy."""

import asyncio
import logging
from contextlib import suppress
from dataclasses import replace

from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.clock import monotonic
from bot.hub import Hub
from bot.sending import Lasts, Sent, send
from bot.transport import NotSentError
from conversations.messages import Delivery, Remove
from storage import clearing, outbox, people
from storage.errors import DatabaseError
from storage.outbox import Outgoing
from storage.store import transaction

log = logging.getLogger("spiegel.outbox")

AT_ONCE = 16
"""Messages under way together, each to another person."""
REST_UNSENT = 1.0
REST_UNKNOWN = 10.0
"""Seconds before a message that may have arrived is sent once more; doubles with each try."""
REST_LONGEST = 60.0
REST_TOKEN = 5.0
MOST_TRIES = 8
"""Of which nobody knows the outcome; an unreachable server, a flood and a refused token do not count."""
LAG = 0.02
"""Seconds of pace that may be caught up: at a thousand a second no loop wakes for each message by itself."""
GONE = ("chat not found", "user is deactivated", "bot was blocked")


class Sender:
    """Runs until cancelled; `drain` first lets what is under way finish.

    A row is claimed when its call may begin at once, so that a crash leaves in doubt only what was being sent.
    """

    def __init__(self, hub: Hub, bot: Bot, per_second: float, *, pauses: bool = True) -> None:
        self._pauses = pauses
        self._hub = hub
        self._bot = bot
        self._pace = 1.0 / per_second
        self._free_from = 0.0
        self._under_way: set[asyncio.Task[None]] = set()
        self._resting: dict[int, float] = {}
        self._pausing: dict[int, asyncio.Task[None]] = {}
        self._paused: set[int] = set()
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
        for task in self._pausing.values():
            task.cancel()
        if self._under_way:
            _, late = await asyncio.wait(self._under_way, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def is_idle(self) -> bool:
        return not self._under_way and outbox.is_idle(self._hub.store, self._hub.clock.now())

    async def _wait_for_work(self) -> None:
        now = monotonic()
        moments = [now + 1.0, *self._resting.values()]
        if self._free_from > now:
            moments.append(self._free_from)
        with suppress(TimeoutError):
            # not wait_for: before Python 3.12 it swallows a cancellation that comes together with the bell
            async with asyncio.timeout(max(0.01, min(moments) - now)):
                await self._hub.queued.wait()

    def _fill(self) -> None:
        now = monotonic()
        self._free_from = max(self._free_from, now - LAG)
        self._resting = {queue: until for queue, until in self._resting.items() if until > now}
        room = AT_ONCE - len(self._under_way) + len(self._pausing)
        if room <= 0 or now < self._free_from or outbox.is_idle(self._hub.store, self._hub.clock.now()):
            return
        room = min(room, 1 + int((now - self._free_from) / self._pace))
        busy = frozenset({*self._resting, *self._pausing})
        with transaction(self._hub.store):
            rows = outbox.claim(self._hub.store, self._hub.clock.now(), room, busy)
            pausing = [row for row in rows if self._pause_of(row) > 0]
            for row in pausing:
                outbox.put_back(self._hub.store, row.id)
        if pausing:
            self._hub.queued.set()  # they took the room of others
        for row in rows:
            queue = outbox.queue_of(row.id, row.person)
            if row in pausing:
                task = self._pausing[queue] = asyncio.create_task(self._pause(row, queue))
            else:
                self._free_from += self._pace
                task = asyncio.create_task(self._send(row))
            self._under_way.add(task)
            task.add_done_callback(self._done)

    def _pause_of(self, row: Outgoing) -> float:
        if not self._pauses or not isinstance(row.message, Remove) or row.id in self._paused:
            return 0
        return row.message.pause

    async def _pause(self, row: Outgoing, queue: int) -> None:
        """Queued meanwhile, and holding back nobody but its own person; then its turn comes as any other's."""
        try:
            await asyncio.sleep(self._pause_of(row))
        finally:
            del self._pausing[queue]
        self._paused.add(row.id)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._broken.append(error)
        self._hub.queued.set()

    async def _send(self, row: Outgoing) -> None:
        if isinstance(row.message, Remove):
            self._paused.discard(row.id)
            row = replace(row, message=replace(row.message, pause=0))
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

    def _record(self, row: Outgoing, sent: tuple[Sent, ...] | None) -> None:
        store, now = self._hub.store, self._hub.clock.now()
        with transaction(store):
            outbox.settle(store, row.id, "dropped" if sent is None else "sent")
            if row.person is not None and people.exists(store, row.person):
                for message in sent or ():
                    outbox.record_sent(store, row.person, message.message, message.mark, now, own=True)
                    self._will_go(row.person, message)

    def _will_go(self, person: int, sent: Sent) -> None:
        store, now = self._hub.store, self._hub.clock.now()
        match sent.lasts:
            case Lasts.A_DAY:
                clearing.will_go(store, person, sent.message, now)
            case Lasts.A_WHILE:
                clearing.will_go_soon(store, person, sent.message, now)
            case Lasts.FOR_GOOD:
                pass

    def _failed(self, row: Outgoing, error: TelegramError) -> None:
        """RELIABILITY 1.4: certainly not sent goes again, unknown goes by policy, refused ends."""
        match error:
            case RetryAfter():
                wait = error.retry_after
                seconds = wait if isinstance(wait, int | float) else wait.total_seconds()
                self._free_from = max(self._free_from, monotonic() + float(seconds))
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
            case NetworkError() if row.policy == Delivery.AT_MOST_ONCE or row.tries >= MOST_TRIES:
                self._end(row, "uncertain", "unknown")
            case NetworkError():
                rest = REST_UNSENT if row.policy == Delivery.IDEMPOTENT else REST_UNKNOWN
                self._again(row, "unknown", min(rest * 2 ** (row.tries - 1), REST_LONGEST), known=False)
            case _:
                self._end(row, "dead", type(error).__name__)

    def _again(self, row: Outgoing, error: str, rest: float, *, known: bool = True) -> None:
        self._resting[outbox.queue_of(row.id, row.person)] = monotonic() + rest
        with transaction(self._hub.store):
            outbox.again(self._hub.store, row.id, error, known=known)

    def _unreachable(self, row: Outgoing) -> None:
        with transaction(self._hub.store):
            outbox.settle(self._hub.store, row.id, "dead", "unreachable")
            if row.person is not None:
                people.set_reachable(self._hub.store, row.person, reachable=False)

    def _end(self, row: Outgoing, state: str, error: str) -> None:
        log.warning("message %d ends as %s: %s", row.id, state, error)
        with transaction(self._hub.store):
            outbox.settle(self._hub.store, row.id, state, error)
