"""The page and what it asks: people, their phones, files, the guide."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import quote

from aiohttp import web

from webchat import acts
from webchat.doors import read_json
from webchat.people import Person
from webchat.state import State
from webchat.views import clock_json, person_json, phone_json

MAX_WAIT = 25.0
LONGEST_SOUND = 3600
"""Seconds that a phone here says a recording lasts."""
PAGE_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
INLINE = ("image/png", "image/jpeg")


@dataclass(frozen=True, slots=True)
class Tip:
    """One step of «what can you try?»."""

    title: str
    text: str


class Pages:
    """Everything here sees only what phones see, and the list of people."""

    def __init__(self, state: State, guide: Sequence[Tip], add_person: Any) -> None:
        self._state = state
        self._guide = guide
        self._add_person = add_person
        folder = Path(__file__).parent / "page"
        self._files = {path.name: path for path in folder.iterdir() if path.suffix in PAGE_TYPES}

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self.page_file),
            web.get("/page/{name}", self.page_file),
            web.get("/guide", self.guide),
            web.get("/changes", self.changes),
            web.get("/people", self.people),
            web.post("/people", self.add),
            web.get("/people/{id:\\d+}", self.phone),
            web.post("/people/{id:\\d+}/{act}", self.act),
            web.get("/files/{id}", self.file),
        ]

    async def page_file(self, request: web.Request) -> web.Response:
        name = request.match_info.get("name", "index.html")
        found = self._files.get(name)
        if found is None:
            raise web.HTTPNotFound
        return web.Response(body=found.read_bytes(), content_type=PAGE_TYPES[found.suffix], charset="utf-8")

    async def guide(self, _request: web.Request) -> web.Response:
        return web.json_response([{"title": tip.title, "text": tip.text} for tip in self._guide])

    async def people(self, _request: web.Request) -> web.Response:
        return web.json_response([person_json(person) for person in self._state.people.values()])

    async def changes(self, request: web.Request) -> web.Response:
        """All that is newer than what the page has (`since`, `phone` and `clock`), in one long request: a
        browser keeps only six connections to a server.
        """
        state, since, clock = self._state, _number(request, "since"), request.query.get("clock", "")
        chosen = state.people.get(int(_number(request, "person")))
        known = _number(request, "phone")
        until = monotonic() + min(_number(request, "wait"), MAX_WAIT)
        while (
            state.version <= since
            and not (chosen and chosen.version > known)
            and _mark(state) == clock
            and not state.closing.is_set()
            and (left := until - monotonic()) > 0
        ):
            await state.changed.wait(left)
        profile = state.profile
        return web.json_response(
            {
                "version": state.version,
                "clock": clock_json(state.clock),
                "mark": _mark(state),
                "people": [person_json(one) for one in state.people.values() if one.version > since],
                "phone": phone_json(chosen.phone()) if chosen and chosen.version > known else None,
                "profile": {"description": profile.description, "commands": list(profile.commands)},
            }
        )

    async def add(self, request: web.Request) -> web.Response:
        given = await read_json(request)
        name = str(given.get("name", "")).strip()[:64]
        if not name:
            raise web.HTTPBadRequest(text="a person needs a name")
        person_id = self._add_person(name, group=str(given.get("group", ""))[:64])
        return web.json_response({"id": person_id}, status=201)

    async def phone(self, request: web.Request) -> web.Response:
        person, since = self._person(request), _number(request, "since")
        until = monotonic() + min(_number(request, "wait"), MAX_WAIT)
        while person.version <= since and (left := until - monotonic()) > 0:
            if self._state.closing.is_set():
                break
            await person.changed.wait(left)
        return web.json_response(phone_json(person.phone()))

    async def act(self, request: web.Request) -> web.Response:
        """Whoever acts at the page takes this person over from the crowd."""
        state, person, given = self._state, self._person(request), await read_json(request)
        person.human = request.match_info["act"] != "release"
        try:
            match request.match_info["act"]:
                case "send":
                    acts.send(state, person, str(given["text"]))
                case "press":
                    acts.press(state, person, int(given["message_id"]), str(given["data"]))
                case "open":
                    acts.send(state, person, f"/start {given['code']}".strip())
                case "edit":
                    acts.edit(state, person, int(given["message_id"]), str(given["text"]))
                case "media":
                    kind = given["kind"]
                    if kind not in (*acts.SAMPLE_FILES, "contact", "location"):
                        raise web.HTTPBadRequest(text="no such kind")
                    seconds = min(max(int(given.get("seconds", acts.SAMPLE_SECONDS)), 0), LONGEST_SOUND)
                    content = str(given.get("content", "example")).encode()
                    acts.send_media(state, person, kind, content=content, name=None, caption="", seconds=seconds)
                case "block":
                    acts.block(state, person, blocked=bool(given.get("blocked", True)))
                case "release":
                    state.touch(person)
                case _:
                    raise web.HTTPNotFound
        except (KeyError, TypeError, ValueError):
            raise web.HTTPBadRequest(text="that cannot be sent") from None
        except LookupError as gone:
            raise web.HTTPConflict(text=str(gone)) from None
        return web.json_response({"version": state.version})

    async def file(self, request: web.Request) -> web.Response:
        """Only pictures are shown by the browser; whatever else is saved, and never run here."""
        stored = self._state.files.get(request.match_info["id"])
        if stored is None:
            raise web.HTTPNotFound
        inline = stored.file.mime in INLINE
        kept = f"{'inline' if inline else 'attachment'}; filename*=UTF-8''{quote(stored.file.name)}"
        return web.Response(
            body=stored.content,
            content_type=stored.file.mime if inline else "application/octet-stream",
            headers={"Content-Disposition": kept},
        )

    def _person(self, request: web.Request) -> Person:
        person = self._state.people.get(int(request.match_info["id"]))
        if person is None:
            raise web.HTTPNotFound
        return person


def _mark(state: State) -> str:
    """Changes when the clock was set, hopped or got another next moment; not while it merely runs."""
    clock = state.clock
    still = "" if clock.running and clock.target is None else clock.told.isoformat()
    return f"{clock.speed}|{clock.running}|{clock.target}|{clock.next}|{still}"


def _number(request: web.Request, name: str) -> float:
    try:
        return float(request.query.get(name, "0"))
    except ValueError:
        raise web.HTTPBadRequest(text=f"{name} must be a number") from None
