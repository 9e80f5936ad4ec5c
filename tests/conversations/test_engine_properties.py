"""Whatever a person does, in whatever order: an answer, a way on, and a chat that can be stored."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.engine import advance
from conversations.events import Pressed, PromptFell, SentOther, Typed
from conversations.messages import DropButtons, Say
from conversations.model import Role
from conversations.table import STEPS
from rounds.period import Period
from tests.conversations.acts import days, people, plays, steering
from tests.conversations.leaving import leads_on
from tests.conversations.plays import begin, do
from tests.conversations.rig import Rig


@given(people, days)
@plays
def test_whatever_a_person_does_the_engine_answers_and_there_is_a_way_on(
    person: tuple[Role, bool, bool] | None, done: list[tuple[str, int]]
) -> None:
    rig = begin(person)
    for act, number in done:
        before = rig.chat
        do(rig, act, number)
        if rig.chat.at is not None and rig.chat.at != before.at:
            assert leads_on(rig), rig.chat.at.step


@given(people, days, st.text(max_size=200))
@plays
def test_a_text_always_gets_an_answer_or_a_receipt(
    person: tuple[Role, bool, bool] | None, done: list[tuple[str, int]], text: str
) -> None:
    rig = begin(person)
    for act, number in done:
        do(rig, act, number)
    event = rig.typed(text)
    assert isinstance(event, Typed)
    turn = advance(rig.chat, event, rig.world)
    waits = turn.chat.at is not None and turn.chat.at.step == "reflectie.naschrift"
    assert turn.effects or waits


@given(people, days)
@plays
def test_an_old_button_changes_nothing_but_its_own_keyboard(
    person: tuple[Role, bool, bool] | None, done: list[tuple[str, int]]
) -> None:
    rig = begin(person)
    for act, number in done:
        do(rig, act, number)
    old = advance(rig.chat, Pressed(1, "reflectie.vraag", 10**6, "nu"), rig.world)
    anything = advance(rig.chat, SentOther(1, "photo"), rig.world)
    assert old.chat == anything.chat
    assert all(isinstance(effect, Say | DropButtons) for effect in old.effects)


@given(st.booleans(), st.lists(steering, min_size=10, max_size=40))
@plays
def test_whatever_a_coordinator_decides_the_engine_answers_and_only_what_may_start_starts(
    runs: bool, done: list[tuple[str, int]]
) -> None:
    rig = Rig()
    rig.join(Role.TEAMLEIDER, coordinator=True, norm_round=runs)
    for act, number in done:
        before = rig.chat
        do(rig, act, number)
        if rig.chat.at is not None and rig.chat.at != before.at:
            assert leads_on(rig), rig.chat.at.step


def test_these_walks_come_past_every_step_of_a_round() -> None:
    visited: set[str] = set()
    for seed in range(12):
        chance, rig = Random(seed), Rig()
        rig.join(Role.PROFESSIONAL, coordinator=True, norm_round=False)
        for _ in range(60):
            act = chance.choice(("ronde", "walk", "walk", "wait"))
            do(rig, act, 20 * 1440 if act == "wait" else chance.randrange(10**6))
        visited |= rig.visited
    assert {step for step in STEPS if step.startswith("ronde.")} - visited == set()


def test_a_prompt_of_another_week_says_nothing() -> None:
    rig = Rig()
    rig.join(Role.PROFESSIONAL, coordinator=False, norm_round=True)
    rig.play(PromptFell(Period(2020, 1)))
    assert rig.chat.at is None
    assert rig.shown == []


@pytest.mark.parametrize(
    "done",
    [
        [("tap", "zuid"), ("say", "Overstappen")],
        [("tap", "zuid"), ("say", "Blijven")],
        [("tap", "coördinator"), ("say", "Nee")],
        [("say", "wis"), ("say", "Nee, bewaar alles")],
    ],
    ids=str,
)
def test_who_has_not_chosen_a_moment_yet_always_has_a_way_to_it(done: list[tuple[str, str]]) -> None:
    rig = begin(None)
    for act, what in done:
        if act == "tap":
            rig.tap(what)
        else:
            rig.play(rig.typed(what))
    assert rig.chat.at is not None
    assert rig.chat.at.step.startswith("kennismaking.")


talk = st.one_of(
    st.tuples(st.just("speak"), st.just(0)),
    st.tuples(st.just("heard"), st.integers(0, 1)),
    st.tuples(st.just("card"), st.sampled_from([0, 0, 0, 1, 2])),
    st.tuples(st.just("plain"), st.just(0)),
    st.tuples(st.just("press"), st.integers(0, 1)),
)


@given(st.lists(talk, min_size=8, max_size=24))
@settings(plays, max_examples=400)
def test_what_was_spoken_as_an_answer_never_becomes_a_sentence_for_the_team(done: list[tuple[str, int]]) -> None:
    """The rig looks at every sentence that is kept."""
    rig = begin((Role.PROFESSIONAL, False, True))
    do(rig, "press", 0)
    for act, number in done:
        do(rig, act, number)


def test_a_trial_that_waited_under_a_link_is_asked_again_also_where_no_round_runs() -> None:
    rig = begin(None)
    for act, number in (("tap", 2), ("walk", 0), ("trial", 0), ("old", 0), *(("walk", 0),) * 4):
        do(rig, act, number)
    assert rig.chat.at is not None
    assert rig.chat.at.step == "reflectie.vraag"
