"""Every kind of due moment, with the clock down over it for an hour, three days and twenty days."""

import re
import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from bot.ticking import next_due, tick
from conversations.effects import KeepIntention
from rounds.acts import ClosedEarly, NextRoundPlanned
from rounds.calendar import Moment
from storage import acts, intentions, people
from storage.store import Store, transaction
from storage.times import instant
from tests.bot.heard import coordinator, heard
from tests.reports.groups import groups
from tests.storage.hubs import hub_of, types
from tests.storage.planting import THURSDAY, WEEK, new_store, reopened

BEGIN = datetime(2026, 11, 23, tzinfo=THURSDAY.tzinfo)
END = BEGIN + timedelta(weeks=6)
AFTERWARDS = timedelta(days=4)
"""So long the clock ticks on after a downtime, over a weekend with a holiday."""
ONCE, LATE, GONE = "done once", "left out and counted", "its time has passed"
HOURS = (1, 72, 480)
TABLE = {
    "prompt": (ONCE, GONE, GONE),
    "early prompt": (ONCE, ONCE, GONE),
    "reminder": (ONCE, LATE, LATE),
    "own moment": (ONCE, GONE, GONE),
    "look_back": (ONCE, ONCE, ONCE),
    "picture": (ONCE, ONCE, ONCE),
    "participation": (ONCE, ONCE, GONE),
    "notice": (ONCE, ONCE, ONCE),
    "closing": (ONCE, ONCE, ONCE),
    "effect": (ONCE, ONCE, ONCE),
    "next_round": (ONCE, ONCE, ONCE),
    "figures": (ONCE, ONCE, ONCE),
}
"""Per kind, after each downtime.

A prompt, and a moment of one's own, are of their week; a count is of the last week that is over.
"""
STILL_THERE = "reflectie.prompt_nog"
"""A reminder, and what is said at the hour that someone chose."""
OF_THE_END = {"closing", "effect", "next_round", "figures"}
OTHER_LABEL = {"look_back", "notice"}
"""Told under the week in which they come."""


@dataclass(frozen=True, slots=True)
class Entry:
    kind: str
    subject: int
    period: str
    at: datetime
    late: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """`early` has a moment on Monday; `meant` an intention; `later` chose a moment of their own."""

    early: int
    meant: int
    later: int


Origin = tuple[Path, Cast, list[Entry]]


def found(folder: Path, *, ends: bool) -> Cast:
    with new_store(folder) as store:
        made = groups(store, (5, 4, 3), together=((0, 1),))
        boss = coordinator(store)
        assert boss
        early, meant, later = made.people[made.teams[0]][:3]
        number = made.current.round.id
        with transaction(store):
            people.set_moment(store, early, Moment(1, time(9, 0)))
            kept = KeepIntention(WEEK, 1, "eerst bellen", THURSDAY + timedelta(days=8))
            intentions.keep(store, meant, number, kept, THURSDAY)
            if ends:
                acts.record(store, ClosedEarly(), number, BEGIN + timedelta(days=18))
                acts.record(store, NextRoundPlanned((BEGIN + timedelta(days=60)).date()), number, BEGIN)
    return Cast(early, meant, later)


def live(folder: Path, cast: Cast, down: tuple[datetime, datetime] | None = None) -> list[Entry]:
    """From moment to moment, and at each one two clocks one after the other; none while it is down."""
    with reopened(folder) as store, reopened(folder) as beside:
        hub, other, now, chosen = hub_of(store, BEGIN), hub_of(beside, BEGIN), BEGIN, False
        end = down[1] + AFTERWARDS if down else END
        while now <= end:
            for each in (hub, other):
                each.clock.set_told(now)
                tick(each, now)
                assert not each.failures
            if not chosen and _prompted(store, cast.later):
                types(hub, people.address(store, cast.later), "over een uur")
                chosen = True
            due = next_due(hub, now)
            if due is None:
                break
            now = down[1] if down and down[0] <= due < down[1] else due
        _nothing_twice(store)
        rows = store.conn.execute("SELECT kind, subject, period, at, late FROM run ORDER BY at").fetchall()
        entries = [Entry(kind, who, week, instant(at), bool(late)) for kind, who, week, at, late in rows]
        reminded = sum((one.kind, one.subject, one.late) == ("reminder", cast.later, False) for one in entries)
        own = heard(store, cast.later).count(STILL_THERE) - reminded
        return [*([Entry("own moment", cast.later, "", now, late=False)] * own), *entries]


def _prompted(store: Store, person: int) -> bool:
    rows = store.conn.execute("SELECT 1 FROM run WHERE kind = 'prompt' AND subject = ?", (person,))
    return rows.fetchone() is not None


def _nothing_twice(store: Store) -> None:
    runs = store.conn.execute("SELECT kind, subject FROM run WHERE NOT late").fetchall()
    done = Counter((kind, subject) for kind, subject in runs)
    told = Counter(
        store.conn.execute("SELECT person_id, started, dedupe FROM outbox WHERE started <> ''").fetchall()
    )
    for (person, kind, dedupe), times in told.items():
        assert times == 1 if dedupe else times <= done[kind, person], (person, kind)


def first_of(kind: str, whole: list[Entry], cast: Cast) -> tuple[Entry, datetime]:
    """The entry that is looked at, and when it was due."""
    if kind == "own moment":
        prompted = next(one for one in whole if one.kind == "prompt" and one.subject == cast.later)
        return next(one for one in whole if one.kind == kind), prompted.at + timedelta(hours=1)
    if kind == "early prompt":
        found = next(one for one in whole if one.kind == "prompt" and one.subject == cast.early)
    elif kind == "prompt":
        found = next(one for one in whole if one.kind == kind and one.subject not in {cast.early, cast.later})
    else:
        found = next(one for one in whole if one.kind == kind)
    return found, found.at


def what_became(wanted: Entry, entries: list[Entry], since: datetime) -> str:
    same = [
        one
        for one in entries
        if (one.kind, one.subject) == (wanted.kind, wanted.subject)
        and (one.period == wanted.period or (one.kind in OTHER_LABEL and one.at >= since))
    ]
    if not same:
        return GONE
    assert len(same) == 1, same
    return LATE if same[0].late else ONCE


@pytest.fixture(scope="module")
def origins(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Origin]:
    """A round that runs on and one that ends: its folder before anything is due, and what then falls due in it."""
    made = {}
    for ends in (False, True):
        folder = tmp_path_factory.mktemp("stilstand") / "data"
        cast = found(folder, ends=ends)
        whole = folder.with_name("zonder")
        shutil.copytree(folder, whole)
        made[ends] = folder, cast, live(whole, cast)
    return made


@pytest.mark.parametrize("place", range(len(HOURS)), ids=[f"{hours} uur" for hours in HOURS])
@pytest.mark.parametrize("kind", TABLE)
def test_what_was_due_while_the_clock_was_down_is_done_once_or_rightly_not_at_all(
    kind: str, place: int, origins: dict[bool, Origin], tmp_path: Path
) -> None:
    folder, cast, whole = origins[kind in OF_THE_END]
    wanted, at = first_of(kind, whole, cast)
    copy = tmp_path / "data"
    shutil.copytree(folder, copy)
    entries = live(copy, cast, (at, at + timedelta(hours=HOURS[place])))
    assert what_became(wanted, entries, at) == TABLE[kind][place]


def test_the_table_names_every_kind_that_the_ledger_knows(tmp_path: Path) -> None:
    with new_store(tmp_path / "data") as store:
        (sql,) = store.conn.execute("SELECT sql FROM sqlite_master WHERE name = 'run'").fetchone()
    kinds = set(re.findall(r"'(\w+)'", sql.split("CHECK")[1].split(")")[0]))
    assert kinds == TABLE.keys() - {"early prompt", "own moment"}
