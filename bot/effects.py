"""Carrying out a turn's effects, in order, inside its transaction."""

from typing import assert_never

from bot.acting import Acting, tell
from bot.keeping import keep_answer, keep_aside
from bot.listing import take_list
from bot.organising import change_round, change_teams
from bot.people import change_person
from bot.settling import settle
from conversations.effects import (
    AnswerChange,
    AnswerHelp,
    AsideChange,
    AskHelp,
    ClearLater,
    Effect,
    Help,
    Later,
    MakeDocument,
    Transcribe,
    Wake,
)
from conversations.messages import Message, Say, say
from conversations.organising import (
    DropList,
    ListChange,
    OrganisingChange,
    ReadList,
    RoundChange,
    SettlingChange,
    TakeList,
    TeamChange,
)
from conversations.people import PersonChange
from conversations.text import Plain, Text
from rounds.calendar import next_allowed
from rounds.starting import Kind
from storage import chats, clearing, handed, helping, outbox, people, speech, work


def apply(acting: Acting, effects: tuple[Effect, ...]) -> None:
    """All of them, in order; none after a link that someone else used meanwhile."""
    for effect in effects:
        if not acting.refused:
            _apply(acting, effect)


def _apply(acting: Acting, effect: Effect) -> None:
    """By kind: mypy sees that none is missing here, and in each kind that no effect is."""
    if isinstance(effect, Message):
        tell(acting, effect)
    elif isinstance(effect, PersonChange):
        change_person(acting, effect)
    elif isinstance(effect, AnswerChange):
        keep_answer(acting, effect)
    elif isinstance(effect, AsideChange):
        keep_aside(acting, effect)
    elif isinstance(effect, Help):
        _pass_on(acting, effect)
    elif isinstance(effect, Later):
        _ask(acting, effect)
    elif isinstance(effect, OrganisingChange):
        _organise(acting, effect)
    else:
        assert_never(effect)


def _pass_on(acting: Acting, effect: Help) -> None:
    """Who is told hears it without sound, in the first allowed hour; a reply that comes too late goes nowhere."""
    store, now = acting.hub.store, acting.now
    match effect:
        case AskHelp(text):
            helping.ask(store, acting.someone, text, now)
            for person in people.coordinator_ids(store):
                outbox.put_started(store, person, say("hulp.er_is_een_vraag"), Kind.NOTICE, now)
        case AnswerHelp(number, text):
            asker = helping.answer(store, number)
            if asker is not None:
                reply = Say(Text("hulp.antwoord", {"tekst": Plain(text)}), silent=True)
                hours = people.person(store, asker).hours
                outbox.put(store, asker, reply, now, not_before=next_allowed(now, hours))
        case _:
            assert_never(effect)


def _ask(acting: Acting, effect: Later) -> None:
    """Of a later moment, or of slow work."""
    store, person, now = acting.hub.store, acting.someone, acting.now
    match effect:
        case MakeDocument(kind):
            work.ask(store, person, kind, now)
        case Transcribe():
            speech.ask(store, person, effect, now)
            acting.hub.spoken.set()
        case ClearLater(message):
            clearing.will_go(store, person, message, now)
        case Wake():
            chats.set_wake(store, person, effect)
        case _:
            assert_never(effect)


def _organise(acting: Acting, effect: OrganisingChange) -> None:
    hub, now = acting.hub, acting.now
    if isinstance(effect, TeamChange):
        change_teams(hub, acting.someone, effect, now)
    elif isinstance(effect, ListChange):
        _with_list(acting, effect)
    elif isinstance(effect, RoundChange):
        change_round(hub, effect, now)
    elif isinstance(effect, SettlingChange):
        settle(hub, acting.someone, effect, now)
    else:
        assert_never(effect)


def _with_list(acting: Acting, effect: ListChange) -> None:
    match effect:
        case ReadList():
            handed.ask(acting.hub.store, acting.someone, effect, acting.now)
            acting.hub.handed.set()
        case TakeList(number):
            take_list(acting.hub, acting.someone, number, acting.now)
        case DropList(number):
            handed.drop(acting.hub.store, number, acting.someone)
        case _:
            assert_never(effect)
