"""Whether something that Spiegel starts itself may reach a person now, later, or not any more."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from rounds.calendar import OFFICE, Hours, is_allowed, next_allowed
from rounds.period import Period

BUDGET = 4
"""Messages a week, at most, of everything that Spiegel starts; what answers a person is none of them."""
REMINDER_TOO_LATE = timedelta(days=1)
AT_IT = timedelta(minutes=20)
"""Who did something this short ago in a conversation that has not ended is in the middle of it."""


class Kind(StrEnum):
    """What is started. Only a prompt has sound."""

    PROMPT = "prompt"
    REMINDER = "reminder"
    PICTURE = "picture"
    LOOK_BACK = "look_back"
    CLOSING = "closing"
    NOTICE = "notice"


KEPT_FOR = (Kind.PROMPT, Kind.PICTURE)
"""Of the week's messages one each stays free for these, so that a notice never takes the place of a question."""
ASKING = frozenset({Kind.PROMPT, Kind.REMINDER})
"""What is about the question of one week, and is worth nothing in the next."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What counts for one person now: own hours, what went out this week, until when they are in the middle."""

    hours: Hours = OFFICE
    spent: tuple[Kind, ...] = ()
    busy: datetime | None = None


@dataclass(frozen=True, slots=True)
class Go:
    """Now."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Not before `at`; it is asked again then."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Skip:
    """Not any more."""


Verdict = Go | Wait | Skip


def has_room(kind: Kind, spent: Sequence[Kind]) -> bool:
    """Whether the week's budget has a message left for this."""
    return len(spent) + sum(_is_kept(other, kind, spent) for other in KEPT_FOR) < BUDGET


def _is_kept(other: Kind, kind: Kind, spent: Container[Kind]) -> bool:
    return other != kind and other not in spent


def verdict(kind: Kind, due: datetime, now: datetime, standing: Standing) -> Verdict:
    """`due` is when it was meant to come. A question's week does not wait for the next one."""
    hours = standing.hours
    at, room = next_allowed(max(now, standing.busy or now), hours), has_room(kind, standing.spent)
    if not room:
        at = next_allowed(Period.of(now).closes, hours)
    if kind in ASKING and Period.of(at) != Period.of(due):
        # the week's last hours, in the middle of a conversation: rather now than never
        here = Period.of(now) == Period.of(due) and is_allowed(now, hours)
        return Go() if kind == Kind.PROMPT and here and room else Skip()
    if kind == Kind.REMINDER and at - due > REMINDER_TOO_LATE:
        return Skip()
    return Go() if at <= now else Wait(at)
