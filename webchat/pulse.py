import asyncio


class Pulse:
    """Wakes whoever waits for the next change. A waiter looks first and then waits: on one loop nothing
    can come between the two.
    """

    __slots__ = ("_waiting",)

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def fire(self) -> None:
        waiting, self._waiting = self._waiting, set()
        for one in waiting:
            if not one.done():
                one.set_result(None)

    async def wait(self, seconds: float | None = None) -> bool:
        """True when it fired, False when the seconds ran out."""
        one: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(one)
        try:
            async with asyncio.timeout(seconds):
                await one
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(one)
        return True
