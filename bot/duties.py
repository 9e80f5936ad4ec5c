"""What the clock owes: each duty in a transaction of its own with its `run` row, so exactly once."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.host import take_turn
from bot.hub import Hub
from conversations.clearing import is_open
from conversations.events import PromptFell, RoundEnded, TimePassed, TimeToLookBack
from conversations.messages import Delivery, Remove, Say, ShowPicture, say
from conversations.places import PROMPT, is_free
from conversations.text import Text
from reports.gate.closing import clear_closing, clear_effect
from reports.gate.origins import drop_small_origins
from reports.gate.participation import clear_participation
from reports.gate.picture import clear_picture
from reports.gate.round_figures import clear_round
from rounds.acts import FewWrote, OriginDropped
from rounds.calendar import next_allowed
from rounds.due import PictureDue, PromptDue
from rounds.period import Period
from rounds.starting import REMINDER_TOO_LATE, Go, Kind, Skip, Wait
from storage import acts, chats, clearing, intentions, outbox, people, rounds, settling, starting
from storage.chats import DueWake
from storage.intentions import DueIntention
from storage.rounds import StoredRound
from storage.store import transaction

WAKE_PATIENCE = timedelta(minutes=10)
"""Later than this, the hour was not the person's own choice any more, and the window binds."""
AT_END = "end"
"""In the place of a week: a round ends once."""
ORIGIN_WEEKS = 2
"""Weeks of a round after which a group of origin that too few chose is dropped."""


def do_prompt(hub: Hub, due: PromptDue, now: datetime) -> None:
    """The week's prompt of one person, once it may come."""
    with transaction(hub.store):
        if not isinstance(starting.may_start(hub.store, due.person, Kind.PROMPT, due.at, now), Go):
            return
        if not rounds.claim_run(hub.store, "prompt", due.person, str(due.period), now):
            return
        take_turn(hub, due.person, PromptFell(due.period), now)
    hub.queued.set()


def do_wake(hub: Hub, wake: DueWake, now: datetime) -> None:
    """One wake: the reminder, or the moment that someone chose."""
    with transaction(hub.store):
        if not chats.take_wake(hub.store, wake):
            return
        if wake.step == PROMPT:
            _remind(hub, wake, now)
        else:
            _come_back(hub, wake, now)
    hub.queued.set()


def _remind(hub: Hub, wake: DueWake, now: datetime) -> None:
    store, week = hub.store, str(Period.of(wake.due))
    match starting.may_start(store, wake.person, Kind.REMINDER, wake.due, now):
        case Wait(at):
            chats.put_off(store, wake, at)
        case Skip():
            if rounds.claim_run(store, "reminder", wake.person, week, now):
                rounds.was_late(store, "reminder", wake.person, week)
        case Go():
            if rounds.claim_run(store, "reminder", wake.person, week, now):
                take_turn(hub, wake.person, TimePassed(wake.step, wake.serial, now - wake.due), now)


def _come_back(hub: Hub, wake: DueWake, now: datetime) -> None:
    """At the chosen hour, whatever the window; when that has long passed, in a window of the same week."""
    hours, busy = starting.time_of(hub.store, wake.person)
    late = now - wake.due
    at = max(now, busy or now)
    if at - wake.due > WAKE_PATIENCE:
        at = next_allowed(at, hours)
    if Period.of(at) != Period.of(wake.due) and at - wake.due > REMINDER_TOO_LATE:
        return
    if at > now:
        chats.put_off(hub.store, wake, at)
        return
    take_turn(hub, wake.person, TimePassed(wake.step, wake.serial, late), now)


def do_look_back(hub: Hub, due: DueIntention, now: datetime) -> None:
    """What came of an intention, one a week; it waits a day where a conversation lies open."""
    store = hub.store
    with transaction(store):
        hours, _ = starting.time_of(store, due.person)
        may = starting.may_start(store, due.person, Kind.LOOK_BACK, now, now)
        week = str(Period.of(now))
        if isinstance(may, Wait):
            intentions.put_off(store, due.id, may.at)
        elif not is_free(chats.load(store, due.person)):
            intentions.put_off(store, due.id, next_allowed(now + timedelta(days=1), hours))
        elif rounds.has_run(store, "look_back", due.person, week):
            intentions.put_off(store, due.id, next_allowed(Period.of(now).closes, hours))
        elif intentions.claim(store, due.id):
            rounds.claim_run(store, "look_back", due.person, week, now)
            take_turn(hub, due.person, TimeToLookBack(), now)
    hub.queued.set()


def do_clearing(hub: Hub, person: int, now: datetime) -> None:
    """What belonged to a norm leaves this chat: without sound, and at any day's moment."""
    with transaction(hub.store):
        taken = clearing.take(hub.store, person, now, is_open=is_open(chats.load(hub.store, person)))
        if taken:
            outbox.put(hub.store, person, Remove(taken), now)
    hub.queued.set()


def do_picture(hub: Hub, due: PictureDue, current: StoredRound, now: datetime) -> None:
    """The picture of teams that are seen as one, and a notice to everyone in them."""
    with transaction(hub.store):
        if not rounds.claim_run(hub.store, "picture", due.teams[0], str(due.period), now):
            return
        clear_picture(hub.store, due.teams, current, due.period, now)
        for team in due.teams:
            for person in people.team_members(hub.store, team):
                shown = ShowPicture(team, due.period, delivery=Delivery.AT_MOST_ONCE)
                once = f"picture:{team}:{due.period}:{person}"
                outbox.put_started(hub.store, person, shown, Kind.PICTURE, now, dedupe=once)
    hub.queued.set()


def do_participation(hub: Hub, current: StoredRound, period: Period, now: datetime) -> None:
    """The count of a week, and what follows from it."""
    store, number = hub.store, current.round.id
    with transaction(store):
        if not rounds.claim_run(store, "participation", number, str(period), now):
            return
        every = tuple(team for team, _ in rounds.teams_since(store))
        found = clear_participation(store, current, every, period)
        course = current.round.course
        if found.low and course.reminders and current.round.asks(now) and not current.round.is_closed(now):
            acts.record(store, FewWrote(period), number, now)
            for person in people.coordinator_ids(store):
                _notify(hub, person, say("ronde.weinig_schrijvers"), f"few:{number}:{period}", now)
        if course.origins and now >= current.round.setup.first.plus(ORIGIN_WEEKS - 1).closes:
            for name in drop_small_origins(store, current):
                acts.record(store, OriginDropped(name), number, now)
    hub.queued.set()


def do_closing(hub: Hub, current: StoredRound, person: int, period: Period, now: datetime) -> None:
    """The end of a round, told to one person."""
    with transaction(hub.store):
        if not rounds.claim_run(hub.store, "closing", person, str(period), now):
            return
        clear_closing(hub.store, current, now)
        take_turn(hub, person, RoundEnded(current.round.id), now)
    hub.queued.set()


def do_figures(hub: Hub, current: StoredRound, now: datetime) -> None:
    """All figures of a round that ended, counted and published; nothing is counted for a document after that."""
    store, number = hub.store, current.round.id
    with transaction(store):
        if rounds.claim_run(store, "figures", number, AT_END, now):
            clear_round(store, current, (team for team, _ in rounds.teams_since(store)), now)


def do_effect(hub: Hub, current: StoredRound, now: datetime) -> None:
    """Whether people work otherwise, once everyone had time to say so.

    It is in no report that was settled before it, so those who settle hear that it came.
    """
    store, number = hub.store, current.round.id
    with transaction(store):
        if rounds.claim_run(store, "effect", number, "after", now):
            settled, asked = settling.last_settled(store, number) is not None, settling.is_asked(store, number)
            clear_effect(store, current, now)
            if settled or asked:
                key = "rondebeeld.effect_erbij" if settled else "rondebeeld.effect_opnieuw"
                for person in people.coordinator_ids(store):
                    _notify(hub, person, Say(Text(key)), f"effect:{number}", now)
    hub.queued.set()


def do_reminder_of_next(hub: Hub, current: StoredRound, now: datetime) -> None:
    """To every coördinator, some weeks before the day that was noted for a next round."""
    store, on = hub.store, current.round.course.next_round
    assert on is not None
    with transaction(store):
        if not rounds.claim_run(store, "next_round", current.round.id, on.isoformat(), now):
            return
        for person in people.coordinator_ids(store):
            told = say("ronde.volgende_nadert", datum=on)
            _notify(hub, person, told, f"next:{current.round.id}:{on}", now)
    hub.queued.set()


def _notify(hub: Hub, person: int, told: Say, about: str, now: datetime) -> None:
    """Once."""
    if rounds.claim_run(hub.store, "notice", person, about, now):
        once = replace(told, delivery=Delivery.AT_MOST_ONCE)
        outbox.put_started(hub.store, person, once, Kind.NOTICE, now, dedupe=f"{about}:{person}")
