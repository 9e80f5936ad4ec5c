"""Two coördinatoren settle what goes outside: the one asks, all others hear it, and one of them agrees."""

from datetime import datetime

from bot.hub import Hub
from conversations.messages import say
from conversations.organising import AgreeSettling, AskSettling, SettlingChange
from rounds.acts import ReportSettled
from rounds.starting import Kind
from storage import acts, outbox, people, rounds, settling


def settle(hub: Hub, person: int, effect: SettlingChange, now: datetime) -> None:
    """Nothing happens where it is no longer as it was when it was shown."""
    store, what = hub.store, settling.version(hub.store, effect.round)
    match effect:
        case AskSettling(number):
            if settling.ask(store, number, what, person, now):
                for other in people.coordinator_ids(store):
                    if other != person:
                        outbox.put_started(store, other, say("rondebeeld.vraag"), Kind.NOTICE, now)
        case AgreeSettling(number):
            asker = settling.agree(store, number, what, person, now)
            if asker is not None:
                begins = rounds.by_id(store, number).round.setup.first.monday
                acts.record(store, ReportSettled(begins), None, now)
                outbox.put_started(store, asker, say("rondebeeld.tweede_akkoord"), Kind.NOTICE, now)
