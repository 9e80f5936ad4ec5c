"""Waiting, with an end to it."""

import asyncio
from collections.abc import Callable, Coroutine
from time import monotonic
from typing import Any, TypeVar

T = TypeVar("T")
PATIENCE = 60.0
"""Seconds for what mostly takes one or two; the machine may be shared."""


def run(test: Coroutine[Any, Any, T], seconds: float = 240) -> T:
    async def bounded() -> T:
        async with asyncio.timeout(seconds):
            return await test

    return asyncio.run(bounded())


async def until(holds: Callable[[], bool], what: str, seconds: float = PATIENCE, *, rest: float = 0.02) -> None:
    """As soon as this holds; looks every few hundredths, for not all of it makes webchat's bell ring."""
    end = monotonic() + seconds
    while not holds():
        assert monotonic() < end, what
        await asyncio.sleep(rest)
