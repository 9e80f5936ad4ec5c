"""Updates that Telegram would never send, a few hundred of them, each broken in one place."""

from copy import deepcopy
from typing import Any

Json = dict[str, Any]
GIF = "gifkanarie"
"""Stands in every text of them; it may be in no line of any log."""
VALUES: tuple[object, ...] = (
    None,
    True,
    -1,
    1.5,
    2**53,
    "x",
    f"{GIF}\ud800",
    [],
    [None],
    {},
    {GIF: [{}]},
    f"{GIF} " * 9_000,
)
PATHS = (
    "message",
    "message.from",
    "message.from.id",
    "message.from.is_bot",
    "message.chat",
    "message.chat.id",
    "message.chat.type",
    "message.date",
    "message.text",
    "message.entities",
    "message.message_id",
    "message.forward_origin",
    "message.via_bot",
    "message.reply_to_message",
    "edited_message.edit_date",
    "edited_message.text",
    "edited_message.chat",
    "callback_query",
    "callback_query.id",
    "callback_query.from",
    "callback_query.message",
    "callback_query.data",
    "my_chat_member.new_chat_member",
    "my_chat_member.new_chat_member.status",
    "my_chat_member.chat",
)


def updates(person: int, first_message: int) -> list[tuple[str, Json]]:
    """Kind and content of each, as if from this person."""
    found = []
    for number, (path, value) in enumerate((path, value) for path in PATHS for value in VALUES):
        kind, *inner = path.split(".")
        whole: Any = {kind: deepcopy(_whole(kind, person, first_message + number))}
        place = whole
        for name in [kind, *inner][:-1]:
            place = place[name]
        place[[kind, *inner][-1]] = value
        found.append((kind, whole[kind]))
    return found


def _whole(kind: str, person: int, number: int) -> Json:
    user = {"id": person, "is_bot": False, "first_name": GIF}
    chat = {"id": person, "type": "private", "first_name": GIF}
    message = {"message_id": number, "from": user, "chat": chat, "date": 1_795_000_000, "text": f"{GIF} {number}"}
    match kind:
        case "message":
            return message
        case "edited_message":
            return message | {"edit_date": 1_795_000_100}
        case "callback_query":
            return {
                "id": str(number),
                "from": user,
                "message": message,
                "chat_instance": "1",
                "data": f"reflectie.vraag|1|{GIF}",
            }
        case _:
            member = {"user": user, "status": "member"}
            return {"chat": chat, "from": user, "date": 1, "old_chat_member": member, "new_chat_member": member}
