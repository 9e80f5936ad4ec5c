"""What a person does on a phone, and the update the bot gets of it."""

from dataclasses import replace
from typing import Literal, TypeAlias

from webchat import updates
from webchat.markup import units
from webchat.people import Person
from webchat.phones import File, Message
from webchat.sending import MAX_TEXT
from webchat.state import State

Media: TypeAlias = Literal["voice", "audio", "photo", "document", "sticker", "contact", "location"]

SAMPLE_SECONDS = 12
SAMPLE_FILES = {
    "voice": ("bericht.ogg", "audio/ogg"),
    "audio": ("geluid.mp3", "audio/mpeg"),
    "photo": ("foto.png", "image/png"),
    "document": ("bestand.txt", "text/plain"),
    "sticker": ("sticker.webp", "image/webp"),
}


def send(state: State, person: Person, text: str) -> int:
    """The number of the (last) message: like a real phone, this one cuts what is too long for one."""
    text = text.strip()
    if not text:
        raise ValueError("nobody can send an empty message")
    message_id = 0
    for part in _parts(text):
        message_id = _sent(state, person, _next(state, person, text=part))
    return message_id


def forward(state: State, person: Person, text: str) -> int:
    """Words of someone who is not named."""
    return _sent(state, person, replace(_next(state, person, text=text), forwarded=True))


def send_media(
    state: State,
    person: Person,
    kind: Media,
    *,
    content: bytes,
    name: str | None,
    caption: str,
    seconds: int = SAMPLE_SECONDS,
) -> int:
    """The update is the least that is valid; what the file holds matters only to getFile.

    `seconds`: of sound.
    """
    file: File | None = None
    if kind in SAMPLE_FILES:
        usual, mime = SAMPLE_FILES[kind]
        file = state.store(name or usual, mime, content)
    return _sent(state, person, _next(state, person, text=caption, kind=kind, file=file, seconds=seconds))


def press(state: State, person: Person, message_id: int, button: str) -> str:
    """`button` is its data or its label. The spinner turns until the bot answers the press."""
    message = _message(person, message_id)
    found = [one for one in message.buttons if one.data and button in (one.data, one.label)]
    if not found:
        raise LookupError(f"message {message_id} has no button {button!r}")
    _unblock_first(state, person)
    press_id = str(7_000_000_000_000 + state.version * 1000 + len(state.presses))
    state.presses[press_id] = (person.id, message_id)
    state.put(person, replace(message, pressed=found[0].data))
    state.tell_bot("callback_query", updates.press_json(person, message, press_id, found[0].data))
    return press_id


def edit(state: State, person: Person, message_id: int, text: str) -> None:
    """Real phones allow this for 48 hours; here always."""
    message = _message(person, message_id)
    text = text.strip()
    if message.from_bot or message.kind != "text" or not text:
        raise LookupError(f"message {message_id} cannot be edited so")
    changed = state.put(person, replace(message, text=text, edited=state.clock.told))
    state.tell_bot("edited_message", updates.message_json(person, changed))


def block(state: State, person: Person, *, blocked: bool) -> None:
    """No news when nothing changes."""
    if person.blocked == blocked:
        return
    person.blocked = blocked
    state.touch(person)
    state.tell_bot("my_chat_member", updates.member_json(person, state.clock.told, blocked=blocked))


def _message(person: Person, message_id: int) -> Message:
    message = person.messages.get(message_id)
    if message is None:
        raise LookupError(f"message {message_id} is not on this phone")
    return message


def _unblock_first(state: State, person: Person) -> None:
    """A phone offers a blocked bot only «restart»."""
    block(state, person, blocked=False)


def _next(
    state: State, person: Person, *, text: str, kind: str = "text", file: File | None = None, seconds: int = 0
) -> Message:
    return Message(
        id=person.last_message_id + 1,
        from_bot=False,
        told=state.clock.told,
        text=text,
        kind=kind,
        file=file,
        seconds=seconds,
    )


def _sent(state: State, person: Person, message: Message) -> int:
    _unblock_first(state, person)
    person.notice = ""
    state.put(person, message)
    state.tell_bot("message", updates.message_json(person, message))
    return message.id


def _parts(text: str) -> list[str]:
    parts, part, length = [], "", 0
    for letter in text:
        size = units(letter)
        if length + size > MAX_TEXT:
            parts.append(part)
            part, length = "", 0
        part += letter
        length += size
    return [*parts, part]
