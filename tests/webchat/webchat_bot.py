"""A small bot for these tests: plain HTTP, so that no library stands between the test and the server."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from aiohttp import ClientSession

from webchat.server import Webchat

T = TypeVar("T")


def run(test: Coroutine[Any, Any, T]) -> T:
    async def bounded() -> T:
        async with asyncio.timeout(30):
            return await test

    return asyncio.run(bounded())


@dataclass(slots=True)
class Caller:
    chat: Webchat
    http: ClientSession

    async def raw(self, method: str, **params: Any) -> tuple[int, dict[str, Any]]:
        url = f"{self.chat.api_url}/bot{self.chat.token}/{method}"
        async with self.http.post(url, json=params) as answer:
            return answer.status, await answer.json()

    async def __call__(self, method: str, **params: Any) -> Any:
        status, body = await self.raw(method, **params)
        assert status == 200, body
        return body["result"]

    async def refused(self, method: str, **params: Any) -> tuple[int, str]:
        status, body = await self.raw(method, **params)
        assert not body["ok"]
        assert body["error_code"] == status
        return status, body["description"]

    async def seen(self, told: datetime, due: datetime | None, *, idle: bool = True, wait: float = 0) -> Any:
        body = {
            "told": told.isoformat(),
            "next": due and due.isoformat(),
            "idle": idle,
            "wait": wait,
        }
        async with self.http.post(f"{self.chat.url}/clock/seen", json=body) as answer:
            return await answer.json()


@asynccontextmanager
async def calling(chat: Webchat) -> AsyncIterator[Caller]:
    async with ClientSession() as http:
        yield Caller(chat, http)


Update = Mapping[str, Any]


@dataclass(slots=True)
class Bot:
    """Polls, handles, and reports the clock as a real bot does: idle only when nothing is in hand."""

    call: Caller
    handle: Callable[[Caller, Update], Awaitable[None]]
    due: list[datetime] = field(default_factory=list)
    on_due: Callable[[Caller, datetime, datetime], Awaitable[None]] | None = None
    in_hand: int = 0
    freed: asyncio.Event = field(default_factory=asyncio.Event)

    async def poll(self) -> None:
        offset = 0
        while True:
            updates = await self.call("getUpdates", offset=offset, timeout=20)
            self.in_hand += len(updates)
            for update in updates:
                offset = update["update_id"] + 1
                await asyncio.sleep(0)
            if updates:
                asyncio.get_running_loop().create_task(self.work(updates))

    async def work(self, updates: list[Update]) -> None:
        for update in updates:
            await self.handle(self.call, update)
        self.in_hand -= len(updates)
        self.freed.set()

    async def report(self) -> None:
        told = self.call.chat.told
        while True:
            while self.due and self.due[0] <= told:
                moment = self.due.pop(0)
                if self.on_due is not None:
                    await self.on_due(self.call, moment, told)
            while self.in_hand:
                self.freed.clear()
                await self.freed.wait()
            answer = await self.call.seen(told, self.due[0] if self.due else None, wait=20)
            told = datetime.fromisoformat(answer["told"])


@asynccontextmanager
async def living(bot: Bot) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(bot.poll()), asyncio.create_task(bot.report())]
    try:
        while bot.call.chat.state.clock._seen is None:
            await bot.call.chat.state.changed.wait()
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
