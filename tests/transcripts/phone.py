"""Telegram without a network: webchat's own Bot API behind PTB's requests, on a loop that waits for nothing."""

import asyncio
import json
import selectors
from collections.abc import Callable

from telegram.request import BaseRequest, RequestData

from bot.transport import FILES
from webchat.call import Call, Upload
from webchat.methods import perform
from webchat.refusals import Refused
from webchat.state import State


class Wire(BaseRequest):
    """Every call is carried out at once; `after` looks at the phones when it is."""

    def __init__(self, state: State, after: Callable[[], None]) -> None:
        self._state = state
        self._after = after

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = None,
        write_timeout: object = None,
        connect_timeout: object = None,
        pool_timeout: object = None,
    ) -> tuple[int, bytes]:
        _ = method, read_timeout, write_timeout, connect_timeout, pool_timeout
        if FILES in url:
            return 200, self._state.files[url.rsplit("/", 1)[-1]].content
        params = request_data.json_parameters if request_data else {}
        files = (request_data.multipart_data if request_data else None) or {}
        uploads: dict[str, Upload] = {}
        for name, (filename, content, kind) in files.items():
            assert isinstance(content, bytes)
            uploads[name] = Upload(filename, kind, content)
        try:
            result = perform(self._state, Call(url.rsplit("/", 1)[-1], params, uploads))
        except Refused as refused:
            body = {"ok": False, "error_code": refused.status, "description": refused.description}
            return refused.status, json.dumps(body).encode()
        self._after()
        return 200, json.dumps({"ok": True, "result": result}).encode()


class _Impatient(selectors.DefaultSelector):
    """Never waits: what it should have waited is added to `ahead`."""

    ahead = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is not None and timeout > 0:
            self.ahead += timeout
            timeout = 0
        return super().select(timeout)


class ImpatientLoop(asyncio.SelectorEventLoop):
    """A pause of two seconds passes at once, and in its order."""

    def __init__(self) -> None:
        self._impatient = _Impatient()
        super().__init__(self._impatient)

    def time(self) -> float:
        return super().time() + self._impatient.ahead
