"""Kills during ticks, and two clocks at once: every (kind, team or person, period) exactly once."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random, randrange

import pytest

from conversations.effects import KeepIntention
from rounds.acts import ClosedEarly, NextRoundPlanned
from storage import acts, intentions
from storage.soundness import check
from storage.store import Store, transaction
from tests.bot.heard import coordinator
from tests.children import ROOT, die_with_parent
from tests.faults.ticking import ticks
from tests.reports.groups import groups
from tests.storage.planting import MASTER, THURSDAY, WEEK, new_store, reopened

KILLS = int(os.environ.get("SPIEGEL_KILLS", "10"))
BEGIN = datetime(2026, 11, 23, 0, 0, tzinfo=THURSDAY.tzinfo)
END = BEGIN + timedelta(weeks=6)
KINDS = {
    "prompt",
    "picture",
    "participation",
    "closing",
    "figures",
    "effect",
    "next_round",
    "reminder",
    "look_back",
    "notice",
}
pytestmark = pytest.mark.timeout(240 + 5 * KILLS)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Two teams seen as one and a third, a round that ends early, and something of every kind to do."""
    where = tmp_path / "data"
    with new_store(where) as store:
        made = groups(store, (5, 4, 3), together=((0, 1),))
        coordinator(store)
        for person in made.people[made.teams[0]][:3]:
            with transaction(store):
                meant = KeepIntention(WEEK, 1, "eerst bellen", THURSDAY + timedelta(days=8))
                intentions.keep(store, person, made.current.round.id, meant, THURSDAY)
        with transaction(store):
            number = made.current.round.id
            acts.record(store, ClosedEarly(), number, BEGIN + timedelta(days=18))
            acts.record(store, NextRoundPlanned((BEGIN + timedelta(days=60)).date()), number, BEGIN)
    yield where
    assert check(where, MASTER) == ()


def ledger(folder: Path) -> list[tuple[object, ...]]:
    with reopened(folder) as store:
        return sorted(store.conn.execute("SELECT kind, subject, period, late FROM run").fetchall())


def told(store: Store) -> Counter[tuple[object, ...]]:
    return Counter(store.conn.execute("SELECT person_id, started, dedupe FROM outbox").fetchall())


def begin(folder: Path) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-m", "tests.faults.ticking", str(folder), BEGIN.isoformat(), END.isoformat()]
    return subprocess.Popen(words, cwd=ROOT, preexec_fn=die_with_parent, stderr=subprocess.PIPE)  # noqa: PLW1509


def test_kills_of_two_clocks_at_once_lose_and_double_nothing(folder: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    shutil.copytree(folder, alone)
    ticks(alone, BEGIN, END)
    seed = int(os.environ.get("SPIEGEL_SEED") or randrange(10**6))
    print(f"seed {seed}")  # noqa: T201  # to do it once more: SPIEGEL_SEED
    chance = Random(seed)
    done = 0
    for _ in range(KILLS):
        both = begin(folder), begin(folder)
        time.sleep(chance.uniform(0.7, 2.2))
        for one in both:
            done += one.poll() is None
            one.send_signal(signal.SIGKILL)
            one.communicate()
    last = begin(folder), begin(folder)
    assert [one.communicate()[1] for one in last] == [b"", b""]
    assert [one.returncode for one in last] == [0, 0]
    print(f"{done} of {2 * KILLS} killed while they ran, {len(ledger(folder))} entries")  # noqa: T201
    assert {entry[0] for entry in ledger(folder)} == KINDS
    assert ledger(folder) == ledger(alone)
    with reopened(folder) as store, reopened(alone) as other:
        assert told(store) == told(other)
    assert done > 0


@pytest.mark.parametrize("hours", [1, 72, 480])
def test_after_downtime_every_moment_is_made_up_for_once(hours: int, folder: Path) -> None:
    """Down over each hour of a week in turn: what is late is done once, or left out and counted."""
    down = timedelta(hours=hours)
    for moment in range(0, 24 * 7 * 2, 31):
        from_ = BEGIN + timedelta(days=7, hours=moment)
        copy = folder.parent / f"{hours}-{moment}"
        shutil.copytree(folder, copy)
        ticks(copy, BEGIN + timedelta(days=6), from_)
        before = set(ledger(copy))
        ticks(copy, from_ + down, from_ + down + timedelta(minutes=30))
        ticks(copy, from_ + down, from_ + down + timedelta(minutes=30))
        after = ledger(copy)
        assert before <= set(after)
        assert len({entry[:3] for entry in after}) == len(after)
        with reopened(copy) as store:
            done = Counter((kind, subject) for kind, subject, _, late in after if not late)
            for (person, kind, dedupe), times in told(store).items():
                assert times == 1 if dedupe else times <= done[kind, person], (person, kind)
        shutil.rmtree(copy)
