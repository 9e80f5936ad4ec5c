"""Carrying out a step's move: the new place, the buttons bound to it, and the way back from a detour."""

from dataclasses import replace

from conversations import again
from conversations.chat import END, Chat, End, Go, Move, Place, Reflecting, Stay, Turn, Unclear
from conversations.clearing import bound_to_norm, is_of_norm
from conversations.effects import Effect, Wake
from conversations.memory import added
from conversations.messages import Buttoned, React, Say
from conversations.model import World
from conversations.people import EraseMe, LeaveTeam, SetHours
from conversations.table import STEPS
from conversations.text import Lines, Text


class UndeclaredExitError(Exception):
    """A step led somewhere that its row does not name: our mistake, never a person's. Holds step names alone."""


def settle(chat: Chat, place: Place | None, move: Move, world: World) -> Turn:
    match move:
        case Go(step=step):
            if place is not None and step not in STEPS[place.step].exits:
                raise UndeclaredExitError(f"{place.step} -> {step}")
            return enter(chat, place, move)
        case Stay(effects=effects):
            return Turn(chat, real(effects))
        case End(effects=effects):
            if place is not None and END not in STEPS[place.step].exits:
                raise UndeclaredExitError(f"{place.step} -> {END}")
            said = tuple(bound_to_norm(effect, place) for effect in effects)
            return back(replace(chat, at=chat.under, under=None), real(said), world)
        case Unclear():
            return Turn(chat, (possible("engine.onduidelijk", chat.at),))


def back(chat: Chat, effects: tuple[Effect, ...], world: World) -> Turn:
    """Where a detour ends, what was left open is asked again; not of who leaves or takes a pause."""
    gone = any(isinstance(effect, EraseMe | LeaveTeam) for effect in effects)
    gone = gone or any(isinstance(effect, SetHours) and effect.hours.back is not None for effect in effects)
    asked = again.back_at(chat.at, world) if chat.at is not None and not gone else None
    if chat.at is None or asked is None:
        return Turn(chat, effects)
    turn = enter(chat, chat.at, Go(chat.at.step, chat.at.slots, (asked,)))
    return Turn(turn.chat, (*effects, *turn.effects))


def enter(chat: Chat, old: Place | None, go: Go) -> Turn:
    """The new place, with the buttons that were shown on the way in bound to it."""
    serial = chat.serial + 1
    offers = next((e.buttons for e in reversed(go.effects) if isinstance(e, Buttoned) and e.buttons), ())
    same = old is not None and old.step == go.step
    if same and old is not None and not offers:
        place = replace(old, slots=go.slots)
    else:
        first = old.first if same and old is not None else serial
        place = Place(go.step, go.slots, first, serial, offers, warned=_stays_warned(old, go))
    effects = tuple(bound_to_norm(_bound(effect, place), place) for effect in go.effects)
    return Turn(replace(chat, at=place, serial=serial, memory=added(chat.memory, go.asked)), real(effects))


def _stays_warned(old: Place | None, go: Go) -> bool:
    """Where the guard spoke, nothing more is asked on about this norm."""
    if old is None or not isinstance(old.slots, Reflecting) or not isinstance(go.slots, Reflecting):
        return False
    return old.warned and (old.slots.norm, old.slots.period) == (go.slots.norm, go.slots.period)


def _bound(effect: Effect, place: Place) -> Effect:
    if isinstance(effect, Wake) or (isinstance(effect, Buttoned) and effect.buttons):
        return replace(effect, step=place.step, serial=place.serial)
    return effect


def real(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Without receipts on a message that is no more (see `_as_typed` in `hearing`)."""
    return tuple(effect for effect in effects if not (isinstance(effect, React) and effect.message == 0))


def possible(key: str, place: Place | None) -> Say:
    """What went wrong, kindly, and what can be done now; the buttons of now come along."""
    if place is None:
        return Say(Lines((Text(key), Text("engine.niets_open"))))
    if not place.offers:
        return Say(Lines((Text(key), Text("engine.hulp"))))
    words = Lines((Text(key), Text("engine.je_kunt_nu")))
    return Say(words, place.offers, step=place.step, serial=place.serial, clears=is_of_norm(place))
