"""One turn: guard, load, rights, advance, save, in one transaction; waiting updates may share it."""

import json
import logging
from dataclasses import replace
from datetime import datetime

from bot.acting import Acting
from bot.effects import apply
from bot.hub import Hub
from bot.listening import hear
from bot.updates import Blocked, Listened, Received, Tapped, Wrote, read
from conversations.chat import Chat, Guarding, Place
from conversations.engine import advance
from conversations.events import (
    DocumentMade,
    Edited,
    Event,
    ListRead,
    PromptFell,
    Returned,
    RoundEnded,
    Spoke,
    Started,
    TimePassed,
    TimeToLookBack,
    Transcribed,
)
from conversations.kennismaking import CONFIRMING
from conversations.messages import say
from conversations.places import PROMPT, is_going_on
from rounds.starting import AT_IT, Kind
from storage import chats, erasure, inbox, outbox, people, speech, teams, world
from storage.codec import CONVERTER, dump_own_event, load_own_event
from storage.errors import DatabaseError, RowError
from storage.inbox import Waiting
from storage.store import savepoint, transaction

log = logging.getLogger("spiegel.host")

BATCH = 50
"""Updates that share one commit at most."""
OWN = "own"
"""The inbox kind of events that Spiegel made itself."""
BY_ITSELF = (
    PromptFell | TimePassed | TimeToLookBack | RoundEnded | DocumentMade | ListRead | Transcribed | Returned
)
"""Events at which nobody did anything."""


def handle_waiting(hub: Hub) -> list[str]:
    """Everything of one batch; gives the button queries that Telegram wants answered.

    An error of a message counts against that message alone. A DatabaseError rolls all back and is raised.
    """
    queries: list[str] = []
    stays: str | None = None
    with transaction(hub.store):
        for row in inbox.waiting(hub.store, BATCH):
            try:
                with savepoint(hub.store):
                    query, kept = _handle(hub, row)
                    inbox.done(hub.store, row.id)
            except RowError as error:
                _set_back(hub, row, error)
                continue
            except DatabaseError:
                raise
            except Exception as error:  # noqa: BLE001  # whatever one message does, the others go on
                _set_back(hub, row, error)
                continue
            stays = kept or stays
            if query:
                queries.append(query)
    if stays is not None:
        erasure.destroy_other_intake_keys(hub.store, stays)
    hub.queued.set()
    return queries


def _set_back(hub: Hub, row: Waiting, error: Exception) -> None:
    """Counts it, without a word of anyone in the log; who wrote hears of it once it is set aside."""
    kind = type(error).__name__
    set_aside = inbox.failed(hub.store, row.id, kind)
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"
    log.error("update set back: %s at %s, inbox row %d, set aside: %s", kind, where, row.id, set_aside)
    if set_aside and row.kind != OWN:
        _apologise(hub, row)


def _apologise(hub: Hub, row: Waiting) -> None:
    try:
        received = read(row.raw)
    except Exception:  # noqa: BLE001  # what Telegram's types refuse has no one to answer
        return
    person = people.by_address(hub.store, received.sender) if received else None
    if person is not None:
        outbox.put(hub.store, person, say("engine.fout"), hub.clock.now())


def _handle(hub: Hub, row: Waiting) -> tuple[str | None, str | None]:
    """The button query to answer, and the intake key that stays after an erasure; mostly neither."""
    now = hub.clock.now()
    if row.kind == OWN:
        found = json.loads(row.raw)
        if "heard" in found:
            _take_heard(hub, found["person"], CONVERTER.structure(found["heard"], Listened), now)
        else:
            take_turn(hub, found["person"], load_own_event(found["event"]), now)
        return None, None
    received = read(row.raw)
    if received is None:
        return None, None
    query = received.happened.query if isinstance(received.happened, Tapped) else None
    return query, _received(hub, received, now)


def _received(hub: Hub, received: Received, now: datetime) -> str | None:
    store = hub.store
    person = people.by_address(store, received.sender)
    if person is not None:
        match received.happened:
            case Blocked(blocked):
                people.set_reachable(store, person, reachable=not blocked)
            case Wrote(message, sent, _):
                people.set_reachable(store, person, reachable=True)
                outbox.record_sent(store, person, message, "", min(sent, now), own=False)
            case _:
                people.set_reachable(store, person, reachable=True)
    chat = _chat(hub, person) if person is not None else Chat()
    event = hear(received.happened, chat, hub.catalogue, hub.guard, now)
    if event is None:
        return None
    return _turn(hub, received.sender, person, chat, event, now)


def _chat(hub: Hub, person: int) -> Chat:
    """Without buttons of an earlier release whose label is no more: nobody can say or press them."""
    chat = chats.load(hub.store, person)
    at, under, beside = (_sayable(hub, place) for place in (chat.at, chat.under, chat.beside))
    return replace(chat, at=at, under=under, beside=beside)


def _sayable(hub: Hub, place: Place | None) -> Place | None:
    if place is None:
        return None
    slots = place.slots
    if isinstance(slots, Guarding):
        back = _sayable(hub, slots.back)
        assert back is not None
        slots = replace(slots, back=back)
    offers = tuple(offer for offer in place.offers if hub.catalogue.holds(offer.label))
    return replace(place, slots=slots, offers=offers)


def take_turn(hub: Hub, person: int, event: Event, now: datetime) -> None:
    """A turn that no update asked for: time passed, or work was done. Who is gone has none."""
    if not people.exists(hub.store, person):
        return
    _turn(hub, people.address(hub.store, person), person, _chat(hub, person), event, now)


def _take_heard(hub: Hub, person: int, heard: Listened, now: datetime) -> None:
    """A voice message in words, which pass the guard here as typed ones do."""
    if people.exists(hub.store, person):
        chat = _chat(hub, person)
        event = hear(heard, chat, hub.catalogue, hub.guard, now)
        assert event is not None
        _turn(hub, people.address(hub.store, person), person, chat, event, now)


def _turn(hub: Hub, telegram: int, person: int | None, chat: Chat, event: Event, now: datetime) -> str | None:
    token = event.code if isinstance(event, Started) else None
    seen = world.load(
        hub.store,
        now,
        telegram,
        person,
        token=token,
        norm_set=hub.norm_set,
        editions=hub.editions,
        organisation=hub.organisation,
        confirming=chat.at is not None and chat.at.step == CONFIRMING,
        changed=event.message if isinstance(event, Edited) else None,
    )
    busy = speech.count(hub.store, person) if person is not None and isinstance(event, Spoke) else 0
    seen = replace(seen, speech=hub.speech, listening=busy)
    if seen.invite is not None and seen.invite.moving and person is None:
        teams.tap_moving(hub.store, seen.invite.id, people.address_hash(hub.store, telegram))
    turn = advance(chat, event, seen)
    if hub.seen is not None:
        hub.seen(turn)
    acting = Acting(hub, seen, telegram, person, now, kind=_started(event))
    apply(acting, turn.effects)
    if acting.person is not None:
        moved = person is None and seen.moving is not None
        chats.save(hub.store, acting.person, chats.load(hub.store, acting.person) if moved else turn.chat)
        if not isinstance(event, BY_ITSELF):
            chats.set_busy(hub.store, acting.person, now + AT_IT if is_going_on(turn.chat) else None)
    return acting.stays


def _started(event: Event) -> Kind | None:
    """What this turn tells without being asked; a word after a snooze was asked for."""
    match event:
        case PromptFell():
            return Kind.PROMPT
        case TimePassed(step=step) if step == PROMPT:
            return Kind.REMINDER
        case TimeToLookBack():
            return Kind.LOOK_BACK
        case RoundEnded():
            return Kind.CLOSING
        case _:
            return None


def put_own_event(hub: Hub, person: int, event: DocumentMade | ListRead, now: datetime) -> None:
    """An event of our own goes the way of every other."""
    _put_own(hub, {"person": person, "event": json.loads(dump_own_event(event))}, now)


def put_heard(hub: Hub, person: int, heard: Listened, now: datetime) -> None:
    """Words that no guard has seen yet lie under the intake key, as typed ones do."""
    _put_own(hub, {"person": person, "heard": CONVERTER.unstructure(heard)}, now)


def _put_own(hub: Hub, found: dict[str, object], now: datetime) -> None:
    raw = json.dumps(found)
    inbox.take_in(hub.store, [inbox.Incoming(None, OWN, None, None, None, raw)], now)
    hub.arrived.set()
