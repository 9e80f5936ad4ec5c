"""The Bot API over HTTP, with the faults that a test asks for."""

import asyncio
import json
import re
from typing import Any

from aiohttp import web

from webchat.call import Call, Upload
from webchat.faults import AcceptThenClose, AcceptThenFail, Fault, Faults, Garbage, Hang, Refuse
from webchat.methods import perform
from webchat.refusals import Refused, bad_request
from webchat.state import State

TOKEN_SHAPE = re.compile(r"\d+:[A-Za-z0-9_-]+")
MAX_WAIT = 50
MAX_BATCH = 100


class Wire:
    """Counts nothing and limits nothing: a 429 comes only as a fault."""

    def __init__(self, state: State, token: str, faults: Faults | None) -> None:
        self._state = state
        self._token = token
        self.faults = faults

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/bot{token:[^/]+}/{method}", self.call, allow_head=False),
            web.post("/bot{token:[^/]+}/{method}", self.call),
            web.get("/file/bot{token:[^/]+}/files/{id}", self.download),
        ]

    async def call(self, request: web.Request) -> web.StreamResponse:
        fault: Fault | None = None
        try:
            self._check_token(request)
            call = await _read_call(request)
            fault = self.faults(call.method, call.params) if self.faults else None
            if isinstance(fault, Refuse):
                return _refusal(fault.status, fault.description, fault.retry_after)
            if isinstance(fault, Garbage):
                return web.Response(text=fault.body, content_type="text/html")
            answer = _ok(await self._perform(call))
        except Refused as refused:
            answer = _refusal(refused.status, refused.description)
        return await self._spoil(request, answer, fault)

    async def download(self, request: web.Request) -> web.Response:
        try:
            self._check_token(request)
        except Refused as refused:
            return _refusal(refused.status, refused.description)
        stored = self._state.files.get(request.match_info["id"])
        if stored is None:
            return _refusal(404, "Not Found")
        return web.Response(body=stored.content, content_type="application/octet-stream")

    async def _perform(self, call: Call) -> Any:
        if call.method.lower() != "getupdates":
            return perform(self._state, call)
        allowed = call.json("allowed_updates")
        return await self._state.waiting.poll(
            offset=call.number("offset"),
            limit=min(max(call.number("limit") or MAX_BATCH, 1), MAX_BATCH),
            seconds=min(max(call.number("timeout"), 0), MAX_WAIT),
            allowed=allowed if isinstance(allowed, list) else None,
        )

    def _check_token(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if not TOKEN_SHAPE.fullmatch(token):
            raise Refused(404, "Not Found")
        if token != self._token:
            raise Refused(401, "Unauthorized")

    async def _spoil(self, request: web.Request, answer: web.Response, fault: Fault | None) -> web.StreamResponse:
        match fault:
            case AcceptThenFail(status):
                return _refusal(status, "Bad Gateway")
            case AcceptThenClose():
                if request.transport is not None:
                    request.transport.abort()
                return answer
            case Hang(seconds):
                try:
                    async with asyncio.timeout(seconds):
                        await self._state.closing.wait()
                except TimeoutError:
                    pass
                return answer
            case _:
                return answer


async def _read_call(request: web.Request) -> Call:
    params = dict(request.query)
    uploads: dict[str, Upload] = {}
    try:
        match request.content_type:
            case "application/json":
                given = await request.json() if request.can_read_body else {}
                params |= {name: _as_text(value) for name, value in given.items() if value is not None}
            case "application/x-www-form-urlencoded":
                params |= {name: str(value) for name, value in (await request.post()).items()}
            case "multipart/form-data":
                async for part in await request.multipart():
                    await _read_part(part, params, uploads)
            case _:
                pass
    except (ValueError, AttributeError):
        raise bad_request("can't parse the request") from None
    return Call(request.match_info["method"], params, uploads)


async def _read_part(part: Any, params: dict[str, str], uploads: dict[str, Upload]) -> None:
    content = bytes(await part.read(decode=True))
    if part.filename is None:
        params[part.name] = content.decode()
    else:
        mime = part.headers.get("Content-Type", "application/octet-stream")
        uploads[part.name] = Upload(part.filename, mime, content)


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _ok(result: Any) -> web.Response:
    return _json({"ok": True, "result": result})


def _refusal(status: int, description: str, retry_after: int | None = None) -> web.Response:
    body = {"ok": False, "error_code": status, "description": description}
    if retry_after is not None:
        body["parameters"] = {"retry_after": retry_after}
    return _json(body, status)


def _json(body: object, status: int = 200) -> web.Response:
    return web.Response(
        text=json.dumps(body, separators=(",", ":")), status=status, content_type="application/json"
    )
