"""Groups of origin: ten or more, or none at all."""

from datetime import timedelta

import pytest

from reports.gate.participation import drop_small_origins
from rounds.acts import OriginDropped
from storage import taps
from storage.store import Store, transaction
from tests.reports.groups import Groups, groups
from tests.storage.planting import THURSDAY, WEEK

WEEKLY = timedelta(days=7)
NEXT = WEEK.plus(1)


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
