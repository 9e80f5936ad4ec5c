import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Protocol

from webchat.pulse import Pulse

LAPSE = 5.0
"""Real seconds of silence after which a running clock no longer waits for the bot."""
SOON = 0.02


class Player(Protocol):
    """Someone besides the bot for whom told time waits: the crowd."""

    def busy(self) -> bool: ...
    def next(self) -> datetime | None: ...


@dataclass(frozen=True, slots=True)
class Seen:
    """The bot's last report: what was due up to `told` is done, `next` is its next due moment."""

    told: datetime
    next: datetime | None
    idle: bool


class ToldClock:
    """The one clock of a rehearsal.

    Inside all is UTC, because adding hours to Amsterdam time goes wrong on the nights the clock changes.
    While it runs, told time stops at the next due moment until that is done, and while anyone is busy
    (`_brake`); during a jump it stands still and hops from due moment to due moment, each time only when
    everyone is quiet.
    """

    def __init__(
        self, start: datetime, *, speed: float, running: bool, unconfirmed: Callable[[], bool], changed: Pulse
    ) -> None:
        if start.tzinfo is None:
            raise ValueError("the start of told time needs a time zone")
        self._zone = start.tzinfo
        self._base = start.astimezone(UTC)
        self._since = monotonic()
        self._speed = speed
        self._running = running
        self._target: datetime | None = None
        self._brake: datetime | None = None
        self._seen: Seen | None = None
        self._heard = 0.0
        self._listening = 0
        self._players: list[Player] = []
        self._unconfirmed = unconfirmed
        self._loop: asyncio.AbstractEventLoop | None = None
        self._alarm: asyncio.TimerHandle | None = None
        self._stopped = False
        self.changed = changed

    def start(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._since = monotonic()
        self.turn()

    def stop(self) -> None:
        self._loop, self._stopped = None, True
        self.changed.fire()
        if self._alarm is not None:
            self._alarm.cancel()

    @property
    def told(self) -> datetime:
        return self._now().astimezone(self._zone)

    @property
    def has_bot(self) -> bool:
        """Whether a bot has reported; before that nobody is waited for."""
        return self._seen is not None

    @property
    def speed(self) -> float:
        return self._speed

    @property
    def running(self) -> bool:
        return self._running

    @property
    def target(self) -> datetime | None:
        return self._target and self._target.astimezone(self._zone)

    @property
    def next(self) -> datetime | None:
        """The next moment at which the bot has something to do, as it last said."""
        due = self._seen.next if self._seen is not None else None
        return due and due.astimezone(self._zone)

    def next_due(self) -> datetime | None:
        due = self.next
        return due if due is not None and due > self._now() else None

    def join(self, player: Player) -> None:
        self._players.append(player)
        self.turn()

    def leave(self, player: Player) -> None:
        self._players.remove(player)
        self.turn()

    def set(self, *, running: bool | None = None, speed: float | None = None) -> None:
        """Stopping the clock also ends a jump, wherever it is."""
        self._settle()
        if running is not None:
            self._running = running
            if not running:
                self._target = None
        if speed is not None:
            self._speed = speed
        self.turn()
        self.changed.fire()

    def jump(self, to: datetime) -> None:
        self._settle()
        if to < self._base:
            raise ValueError("told time only goes forward")
        self._target = to.astimezone(UTC)
        self.turn()
        self.changed.fire()

    def report(self, seen: Seen) -> None:
        """An `idle` said while updates lie unconfirmed says nothing about those."""
        self._seen = Seen(
            told=seen.told.astimezone(UTC),
            next=seen.next and seen.next.astimezone(UTC),
            idle=seen.idle and not self._unconfirmed(),
        )
        self._heard = monotonic()
        self.turn()
        self.changed.fire()

    def stale(self) -> None:
        """A new update: the bot's last «idle» was said without it."""
        if self._seen is not None and self._seen.idle:
            self._seen = replace(self._seen, idle=False)
        self.changed.fire()

    async def listen(self, seconds: float) -> None:
        """Returns when told time hopped, reached the reported moment, or a new update came; at most so many
        seconds. Whoever listens counts as alive. A report that was not idle gets its answer soon, for the
        next one is what everybody waits for.
        """
        busy = self._seen is None or not self._seen.idle
        until = monotonic() + (min(seconds, SOON) if busy else seconds)
        self._listening += 1
        try:
            while not self._stopped and (left := until - monotonic()) > 0:
                if not busy and self._has_news():
                    return
                await self.changed.wait(left)
        finally:
            self._listening -= 1
            self._heard = monotonic()
            self.turn()

    def _has_news(self) -> bool:
        seen = self._seen
        if seen is None or not seen.idle:
            return True
        if self._flows():
            return seen.next is not None and seen.told < seen.next <= self._now()
        return seen.told != self._base

    def bot_quiet(self) -> bool:
        """Nothing is on its way to the bot, and it said so itself. A bot that never reported is not waited
        for.
        """
        if self._unconfirmed():
            return False
        seen = self._seen
        if seen is None:
            return True
        now = self._now()
        return seen.idle and (self._flows() or seen.told == now) and (seen.next is None or seen.next > now)

    def quiet(self) -> bool:
        return self.bot_quiet() and not any(player.busy() for player in self._players)

    def turn(self) -> None:
        """To be called after anything that may let told time go on: hops, then sets brake and alarm."""
        before, jumping = self._base, self._target
        self._settle()
        flows = self._flows()
        while self._target is not None and self.quiet():
            if self._base >= self._target:
                self._target = None
                break
            self._base = min([self._target, *self._ahead(self._bot_next())])
        self._brake = self._next_brake()
        self._set_alarm()
        if self._target != jumping or (not flows and self._base != before):
            self.changed.fire()

    def _next_brake(self) -> datetime | None:
        """Where told time holds on its way: here, while anyone is busy, else at the next due moment."""
        if self._flows() and self._alive() and self._seen is not None and not self.quiet():
            return self._base
        return min(self._ahead(self._bot_next() if self._alive() else None), default=None)

    def _flows(self) -> bool:
        return self._running and self._target is None

    def _now(self) -> datetime:
        if not self._flows():
            return self._base
        now = self._base + timedelta(seconds=(monotonic() - self._since) * self._speed)
        return now if self._brake is None else min(now, self._brake)

    def _settle(self) -> None:
        self._base, self._since = self._now(), monotonic()

    def _alive(self) -> bool:
        return self._listening > 0 or monotonic() - self._heard < LAPSE

    def _bot_next(self) -> datetime | None:
        seen = self._seen
        return seen.next if seen and seen.next and seen.next > seen.told else None

    def _ahead(self, bot_next: datetime | None) -> list[datetime]:
        """The due moments told time may not pass. One that it stands on holds a flow, but is no next hop."""
        due = [moment.astimezone(UTC) for player in self._players if (moment := player.next())]
        if bot_next is not None:
            due.append(bot_next)
        passed = self._base if self._target is None else self._base + timedelta.resolution
        return [moment for moment in due if moment >= passed]

    def _set_alarm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        if self._loop is None or not self._flows() or self._brake is None:
            return
        waits = [(self._brake - self._base).total_seconds() / self._speed]
        if not self._listening:
            waits.append(self._heard + LAPSE - monotonic())
        coming = [seconds for seconds in waits if seconds > 0]
        if coming:
            self._alarm = self._loop.call_later(min(coming) + 0.001, self._ring)

    def _ring(self) -> None:
        self.turn()
        self.changed.fire()
