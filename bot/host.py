"""One turn: guard, load, rights, advance, save, in one transaction; waiting updates may share it."""

import json
import logging
from datetime import datetime, timedelta

from bot.effects import Acting, apply
from bot.hub import Hub
from bot.listening import hear
from bot.updates import Blocked, Received, Tapped, Wrote, read
from conversations.chat import Chat
from conversations.effects import Delivery, ShowPicture, say
from conversations.engine import advance
from conversations.events import DocumentMade, Event, PromptFell, Started, TimePassed
from conversations.kennismaking import CONFIRMING
from reports.gate import clear_picture
from rounds.calendar import is_allowed, next_allowed
from rounds.due import PictureDue, PromptDue
from storage import chats, erasure, inbox, outbox, people, rounds, teams, world
from storage.chats import DueWake
from storage.codec import dump_own_event, load_own_event
from storage.errors import DatabaseError, RowError
from storage.inbox import Waiting
from storage.rounds import StoredRound
from storage.store import savepoint, transaction

log = logging.getLogger("spiegel.host")

BATCH = 50
"""Updates that share one commit at most."""
WAKE_PATIENCE = timedelta(minutes=10)
"""Later than this, the hour was not the person's own choice any more, and the window binds."""
OWN = "own"
"""The inbox kind of events that Spiegel made itself."""


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
            case Wrote(message, _, _):
                people.set_reachable(store, person, reachable=True)
                outbox.record_sent(store, person, message, "", now, own=False)
            case _:
                people.set_reachable(store, person, reachable=True)
    chat = chats.load(store, person) if person is not None else Chat()
    event = hear(received.happened, chat, hub.catalogue, now)
    if event is None:
        return None
    return _turn(hub, received.sender, person, chat, event, now)


def take_turn(hub: Hub, person: int, event: Event, now: datetime) -> None:
    """A turn that no update asked for: time passed, or work was done. Who is gone has none."""
    if not people.exists(hub.store, person):
        return
    _turn(hub, people.address(hub.store, person), person, chats.load(hub.store, person), event, now)


def _turn(hub: Hub, telegram: int, person: int | None, chat: Chat, event: Event, now: datetime) -> str | None:
    token = event.code if isinstance(event, Started) else None
    seen = world.load(
        hub.store,
        now,
        telegram,
        person,
        token=token,
        norm_set=hub.norm_set,
        organisation=hub.organisation,
        confirming=chat.at is not None and chat.at.step == CONFIRMING,
    )
    if seen.invite is not None and seen.invite.moving and person is None:
        teams.tap_moving(hub.store, seen.invite.id, people.address_hash(hub.store, telegram))
    turn = advance(chat, event, seen)
    if hub.seen is not None:
        hub.seen(turn)
    acting = Acting(hub, seen, telegram, person, now)
    apply(acting, turn.effects)
    if acting.person is not None:
        moved = person is None and seen.moving is not None
        chats.save(hub.store, acting.person, chats.load(hub.store, acting.person) if moved else turn.chat)
    return acting.stays


def do_prompt(hub: Hub, due: PromptDue, now: datetime) -> bool:
    """The week's prompt of one person, exactly once; False where it was done before."""
    with transaction(hub.store):
        if not rounds.claim_run(hub.store, "prompt", due.person, str(due.period), now):
            return False
        take_turn(hub, due.person, PromptFell(due.period), now)
    hub.queued.set()
    return True


def do_wake(hub: Hub, wake: DueWake, now: datetime) -> None:
    """One wake; after downtime it waits for an allowed hour."""
    late = now - wake.at
    with transaction(hub.store):
        if not chats.take_wake(hub.store, wake):
            return
        if late > WAKE_PATIENCE and not is_allowed(now):
            chats.put_off(hub.store, wake, next_allowed(now))
            return
        take_turn(hub, wake.person, TimePassed(wake.step, wake.serial, late), now)
    hub.queued.set()


def do_picture(hub: Hub, due: PictureDue, current: StoredRound, now: datetime) -> bool:
    """The team's picture and a notice to everyone in it, exactly once; False where it was done before."""
    with transaction(hub.store):
        if not rounds.claim_run(hub.store, "picture", due.team, str(due.period), now):
            return False
        clear_picture(hub.store, due.team, current, due.period, now)
        for person in people.team_members(hub.store, due.team):
            outbox.put(
                hub.store,
                person,
                ShowPicture(due.team, due.period, silent=True, delivery=Delivery.AT_MOST_ONCE),
                now,
                dedupe=f"picture:{due.team}:{due.period}:{person}",
                not_before=next_allowed(now),
            )
    hub.queued.set()
    return True


def put_own_event(hub: Hub, person: int, event: DocumentMade, now: datetime) -> None:
    """An event of our own goes the way of every other."""
    raw = json.dumps({"person": person, "event": json.loads(dump_own_event(event))})
    inbox.take_in(hub.store, [inbox.Incoming(None, OWN, None, None, None, raw)], now)
    hub.arrived.set()
