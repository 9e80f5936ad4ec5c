"""What fell due, by the clock alone: it waits for whoever is in the middle of something."""

from dataclasses import replace

from conversations import afsluiting, terugblik
from conversations.chat import Chat, Go, Place, Reflecting, Turn
from conversations.events import PromptFell, RoundEnded, TimePassed
from conversations.model import PersonState, World
from conversations.moves import enter, settle
from conversations.places import is_being_answered, is_free, kept_pending, open_question
from conversations.reflectie import opening
from conversations.ronde import afterwards
from conversations.table import STEPS


def woken(chat: Chat, event: TimePassed, step: str, serial: int, world: World) -> Turn:
    """Whoever stopped is reminded of nothing."""
    if world.person is None or world.person.state != PersonState.ACTIVE:
        return Turn(chat)
    at, under = chat.at, chat.under
    if at is not None and at.step == step and at.first <= serial <= at.serial:
        return settle(chat, at, STEPS[step].hear(at, event, world), world)
    if under is not None and under.step == step and under.first <= serial <= under.serial:
        moved = STEPS[step].hear(under, event, world)
        turn = settle(replace(chat, at=under, under=None), under, moved, world)
        return Turn(replace(turn.chat, at=at, under=turn.chat.at), turn.effects)
    return Turn(chat)


def prompted(chat: Chat, event: PromptFell, world: World) -> Turn:
    """The week's prompt; it waits under a conversation that is going on, and comes not after an answer."""
    week = world.week
    if week is None or week.shared in world.answered or week.period != event.period:
        return Turn(chat)
    asked = open_question(chat)
    if asked and isinstance(asked.slots, Reflecting) and asked.slots.period == event.period:
        return Turn(chat)
    move = opening.prompt(event.period, week.shared, world)
    if move is None:
        return Turn(chat)
    return _started_by_clock(chat, move, world, asked if asked and is_being_answered(asked, world) else None)


def look_back(chat: Chat, world: World) -> Turn:
    if world.intention is None or not is_free(chat):
        return Turn(chat)
    kept = open_question(chat)
    of_now = kept is not None and isinstance(kept.slots, Reflecting) and kept.slots.period == world.period
    under = kept if of_now and kept is not None and kept.step != "reflectie.klaar" else None
    return enter(replace(chat, under=under), None, terugblik.prompt(world.intention))


def round_ended(chat: Chat, event: RoundEnded, world: World) -> Turn:
    """A coördinator gets the closing page, who took part one tap."""
    if world.round is None or world.round.id != event.round:
        return Turn(chat)
    tap = afsluiting.ended(world)
    turn = _started_by_clock(chat, tap, world) if tap is not None else Turn(chat)
    if not world.coordinator:
        return turn
    page = _started_by_clock(turn.chat, afterwards.closing(world), world)
    under = turn.chat.at if tap is not None and page.chat.under is None else page.chat.under
    return Turn(replace(page.chat, under=under), (*turn.effects, *page.effects))


def _started_by_clock(chat: Chat, move: Go, world: World, stays: Place | None = None) -> Turn:
    """In the place of what rests; else it waits under what is going on, and its message stands there.

    `stays` is what someone may be typing about.
    """
    turn = enter(replace(chat, at=None, under=None), None, move)
    free = chat.at is None or (chat.at.step in STEPS and STEPS[chat.at.step].rests)
    left = replace(turn.chat, under=stays) if free else replace(turn.chat, at=chat.at, under=stays or turn.chat.at)
    return Turn(left, (*kept_pending(chat, left, world), *turn.effects))
