"""Listening to voice messages, one at a time, outside any transaction; what was heard is an event of our own."""

import asyncio
import logging
import re
from contextlib import suppress
from pathlib import Path

from telegram import Bot
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.child import ProgramError, TooMuchError, written_by
from bot.host import put_heard
from bot.hub import Hub
from bot.private import private_folder, write_private
from bot.updates import Listened
from conversations.speaking import Unheard
from storage import people, speech
from storage.speech import Spoken
from storage.store import transaction

log = logging.getLogger("spiegel.speech")

MOST_BYTES = 20 * 1024 * 1024
"""Of sound; Telegram gives a bot no larger file."""
MOST_CHARACTERS = 3500
"""Two minutes of fast talk; the card with it fits one message of Telegram."""
MOST_TRIES = 3
REST = 2.0
"""Seconds before the file is asked for again."""
LOOK = 0.5
"""Seconds between two looks whether whoever spoke is still here."""
READ_SECONDS = 60.0
ENDING = re.compile(r"\.\w{1,8}")
USUAL_ENDING = ".oga"


class Listener:
    """Runs until cancelled. An empty `command`: nobody can listen (any more), and whoever waits hears so."""

    def __init__(self, hub: Hub, bot: Bot, command: tuple[str, ...]) -> None:
        self._hub = hub
        self._bot = bot
        self._command = command

    async def run(self) -> None:
        """Raises what the store raises; neither Telegram nor the program ends it."""
        while True:
            self._hub.spoken.clear()
            await self.listen()
            await self._hub.spoken.wait()

    async def listen(self) -> None:
        """To all that waits, the oldest first."""
        while found := speech.waiting(self._hub.store):
            await self._one(found[0])

    async def _one(self, job: Spoken) -> None:
        with transaction(self._hub.store):
            speech.begin(self._hub.store, job.id)
        heard = await self._while_here(job)
        if heard is None:
            return
        with transaction(self._hub.store):
            if people.exists(self._hub.store, job.person) and speech.still_waits(self._hub.store, job.id):
                speech.drop(self._hub.store, job.id)
                put_heard(self._hub, job.person, heard, self._hub.clock.now())

    async def _while_here(self, job: Spoken) -> Listened | None:
        """None for who erased everything meanwhile: the program is ended and its folder goes at once."""
        listening = asyncio.create_task(self._listened(job))
        try:
            while not listening.done() and speech.still_waits(self._hub.store, job.id):
                await asyncio.wait({listening}, timeout=LOOK)
            return listening.result() if listening.done() else None
        finally:
            listening.cancel()
            with suppress(asyncio.CancelledError):
                await listening

    async def _listened(self, job: Spoken) -> Listened:
        text, why = "", None
        try:
            with private_folder(self._hub.store.folder) as folder:
                text = await self._text(job, folder)
        except TooMuchError:
            why = Unheard.TOO_MUCH
        except (ProgramError, TelegramError, OSError) as error:
            reason = str(error) if isinstance(error, ProgramError) else type(error).__name__
            log.warning("a voice message was not understood: %s", reason)
            why = Unheard.FAILED
        wanted = job.wanted
        return Listened(wanted.message, wanted.sent, wanted.spot, text, why or (None if text else Unheard.SILENT))

    async def _text(self, job: Spoken, folder: Path) -> str:
        if not self._command:
            raise ProgramError("no command")
        if job.tries >= MOST_TRIES:
            raise ProgramError("begun too often")
        path, content = await self._sound(job.wanted.file)
        ending = Path(path).suffix
        file = folder / f"spraak{ending if ENDING.fullmatch(ending) else USUAL_ENDING}"
        write_private(file, content)
        written = await written_by(self._command, file)
        text = _plain(written)
        if len(text) > MOST_CHARACTERS:
            raise TooMuchError("too many characters")
        return text

    async def _sound(self, file: str) -> tuple[str, bytes]:
        """Where Telegram keeps it, and all of it; a network that is away for a moment is waited for."""
        for wait in (REST, REST, None):
            try:
                found = await self._bot.get_file(file)
                if (found.file_size or 0) > MOST_BYTES:
                    raise ProgramError("the file is too large")
                content = await found.download_as_bytearray(read_timeout=READ_SECONDS)
                return found.file_path or "", bytes(content)
            except BadRequest:
                raise
            except NetworkError:
                if wait is None:
                    raise
                await asyncio.sleep(wait)
        raise AssertionError


def _plain(written: str) -> str:
    """One paragraph, without signs that cannot be seen: those of a terminal, or that turn the line around."""
    words = "".join(sign if sign.isprintable() or sign.isspace() else " " for sign in written).split()
    return " ".join(words)
