"""Telegram's JSON of what stands in the state."""

import re
from datetime import datetime
from typing import Any, TypeAlias

from webchat.markup import units
from webchat.people import Person
from webchat.phones import Button, File, Message, Span

Json: TypeAlias = dict[str, Any]
BOT_ID = 123456
BOT: Json = {"id": BOT_ID, "is_bot": True, "first_name": "Spiegel", "username": "spiegel_bot"}
COMMAND = re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,32}(@\w+)?(?!\S)")
SAMPLE_PLACE = {"latitude": 52.0907, "longitude": 5.1214}


def user_json(person: Person) -> Json:
    """No username and no last name: the bot has to do without."""
    return {"id": person.id, "is_bot": False, "first_name": person.name, "language_code": "nl"}


def chat_json(person: Person) -> Json:
    """Only private chats exist here; the id of the chat is that of the person."""
    return {"id": person.id, "type": "private", "first_name": person.name}


def message_json(person: Person, message: Message) -> Json:
    """Incoming text carries its commands as entities; links are left to who shows them."""
    found: Json = {
        "message_id": message.id,
        "from": BOT if message.from_bot else user_json(person),
        "chat": chat_json(person),
        "date": seconds(message.told),
    }
    if message.forwarded:
        found["forward_origin"] = {
            "type": "hidden_user",
            "date": seconds(message.told),
            "sender_user_name": "Iemand",
        }
    if message.edited is not None:
        found["edit_date"] = seconds(message.edited)
    entities = [_entity_json(span) for span in message.spans] or _commands(message)
    if message.kind == "text":
        found["text"] = message.text
        found |= {"entities": entities} if entities else {}
    else:
        found |= _content_json(person, message)
        if message.text:
            found["caption"] = message.text
            found |= {"caption_entities": entities} if entities else {}
    if message.rows:
        rows = [[_button_json(button) for button in row] for row in message.rows]
        found["reply_markup"] = {"inline_keyboard": rows}
    return found


def press_json(person: Person, message: Message, press_id: str, data: str) -> Json:
    """The message is as the person saw it when pressing."""
    return {
        "id": press_id,
        "from": user_json(person),
        "message": message_json(person, message),
        "chat_instance": str(person.id * 7919),
        "data": data,
    }


def member_json(person: Person, told: datetime, *, blocked: bool) -> Json:
    """The bot learns of a block only by this update or by a refused send."""
    member = {"user": BOT, "status": "member"}
    kicked = {"user": BOT, "status": "kicked", "until_date": 0}
    return {
        "chat": chat_json(person),
        "from": user_json(person),
        "date": seconds(told),
        "old_chat_member": member if blocked else kicked,
        "new_chat_member": kicked if blocked else member,
    }


def seconds(told: datetime) -> int:
    """Telegram drops the fraction."""
    return int(told.timestamp())


def _commands(message: Message) -> list[Json]:
    if message.from_bot or "/" not in message.text:
        return []
    return [
        {
            "type": "bot_command",
            "offset": units(message.text[: found.start()]),
            "length": units(found.group()),
        }
        for found in COMMAND.finditer(message.text)
    ]


def _entity_json(span: Span) -> Json:
    found: Json = {"type": span.kind, "offset": span.offset, "length": span.length}
    return found | {"url": span.url} if span.url else found


def _button_json(button: Button) -> Json:
    return {"text": button.label} | ({"url": button.url} if button.url else {"callback_data": button.data})


def _content_json(person: Person, message: Message) -> Json:
    match message.kind:
        case "contact":
            return {"contact": {"phone_number": "+31600000000", "first_name": person.name}}
        case "location":
            return {"location": SAMPLE_PLACE}
        case _:
            assert message.file is not None
            return file_json(message.kind, message.file, message.seconds)


def file_json(kind: str, file: File, seconds: int = 0) -> Json:
    """Photos come as a list of sizes; one is enough."""
    found: Json = {"file_id": file.id, "file_unique_id": f"u{file.id}", "file_size": file.size}
    match kind:
        case "photo":
            return {"photo": [found | {"width": 640, "height": 480}]}
        case "voice":
            return {"voice": found | {"duration": seconds, "mime_type": file.mime}}
        case "audio":
            named = {"file_name": file.name, "mime_type": file.mime}
            return {"audio": found | {"duration": seconds} | named}
        case "sticker":
            shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
            return {"sticker": found | shape | {"emoji": "👍"}}
        case _:
            return {"document": found | {"file_name": file.name, "mime_type": file.mime}}
