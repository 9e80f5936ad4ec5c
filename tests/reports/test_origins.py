"""Groups of origin: ten or more, or none at all."""

from datetime import timedelta

import pytest

from reports.gate.bands import Band, Share
from reports.gate.cleared import OriginTaken, Rule
from reports.gate.origins import beside_origins, drop_small_origins, origins
from reports.gate.round_figures import clear_round
from rounds.acts import OriginDropped
from storage import taps
from storage.store import Store, transaction
from tests.reports.groups import Groups, groups
from tests.storage.planting import MONDAY, THURSDAY, WEEK

WEEKLY = timedelta(days=7)
NEXT = WEEK.plus(1)
AFTER = MONDAY + timedelta(weeks=13)


def chose(made: Groups, choices: dict[str, int]) -> None:
    everyone = [person for people in made.people.values() for person in people]
    with transaction(made.store):
        for name, count in choices.items():
            for _ in range(count):
                taps.keep_origin(made.store, everyone.pop(), made.current.round.id, name)


def test_a_group_of_origin_under_ten_is_dropped_and_nobody_is_asked_again(store: Store) -> None:
    made = groups(store, (20, 15), origins=("Gemeente", "Welzijn", "Zorg"))
    chose(made, {"Gemeente": 10, "Welzijn": 9, "": 3})
    asked = [p for people in made.people.values() for p in people if taps.tapped(store, p, made.current.round.id)]
    with transaction(store):
        assert drop_small_origins(store, made.current) == ("Welzijn", "Zorg")
    for name in ("Welzijn", "Zorg"):
        made.did(OriginDropped(name), THURSDAY)
    assert made.current.round.course.origins == ("Gemeente",)
    assert len(asked) == 22
    assert all("origin" in taps.tapped(store, person, made.current.round.id) for person in asked)
    with transaction(store):
        assert drop_small_origins(store, made.current) == ()
    rows = store.conn.execute("SELECT choice_sealed FROM origin").fetchall()
    chosen = [store.keys.unseal_text(row[0], "origin").strip() for row in rows]
    assert sorted(set(chosen)) == ["", "Gemeente"]


@pytest.mark.parametrize("other", ["", "Één"])
def test_every_choice_of_origin_is_as_long_as_another(store: Store, other: str) -> None:
    made = groups(store, (5, 5), origins=("A", "Een langere naam", other))
    chose(made, {"A": 1, "Een langere naam": 1, other: 1})
    lengths = store.conn.execute("SELECT DISTINCT length(choice_sealed) FROM origin").fetchall()
    assert len(lengths) == 1


def told(made: Groups) -> dict[str, OriginTaken]:
    made.counted()
    with transaction(made.store):
        cleared = clear_round(made.store, made.current, made.teams, AFTER)
    return {one.name: one for one in cleared.origins}


def from_one_place(store: Store, members: int) -> Groups:
    """The first team and its leader are from one place, and the leader and so many members wrote."""
    made = groups(store, (10, 14), origins=("Zorg",))
    team = made.teams[0]
    with transaction(store):
        for person in (*made.people[team], made.leaders[team]):
            taps.keep_origin(store, person, made.current.round.id, "Zorg")
    made.wrote(team, members)
    made.wrote(made.teams[1], 7)
    made.led(team)
    return made


def test_the_share_of_a_large_group_is_told(store: Store) -> None:
    """Most of the team, and most of the eleven."""
    assert told(from_one_place(store, 8))["Zorg"] == OriginTaken("Zorg", Share(Band.DE_MEESTEN), Rule.LARGE_ORIGIN)


def test_a_share_that_would_say_of_the_leader_that_they_wrote_is_not_told(store: Store) -> None:
    """Half of the team is no more than a part, and one more of eleven is most."""
    assert told(from_one_place(store, 5))["Zorg"] == OriginTaken("Zorg", None, Rule.BESIDE_TEAMS)


def test_that_a_share_is_not_told_may_be_a_lot(store: Store) -> None:
    made = from_one_place(store, 8)
    made.counted()
    beside = beside_origins(store, made.current, {})
    shares = [origins(store, made.current, beside, AFTER, str(seed))[0].share for seed in range(400)]
    assert 5 <= shares.count(None) <= 45


def test_no_share_is_told_where_it_is_not_known_what_was_told_of_the_teams(store: Store) -> None:
    made = from_one_place(store, 8)
    assert {origins(store, made.current, None, AFTER, str(seed))[0].rule for seed in range(40)} == {
        Rule.BESIDE_TEAMS
    }
