"""Telegram's JSON to what happened, before the guard has seen it."""

import json
import math
from dataclasses import dataclass
from datetime import datetime

from telegram import Message, Update

from conversations.speaking import Spot, Unheard
from rounds.period import AMSTERDAM
from storage.inbox import Incoming

KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
"""What the bot asks Telegram for."""
OTHER = ("voice", "audio", "photo", "video", "document", "sticker", "contact", "location")
GONE = frozenset({"kicked", "left"})
START = "/start"


@dataclass(frozen=True, slots=True)
class Opened:
    message: int
    code: str | None


@dataclass(frozen=True, slots=True)
class Wrote:
    """`text` as typed: nothing may store or log it."""

    message: int
    sent: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Tapped:
    """`query` is what Telegram wants answered within seconds."""

    message: int
    query: str
    data: str


@dataclass(frozen=True, slots=True)
class Rewrote:
    message: int
    text: str


@dataclass(frozen=True, slots=True)
class Gave:
    """Something that is no text; `kind` is one of OTHER, or `other`."""

    message: int
    kind: str


@dataclass(frozen=True, slots=True)
class Voiced:
    """Sound of so many seconds that someone made or chose; Telegram keeps it under `file`."""

    message: int
    sent: datetime
    file: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Listened:
    """What came of the voice message `message`. `text` as it was heard: nothing may store or log it."""

    message: int
    sent: datetime
    spot: Spot
    text: str
    unheard: Unheard | None = None


@dataclass(frozen=True, slots=True)
class Blocked:
    """Whether the person blocked the bot, or opened it again."""

    blocked: bool


@dataclass(frozen=True, slots=True)
class Handed:
    """A file of so many bytes; Telegram keeps it under `file`."""

    message: int
    file: str
    size: int


Happened = Opened | Wrote | Tapped | Rewrote | Gave | Handed | Voiced | Listened | Blocked


@dataclass(frozen=True, slots=True)
class Received:
    """`sender` is Telegram's id of who did it, in a private chat."""

    sender: int
    happened: Happened


def to_incoming(raw: object) -> Incoming:
    """The inbox row of one update, whatever its form; what has none of ours gets kind `other`."""
    text = json.dumps(raw, ensure_ascii=True)
    if not isinstance(raw, dict) or not _is_number(raw.get("update_id")):
        return Incoming(None, "other", None, None, None, text)
    kind = next((kind for kind in KINDS if kind in raw), "other")
    message = raw.get(kind) if kind in {"message", "edited_message"} else None
    if not isinstance(message, dict):
        return Incoming(raw["update_id"], kind, _presser(raw), None, None, text)
    chat = message.get("chat")
    number = chat.get("id") if isinstance(chat, dict) else None
    if not _is_number(number) or not _is_number(message.get("message_id")):
        return Incoming(raw["update_id"], kind, None, None, None, text)
    edited = message.get("edit_date")
    return Incoming(
        raw["update_id"],
        kind,
        number,
        message["message_id"],
        edited if _is_number(edited) else None,
        text,
    )


def _presser(raw: dict[str, object]) -> int | None:
    """Who pressed a button, which in a private chat is the chat."""
    query = raw.get("callback_query")
    user = query.get("from") if isinstance(query, dict) else None
    number = user.get("id") if isinstance(user, dict) else None
    return number if isinstance(number, int) and _is_number(number) else None


def _is_number(value: object) -> bool:
    """One that a row can hold: Telegram's are, what else may come need not be."""
    return isinstance(value, int) and -(2**63) <= value < 2**63


def read(raw: str) -> Received | None:
    """None for what is not for us: groups, channels, other bots. Raises whatever Telegram's types raise."""
    update = Update.de_json(json.loads(raw), None)
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None or user.is_bot or chat.type != "private" or user.id != chat.id:
        return None
    happened = _happened(update)
    return Received(user.id, happened) if happened else None


def _happened(update: Update) -> Happened | None:
    if update.message:
        return _message(update.message)
    if update.edited_message:
        edited = update.edited_message
        return Rewrote(edited.message_id, edited.text or edited.caption or "")
    query = update.callback_query
    if query and query.message and query.data is not None:
        return Tapped(query.message.message_id, query.id, query.data)
    if update.my_chat_member:
        return Blocked(update.my_chat_member.new_chat_member.status in GONE)
    return None


def _message(message: Message) -> Happened:
    if message.text is None or message.forward_origin or message.via_bot or message.sender_chat:
        sound = message.voice or message.audio
        if sound and not (message.forward_origin or message.via_bot or message.sender_chat):
            # its own attribute warns of a release to come
            seconds = math.ceil(float(sound.to_dict()["duration"]))
            return Voiced(message.message_id, message.date.astimezone(AMSTERDAM), sound.file_id, seconds)
        own = not (message.forward_origin or message.via_bot or message.sender_chat)
        if message.document and own:
            return Handed(message.message_id, message.document.file_id, message.document.file_size or 0)
        kind = next((kind for kind in OTHER if getattr(message, kind, None)), "other")
        if message.forward_origin:
            kind = "forward"
        return Gave(message.message_id, kind)
    words = message.text.split(maxsplit=1)
    if words and words[0].split("@")[0] == START:
        return Opened(message.message_id, words[1].strip() if len(words) > 1 else None)
    return Wrote(message.message_id, message.date.astimezone(AMSTERDAM), message.text)
