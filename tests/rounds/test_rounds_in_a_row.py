"""Rounds after each other take the others of each theme."""

from datetime import datetime

from norms.loader import load_package_set
from norms.model import norms_of
from rounds.course import course
from rounds.period import AMSTERDAM, Period
from rounds.plan import lay_out
from rounds.setup import fresh

SET = load_package_set()
NOW = datetime(2026, 1, 1, tzinfo=AMSTERDAM)


def asked_of_all(first: Period, before: tuple[int, ...]) -> tuple[int, ...]:
    setup = fresh(SET, first, before)
    return tuple(week.shared for week in lay_out(SET, setup, course(setup, NOW, ())).of_round)


def test_four_rounds_touch_every_norm_once() -> None:
    asked: tuple[int, ...] = ()
    for number in range(4):
        found = asked_of_all(Period(2026, 2).plus(16 * number), asked)
        assert len(found) == len(SET.themas)
        asked = (*asked, *found)
    assert sorted(asked) == sorted(norm.nummer for norm in norms_of(SET))


def test_a_round_that_asks_the_same_questions_again_asks_those_of_the_first() -> None:
    first = asked_of_all(Period(2026, 2), ())
    assert asked_of_all(Period(2026, 20), ()) == first
    assert set(asked_of_all(Period(2026, 20), first)).isdisjoint(first)
