"""In whose team's picture is an answer of who came later, moved or was erased."""

from datetime import datetime, timedelta

import pytest

from reports.gate.bands import Band, Share
from storage.store import Store
from tests.reports.scene import SENTENCES, scene
from tests.storage.planting import MONDAY, STARTED, THURSDAY, WEEK, erased, moved, write


@pytest.mark.parametrize(
    ("invited", "answered", "counts"),
    [
        (STARTED, "2026-11-26T16:20", True),
        (STARTED + timedelta(seconds=1), "2026-12-03T23:59", False),
        (STARTED + timedelta(seconds=1), "2026-12-04T00:00", True),
        (datetime.fromisoformat("2026-11-20T23:59:59+01:00"), "2026-12-03T23:59", False),
        (datetime.fromisoformat("2026-11-20T23:59:59+01:00"), "2026-12-04T00:00", True),
        (datetime.fromisoformat("2026-11-21T00:00:00+01:00"), "2026-12-04T23:59", False),
        (datetime.fromisoformat("2026-11-21T00:00:00+01:00"), "2026-12-05T00:00", True),
    ],
)
def test_who_was_invited_after_the_start_counts_from_the_fifteenth_day(
    store: Store, invited: datetime, answered: str, counts: bool
) -> None:
    period = WEEK if answered < "2026-11-30" else WEEK.plus(1)
    at = datetime.fromisoformat(answered).replace(tzinfo=THURSDAY.tzinfo)
    made = scene(store, 7)
    made.wrote(["meestal"] * 4, at=at, period=period)
    made.joined(invited)
    made.wrote(["meestal"], start=7, at=at, period=period)
    assert made.picture(MONDAY + timedelta(days=7), period).enough is counts


def test_ghosts_do_not_make_a_team_large_enough_for_participation(store: Store) -> None:
    made = scene(store, 7)
    made.wrote(["meestal"] * 5)
    made.joined(STARTED + timedelta(days=1))
    assert made.picture().participation is None
    assert made.picture(MONDAY + timedelta(days=7), WEEK.plus(1)).participation is None


def test_who_could_not_write_in_time_makes_no_team_large_enough(store: Store) -> None:
    """On the morning of the picture a newcomer counts, but the week had closed by then."""
    period = WEEK.plus(2)
    for days, enough in ((10, False), (9, True)):
        made = scene(store, 6)
        made.joined(STARTED + timedelta(days=days))
        made.wrote(["meestal"] * 5, period=period, at=THURSDAY + timedelta(days=14))
        assert made.picture(MONDAY + timedelta(days=14), period).enough is enough


@pytest.mark.parametrize(("days", "told"), [(10, None), (9, Share(Band.DE_MEESTEN))])
def test_who_could_not_write_in_time_is_in_no_participation(store: Store, days: int, told: Share | None) -> None:
    period = WEEK.plus(2)
    made = scene(store, 7)
    made.joined(STARTED + timedelta(days=days))
    made.wrote(["meestal"] * 5, period=period, at=THURSDAY + timedelta(days=14))
    assert made.picture(MONDAY + timedelta(days=14), period).participation == told


def test_who_was_erased_before_the_picture_is_not_in_it(store: Store) -> None:
    made = scene(store)
    made.wrote(["meestal"] * 5, SENTENCES)
    erased(store, made.members[0])
    assert not made.picture().enough


def test_who_moved_keeps_the_answer_with_the_old_team(store: Store) -> None:
    old, new = scene(store), scene(store, name="West")
    old.wrote(["meestal"] * 5, SENTENCES)
    new.wrote(["meestal"] * 4)
    moved(store, old.members[0], new.team, THURSDAY + timedelta(hours=1))
    assert sorted(old.picture().sentences) == sorted(SENTENCES)
    assert not new.picture().enough


def test_who_moved_writes_for_the_new_team_from_then_on(store: Store) -> None:
    old, new = scene(store), scene(store, name="West")
    person = old.members[0]
    moved(store, person, new.team, STARTED)
    new.wrote(["meestal"] * 4)
    write(store, person, new.team, new.current, "meestal")
    old.wrote(["meestal"] * 4, start=1)
    assert new.picture().enough
    assert not old.picture().enough


def test_other_weeks_rounds_and_teams_are_in_no_picture(store: Store) -> None:
    made, other = scene(store), scene(store, name="West")
    made.wrote(["meestal"] * 4)
    made.wrote(["meestal"] * 4, start=4, period=WEEK.plus(1), at=THURSDAY + timedelta(days=7))
    other.wrote(["meestal"] * 4)
    assert not made.picture().enough
    assert not made.picture(MONDAY + timedelta(days=7), WEEK.plus(1)).enough
