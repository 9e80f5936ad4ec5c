"""Lists that were sent in the chat, fetched and read outside any transaction; what is in one is an event."""

import asyncio
import logging

from telegram import Bot
from telegram.error import TelegramError

from bot.host import put_own_event
from bot.hub import Hub
from bot.listing import read_list
from conversations.events import ListRead
from conversations.lijst.changes import changes
from conversations.lijst.faults import Fault, SheetError
from conversations.lijst.preview import preview
from conversations.lijst.reading import MOST_BYTES
from conversations.text import Lines, Text
from storage import handed, lists, people
from storage.handed import HandedList
from storage.store import transaction

log = logging.getLogger("spiegel.lists")

MOST_TOLD = 8
"""Faults in one message; a person mends some and sends it again."""
MOST_TRIES = 3
READ_SECONDS = 60.0


class ListReader:
    """Runs until cancelled."""

    def __init__(self, hub: Hub, bot: Bot) -> None:
        self._hub = hub
        self._bot = bot

    async def run(self) -> None:
        """Raises what the store raises; Telegram does not end it."""
        while True:
            self._hub.handed.clear()
            await self.read()
            await self._hub.handed.wait()

    async def read(self) -> None:
        """All that waits, the oldest first."""
        while found := handed.waiting(self._hub.store):
            await self._one(found[0])

    async def _one(self, job: HandedList) -> None:
        with transaction(self._hub.store):
            handed.begin(self._hub.store, job.id)
        raw: bytes | None = None
        try:
            if job.tries < MOST_TRIES:
                raw = await self._fetched(job.wanted.file)
        except (TelegramError, OSError) as error:
            log.warning("a list could not be fetched: %s", type(error).__name__)
        try:
            sheet = await asyncio.to_thread(read_list, raw) if raw is not None else None
            faults: tuple[Fault, ...] = ()
        except SheetError as error:
            sheet, faults = None, error.faults
        store = self._hub.store
        with transaction(store):
            if not people.exists(store, job.person) or not handed.still_waits(store, job.id):
                return
            told = Lines((Text("lijst.niet_opgehaald"),))
            ready, shown = False, ""
            if sheet is not None and raw is not None:
                try:
                    wanted = changes(sheet, lists.standing(store, sheet.rows))
                    told, ready, shown = Lines((preview(wanted),)), not wanted.is_nothing, repr(wanted)
                except SheetError as error:
                    faults = error.faults
            if faults:
                told = faults_told(faults)
            if ready and raw is not None:
                handed.keep(store, job.id, job.person, raw, shown)
            else:
                handed.drop(store, job.id, job.person)
            read = ListRead(job.wanted.message, job.id, told, ready)
            put_own_event(self._hub, job.person, read, self._hub.clock.now())

    async def _fetched(self, file: str) -> bytes:
        """What is larger than told is cut off, and then found too large."""
        found = await self._bot.get_file(file)
        if (found.file_size or 0) > MOST_BYTES:
            return bytes(MOST_BYTES + 1).replace(b"\0", b" ") + b"x"
        return bytes(await found.download_as_bytearray(read_timeout=READ_SECONDS))


def faults_told(faults: tuple[Fault, ...]) -> Lines:
    """The first of them, each with its line and remedy, and how many more there are."""
    lines = tuple(fault.words() for fault in faults[:MOST_TOLD])
    more = len(faults) - MOST_TOLD
    rest = (Text("lijst.en_meer_fouten", {"aantal": more}),) if more > 0 else ()
    return Lines((*lines, *rest, Text("lijst.niets_veranderd", {"aantal": len(faults)})))
