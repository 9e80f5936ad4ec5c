"""Who may walk through which figures, of which round, and what stands on a button."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from conversations import cijfers
from conversations.chat import Place, Walking
from conversations.messages import Button, Say
from conversations.model import Beside, Member, Person, PersonState, Role, World
from conversations.paging import MORE, MOST, paged
from conversations.places import still_there
from conversations.text import Plain
from norms.model import norms_of
from rounds.calendar import Moment
from rounds.course import course
from rounds.current import CurrentRound, current_round
from rounds.period import AMSTERDAM, Period
from rounds.setup import fresh
from tests.conversations.organisation import NORM_SET

OWN, OTHER = 1, 2
FIRST = datetime(2026, 11, 26, 16, 15, tzinfo=AMSTERDAM)


def round_from(number: int, first: Period) -> CurrentRound:
    setup = replace(fresh(NORM_SET, first, ()), teams=(OWN, OTHER))
    return current_round(number, NORM_SET, setup, course(setup, FIRST, ()))


RUNNING = round_from(2, Period.of(FIRST))
ENDED = round_from(1, Period.of(FIRST).plus(-20))


def world(now: datetime = FIRST + timedelta(weeks=2), *, coordinator: bool = False) -> World:
    person = Person(1, PersonState.ACTIVE, Moment(4, time(16, 15)), "ABCDEFGH")
    member = Member(OWN, "Noord", Role.PROFESSIONAL, 9)
    return World(now, person, member, coordinator, round=RUNNING, finished=(ENDED,))


@pytest.mark.parametrize(
    ("seen", "team", "may"),
    [
        (world(), OWN, True),
        (world(), OTHER, False),
        (world(), 0, False),
        (world(coordinator=True), OTHER, True),
        (world(coordinator=True), 0, True),
        (replace(world(), beside=(Beside(OTHER, "West", FIRST),)), OTHER, False),
        (replace(world(), member=None), OWN, False),
    ],
)
def test_a_place_among_figures_is_there_for_who_may_see_them_and_not_for_who_reads_along(
    seen: World, team: int, may: bool
) -> None:
    for number in (RUNNING.id, ENDED.id):
        assert still_there(Place(cijfers.THEMES, Walking(number, team)), seen) is may
    assert not still_there(Place(cijfers.THEMES, Walking(99, team)), seen)


def test_a_team_sees_the_round_before_until_the_first_week_of_the_next_is_over() -> None:
    assert cijfers.round_of(OWN, world(FIRST)) == ENDED
    assert cijfers.round_of(OWN, world(FIRST + timedelta(weeks=1))) == RUNNING
    assert cijfers.round_of(99, world()) is None
    assert cijfers.round_of(OWN, replace(world(FIRST), finished=())) is None


def test_what_is_still_to_be_asked_is_not_told_by_its_buttons() -> None:
    weeks = [week for week in RUNNING.plan.of_round if week.period < world().period]
    moved = cijfers.show(RUNNING.id, OWN, world())
    [said] = moved.effects
    assert isinstance(said, Say)
    themes = [button.choice for button in said.buttons if button.choice.startswith(cijfers.OF_THEME)]
    assert themes == [f"{cijfers.OF_THEME}{number}" for number in sorted(week.theme for week in weeks)]


def test_every_title_fits_on_a_button_and_stays_the_beginning_of_itself() -> None:
    for title in (*(one.titel for one in norms_of(NORM_SET)), *(one.titel for one in NORM_SET.themas)):
        shown = cijfers.short(title)
        assert len(shown) <= cijfers.LABEL
        assert title.startswith(shown.removesuffix(cijfers.CUT))
    theirs = [[cijfers.short(norm.titel) for norm in theme.normen] for theme in NORM_SET.themas]
    assert all(len(set(labels)) == len(labels) for labels in theirs)


@pytest.mark.parametrize("count", range(1, 15))
def test_over_its_pages_every_choice_is_offered_once_and_no_page_holds_too_many(count: int) -> None:
    options = tuple(Button(f"c{number}", Plain(f"{number}")) for number in range(count))
    found: list[Button] = []
    for page in range(count):
        shown = paged(options, page)
        assert len(shown) <= MOST
        found += [one for one in shown if one.choice != MORE]
        if MORE not in {one.choice for one in shown}:
            break
    assert tuple(found) == options
