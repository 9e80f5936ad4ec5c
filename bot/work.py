"""Slow work, outside any transaction; each result is an event of our own."""

import json

from bot.host import put_own_event
from bot.hub import Hub
from conversations.events import DocumentMade
from storage import answers, chats, helping, intentions, people, readers, rounds, wishes, work
from storage.codec import dump_chat
from storage.store import transaction
from storage.times import stamp
from storage.work import Job


def do_waiting(hub: Hub) -> None:
    """Everything that was asked for; work of someone who is gone has gone with them."""
    for job in work.waiting(hub.store):
        body = own_data(hub, job)
        now = hub.clock.now()
        with transaction(hub.store):
            if people.exists(hub.store, job.person):
                work.finish(hub.store, job, body)
                put_own_event(hub, job.person, DocumentMade(job.id), now)


def is_idle(hub: Hub) -> bool:
    return work.is_idle(hub.store)


def own_data(hub: Hub, job: Job) -> bytes:
    """Everything about one person, as JSON: what was written, and what is kept beside it."""
    store = hub.store
    person = people.person(store, job.person)
    sets = {one.round.id: one.round.norm_set.id for one in rounds.every(store)}
    written = [
        {
            "ronde": answer.round,
            "week": str(answer.period),
            "norm": answer.norm,
            "vragenset": sets[answer.round],
            "versies": [
                {"bewaard": at, "delen": [{"soort": part.kind, "tekst": part.text} for part in parts]}
                for at, parts in answers.versions(store, job.person, answer)
            ],
            "plaatsing": answer.placed,
            "reden": answer.reason,
            "zin_voor_het_team": answer.sentence,
            "themas_ernaast": list(answer.themes),
        }
        for answer in answers.own(store, job.person)
    ]
    places = [
        {"team": team, "rol": role, "van": since, "tot": until}
        for team, role, since, until in people.places(store, job.person)
    ]
    body = {
        "gemaakt": stamp(hub.clock.now()),
        "telegram": people.address(store, job.person),
        "code": person.code,
        "stand": person.state,
        "coordinator": people.is_coordinator(store, job.person),
        "moment": {"dag": person.moment.weekday, "tijd": person.moment.at.strftime("%H:%M")},
        "werkdagen": sorted(person.hours.days),
        "uren": {"van": f"{person.hours.opens:%H:%M}", "tot": f"{person.hours.shuts:%H:%M}"},
        "pauze_tot": person.hours.back.isoformat() if person.hours.back else None,
        "chat_opruimen": person.clears,
        "plekken": places,
        "leest_mee_met": [one.name for one in readers.beside(store, job.person)],
        "antwoorden": written,
        "voornemens": [
            {
                "ronde": one.round,
                "week": one.period,
                "norm": one.norm,
                "vragenset": sets[one.round],
                "tekst": one.text,
                "uitkomst": one.outcome,
            }
            for one in intentions.own(store, job.person)
        ],
        "wensen": [
            {"soort": kind, "ronde": one, "week": week, "norm": norm, "vragenset": sets[one], "tekst": text}
            for one, kind, week, norm, text in wishes.own(store, job.person)
        ],
        "vragen_om_hulp": [{"gevraagd": at, "tekst": text} for at, text in helping.own(store, job.person)],
        "gesprek": json.loads(dump_chat(chats.load(store, job.person))),
    }
    return json.dumps(body, ensure_ascii=False, indent=2).encode()
