"""The demo from an empty folder, played in this process, so that a test can read what was sent when."""

import asyncio
import shutil
import threading
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.demo import Stage, staged
from locales.catalogue import load_catalogue
from norms.loader import load_package_set
from webchat.server import Webchat

READY = 60.0
ENDS = 60.0
"""Real seconds in which the demo stands, and ends."""


class Playing(threading.Thread):
    """A loop of its own; the page is at `chat.url`. Leaving stops the bot, and then copies the data folder."""

    def __init__(self, start: datetime, speed: float, copy: Path) -> None:
        super().__init__(daemon=True)
        self._start_at = start
        self._speed = speed
        self._copy = copy
        self._ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._over = asyncio.Event()
        self.failed: BaseException | None = None
        self.master = b""
        self._stage: Stage | None = None

    @property
    def chat(self) -> Webchat:
        assert self._stage is not None
        return self._stage.chat

    def __enter__(self) -> Self:
        self.start()
        if not self._ready.wait(READY) or self._stage is None:
            raise AssertionError(f"the demo does not stand: {self.failed!r}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self._over.set)
        self.join(ENDS)
        if self.failed is not None and error is None:
            raise self.failed

    def run(self) -> None:
        try:
            asyncio.run(self._play())
        except BaseException as error:  # noqa: BLE001  # told to who waits, in the other thread
            self.failed = error
        finally:
            self._ready.set()

    async def _play(self) -> None:
        self._loop = asyncio.get_running_loop()
        words, norms = load_catalogue(), load_package_set()
        async with staged(words, norms, port=0, start=self._start_at, speed=self._speed, empty=True) as stage:
            self._stage, self.master = stage, stage.folder.master
            self._ready.set()
            await self._over.wait()
            stage.stop.set()
            await stage.bot
            shutil.copytree(stage.folder.data, self._copy)
