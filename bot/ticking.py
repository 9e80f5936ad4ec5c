"""One tick: everything that is due at a told time, from the tables."""

from datetime import datetime

from bot.host import do_picture, do_prompt, do_wake
from bot.hub import Hub
from rounds.calendar import is_allowed, next_allowed
from rounds.due import PromptDue, next_picture, pictures_due, prompt_due
from rounds.period import Period
from storage import chats, inbox, outbox, people, rounds
from storage.rounds import StoredRound
from storage.store import transaction

HOUSEKEEPING = "opgeruimd"


def tick(hub: Hub, now: datetime) -> None:
    """Prompts, wakes and pictures; each in a transaction of its own, so a crash costs nothing."""
    current = rounds.latest(hub.store)
    if current is not None:
        _pictures(hub, current, now)
        if is_allowed(now):
            for due in _prompts(hub, current, Period.of(now)):
                if due.at <= now:
                    do_prompt(hub, due, now)
    for wake in chats.due_wakes(hub.store, now):
        do_wake(hub, wake, now)
    _tidy(hub, now)


def next_due(hub: Hub, now: datetime) -> datetime | None:
    """The first told time after `now` at which a tick has something to do; None where nothing is planned."""
    current = rounds.latest(hub.store)
    found = [chats.next_wake(hub.store), outbox.next_due(hub.store, now)]
    if current is not None:
        found.append(next_picture(now, current.round.plan))
        found.extend(due.at if due.at > now else next_allowed(now) for due in _coming(hub, current, now))
    return min((at for at in found if at is not None and at > now), default=None)


def _coming(hub: Hub, current: StoredRound, now: datetime) -> list[PromptDue]:
    this = Period.of(now)
    following = max(this.plus(1), current.round.plan.first)
    return [*_prompts(hub, current, this), *_prompts(hub, current, following)]


def _prompts(hub: Hub, current: StoredRound, period: Period) -> list[PromptDue]:
    found = (
        prompt_due(listener, period, current.round.plan, current.round.norm_set)
        for listener in people.listeners(hub.store, str(period))
    )
    return [due for due in found if due is not None]


def _pictures(hub: Hub, current: StoredRound, now: datetime) -> None:
    for team, since in rounds.teams_since(hub.store):
        for due in pictures_due(team, since, now, current.round.plan):
            if not rounds.has_run(hub.store, "picture", team, str(due.period)):
                do_picture(hub, due, current, now)


def _tidy(hub: Hub, now: datetime) -> None:
    """Once a day: what no longer serves goes."""
    today = now.date().isoformat()
    if rounds.meta(hub.store, HOUSEKEEPING) == today:
        return
    with transaction(hub.store):
        inbox.forget_old(hub.store, now)
        outbox.forget_messages_before(hub.store, now)
        rounds.set_meta(hub.store, HOUSEKEEPING, today)
    for owner in inbox.old_intake_keys(hub.store, now):
        hub.store.keys.destroy(owner)
