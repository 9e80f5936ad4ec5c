"""New messages of the bot."""

from typing import Any

from webchat import updates
from webchat.call import Call
from webchat.markup import parse_keyboard, parse_text, units
from webchat.notes import addressee, note
from webchat.people import Person
from webchat.phones import File, Message
from webchat.refusals import bad_request
from webchat.state import State

MAX_TEXT = 4096
MAX_CAPTION = 1024


def send_message(state: State, call: Call) -> Any:
    """Never refused for pace: 30 a second is for the bot to keep."""
    person = addressee(state, call)
    text, spans = parse_text(call.text("text"), call.text("parse_mode"))
    check_text(text)
    message = Message(
        id=person.last_message_id + 1,
        from_bot=True,
        told=state.clock.told,
        text=text,
        spans=spans,
        rows=parse_keyboard(call.text("reply_markup")),
        silent=call.flag("disable_notification"),
    )
    return _sent(state, call, person, message)


def send_file(state: State, call: Call, kind: str) -> Any:
    """A file comes along, or is named by the id it got before."""
    person = addressee(state, call)
    caption, spans = parse_text(call.text("caption"), call.text("parse_mode"))
    if units(caption) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    message = Message(
        id=person.last_message_id + 1,
        from_bot=True,
        told=state.clock.told,
        text=caption,
        spans=spans,
        rows=parse_keyboard(call.text("reply_markup")),
        kind=kind,
        file=_file(state, call, kind),
        silent=call.flag("disable_notification"),
    )
    return _sent(state, call, person, message)


def _file(state: State, call: Call, field: str) -> File:
    given = call.text(field)
    upload = call.uploads.get(given.removeprefix("attach://") if given.startswith("attach://") else field)
    if upload is not None:
        if not upload.content:
            raise bad_request("file must be non-empty")
        return state.store(upload.name, upload.mime, upload.content)
    if given in state.files:
        return state.files[given].file
    if not given:
        raise bad_request(f"there is no {field} in the request")
    raise bad_request("wrong file identifier/HTTP URL specified")


def _sent(state: State, call: Call, person: Person, message: Message) -> Any:
    state.put(person, message)
    note(state, call, message, person)
    return updates.message_json(person, message)


def check_text(text: str) -> None:
    """The bounds are the same for sending and editing."""
    if not text:
        raise bad_request("message text is empty")
    if units(text) > MAX_TEXT:
        raise bad_request("message is too long")
