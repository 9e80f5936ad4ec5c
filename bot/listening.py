"""From what happened to an event: the guard on every text, and what the words may mean."""

from datetime import datetime

from bot.updates import Blocked, Gave, Handed, Happened, Listened, Opened, Rewrote, Tapped, Voiced, Wrote
from conversations.chat import Chat
from conversations.events import (
    Checked,
    Edited,
    Event,
    HandedIn,
    Pressed,
    Returned,
    SentOther,
    Spoke,
    Started,
    Transcribed,
    Typed,
)
from conversations.guarded import behind
from conversations.table import STEPS
from conversations.text import Text
from guard.acute import is_acute
from guard.find import Guard
from guard.masking import mask
from guard.neutral import Neutral
from guard.spans import Kind
from locales.catalogue import Catalogue
from locales.hours import clocks, waiting, weekdays
from locales.phrases import day, meanings, number, numbers, parts, when
from storage.people import has_form_of_code

SEPARATOR = "|"
PARTS = 3


def check(text: str, catalogue: Catalogue, guard: Guard, but: frozenset[Kind] = frozenset()) -> Checked:
    """The text if it holds no client data, else its neutral version and what kinds were found.

    What is of a kind in `but` is let through, where the bot asked for it.
    """
    clean = text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    spans = guard.find(clean, but)
    acute = is_acute(clean)
    if not spans:
        return Checked(clean, acute=acute)
    masked = mask(guard, clean, spans, neutral_words(catalogue), but)
    return Checked(masked, tuple(dict.fromkeys(str(span.kind) for span in spans)), acute)


def neutral_words(catalogue: Catalogue) -> Neutral:
    """What stands in the place of client data, as the catalogue says it."""
    return Neutral(
        {kind: catalogue.text(f"neutraal.{kind}") for kind in Kind},
        bare=catalogue.text("neutraal.name_los"),
        owner=catalogue.text("neutraal.name_bezit"),
        another=catalogue.text("neutraal.name_een_ander"),
        other=catalogue.text("neutraal.name_de_ander"),
        other_bare=catalogue.text("neutraal.name_ander_los"),
        numbered=catalogue.words(Text("neutraal.name_nummer", {"nummer": "{nummer}"})),
    )


def hear(happened: Happened, chat: Chat, catalogue: Catalogue, guard: Guard, now: datetime) -> Event | None:
    """None where there is nothing to say or do: the bot was blocked, or a button is not ours."""
    match happened:
        case Opened(message, code):
            return Started(message, code)
        case Wrote(message, sent, text):
            return _typed(message, min(sent, now), text, chat, catalogue, guard, now)
        case Voiced(message, sent, file, seconds):
            return Spoke(message, min(sent, now), file, seconds)
        case Listened(message, sent, spot, text, unheard):
            said = _typed(message, sent, text, chat, catalogue, guard, now)
            return Transcribed(message, spot, unheard or said)
        case Tapped(message, _, data):
            return _pressed(message, data)
        case Rewrote(message, text):
            return Edited(message, check(text, catalogue, guard))
        case Handed(message, file, size):
            return HandedIn(message, file, size)
        case Gave(message, kind):
            return SentOther(message, kind)
        case Blocked(blocked):
            return None if blocked else Returned()


def _typed(
    message: int, sent: datetime, text: str, chat: Chat, catalogue: Catalogue, guard: Guard, now: datetime
) -> Typed:
    """Everything that words may mean here, of words that the guard has seen. Where nothing is asked, and so
    nothing is kept, one's own code goes by: some look like a case number, and would never reach a new phone.
    """
    places = (chat.at, chat.under, chat.beside)
    offers = tuple(offer for place in places if place for offer in place.offers)
    a_code = chat.at is None and has_form_of_code(text)
    checked = Checked(text) if a_code else check(text, catalogue, guard, _asked(chat, text, now))
    return Typed(
        message,
        sent,
        checked,
        meanings(checked.text, offers, catalogue),
        when(checked.text),
        number(checked.text),
        day(checked.text, now.date()),
        numbers(checked.text),
        parts(checked.text, catalogue),
        waiting(checked.text, catalogue),
        weekdays(checked.text, catalogue),
        clocks(checked.text),
    )


def _asked(chat: Chat, text: str, now: datetime) -> frozenset[Kind]:
    """What the step asks for, so that it is no client data here: a name, or a day: of words that name
    one only the day is kept.
    """
    at = behind(chat.at)
    if at is None or at.step not in STEPS:
        return frozenset()
    if STEPS[at.step].asks_day and day(text, now.date()) is not None:
        return frozenset({Kind.BIRTH_DATE})
    return frozenset({Kind.NAME}) if STEPS[at.step].asks_name else frozenset()


def button_data(step: str, serial: int, choice: str) -> str:
    """What a button carries; Telegram takes 64 bytes."""
    return SEPARATOR.join((step, str(serial), choice))


def _pressed(message: int, data: str) -> Pressed | None:
    parts = data.split(SEPARATOR)
    if len(parts) != PARTS or not parts[1].isascii() or not parts[1].isdigit():
        return None
    return Pressed(message, parts[0], int(parts[1]), parts[2])
