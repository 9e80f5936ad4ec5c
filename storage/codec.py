"""Chats, effects, events and plans to JSON and back."""

import json
from datetime import date, datetime, time
from typing import Any, cast

import cattrs
from cattrs.strategies import configure_tagged_union

from conversations.chat import (
    CHAT_VERSION,
    Chat,
    Deciding,
    Guarding,
    Helping,
    Joining,
    Listing,
    LookingBack,
    Managing,
    Paging,
    Place,
    Reflecting,
    Slots,
    Speaking,
    Walking,
)
from conversations.effects import Transcribe
from conversations.events import DocumentMade, ListRead
from conversations.messages import Message
from conversations.papers import Drawing, Paper
from conversations.text import Arg, DayMonth, Days, Lines, Plain, Text, Weekday, Words
from rounds.acts import Act
from rounds.period import Period
from rounds.plan import Plan
from rounds.setup import Draft, Setup

SLOTS = (
    Joining,
    Reflecting,
    Managing,
    Listing,
    Deciding,
    Paging,
    Walking,
    LookingBack,
    Helping,
    Guarding,
    Speaking,
)
UNREADABLE = "onleesbaar"
"""The step of a chat that this release cannot read; the engine leaves it with a kind line."""


def _arg_out(value: Arg) -> Any:
    match value:
        case str() | int():
            return value
        case datetime():
            raise TypeError("a moment is given as a date and a time")
        case date() | time():
            return {"_": type(value).__name__, "v": value.isoformat()}
        case Weekday(number, capital):
            return {"_": "Weekday", "v": number, "capital": capital}
        case Days(numbers):
            return {"_": "Days", "v": sorted(numbers)}
        case DayMonth(day):
            return {"_": "DayMonth", "v": day.isoformat()}
        case Period():
            return {"_": "Period", "v": str(value)}
        case _:
            return _words_out(value)


def _words_out(value: Words) -> Any:
    match value:
        case Plain(words):
            return {"_": "Plain", "v": words}
        case Lines(parts, blank):
            return {"_": "Lines", "v": [_words_out(part) for part in parts], "blank": blank}
        case Text(key, args):
            return {"_": "Text", "v": key, "args": {name: _arg_out(arg) for name, arg in args.items()}}


def _arg_in(value: Any) -> Arg:
    if not isinstance(value, dict):
        return value  # type: ignore[no-any-return]  # a str or an int, as it was written
    match value["_"]:
        case "date":
            return date.fromisoformat(value["v"])
        case "time":
            return time.fromisoformat(value["v"])
        case "Weekday":
            return Weekday(value["v"], value["capital"])
        case "Days":
            return Days(frozenset(value["v"]))
        case "DayMonth":
            return DayMonth(date.fromisoformat(value["v"]))
        case "Period":
            return Period.parse(value["v"])
        case _:
            return _words_in(value)


def _words_in(value: Any) -> Words:
    match value["_"]:
        case "Plain":
            return Plain(value["v"])
        case "Lines":
            return Lines(tuple(_words_in(part) for part in value["v"]), value["blank"])
        case _:
            return Text(value["v"], {name: _arg_in(arg) for name, arg in value["args"].items()})


def _converter() -> cattrs.Converter:
    made = cattrs.Converter()
    made.register_unstructure_hook_func(lambda kind: kind == Words, _words_out)
    made.register_structure_hook_func(lambda kind: kind == Words, lambda value, _: _words_in(value))
    for kind in (Text, Lines, Plain):
        made.register_unstructure_hook(kind, _words_out)
        made.register_structure_hook(kind, lambda value, _: _words_in(value))
    made.register_unstructure_hook(Period, str)
    made.register_structure_hook(Period, lambda value, _: Period.parse(value))
    for moment in (datetime, date, time):
        made.register_unstructure_hook(moment, lambda value: value.isoformat())
        made.register_structure_hook(moment, lambda value, kind: kind.fromisoformat(value))
    made.register_unstructure_hook_func(lambda kind: kind == Slots, lambda value: _slots_out(made, value))
    made.register_structure_hook_func(lambda kind: kind == Slots, lambda value, _: _slots_in(made, value))
    made.register_unstructure_hook_func(lambda kind: getattr(kind, "__origin__", None) is frozenset, sorted)
    configure_tagged_union(Paper, made)
    configure_tagged_union(Drawing, made)
    configure_tagged_union(Message, made)
    configure_tagged_union(Act, made)
    return made


def _slots_out(made: cattrs.Converter, value: Slots) -> Any:
    """By hand: the union holds None, and Guarding holds a Place again."""
    return None if value is None else {"_": type(value).__name__, **made.unstructure(value)}


def _slots_in(made: cattrs.Converter, value: Any) -> Slots:
    if value is None:
        return None
    kinds = {kind.__name__: kind for kind in SLOTS}
    fields = {name: field for name, field in value.items() if name != "_"}
    return cast("Slots", made.structure(fields, kinds[value["_"]]))


CONVERTER = _converter()


def dump_chat(chat: Chat) -> str:
    return json.dumps(CONVERTER.unstructure(chat, Chat))


def load_chat(text: str) -> Chat:
    """A chat of another version, or one that does not parse, becomes one at a step that is gone."""
    try:
        found = json.loads(text)
        if found["version"] == CHAT_VERSION:
            return CONVERTER.structure(found, Chat)
    except (cattrs.BaseValidationError, KeyError, ValueError, TypeError):
        pass
    return Chat(Place(UNREADABLE))


def dump_message(message: Message) -> str:
    return json.dumps(CONVERTER.unstructure(message, Message))


def load_message(text: str) -> Message:
    return CONVERTER.structure(json.loads(text), Message)  # type: ignore[arg-type]  # a union is no type to mypy


def dump_own_event(event: DocumentMade | ListRead) -> str:
    return json.dumps(CONVERTER.unstructure(event))


def load_own_event(found: Any) -> DocumentMade | ListRead:
    if "told" in found:
        return CONVERTER.structure(found, ListRead)
    return CONVERTER.structure(found, DocumentMade)


def dump_spoken(wanted: Transcribe) -> str:
    return json.dumps(CONVERTER.unstructure(wanted))


def load_spoken(text: str) -> Transcribe:
    return CONVERTER.structure(json.loads(text), Transcribe)


def load_plan(text: str) -> Plan:
    """As the first release wrote it."""
    return CONVERTER.structure(json.loads(text), Plan)


def dump_setup(setup: Setup) -> str:
    return json.dumps(CONVERTER.unstructure(setup, Setup))


def load_setup(text: str) -> Setup:
    return CONVERTER.structure(json.loads(text), Setup)


def dump_draft(draft: Draft) -> str:
    return json.dumps(CONVERTER.unstructure(draft, Draft))


def load_draft(text: str) -> Draft | None:
    """None where this release cannot read it: a wizard that begins anew, never an error."""
    try:
        return CONVERTER.structure(json.loads(text), Draft)
    except (cattrs.BaseValidationError, KeyError, ValueError, TypeError):
        return None


def dump_act(act: Act) -> str:
    return json.dumps(CONVERTER.unstructure(act, Act))


def load_act(text: str) -> Act:
    return CONVERTER.structure(json.loads(text), Act)  # type: ignore[arg-type]  # a union is no type to mypy
