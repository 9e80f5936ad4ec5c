"""Whom a call is about, and what is written down of it."""

from webchat.call import Call
from webchat.people import Did, Person
from webchat.phones import Message
from webchat.refusals import Refused, bad_request
from webchat.state import State


def addressee(state: State, call: Call, *, to_send: bool = True) -> Person:
    """The person whose chat it is; refused when unknown, or when the bot is blocked and wants to write."""
    person = state.people.get(call.number("chat_id"))
    if person is None:
        raise bad_request("chat not found")
    if to_send and person.blocked:
        raise Refused(403, "Forbidden: bot was blocked by the user")
    return person


def note(state: State, call: Call, message: Message, person: Person) -> None:
    """Only what was carried out is written down."""
    state.log.append(
        Did(
            method=call.method,
            told=state.clock.told,
            chat=person.id,
            message_id=message.id,
            text=message.text,
            buttons=tuple(button.label for button in message.buttons),
            file=message.file,
            silent=message.silent,
        )
    )


def noted(state: State, call: Call) -> bool:
    """For what changes no message."""
    chat = call.number("chat_id") or None
    state.log.append(Did(call.method, state.clock.told, chat, text=call.text("action")))
    return True
