"""Rounds of an odd shape, and days of an earlier release: all of them can be counted."""

import json
from datetime import timedelta

from reports.gate.closing import clear_effect
from reports.gate.round_figures import clear_round
from rounds.acts import ClosedEarly, Paused, TeamAdded
from storage import merging, taps
from storage.keys import ORGANISATION
from storage.store import Store, transaction
from tests.reports.groups import TUESDAY, groups
from tests.reports.test_round_figures import AFTER
from tests.storage.planting import MONDAY, THURSDAY, WEEK

DAY = timedelta(days=1)
NOON = TUESDAY.replace(hour=12)


def test_a_group_of_origin_of_nearly_everyone_in_a_small_organisation_breaks_no_report(store: Store) -> None:
    """Twenty of twenty-two: told in words, though twenty alone would be told in tens."""
    made = groups(store, (10, 10), origins=("Zorg",))
    with transaction(store):
        for team in made.teams:
            for person in made.people[team]:
                taps.keep_origin(store, person, made.current.round.id, "Zorg")
    for team in made.teams:
        made.wrote(team, 6)
    made.counted()
    with transaction(store):
        assert clear_round(store, made.current, made.teams, AFTER).origins


def test_a_round_that_is_closed_in_its_first_week_can_be_counted(store: Store) -> None:
    made = groups(store, (9, 9))
    made.wrote(made.teams[0], 6)
    made.did(ClosedEarly(), THURSDAY + timedelta(hours=1))
    made.counted()
    with transaction(store):
        clear_round(store, made.current, made.teams, MONDAY + 2 * DAY)
        clear_effect(store, made.current, MONDAY + 2 * DAY)


def test_a_paused_round_with_a_team_that_was_added_and_one_that_went_can_be_counted(store: Store) -> None:
    made = groups(store, (9, 9, 9), out=(9,), together=((0, 1),))
    one, other, third, added = made.teams
    made.wrote(one, 6)
    made.counted()
    made.did(TeamAdded(added), NOON)
    made.did(Paused(WEEK.plus(3)), NOON + DAY)
    with transaction(store):
        merging.merge(store, third, one, NOON + DAY)
        merging.merge(store, other, added, NOON + DAY)
    for weeks in range(1, 9):
        made.counted(TUESDAY + timedelta(weeks=weeks))
    with transaction(store):
        clear_round(store, made.current, made.teams, AFTER)


def test_a_day_that_an_earlier_release_counted_breaks_none_of_the_next(store: Store) -> None:
    made = groups(store, (9, 9))
    made.wrote(made.teams[0], 6)
    made.counted()
    [sealed] = store.conn.execute("SELECT body_sealed FROM round_snapshot WHERE kind = 'participation'").fetchone()
    body = json.loads(store.keys.unseal(sealed, "round_snapshot"))
    del body["kept"], body["period"]
    body["weeks"] = [{**one, "taken": {"invited": 18, "wrote": 6, "band": None}} for one in body["weeks"]]
    again = store.keys.seal(ORGANISATION, "round_snapshot", json.dumps(body))
    store.conn.execute("DROP TRIGGER IF EXISTS round_snapshot_fixed")
    with transaction(store):
        store.conn.execute(
            "INSERT INTO round_snapshot (round_id, kind, day, body_sealed, at)"
            " SELECT round_id, kind, '2026-12-02', ?, at FROM round_snapshot WHERE kind = 'participation'",
            (again,),
        )
    made.counted(TUESDAY + timedelta(weeks=2))
