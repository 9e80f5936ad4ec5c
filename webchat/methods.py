"""The methods of the Bot API that a bot may call here, in Telegram's words when it refuses."""

from dataclasses import replace
from typing import Any

from webchat import updates
from webchat.call import Call
from webchat.changing import delete, edit_keyboard, edit_text, react
from webchat.notes import addressee, noted
from webchat.people import Did
from webchat.refusals import Refused, bad_request
from webchat.sending import send_file, send_message
from webchat.state import State


def perform(state: State, call: Call) -> Any:
    """Everything but getUpdates, which waits. Telegram takes method names in any case."""
    match call.method.lower():
        case "getme":
            return updates.BOT | {
                "can_join_groups": False,
                "can_read_all_group_messages": False,
                "supports_inline_queries": False,
            }
        case "sendmessage":
            return send_message(state, call)
        case "senddocument":
            return send_file(state, call, "document")
        case "sendphoto":
            return send_file(state, call, "photo")
        case "editmessagetext":
            return edit_text(state, call)
        case "editmessagereplymarkup":
            return edit_keyboard(state, call)
        case "deletemessage":
            return delete(state, call, [call.number("message_id")], missing="message to delete not found")
        case "deletemessages":
            return delete(state, call, call.json("message_ids") or [], missing=None)
        case "setmessagereaction":
            return react(state, call)
        case "sendchataction":
            return _act(state, call)
        case "answercallbackquery":
            return _answer_press(state, call)
        case "getfile":
            return _get_file(state, call)
        case "setmycommands":
            state.profile.commands = tuple(call.json("commands") or ())
            return noted(state, call)
        case "getmycommands":
            return list(state.profile.commands)
        case "setmydescription":
            state.profile.description = call.text("description")
            return noted(state, call)
        case "setmyshortdescription":
            state.profile.short_description = call.text("short_description")
            return noted(state, call)
        case "getwebhookinfo":
            return {
                "url": "",
                "has_custom_certificate": False,
                "pending_update_count": len(state.waiting),
            }
        case "deletewebhook":
            if call.flag("drop_pending_updates"):
                state.waiting.forget("update_id")
            return noted(state, call)
        case "leavechat":
            return noted(state, call)
        case _:
            raise Refused(404, "Not Found: method not found")


def _act(state: State, call: Call) -> bool:
    person = addressee(state, call)
    if not person.typing:
        person.typing = True
        state.touch(person)
    return noted(state, call)


def _answer_press(state: State, call: Call) -> bool:
    press = state.presses.pop(call.text("callback_query_id"), None)
    if press is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    person = state.people[press[0]]
    message = person.messages.get(press[1])
    if message is not None and message.pressed is not None:
        person.messages[message.id] = replace(message, pressed=None)
    person.notice = call.text("text")
    state.touch(person)
    state.log.append(Did(call.method, state.clock.told, person.id, press[1], call.text("text")))
    return True


def _get_file(state: State, call: Call) -> Any:
    stored = state.files.get(call.text("file_id"))
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    file = stored.file
    return {
        "file_id": file.id,
        "file_unique_id": f"u{file.id}",
        "file_size": file.size,
        "file_path": f"files/{file.id}",
    }
