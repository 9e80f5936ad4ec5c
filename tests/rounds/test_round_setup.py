"""Setups as a wizard can leave them; the strategies are also those of test_round_course.py."""

import json
import os
from datetime import date, datetime, time, timedelta

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from norms.loader import load_package_set
from norms.model import norms_of
from rounds.calendar import is_working_day
from rounds.course import course
from rounds.period import AMSTERDAM, Period
from rounds.plan import lay_out
from rounds.setup import (
    FEW_WORKING_DAYS,
    LONGEST,
    SHORTEST,
    Arranged,
    Arrangement,
    Draft,
    NotApplicable,
    Purpose,
    Setup,
    fresh,
    quiet_weeks,
)
from storage.codec import dump_draft, dump_setup, load_draft, load_setup

SET = load_package_set()
THEMES = tuple(theme.nummer for theme in SET.themas)
NORMS = tuple(norm.nummer for norm in norms_of(SET))
TEAMS = (1, 2, 3, 4)
LONG = "SPIEGEL_EXAMPLES" in os.environ
EXAMPLES = int(os.environ.get("SPIEGEL_EXAMPLES", "30"))
PHASES = (Phase.explicit, Phase.generate, *((Phase.shrink,) if LONG else ()))
"""A shrunk example is worth minutes only to who asked for many."""
plays = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=not LONG,
    phases=PHASES,
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow],
)

days = st.dates(date(2026, 1, 1), date(2034, 12, 31))
weeks = st.integers(SHORTEST, LONGEST)
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
arranged = st.builds(Arranged, st.sampled_from(Arrangement), st.none() | days, words)


def groupings(teams: tuple[int, ...]) -> st.SearchStrategy[tuple[tuple[int, ...], ...]]:
    """No team in two groups, two teams at least in each."""
    found: list[tuple[tuple[int, ...], ...]] = [()]
    if len(teams) > 1:
        found += [(teams[:2],), (teams[-2:],), (teams,)]
    if len(teams) == len(TEAMS):
        found.append((teams[:2], teams[2:]))
    return st.sampled_from(found)


def scopes(teams: tuple[int, ...], together: tuple[tuple[int, ...], ...]) -> st.SearchStrategy[tuple[int, ...]]:
    """For whom a norm does not apply: everyone, or teams of which each brings the whole of its group."""
    units = [*together, *((team,) for team in teams if not any(team in group for group in together))]
    chosen = st.lists(st.sampled_from(units), max_size=2, unique=True)
    return chosen.map(lambda found: tuple(sorted(team for unit in found for team in unit)))


@st.composite
def setups(draw: st.DrawFn) -> Setup:
    first = Period.of(draw(days))
    asked = draw(st.one_of(st.integers(SHORTEST, 16), weeks))
    teams = tuple(sorted(draw(st.sets(st.sampled_from(TEAMS), min_size=1))))
    together = draw(groupings(teams))
    off = draw(st.lists(st.sampled_from(NORMS), max_size=6, unique=True))
    marks = tuple(NotApplicable(norm, draw(scopes(teams, together)), draw(words), draw(days)) for norm in off)
    left_out = draw(st.sets(st.integers(0, asked + 5).map(first.plus), max_size=5))
    return Setup(
        first,
        asked,
        tuple(draw(st.permutations(THEMES))),
        draw(st.sampled_from(Purpose)),
        teams,
        together,
        tuple(draw(st.lists(words, max_size=3, unique=True))),
        tuple(draw(st.lists(st.sampled_from(NORMS), max_size=26, unique=True))),
        marks,
        tuple(sorted(draw(st.dictionaries(st.sampled_from(tuple(SET.woorden)), words)).items())),
        tuple(sorted(left_out)),
        draw(st.booleans()),
        draw(st.none() | st.integers(1, 100)),
        draw(words),
        draw(arranged),
        draw(arranged),
        draw(arranged),
        draw(words),
    )


def working_days(period: Period) -> int:
    return sum(is_working_day(period.monday + timedelta(days=n)) for n in range(7))


@given(setups())
@plays
def test_a_setup_goes_through_json_and_back(setup: Setup) -> None:
    assert load_setup(dump_setup(setup)) == setup
    assert json.loads(dump_setup(setup))["first"] == str(setup.first)


@given(setups(), words, st.sets(st.sampled_from(TEAMS)).map(sorted).map(tuple), st.booleans())
@plays
def test_a_draft_goes_through_json_and_back(setup: Setup, step: str, out: tuple[int, ...], chosen: bool) -> None:
    draft = Draft(setup, step, out, chosen)
    assert load_draft(dump_draft(draft)) == draft


@given(days, weeks)
@plays
def test_a_week_is_quiet_where_hardly_anyone_works_in_it(day: date, asked: int) -> None:
    first = Period.of(day)
    quiet = quiet_weeks(first, asked)
    assert list(quiet) == sorted(set(quiet))
    last = first.plus(asked + len(quiet) - 1)
    period = first
    while period <= last:
        assert (period in quiet) == (working_days(period) < FEW_WORKING_DAYS)
        period = period.plus(1)
    assert all(first <= one <= last for one in quiet)


def test_the_quiet_weeks_up_to_2035_are_those_with_hardly_a_working_day() -> None:
    first, after = Period(2026, 1), Period(2036, 1)
    decade = [first.plus(n) for n in range(523) if first.plus(n) < after]
    quiet = [one for one in quiet_weeks(first, len(decade)) if one < after]
    assert quiet == [one for one in decade if working_days(one) < FEW_WORKING_DAYS]


@given(days, st.lists(st.sampled_from(NORMS), max_size=26, unique=True).map(tuple))
@plays
def test_what_is_proposed_asks_every_theme_once_in_weeks_in_which_people_work(
    day: date, before: tuple[int, ...]
) -> None:
    setup = fresh(SET, Period.of(day), before)
    began = datetime.combine(day - timedelta(days=7), time(9), tzinfo=AMSTERDAM)
    plan = lay_out(SET, setup, course(setup, began, ()))
    assert sorted(week.theme for week in plan.weeks) == sorted(THEMES)
    assert all(working_days(week.period) >= FEW_WORKING_DAYS for week in plan.weeks)
    for week in plan.weeks:
        others = {norm.nummer for theme in SET.themas if theme.nummer == week.theme for norm in theme.normen}
        assert week.shared not in before or others <= set(before)


@given(setups())
@plays
def test_nothing_may_start_that_is_not_agreed_on(setup: Setup) -> None:
    asked = (setup.works_council, setup.organisations, setup.privacy)
    agreed = all(one.state == Arrangement.AKKOORD for one in asked) and setup.keeper != ""
    assert setup.is_arranged == agreed
