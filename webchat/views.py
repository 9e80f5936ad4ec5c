"""What the page gets to see, as JSON."""

from typing import Any, TypeAlias

from webchat.clock import ToldClock
from webchat.people import Person
from webchat.phones import Message, Phone

Json: TypeAlias = dict[str, Any]
PREVIEW = 80


def clock_json(clock: ToldClock) -> Json:
    """The same body answers every call under /clock."""
    target, due = clock.target, clock.next
    return {
        "told": clock.told.isoformat(),
        "speed": clock.speed,
        "running": clock.running,
        "target": target and target.isoformat(),
        "next": due and due.isoformat(),
    }


def person_json(person: Person) -> Json:
    """A line of the list of people; `heard` is the last message of the bot, to know what was not read."""
    last = next(reversed(person.messages.values()), None)
    heard = next((one for one in reversed(person.messages.values()) if one.from_bot), None)
    return {
        "id": person.id,
        "name": person.name,
        "group": person.group,
        "version": person.version,
        "crowd": person.crowd,
        "human": person.human,
        "heard": heard.id if heard else 0,
        "last": last and {"text": last.text[:PREVIEW], "kind": last.kind, "told": last.told.isoformat()},
    }


def phone_json(phone: Phone) -> Json:
    """The frozen view as it is, with nothing of the other side of the bot."""
    return {
        "id": phone.person_id,
        "name": phone.name,
        "group": phone.group,
        "version": phone.version,
        "blocked": phone.blocked,
        "typing": phone.typing,
        "notice": phone.notice,
        "messages": [_message_json(message) for message in phone.messages],
    }


def _message_json(message: Message) -> Json:
    return {
        "id": message.id,
        "from_bot": message.from_bot,
        "told": message.told.isoformat(),
        "text": message.text,
        "kind": message.kind,
        "spans": [
            {"kind": span.kind, "offset": span.offset, "length": span.length, "url": span.url}
            for span in message.spans
        ],
        "buttons": [{"label": button.label, "data": button.data, "url": button.url} for button in message.buttons],
        "reaction": message.reaction,
        "file": message.file
        and {
            "id": message.file.id,
            "name": message.file.name,
            "mime": message.file.mime,
            "size": message.file.size,
        },
        "silent": message.silent,
        "edited": message.edited is not None,
        "pressed": message.pressed,
    }
