"""The one place that asks the time, and the ticker.

In a rehearsal (a Bot API server on loopback that has a /clock) told time is kept there; elsewhere it is real.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

import aiohttp
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from rounds.period import AMSTERDAM

TICK = 30.0
"""Seconds between ticks in real time."""
TOLD_TICK = 0.02
"""Seconds of rest between ticks in told time, where the other side waits for the answer."""


@dataclass(slots=True)
class Told:
    """Told time as it was last heard. `flows`: it goes on by itself, up to the next moment that it was told of."""

    at: datetime
    flows: bool


class Clock:
    """`now` never goes back within one process, whatever the machine's clock does."""

    def __init__(self, url: str | None = None) -> None:
        """`url`: where /clock lives; None for real time."""
        self._url = url
        self._told: Told | None = None
        self._latest = datetime.min.replace(tzinfo=AMSTERDAM)

    @property
    def is_told(self) -> bool:
        return self._told is not None

    @property
    def flows(self) -> bool:
        """Whether told time may reach the next moment while something else is being done."""
        return self._told is None or self._told.flows

    def now(self) -> datetime:
        """In Amsterdam."""
        self._latest = max(self._latest, self._asked())
        return self._latest

    def _asked(self) -> datetime:
        return self._told.at if self._told else datetime.now(AMSTERDAM)

    def set_told(self, at: datetime) -> None:
        """For `tick --now` and tests: time stands still here."""
        self._told = Told(at.astimezone(AMSTERDAM), flows=False)

    async def listen(self, session: aiohttp.ClientSession) -> None:
        """Asks once whether time is told; a server without a /clock leaves it real."""
        if self._url is None:
            return
        try:
            async with session.get(f"{self._url}/clock") as answer:
                if answer.status == 200 and answer.content_type == "application/json":  # noqa: PLR2004  # HTTP's OK
                    self._hear(await answer.json())
        except aiohttp.ClientError:
            return

    async def report(
        self,
        session: aiohttp.ClientSession,
        seen: datetime,
        upcoming: datetime | None,
        *,
        idle: bool,
        update: int | None,
    ) -> None:
        """Tells what has been done up to `seen`, and waits until told time moves or a little while.

        `update` is the highest update that is in the inbox: an `idle` says nothing about later ones.
        """
        body = {
            "told": seen.isoformat(),
            "next": upcoming.isoformat() if upcoming else None,
            "idle": idle,
            "update": update,
            "wait": 0.5 if idle else 0.0,
        }
        try:
            async with session.post(f"{self._url}/clock/seen", json=body) as answer:
                self._hear(await answer.json())
        except aiohttp.ClientError:
            await asyncio.sleep(TICK / 30)

    def _hear(self, body: dict[str, object]) -> None:
        at = datetime.fromisoformat(str(body["told"])).astimezone(AMSTERDAM)
        self._told = Told(at, flows=bool(body["running"]) and body["target"] is None)


def monotonic() -> float:
    """Real seconds, for pacing and leases."""
    return time.monotonic()


def ticker(tick: Callable[[], Awaitable[None]], *, told: bool) -> AsyncIOScheduler:
    """Calls `tick` again and again; a run that is missed or overlaps is one run later.

    `tick` says its own errors; the library's lines would only tell of runs that overlap, which is meant.
    """
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
    scheduler = AsyncIOScheduler(
        timezone=AMSTERDAM,
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
    )
    scheduler.add_job(tick, "interval", seconds=TOLD_TICK if told else TICK)
    return scheduler
