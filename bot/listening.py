"""From what happened to an event: the guard on every text, and what the words may mean."""

from datetime import datetime

from bot.updates import Blocked, Gave, Happened, Opened, Rewrote, Tapped, Wrote
from conversations.chat import Chat
from conversations.events import Checked, Edited, Event, Pressed, Returned, SentOther, Started, Typed
from guard.find import find
from guard.masking import mask
from guard.spans import Kind
from locales.catalogue import Catalogue
from locales.phrases import meanings, number, when

SEPARATOR = "|"
PARTS = 3


def check(text: str, catalogue: Catalogue) -> Checked:
    """The text if it holds no client data, else its neutral version and what kinds were found."""
    clean = text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    spans = find(clean)
    if not spans:
        return Checked(clean)
    words = {kind: catalogue.text(f"neutraal.{kind}") for kind in Kind}
    return Checked(mask(clean, spans, words), tuple(dict.fromkeys(str(span.kind) for span in spans)))


def hear(happened: Happened, chat: Chat, catalogue: Catalogue, now: datetime) -> Event | None:
    """None where there is nothing to say or do: the bot was blocked, or a button is not ours."""
    match happened:
        case Opened(message, code):
            return Started(message, code)
        case Wrote(message, sent, text):
            offers = tuple(offer for place in (chat.at, chat.under) if place for offer in place.offers)
            checked = check(text, catalogue)
            return Typed(
                message,
                min(sent, now),
                checked,
                meanings(checked.text, offers, catalogue),
                when(checked.text),
                number(checked.text),
            )
        case Tapped(message, _, data):
            return _pressed(message, data)
        case Rewrote(message, text):
            return Edited(message, check(text, catalogue))
        case Gave(message, kind):
            return SentOther(message, kind)
        case Blocked(blocked):
            return None if blocked else Returned()


def button_data(step: str, serial: int, choice: str) -> str:
    """What a button carries; Telegram takes 64 bytes."""
    return SEPARATOR.join((step, str(serial), choice))


def _pressed(message: int, data: str) -> Pressed | None:
    parts = data.split(SEPARATOR)
    if len(parts) != PARTS or not parts[1].isascii() or not parts[1].isdigit():
        return None
    return Pressed(message, parts[0], int(parts[1]), parts[2])
