"""Told time over HTTP: GET and POST /clock, and the bot's reports at /clock/seen."""

import math
from datetime import datetime
from typing import Any

from aiohttp import web

from webchat.clock import Seen
from webchat.doors import read_json
from webchat.state import State
from webchat.views import clock_json

MAX_SPEED = 1_000_000
MAX_WAIT = 50.0


class ClockDoor:
    """The page sets told time here; the bot reads it and says how far it is."""

    def __init__(self, state: State) -> None:
        self._state = state

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/clock", self.read),
            web.post("/clock", self.set),
            web.post("/clock/seen", self.seen),
        ]

    async def read(self, _request: web.Request) -> web.Response:
        return web.json_response(clock_json(self._state.clock))

    async def set(self, request: web.Request) -> web.Response:
        """All that is asked is checked before any of it is done."""
        given, clock = await read_json(request), self._state.clock
        running = given.get("running")
        if running is not None and not isinstance(running, bool):
            raise web.HTTPBadRequest(text="running is true or false")
        speed = _speed(given["speed"]) if "speed" in given else None
        to = _moment(given, "to")
        if given.get("jump") == "next":
            to = clock.next_due()
            if to is None:
                raise web.HTTPBadRequest(text="nothing is due")
        elif "jump" in given:
            raise web.HTTPBadRequest(text="jump knows only next")
        if to is not None and to < clock.told:
            raise web.HTTPBadRequest(text="told time only goes forward")
        if running is not None or speed is not None:
            clock.set(running=running, speed=speed)
        if to is not None:
            clock.jump(max(to, clock.told))
        return web.json_response(clock_json(clock))

    async def seen(self, request: web.Request) -> web.Response:
        """`update` is optional: the highest update id the bot stored, so that an idle said before it heard of
        a newer one cannot pass for one said after. `wait` holds the answer until there is news.
        """
        given, state = await read_json(request), self._state
        told, idle = _moment(given, "told"), given.get("idle")
        if told is None or not isinstance(idle, bool):
            raise web.HTTPBadRequest(text="told and idle are needed")
        stored, wait = given.get("update"), given.get("wait", 0)
        if not isinstance(wait, int | float) or not math.isfinite(wait):
            raise web.HTTPBadRequest(text="wait is a number of seconds")
        current = stored is None or stored == state.waiting.last_id
        state.clock.report(Seen(told, _moment(given, "next"), idle and current))
        if wait > 0:
            await state.clock.listen(min(wait, MAX_WAIT))
        return web.json_response(clock_json(state.clock))


def _speed(given: object) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 < given <= MAX_SPEED:
        raise web.HTTPBadRequest(text=f"speed is more than 0 and at most {MAX_SPEED}")
    return float(given)


def _moment(given: dict[str, Any], name: str) -> datetime | None:
    raw = given.get(name)
    if raw is None:
        return None
    try:
        moment = datetime.fromisoformat(raw)
    except (TypeError, ValueError):
        raise web.HTTPBadRequest(text=f"{name} is not a moment") from None
    if moment.tzinfo is None:
        raise web.HTTPBadRequest(text=f"{name} needs a time zone")
    return moment
