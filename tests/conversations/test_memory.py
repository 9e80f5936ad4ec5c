from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from conversations.memory import FORGOTTEN, PROBE, added, last, since

TODAY = date(2026, 11, 26)
ago = st.integers(0, 500).map(lambda days: TODAY - timedelta(days=days))
memories = st.lists(st.tuples(st.sampled_from("abcdef"), ago), max_size=12).map(tuple)


def test_what_was_asked_four_weeks_ago_may_be_asked_again_and_a_day_earlier_not() -> None:
    memory = (("a", TODAY - PROBE), ("b", TODAY - PROBE + timedelta(days=1)))
    assert since(memory, TODAY, PROBE) == {"b"}


@given(memories, st.lists(st.sampled_from("abcdef"), max_size=3, unique=True))
def test_each_key_is_remembered_once_at_its_newest_day(
    before: tuple[tuple[str, date], ...], keys: list[str]
) -> None:
    after = added(before, tuple((key, TODAY) for key in keys))
    for key in keys:
        assert [day for one, day in after if one == key] == [TODAY]


@given(memories)
def test_what_is_older_than_a_year_is_forgotten_at_the_next_question(before: tuple[tuple[str, date], ...]) -> None:
    after = added(before, (("nieuw", TODAY),))
    assert all(TODAY - day < FORGOTTEN for _, day in after)
    assert {pair for pair in before if TODAY - pair[1] < FORGOTTEN} <= set(after)


def test_the_newest_of_a_kind_is_found() -> None:
    memory = (("staart.nodig", date(2026, 1, 1)), ("staart.nuttig", date(2026, 3, 1)), ("x", TODAY))
    assert last(memory, "staart.") == date(2026, 3, 1)
    assert last(memory, "verband.") is None
