"""A folder of the first release on this one: copied first, then migrated, and nobody notices."""

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pysqlite3 import dbapi2 as sqlite

from bot.ticking import tick
from norms.model import norm_by_number
from reports.gate.picture import read_picture
from rounds.acts import Extended, RoundStarted
from rounds.setup import fresh
from storage import acts, answers, outbox, people, rounds, teams, world
from storage.errors import StoreError
from storage.soundness import check
from storage.store import (
    COPIES_KEPT,
    KEYS_FILE,
    STORE_FILE,
    Store,
    close,
    forget_old_copies,
    open_store,
    transaction,
)
from tests.storage.first_release import ASKED, NEXT, SNAPSHOT, TELEGRAM, WEEKS, plant, unmigrated
from tests.storage.hubs import hub_of, queued
from tests.storage.planting import MASTER, SET, STARTED, WEEK, reopened

COPY = "kopie-voor-circle.sqlite"
NOW = datetime.fromisoformat("2026-12-03T16:20:00+01:00")
ALIKE = (
    "answer",
    "chat",
    "inbox",
    "invite",
    "membership",
    "message",
    "meta",
    "norm_set",
    "outbox",
    "person",
    "placement",
    "round",
    "run",
    "sentence",
    "snapshot",
    "team",
    "wake",
    "work",
)
"""Every table of the first release."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    plant(folder)
    return folder


def read(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table of the first release, a value by its column."""
    conn = sqlite.connect(f"file:{path}?mode=ro", uri=True)
    conn.row_factory = sqlite.Row
    try:
        return {
            table: [dict(row) for row in conn.execute(f"SELECT * FROM {table} ORDER BY rowid")] for table in ALIKE
        }
    finally:
        conn.close()


def test_the_folder_is_copied_before_it_is_changed(old: Path) -> None:
    before = read(old / STORE_FILE)
    assert not (old / COPY).exists()
    with reopened(old):
        copied = read(old / COPY)
    assert copied == before
    assert "setup_sealed" not in copied["round"][0]
    assert (old / COPY).stat().st_mode & 0o077 == 0


def test_the_copy_opens_beside_the_keys_of_now(old: Path, tmp_path: Path) -> None:
    with reopened(old):
        pass
    again = tmp_path / "again"
    again.mkdir()
    (old / COPY).rename(again / STORE_FILE)
    (old / KEYS_FILE).rename(again / KEYS_FILE)
    with reopened(again) as store:
        person = people.by_address(store, TELEGRAM)
        assert person is not None
        assert [answer.sentence for answer in answers.own(store, person)] == ["Bellen helpt."]


def test_nothing_is_lost_and_nothing_else_is_changed(old: Path) -> None:
    before = read(old / STORE_FILE)
    with reopened(old):
        after = read(old / STORE_FILE)
    assert set(after) == set(before)
    for table in ALIKE:
        kept = (
            [{column: row[column] for column in before[table][0]} for row in after[table]] if after[table] else []
        )
        assert kept == before[table], table
    assert check(old, MASTER) == ()


def test_what_people_wrote_and_saw_can_be_read(old: Path) -> None:
    with reopened(old) as store:
        person = people.by_address(store, TELEGRAM)
        assert person is not None
        [answer] = answers.own(store, person)
        assert (answer.parts[0].text, answer.placed, answer.sentence) == (
            "Ik belde eerst.",
            "soms",
            "Bellen helpt.",
        )
        picture = read_picture(store, 1, WEEK)
        assert picture is not None
        assert (picture.norm, picture.members, picture.teams) == (SNAPSHOT["norm"], 1, ())
        assert [(seats.used, seats.opened) for seats in teams.seats(store)] == [(1, 1)]
        assert outbox.marked(store, person, "") == [2]


def test_the_round_lays_out_the_same_weeks(old: Path) -> None:
    with reopened(old) as store:
        current = rounds.latest(store)
        assert current is not None
        found = [
            {"period": str(w.period), "theme": w.theme, "shared": w.shared, "extras": list(w.extras)}
            for w in current.round.plan.weeks
        ]
        assert found == WEEKS
        assert (current.threshold, current.started) == (5, STARTED)
        assert current.round.norm_set == SET
        assert current.round.plan_of(1) == current.round.plan
        assert current.round.groups([1]) == ((1,),)


def test_the_old_round_can_be_steered_and_another_started_after_it(old: Path) -> None:
    with reopened(old) as store:
        with transaction(store):
            acts.record(store, Extended(2), 1, NOW)
        found = rounds.by_id(store, 1)
        weeks = found.round.plan.of_round
        assert [week.shared for week in weeks[:-2]] == [week["shared"] for week in WEEKS]
        assert len(weeks) == len(WEEKS) + 2
        assert found.round.ends is not None
        setup = fresh(SET, found.round.ends.plus(1), found.round.asked_of_all)
        with transaction(store):
            number = rounds.start(store, SET, setup, NOW)
            acts.record(store, RoundStarted(setup.first), number, NOW)
        newest = rounds.latest(store)
        assert newest is not None
        assert newest.round.setup == setup
        assert len(newest.round.plan.weeks) == len(SET.themas)


def test_what_the_clock_did_is_not_done_again(old: Path) -> None:
    with reopened(old) as store:
        person = people.by_address(store, TELEGRAM)
        assert person is not None
        hub = hub_of(store, NOW)
        tick(hub, NOW)
        tick(hub, NOW)
        assert len(queued(store, person)) == 1
        assert rounds.has_run(store, "picture", 1, str(WEEK))
        assert rounds.has_run(store, "prompt", person, str(NEXT))
        assert not rounds.claim_run(store, "prompt", person, str(NEXT), NOW)
        for kind in ("participation", "closing", "effect", "next_round"):
            assert rounds.claim_run(store, kind, 99, "2026-W50", NOW)
            assert not rounds.claim_run(store, kind, 99, "2026-W50", NOW)


def test_the_next_picture_comes_on_its_monday(old: Path) -> None:
    monday = datetime.fromisoformat("2026-12-07T08:30:00+01:00")
    with reopened(old) as store:
        tick(hub_of(store, monday), monday)
        picture = read_picture(store, 1, NEXT)
        assert picture is not None
        assert (picture.norm, picture.teams) == (ASKED["shared"], (1,))


def test_links_of_the_first_release_replace_no_leader(old: Path) -> None:
    with reopened(old) as store:
        link = teams.usable(store, "open", None, b"x")
        assert link is not None
        assert not teams.link(store, link.id).replaces


def test_a_second_open_makes_no_second_copy(old: Path) -> None:
    with reopened(old) as store:
        people.set_state(store, 1, people.person(store, 1).state, NOW)
    before = (old / COPY).read_bytes(), (old / COPY).stat().st_mtime_ns
    with reopened(old):
        copies = [path.name for path in old.glob("kopie-voor-*")]
    assert copies == [COPY]
    assert before == ((old / COPY).read_bytes(), (old / COPY).stat().st_mtime_ns)


def test_a_new_folder_has_no_copy(store: Store) -> None:
    assert not list(store.folder.glob("kopie-voor-*"))


def test_a_copy_is_kept_thirty_days(old: Path) -> None:
    with reopened(old) as store:
        os.utime(old / COPY, (NOW.timestamp(), NOW.timestamp()))
        forget_old_copies(store, NOW + COPIES_KEPT)
        assert (old / COPY).exists()
        forget_old_copies(store, NOW + COPIES_KEPT + timedelta(seconds=1))
        assert not (old / COPY).exists()
        assert (old / STORE_FILE).exists()


def test_the_clock_removes_an_old_copy_by_itself(old: Path) -> None:
    with reopened(old) as store:
        made = datetime.fromtimestamp((old / COPY).stat().st_mtime, tz=NOW.tzinfo)
        late = made + COPIES_KEPT + timedelta(days=1)
        tick(hub_of(store, late), late)
        assert not (old / COPY).exists()


def test_a_migration_that_fails_leaves_the_folder_as_it_was(old: Path) -> None:
    with unmigrated(old) as store:
        store.conn.execute("CREATE TABLE effect (in_the_way TEXT)")
    before = read(old / STORE_FILE)
    with pytest.raises(StoreError):
        open_store(old, MASTER)
    assert read(old / STORE_FILE) == before
    with unmigrated(old) as store:
        store.conn.execute("DROP TABLE effect")
    close(open_store(old, MASTER))


def test_a_folder_of_the_first_release_is_sound_before_it_is_migrated(old: Path) -> None:
    """`spiegel check` migrates nothing."""
    assert check(old, MASTER) == ()


def test_the_question_that_was_asked_is_the_one_of_the_set(old: Path) -> None:
    with reopened(old) as store:
        found = world.load(store, NOW, TELEGRAM, 1, token=None, norm_set=SET, organisation={})
        assert found.week is not None
        assert norm_by_number(SET, found.week.shared).nummer == ASKED["shared"]
