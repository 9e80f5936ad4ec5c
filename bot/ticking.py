"""One tick: everything that is due at a told time, from the tables."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.duties import (
    AT_END,
    do_clearing,
    do_closing,
    do_effect,
    do_figures,
    do_look_back,
    do_participation,
    do_picture,
    do_prompt,
    do_reminder_of_next,
    do_wake,
)
from bot.hub import Hub
from rounds.due import (
    PictureDue,
    PromptDue,
    closing_moment,
    coming,
    effect_moment,
    next_round_moment,
    participation_due,
    pictures_due,
    prompt_due,
)
from rounds.period import Period
from rounds.starting import Kind, Wait
from storage import chats, clearing, handed, inbox, intentions, outbox, people, rounds, school, starting
from storage.errors import DatabaseError, RowError
from storage.rounds import StoredRound
from storage.store import forget_old_copies, transaction

log = logging.getLogger("spiegel.ticking")

HOUSEKEEPING = "opgeruimd"
MOST_FAILURES = 5
"""Times that a duty may fail before it is left alone until the next start."""
TOLD_LATEST = timedelta(weeks=8)
"""What is about the end of a round is not told any more after this."""


def tick(hub: Hub, now: datetime) -> None:
    """Each duty by itself: one that fails holds up no other, and is tried again at the next ticks."""
    found = rounds.every(hub.store)
    for current in found:
        _pictures(hub, current, found, now)
        _count(hub, current, found, now)
        _close(hub, current, found, now)
    this = Period.of(now)
    running = rounds.at(found, this)
    if running is not None and running.round.asks(now):
        for due in _prompts(hub, running, this):
            if due.at <= now:
                _alone(hub, f"prompt of {due.person} in {this}", partial(do_prompt, hub, due, now))
    for intention in intentions.due(hub.store, now):
        _alone(hub, f"look back of {intention.person}", partial(do_look_back, hub, intention, now))
    for wake in chats.due_wakes(hub.store, now):
        _alone(hub, f"wake of {wake.person} at {wake.step}", partial(do_wake, hub, wake, now))
    for person in clearing.people_due(hub.store, now):
        _alone(hub, f"clearing of {person}", partial(do_clearing, hub, person, now))
    _alone(hub, "housekeeping", partial(_tidy, hub, now))


def next_due(hub: Hub, now: datetime) -> datetime | None:
    """The first told time after `now` at which a tick has something to do; None where nothing is planned."""
    every = rounds.every(hub.store)
    found = [
        chats.next_wake(hub.store, now),
        outbox.next_due(hub.store, now),
        intentions.next_due(hub.store, now),
        clearing.next_due(hub.store, now),
    ]
    for current in every:
        found.extend(coming(current.round, now))
    this = Period.of(now)
    periods = {this, this.plus(1), *(one.round.setup.first for one in every)}
    prompts = (_next_prompt(hub, every, period, now) for period in sorted(periods) if period >= this)
    found.append(next((at for at in prompts if at is not None), None))
    return min((at for at in found if at is not None and at > now), default=None)


def _next_prompt(hub: Hub, every: list[StoredRound], period: Period, now: datetime) -> datetime | None:
    """The first of this week; one that waits for a pause to end has no moment."""
    current = rounds.at(every, period)
    if current is None:
        return None
    moments = {_when(hub, due, now) for due in _prompts(hub, current, period)} - {None}
    return next((at for at in sorted(filter(None, moments)) if at > now and current.round.asks(at)), None)


def _when(hub: Hub, due: PromptDue, now: datetime) -> datetime | None:
    """When a prompt comes that has not come yet; None where its week is over for this person."""
    if due.at > now:
        return due.at
    match starting.may_start(hub.store, due.person, Kind.PROMPT, due.at, now):
        case Wait(at):
            return at
        case _:
            return None


def _prompts(hub: Hub, current: StoredRound, period: Period) -> list[PromptDue]:
    free = school.free_by_team(hub.store)
    found = []
    for one in people.listeners(hub.store, str(period)):
        if current.round.course.takes_part(one.team):
            hours = replace(one.hours, free=free.get(one.team, free[school.ELSEWHERE]))
            plan = current.round.plan_of(one.team)
            found.append(prompt_due(replace(one, hours=hours), period, plan, current.round.norm_set))
    return [due for due in found if due is not None]


def _pictures(hub: Hub, current: StoredRound, found: list[StoredRound], now: datetime) -> None:
    for due in _due_pictures(hub, current, found, now):
        if not _is_counted(hub, current, due):
            _alone(hub, _picture_of(due), partial(do_picture, hub, due, current, now))


def _picture_of(due: PictureDue) -> str:
    return f"picture of {due.teams[0]} in {due.period}"


def _due_pictures(hub: Hub, current: StoredRound, found: list[StoredRound], now: datetime) -> Iterator[PictureDue]:
    """Of the weeks that are this round's: a light week is none of a round that has a next one by then."""
    made = dict(rounds.teams_since(hub.store))
    for group in current.round.groups(made):
        since = max(made[group[0]], current.round.course.since(group[0]))
        for due in pictures_due(group, since, now, current.round.plan_of(group[0])):
            made_already = rounds.has_run(hub.store, "picture", group[0], str(due.period))
            if rounds.at(found, due.period) is current and not made_already:
                yield due


def _is_counted(hub: Hub, current: StoredRound, due: PictureDue) -> bool:
    """Whether the figures of the round already tell of this week, so that no picture may tell of it again."""
    ends = current.round.ends
    told = ends is not None and due.period <= ends
    return told and rounds.has_run(hub.store, "figures", current.round.id, AT_END)


def _misses_pictures(hub: Hub, current: StoredRound, found: list[StoredRound], now: datetime) -> bool:
    """Whether one is due that will be tried again: the figures tell of what no picture told."""
    return any(
        hub.failures[_picture_of(due)] < MOST_FAILURES
        for due in _due_pictures(hub, current, found, now)
        if current.round.ends is None or due.period <= current.round.ends
    )


def _count(hub: Hub, current: StoredRound, found: list[StoredRound], now: datetime) -> None:
    """Who took part is told beside the pictures of the week, so after them."""
    period = _uncounted(hub, current, now)
    if period is not None and not _misses_pictures(hub, current, found, now):
        _alone(hub, _count_of(current, period), partial(do_participation, hub, current, period, now))


def _uncounted(hub: Hub, current: StoredRound, now: datetime) -> Period | None:
    period = participation_due(current.round, now)
    if period is None or rounds.has_run(hub.store, "participation", current.round.id, str(period)):
        return None
    return period


def _count_of(current: StoredRound, period: Period) -> str:
    return f"participation of {current.round.id} in {period}"


def _misses_count(hub: Hub, current: StoredRound, now: datetime) -> bool:
    """Whether one is due that will be tried again: what it tells is read beside the figures."""
    period = _uncounted(hub, current, now)
    return period is not None and hub.failures[_count_of(current, period)] < MOST_FAILURES


def _close(hub: Hub, current: StoredRound, found: list[StoredRound], now: datetime) -> None:
    """What follows the end of a round, each thing once; its figures however late."""
    number, ends, at = current.round.id, current.round.ends, closing_moment(current.round)
    counted = rounds.has_run(hub.store, "figures", number, AT_END)
    waits = _misses_pictures(hub, current, found, now) or _misses_count(hub, current, now)
    if at is not None and at <= now and not counted and not waits:
        _alone(hub, f"figures of {number}", partial(do_figures, hub, current, now))
    if ends is not None and _is_due(at, now):
        for person in people.to_tell_of_closing(hub.store, ends):
            what = f"closing of {number} for {person}"
            _alone(hub, what, partial(do_closing, hub, current, person, ends, now))
    if _is_due(effect_moment(current.round), now) and not rounds.has_run(hub.store, "effect", number, "after"):
        _alone(hub, f"effect of {number}", partial(do_effect, hub, current, now))
    planned = current.round.course.next_round
    if planned is None or not _is_due(next_round_moment(current.round), now):
        return
    if not rounds.has_run(hub.store, "next_round", number, planned.isoformat()):
        _alone(hub, f"next after {number}", partial(do_reminder_of_next, hub, current, now))


def _is_due(at: datetime | None, now: datetime) -> bool:
    return at is not None and timedelta() <= now - at < TOLD_LATEST


def _alone(hub: Hub, what: str, duty: Callable[[], None]) -> None:
    """A machine's error is raised; our own mistake is logged, without anyone's words, and left after a while."""
    if hub.failures[what] >= MOST_FAILURES:
        return
    try:
        duty()
    except RowError as error:
        _failed(hub, what, error)
    except DatabaseError:
        raise
    except Exception as error:  # noqa: BLE001  # whatever one duty does, the others go on
        _failed(hub, what, error)


def _failed(hub: Hub, what: str, error: Exception) -> None:
    hub.failures[what] += 1
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"
    log.error("%s failed for the %dth time: %s at %s", what, hub.failures[what], type(error).__name__, where)


def _tidy(hub: Hub, now: datetime) -> None:
    """Once a day: what no longer serves goes."""
    today = now.date().isoformat()
    if rounds.meta(hub.store, HOUSEKEEPING) == today:
        return
    with transaction(hub.store):
        inbox.forget_old(hub.store, now)
        outbox.forget_messages_before(hub.store, now)
        handed.forget_old(hub.store, now)
        people.forget_pauses(hub.store, Period.of(now).monday)
        rounds.set_meta(hub.store, HOUSEKEEPING, today)
    for owner in inbox.old_intake_keys(hub.store, now):
        hub.store.keys.destroy(owner)
    forget_old_copies(hub.store, now)
