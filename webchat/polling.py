import asyncio
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from webchat.refusals import Refused

Json: TypeAlias = dict[str, Any]
FIRST_UPDATE = 730_000_001


class Waiting:
    """The updates the bot has not confirmed. Telegram's rule: asking with an offset confirms every update
    below it, and nothing else does; whoever asks without one gets them all again.
    """

    def __init__(self, on_empty: Callable[[], None]) -> None:
        self._updates: deque[Json] = deque()
        self._last = FIRST_UPDATE - 1
        self._allowed: frozenset[str] = frozenset()
        self._poll: asyncio.Future[bool] | None = None
        self._on_empty = on_empty

    @property
    def last_id(self) -> int:
        return self._last

    def __len__(self) -> int:
        return len(self._updates)

    def add(self, kind: str, content: Json) -> bool:
        """False when the bot once said it does not want this kind."""
        if self._allowed and kind not in self._allowed:
            return False
        self._last += 1
        self._updates.append({"update_id": self._last, kind: content})
        self._wake(superseded=False)
        return True

    def skip_ids(self, count: int) -> None:
        """Telegram's ids leave gaps, and start anew at random after a week of silence."""
        self._last += count

    def forget(self, kind: str) -> int:
        """Drops the unconfirmed of a kind, as Telegram drops presses after 150 seconds."""
        kept = deque(update for update in self._updates if kind not in update)
        dropped = len(self._updates) - len(kept)
        self._updates = kept
        if dropped and not kept:
            self._on_empty()
        return dropped

    async def poll(
        self, *, offset: int, limit: int, seconds: float, allowed: Sequence[str] | None
    ) -> Sequence[Mapping[str, Any]]:
        self._wake(superseded=True)
        if allowed is not None:
            self._allowed = frozenset(allowed)
        self._confirm(offset)
        if not self._updates and seconds > 0:
            await self._wait(seconds)
        return [update for update, _ in zip(self._updates, range(limit), strict=False)]

    def close(self) -> None:
        self._wake(superseded=False)

    def _confirm(self, offset: int) -> None:
        had = bool(self._updates)
        keep = -offset if offset < 0 else None
        while self._updates and (
            len(self._updates) > keep if keep is not None else self._updates[0]["update_id"] < offset
        ):
            self._updates.popleft()
        if had and not self._updates:
            self._on_empty()

    async def _wait(self, seconds: float) -> None:
        mine: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._poll = mine
        try:
            async with asyncio.timeout(seconds):
                superseded = await mine
        except TimeoutError:
            return
        finally:
            if self._poll is mine:
                self._poll = None
        if superseded:
            raise Refused(
                409,
                "Conflict: terminated by other getUpdates request; "
                "make sure that only one bot instance is running",
            )

    def _wake(self, *, superseded: bool) -> None:
        poll, self._poll = self._poll, None
        if poll is not None and not poll.done():
            poll.set_result(superseded)
