"""What a person was asked before, so that nothing comes twice: keys with their day, kept in the chat.

A key says which text or subject it was, never what was answered.
"""

from datetime import date, timedelta

from conversations.model import Memory

FORGOTTEN = timedelta(days=366)
"""A round with its pauses is shorter; after this nobody remembers having been asked."""
PROBE = timedelta(weeks=4)
"""For so long no doorvraag comes in the same words."""


def since(memory: Memory, today: date, span: timedelta) -> frozenset[str]:
    """What was asked less than `span` ago."""
    return frozenset(key for key, day in memory if today - day < span)


def last(memory: Memory, prefix: str) -> date | None:
    """The newest day of any key that begins so."""
    return max((day for key, day in memory if key.startswith(prefix)), default=None)


def added(memory: Memory, asked: Memory) -> Memory:
    """Each key once, at its newest day; what is forgotten goes."""
    if not asked:
        return memory
    keys = {key for key, _ in asked}
    today = max(day for _, day in asked)
    kept = ((key, day) for key, day in memory if key not in keys and today - day < FORGOTTEN)
    return (*kept, *asked)
