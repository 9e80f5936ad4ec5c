from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

LOCAL = ("127.0.0.1", "localhost")
FRAME = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@web.middleware
async def local_only(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Other sites open in the same browser can reach loopback: by a name that they let point here, and by
    requests across origins. Neither gets in.
    """
    if urlsplit(f"//{request.host}").hostname not in LOCAL:
        raise web.HTTPForbidden(text="this server answers to localhost only")
    origin = request.headers.get("Origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.host
    site = request.headers.get("Sec-Fetch-Site", "none")
    if foreign or (site in ("cross-site", "same-site") and request.path != "/"):
        raise web.HTTPForbidden(text="this server answers to its own page only")
    return await handler(request)


async def add_frame(request: web.Request, response: web.StreamResponse) -> None:
    """The Bot API carries no such headers, as at Telegram."""
    if not request.path.startswith("/bot"):
        response.headers.update(FRAME)


async def read_json(request: web.Request) -> dict[str, Any]:
    """Only what says it is JSON: a form on another site cannot say so."""
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="JSON only")
    try:
        given = await request.json()
    except ValueError:
        raise web.HTTPBadRequest(text="not JSON") from None
    if not isinstance(given, dict):
        raise web.HTTPBadRequest(text="a JSON object, please")
    return given
