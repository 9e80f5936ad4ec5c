"""Every hour of the years, for people with all kinds of hours, moments and pauses, with restarts at random.

`make calendar` walks ten years, this two: with four changes of the clock, and week 53.
"""

import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random, randrange

import pytest

from conversations.messages import Say, ShowPicture
from guard.find import load_guard
from rounds.calendar import is_allowed, prompt_moment, reminder_moment
from rounds.period import AMSTERDAM, Period
from rounds.starting import BUDGET, Kind
from storage import rounds
from storage.soundness import check
from storage.store import create
from tests.bot.walking import Told, Walk, begins
from tests.rounds.test_round_calendar import expected_holidays
from tests.storage.planting import MASTER

YEARS = int(os.environ.get("SPIEGEL_CALENDAR", "2"))
MEMORY = Path("/dev/shm")
SILENT_WEEKS = 9
"""A pause is no longer than this, with what waits after it."""
pytestmark = pytest.mark.timeout(120 + 200 * YEARS)


@pytest.fixture(scope="module")
def walked() -> Iterator[Walk]:
    seed = int(os.environ.get("SPIEGEL_SEED") or (randrange(10**6) if YEARS > 2 else 7))
    print(f"seed {seed}")  # noqa: T201  # to do it once more: SPIEGEL_SEED
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        folder = Path(name) / "data"
        folder.mkdir()
        create(folder, MASTER)
        walk = Walk(folder, begins(2026), Random(seed), load_guard())
        walk.begin()
        walk.walk(begins(2026 + YEARS))
        yield walk
        walk.end()
        assert check(folder, MASTER) == ()


def started(walk: Walk, *kinds: Kind) -> list[Told]:
    return [one for one in walk.told if one.started is not None and (not kinds or one.started in kinds)]


def a_week(one: Told) -> tuple[int, Period]:
    return one.person, Period.of(one.at)


def test_the_walk_is_worth_something(walked: Walk) -> None:
    kinds = Counter(one.started for one in walked.told)
    print(kinds, walked.restarts, walked.down)  # noqa: T201
    assert all(kinds[kind] > YEARS for kind in Kind), kinds
    assert walked.restarts > 5 * YEARS
    assert any(one.unsure for one in walked.told)
    assert len({Period.of(one.at) for one in walked.told}) > 40 * YEARS


def test_nothing_comes_outside_windows_on_holidays_or_in_pauses(walked: Walk) -> None:
    for one in started(walked):
        at, hours = one.at.astimezone(AMSTERDAM), one.hours
        assert at.isoweekday() in hours.days, one
        assert hours.opens <= at.time().replace(second=0) <= hours.shuts, one
        assert at.date() not in expected_holidays(at.year), one
        assert hours.back is None or at.date() >= hours.back, one


def test_nothing_comes_over_budget_and_one_message_a_week_has_sound(walked: Walk) -> None:
    weeks = Counter(a_week(one) for one in started(walked))
    over = [
        (one.person, one.at, one.started, one.unsure) for one in started(walked) if weeks[a_week(one)] > BUDGET
    ]
    assert not over, over
    assert BUDGET in weeks.values()
    loud = Counter(a_week(one) for one in started(walked) if not getattr(one.message, "silent", False))
    assert set(loud.values()) == {1}
    assert {one.started for one in started(walked) if not getattr(one.message, "silent", False)} == {Kind.PROMPT}


def test_no_prompt_reminder_or_look_back_comes_twice(walked: Walk) -> None:
    for kind in (Kind.PROMPT, Kind.REMINDER, Kind.LOOK_BACK):
        twice = [week for week, times in Counter(map(a_week, started(walked, kind))).items() if times > 1]
        assert twice == [], kind


def test_after_a_no_comes_no_reminder(walked: Walk) -> None:
    assert walked.declined
    for one in started(walked, Kind.REMINDER):
        assert one.at <= walked.declined.get(a_week(one), walked.now), one


def test_in_the_middle_of_a_conversation_only_the_weeks_last_hours_bring_a_prompt(walked: Walk) -> None:
    for one in started(walked):
        if one.busy:
            assert one.started == Kind.PROMPT, one
            later = [one.at + timedelta(minutes=20) + timedelta(hours=n) for n in range(24 * 6)]
            assert not any(is_allowed(at, one.hours) for at in later if Period.of(at) == Period.of(one.at)), one


def test_a_prompt_comes_at_the_own_moment_in_every_week_in_which_nothing_changed(walked: Walk) -> None:
    found = {a_week(one): one.at for one in started(walked, Kind.PROMPT)}
    came = 0
    for person in walked.everyone():
        weeks = walked.asked_weeks(walked.team_of(person), role_of(walked, person))
        for week, asks in weeks.items():
            if (
                (person, week) in walked.unsettled
                or (person, week) not in walked.times
                or week.closes > walked.now
            ):
                continue
            hours, moment = walked.times[person, week]
            wanted = prompt_moment(week, moment, hours) if asks and was_active(walked, person, week) else None
            assert found.get((person, week)) == wanted, (person, week, hours, moment)
            came += wanted is not None
    assert came > 100 * YEARS


def test_a_reminder_comes_two_days_of_work_after_the_prompt_where_nothing_was_done(walked: Walk) -> None:
    prompts = {a_week(one): one for one in started(walked, Kind.PROMPT)}
    found = {a_week(one): one.at for one in started(walked, Kind.REMINDER)}
    came = 0
    for week, prompt in prompts.items():
        if week in walked.unsettled or prompt.unsure:
            continue
        wanted = reminder_moment(prompt.at, week[1], prompt.hours)
        at = found.get(week)
        spent = [one for one in started(walked) if a_week(one) == week and wanted and one.at <= wanted]
        if at is not None:
            assert at == wanted, week
            came += 1
        elif wanted is not None and len(spent) < BUDGET - 1:
            current = rounds.at(rounds.every(walked.store), week[1])
            assert current is not None
            declined = walked.declined.get(week, walked.now) <= wanted
            assert declined or not current.round.course.reminders or not current.round.asks(wanted), week
    assert came > 10 * YEARS


def role_of(walked: Walk, person: int) -> str:
    row = walked.store.conn.execute("SELECT role FROM membership WHERE person_id = ?", (person,)).fetchone()
    return str(row[0])


def was_active(walked: Walk, person: int, week: Period) -> bool:
    """Each entry turns it over; the first state is active."""
    return sum(Period.of(at) < week for at in walked.stopped.get(person, [])) % 2 == 0


def test_there_is_one_picture_a_team_and_week(walked: Walk) -> None:
    rows = walked.store.conn.execute("SELECT subject, period FROM run WHERE kind = 'picture'").fetchall()
    snapshots = walked.store.conn.execute("SELECT team_id, period FROM snapshot").fetchall()
    assert len(set(rows)) == len(rows)
    assert sorted(set(rows)) == sorted(set(snapshots))
    over = walked.now - timedelta(days=4)
    wanted = {
        (team, str(week))
        for team in walked.teams
        for week in walked.asked_weeks(team, "professional")
        if week.closes < over
    }
    assert wanted <= set(map(tuple, rows))
    assert "2026-W53" in {period for _, period in rows}


def test_every_picture_reaches_who_is_there_once(walked: Walk) -> None:
    shown: Counter[tuple[int, Period]] = Counter()
    for one in started(walked, Kind.PICTURE):
        assert isinstance(one.message, ShowPicture)
        assert one.message.period is not None
        shown.update((one.person, week) for week in (one.message.period, *one.message.also))
    assert max(shown.values()) == 1
    over = Period.of(walked.now - timedelta(weeks=SILENT_WEEKS))
    for person in walked.everyone():
        for week in walked.asked_weeks(walked.team_of(person), "professional"):
            near = {week.plus(n) for n in range(SILENT_WEEKS)}
            stopped = near.intersection(Period.of(at) for at in walked.stopped.get(person, []))
            if week < over and was_active(walked, person, week.plus(1)) and not stopped:
                assert shown[person, week] == 1, (person, week)


def test_notices_of_one_hour_are_one_message(walked: Walk) -> None:
    hours = Counter((one.person, one.at) for one in started(walked, Kind.NOTICE))
    assert set(hours.values()) == {1}
    assert all(isinstance(one.message, Say) for one in started(walked, Kind.NOTICE))


def test_the_clock_changes_and_the_hours_stay(walked: Walk) -> None:
    offsets = {one.at.astimezone(AMSTERDAM).utcoffset() for one in started(walked, Kind.PROMPT)}
    assert offsets == {timedelta(hours=1), timedelta(hours=2)}
    assert isinstance(walked.now, datetime)
