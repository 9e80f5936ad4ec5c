"""A data folder as the first release left it: its tables, and rows in the very form in which it wrote them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite
from sqlite_utils import Database

from conversations.effects import KeepAnswer, KeepPlacement
from conversations.model import Part, PartKind, PersonState, Role
from norms.canonical import canonical, content_hash
from storage import aggregates, answers, outbox, people, rounds, teams
from storage.keys import ORGANISATION, Keys, person_owner
from storage.migrations import STORE
from storage.store import KEYS_FILE, STORE_FILE, Store, transaction
from storage.times import stamp
from tests.storage.planting import MADE, MASTER, SET, STARTED, THURSDAY, WEEK

TELEGRAM, COORDINATOR = 700_900_001, 700_900_002
NEXT = WEEK.plus(1)
WEEKS = [
    {
        "period": str(WEEK.plus(number)),
        "theme": theme.nummer,
        "shared": theme.normen[0].nummer,
        "extras": [norm.nummer for norm in theme.normen[1:]],
    }
    for number, theme in enumerate(SET.themas)
]
ASKED = WEEKS[1]
QUESTION = {
    "_": "Reflecting",
    "round": 1,
    "team": 1,
    "period": str(NEXT),
    "norm": ASKED["shared"],
    "role": "professional",
    "parts": [],
    "done": True,
    "asked_at": "2026-12-03T16:15:00+01:00",
    "last_sent": None,
    "sentence": False,
    "resume": "",
    "pending": "",
    "passed": [],
}
CHAT = {
    "at": {
        "step": "reflectie.vraag",
        "slots": QUESTION,
        "first": 2,
        "serial": 2,
        "offers": [],
        "warned": False,
    },
    "under": None,
    "serial": 2,
    "version": 1,
}


def managing(step: str, *choices: str) -> dict[str, object]:
    """A coördinator at this step of teams, with these buttons."""
    offers = [{"choice": one, "label": {"_": "Text", "v": f"knop.{one}", "args": {}}} for one in choices]
    slots = {"_": "Managing", "team": 0, "role": "professional"}
    at = {"step": step, "slots": slots, "first": 4, "serial": 4, "offers": offers, "warned": False}
    return {"at": at, "under": None, "serial": 4, "version": 1}


GONE = managing("teams.ronde_start", "starten", "nog_niet")
OVERVIEW = managing("teams.overzicht", "nieuw_team", "team_kiezen", "ronde_beginnen", "klaar")
"""This release has the step, and not all of its buttons."""
QUEUED: dict[str, object] = {
    "words": {"_": "Text", "v": "reflectie.klaar", "args": {}},
    "buttons": [],
    "edits": None,
    "silent": True,
    "mark": "",
    "delivery": "at_most_once",
    "step": "",
    "serial": 0,
    "_type": "Say",
}
SNAPSHOT: dict[str, object] = {
    "team": 1,
    "round": 1,
    "period": str(WEEK),
    "norm": WEEKS[0]["shared"],
    "members": 1,
    "members_before": None,
    "enough": False,
    "participation": None,
    "placements": [],
    "sentences": [],
}


@contextmanager
def unmigrated(folder: Path) -> Iterator[Store]:
    """The folder with the first release's tables; whatever is done with it is done as that release did it."""
    folder.mkdir(parents=True, exist_ok=True)
    keys = Keys(folder / KEYS_FILE, MASTER)
    conn = sqlite.connect(str(folder / STORE_FILE), isolation_level=None)
    try:
        conn.execute("PRAGMA journal_mode = WAL").fetchall()
        STORE.apply(Database(conn), stop_before="circle")
        yield Store(conn, keys, folder)
    finally:
        conn.close()
        keys.close()


def plant(folder: Path, leading: dict[str, object] = GONE) -> None:
    """A team in its second week: one person in the middle of a question, a coördinator in the chat `leading`."""
    with unmigrated(folder) as store, transaction(store):
        team = teams.create(store, "Noord", MADE)
        person = people.meet(store, TELEGRAM, MADE)
        people.set_state(store, person, PersonState.ACTIVE, MADE)
        people.join_team(store, person, team, Role.PROFESSIONAL, MADE, MADE)
        leads = people.meet(store, COORDINATOR, MADE)
        people.set_state(store, leads, PersonState.ACTIVE, MADE)
        people.make_coordinator(store, leads)
        _link(store, "gebruikt", team, "used", person)
        _link(store, "open", team, "open", None)
        _round(store)
        _first_week(store, person, team)
        rounds.claim_run(store, "prompt", person, str(NEXT), THURSDAY)
        for number, chat in ((person, CHAT), (leads, leading)):
            sealed = store.keys.seal(person_owner(number), "chat", json.dumps(chat))
            store.conn.execute("INSERT INTO chat (person_id, body_sealed) VALUES (?, ?)", (number, sealed))
        store.conn.execute(
            "INSERT INTO outbox (person_id, policy, payload_sealed, state, not_before, at)"
            " VALUES (?, 'at_most_once', ?, 'queued', ?, ?)",
            (
                person,
                store.keys.seal(person_owner(person), "outbox", json.dumps(QUEUED)),
                *[stamp(THURSDAY)] * 2,
            ),
        )
        outbox.record_sent(store, person, 2, "", THURSDAY, own=True)
        rounds.set_meta(store, "netjes_gestopt", "1")


def _link(store: Store, token: str, team: int, state: str, person: int | None) -> None:
    store.conn.execute(
        "INSERT INTO invite (hash, kind, team_id, role, state, person_id, made)"
        " VALUES (?, 'join', ?, 'professional', ?, ?, ?)",
        (teams.token_hash(store, token), team, state, person, stamp(MADE)),
    )


def _round(store: Store) -> None:
    key = content_hash(SET)
    store.conn.execute("INSERT INTO norm_set (hash, body) VALUES (?, ?)", (key, canonical(SET)))
    store.conn.execute(
        "INSERT INTO round (set_hash, plan, threshold, started) VALUES (?, ?, 5, ?)",
        (key, json.dumps({"weeks": WEEKS}), stamp(STARTED)),
    )


def _first_week(store: Store, person: int, team: int) -> None:
    norm = SET.themas[0].normen[0].nummer
    kept = KeepAnswer(WEEK, norm, (Part(PartKind.QUESTION, "Ik belde eerst."),))
    answers.keep_answer(store, person, team, 1, kept, THURSDAY)
    answers.keep_placement(store, person, team, 1, KeepPlacement(WEEK, norm, "soms"), THURSDAY)
    store.conn.execute(
        "INSERT INTO sentence (person_id, team_id, round_id, period, norm, body_sealed, at)"
        " VALUES (?, ?, 1, ?, ?, ?, ?)",
        (
            person,
            team,
            str(WEEK),
            norm,
            store.keys.seal(person_owner(person), "sentence", "Bellen helpt."),
            stamp(THURSDAY),
        ),
    )
    rounds.claim_run(store, "prompt", person, str(WEEK), THURSDAY)
    rounds.claim_run(store, "picture", team, str(WEEK), THURSDAY)
    aggregates.publish(store, team, 1, WEEK, dict(SNAPSHOT), THURSDAY)
    assert store.keys.owners(ORGANISATION)
