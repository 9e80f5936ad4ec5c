"""Taking a text into the answer."""

from dataclasses import replace

from conversations.chat import Reflecting
from conversations.effects import Effect, KeepAnswer
from conversations.events import Typed
from conversations.messages import React
from conversations.model import Part, PartKind


def keep(
    slots: Reflecting, heard: Typed, kind: PartKind, *, done: bool = True
) -> tuple[Reflecting, tuple[Effect, ...]]:
    """The answer with this text added, and the effects that store it and say so."""
    parts = (*slots.parts, Part(kind, heard.text.text, heard.message))
    kept = replace(slots, parts=parts, done=done, last_sent=heard.sent)
    return kept, (KeepAnswer(slots.period, slots.norm, parts, done=done), React(heard.message))
