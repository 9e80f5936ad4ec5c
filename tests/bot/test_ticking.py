"""What the clock owes, on a real store: each duty by itself, each once."""

import logging
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from bot.ticking import MOST_FAILURES, next_due, tick
from conversations.effects import Wake
from reports.gate.picture import clear_picture
from rounds.calendar import Moment
from storage import chats, people, rounds
from storage.errors import ConflictError
from storage.store import Store, transaction
from tests.bot.heard import CANARY, PROMPT, WEEKLY, prompted, seal_wrongly, twice
from tests.reports.groups import groups
from tests.storage.hubs import hub_of
from tests.storage.planting import MONDAY, STARTED, WEEK, reopened, write


def test_a_duty_that_fails_holds_up_nobody_else_and_says_no_word(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    made = groups(store, (4,))
    broken, *others = made.people[made.teams[0]]
    seal_wrongly(store, broken)
    hub = hub_of(store, PROMPT)
    with caplog.at_level(logging.DEBUG):
        tick(hub, PROMPT)
    assert [prompted(store, person) for person in others] == [1, 1, 1]
    assert prompted(store, broken) == 0
    assert sum(hub.failures.values()) == 1
    assert CANARY not in caplog.text
    [line] = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert line.startswith(f"prompt of {broken} in {WEEK} failed for the 1th time: InvalidTag at ")


def test_after_five_failures_a_duty_is_left_alone(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    made = groups(store, (2,))
    broken, other = made.people[made.teams[0]]
    seal_wrongly(store, broken)
    hub = hub_of(store, PROMPT)
    for minutes in range(MOST_FAILURES + 3):
        tick(hub, PROMPT + timedelta(minutes=minutes))
    errors = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert len(errors) == MOST_FAILURES
    assert list(hub.failures.values()) == [MOST_FAILURES]
    assert prompted(store, other) == 1
    assert not rounds.has_run(store, "prompt", broken, str(WEEK))


def test_a_duty_that_failed_is_done_once_what_was_wrong_is_mended(store: Store) -> None:
    made = groups(store, (1,))
    [person] = made.people[made.teams[0]]
    seal_wrongly(store, person)
    hub = hub_of(store, PROMPT)
    tick(hub, PROMPT)
    store.conn.execute("DELETE FROM chat WHERE person_id = ?", (person,))
    twice(hub, PROMPT + timedelta(minutes=1))
    assert prompted(store, person) == 1


def test_a_wake_that_fails_holds_up_no_other(store: Store) -> None:
    made = groups(store, (2,))
    broken, other = made.people[made.teams[0]]
    monday = PROMPT - timedelta(days=3)
    with transaction(store):
        for person in (broken, other):
            chats.set_wake(store, person, Wake(monday, "reflectie.prompt", 1))
    seal_wrongly(store, broken)
    hub = hub_of(store, monday)
    tick(hub, monday)
    assert [wake.person for wake in chats.due_wakes(store, monday)] == [broken]
    assert list(hub.failures) == [f"wake of {broken} at reflectie.prompt"]


def test_a_wake_that_failed_hides_no_later_moment(store: Store) -> None:
    made = groups(store, (2,))
    broken, other = made.people[made.teams[0]]
    later = PROMPT - timedelta(days=3)
    with transaction(store):
        chats.set_wake(store, broken, Wake(later - timedelta(hours=2), "reflectie.prompt", 1))
        chats.set_wake(store, other, Wake(later, "reflectie.prompt", 1))
    seal_wrongly(store, broken)
    now = later - timedelta(hours=1)
    hub = hub_of(store, now)
    tick(hub, now)
    assert next_due(hub, now) == later


def test_a_picture_that_cannot_be_stored_holds_up_no_prompt(store: Store) -> None:
    made = groups(store, (2,))
    [team] = made.teams
    with transaction(store):
        clear_picture(store, (team,), made.current, WEEK, MONDAY)
    now = PROMPT + WEEKLY
    with suppress(ConflictError):
        tick(hub_of(store, now), now)
    assert prompted(store, made.people[team][0]) == 1


def test_what_was_done_before_a_restart_is_not_done_again(store: Store, tmp_path: Path) -> None:
    made = groups(store, (3,))
    person = made.people[made.teams[0]][0]
    tick(hub_of(store, PROMPT), PROMPT)
    with reopened(tmp_path / "data") as again:
        tick(hub_of(again, PROMPT), PROMPT + timedelta(minutes=1))
        assert prompted(again, person) == 1


def test_who_answered_before_the_own_moment_gets_no_prompt(store: Store) -> None:
    made = groups(store, (2,))
    first, other = made.people[made.teams[0]]
    people.set_moment(store, other, Moment(2, PROMPT.time()))
    write(store, first, made.teams[0], made.current, at=PROMPT - timedelta(days=1))
    hub = hub_of(store, PROMPT)
    tick(hub, PROMPT - timedelta(days=2))
    tick(hub, PROMPT)
    assert (prompted(store, first), prompted(store, other)) == (0, 1)
    assert STARTED < PROMPT
