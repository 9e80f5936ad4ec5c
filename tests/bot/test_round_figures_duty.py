"""The figures of a round that ended are counted and published once, after its last pictures."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot import config
from bot.simulate import simulate_rows
from bot.ticking import tick
from locales.catalogue import load_catalogue
from norms.loader import load_package_set
from reports.gate.picture import read_picture
from reports.gate.round_figures import read_round
from reports.gate.taken import read_participation
from rounds.acts import ClosedEarly, RhythmChosen
from storage import rounds
from storage.store import Store, close, open_store
from tests.bot.heard import twice
from tests.reports.groups import Groups, groups
from tests.storage.hubs import hub_of
from tests.storage.planting import MONDAY, THURSDAY, WEEK

FIGURES = "SELECT COUNT(*) FROM round_snapshot WHERE kind = 'figures'"


def counted(store: Store) -> int:
    return int(store.conn.execute(FIGURES).fetchone()[0])


def closed_early(store: Store) -> Groups:
    made = groups(store, (9, 9))
    made.wrote(made.teams[0], 6)
    made.did(ClosedEarly(), THURSDAY + timedelta(hours=1))
    return made


def test_they_come_with_the_last_pictures_and_once(store: Store) -> None:
    made = closed_early(store)
    tick(hub_of(store, MONDAY), MONDAY - timedelta(minutes=1))
    assert counted(store) == 0
    for days in (0, 1, 7, 100):
        twice(hub_of(store, MONDAY), MONDAY + timedelta(days=days))
    assert counted(store) == 1
    found = read_round(store, made.current.round.id)
    assert found is not None
    assert found.day == MONDAY.date()
    assert found.placed[0].week == WEEK


def test_a_round_that_still_runs_has_none(store: Store) -> None:
    groups(store, (9, 9))
    twice(hub_of(store, MONDAY), MONDAY + timedelta(weeks=3))
    assert counted(store) == 0


def test_however_late_they_come_and_no_picture_follows_them(store: Store) -> None:
    made = closed_early(store)
    late = MONDAY + timedelta(weeks=30)
    twice(hub_of(store, late), late)
    assert counted(store) == 1
    twice(hub_of(store, MONDAY), MONDAY)
    assert read_picture(store, made.teams[0], WEEK) is None


def test_they_wait_for_a_picture_that_failed_and_is_tried_again(store: Store) -> None:
    made = closed_early(store)
    hub = hub_of(store, MONDAY)
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr("bot.duties.clear_picture", failing)
        tick(hub, MONDAY)
    assert counted(store) == 0
    tick(hub, MONDAY)
    assert (counted(store), read_picture(store, made.teams[0], WEEK) is not None) == (1, True)


def failing(*_: object) -> None:
    raise ValueError


def test_a_light_week_after_the_round_still_has_its_picture(store: Store) -> None:
    made = closed_early(store)
    made.did(RhythmChosen(1), MONDAY + timedelta(hours=1))
    twice(hub_of(store, MONDAY), MONDAY + timedelta(hours=2))
    twice(hub_of(store, MONDAY), MONDAY + timedelta(weeks=2, hours=2))
    light = [week.period for week in made.current.round.plan.weeks if week.light]
    assert any(read_picture(store, made.teams[0], period) for period in light[:2])
    assert counted(store) == 1


def test_a_round_by_rows_has_them_too(tmp_path: Path) -> None:
    data = {"SPIEGEL_DATA": str(tmp_path / "rows")}
    simulate_rows(load_catalogue(), load_package_set(), data, people=20, weeks=2, seed=1)
    folder = config.read_folder(data)
    store = open_store(folder.data, folder.master)
    try:
        number = rounds.every(store)[0].round.id
        assert read_round(store, number) is not None
        assert read_participation(store, number) is not None
    finally:
        close(store)
