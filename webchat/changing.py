"""What the bot does to messages that stand: edits, deletions, reactions."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from webchat import updates
from webchat.call import Call
from webchat.markup import parse_keyboard, parse_text
from webchat.notes import addressee, note
from webchat.people import Person
from webchat.phones import Message
from webchat.reactions import REACTIONS
from webchat.refusals import bad_request
from webchat.sending import check_text
from webchat.state import State

DELETABLE = timedelta(hours=48)


def edit_text(state: State, call: Call) -> Any:
    """Without a keyboard in the call the old one goes away, as at Telegram."""
    person, message = _own_message(state, call)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    text, spans = parse_text(call.text("text"), call.text("parse_mode"))
    check_text(text)
    rows = parse_keyboard(call.text("reply_markup"))
    changed = replace(message, text=text, spans=spans, rows=rows, edited=state.clock.told, pressed=None)
    return _edited(state, call, person, message, changed)


def edit_keyboard(state: State, call: Call) -> Any:
    """A changed keyboard does not mark a message as edited."""
    person, message = _own_message(state, call)
    changed = replace(message, rows=parse_keyboard(call.text("reply_markup")), pressed=None)
    return _edited(state, call, person, message, changed)


def _edited(state: State, call: Call, person: Person, before: Message, after: Message) -> Any:
    if (before.text, before.spans, before.rows) == (after.text, after.spans, after.rows):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same "
            "as a current content and reply markup of the message"
        )
    state.put(person, after)
    note(state, call, after, person)
    return updates.message_json(person, after)


def _own_message(state: State, call: Call) -> tuple[Person, Message]:
    person = addressee(state, call)
    message = person.messages.get(call.number("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot:
        raise bad_request("message can't be edited")
    return person, message


def delete(state: State, call: Call, message_ids: list[int], *, missing: str | None) -> bool:
    """A bot may delete both sides of a private chat, for 48 hours; of a list, what is gone is skipped."""
    person = addressee(state, call, to_send=False)
    found = [person.messages[number] for number in dict.fromkeys(message_ids) if number in person.messages]
    if missing and not found:
        raise bad_request(missing)
    if any(state.clock.told - message.told > DELETABLE for message in found):
        raise bad_request("message can't be deleted for everyone")
    if found:
        state.remove(person, [message.id for message in found])
    for message in found:
        note(state, call, message, person)
    return True


def react(state: State, call: Call) -> bool:
    """A bot has one reaction a message; the same one again is no error."""
    person = addressee(state, call)
    message = person.messages.get(call.number("message_id"))
    if message is None:
        raise bad_request("message to react not found")
    asked = call.json("reaction") or []
    if len(asked) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    emoji = str(asked[0].get("emoji", "")).replace("\ufe0f", "") if asked else None
    if emoji is not None and emoji not in REACTIONS:
        raise bad_request("REACTION_INVALID")
    if emoji != message.reaction:
        state.put(person, replace(message, reaction=emoji))
    note(state, call, replace(message, text=emoji or ""), person)
    return True
