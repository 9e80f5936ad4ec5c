"""Whatever a person does, in whatever order: an answer, a way on, and a chat that can be stored."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conversations.chat import Place
from conversations.effects import DropButtons, Say
from conversations.engine import advance
from conversations.events import Checked, Edited, Event, Pressed, PromptFell, Returned, SentOther, Typed
from conversations.model import Role, World
from conversations.table import STEPS
from rounds.period import Period
from tests.conversations.rig import CATALOGUE, INVITES, Rig

WORDS = (
    *(phrase for phrases in CATALOGUE.phrases.values() for phrase in phrases),
    *(form for key, forms in CATALOGUE.entries.items() if key.startswith("knop.") for form in forms),
    "ik ben meegegaan naar het eerste gesprek en dat hielp haar echt",
    "kort",
    "woensdag 13.00",
    "zondag 3.00",
    "vrijdag",
    "14.30",
    "Noord",
    "een nieuwe naam",
    "12",
    "0",
    "bel 06 12345678",
    "jan@example.nl",
    "x" * 4096,
    "🙂",
    "\n",
)
TRIED = ("een hele zin van meer dan acht woorden is dit dan toch", "woensdag 13.00", "5", "Noord")
"""Texts of which one leads on wherever a text can."""

PLAIN = (
    "ik ben meegegaan naar het eerste gesprek en dat hielp haar echt",
    "kort",
    "geen idee",
    "niet gedaan",
    "woensdag 13.00",
    "14.30",
    "Oost",
    "3",
    "bel 06 12345678",
)
COMMANDS = ("teams", "team", "vraag", "later", "instellingen", "mijn gegevens", "stop", "wis", "mijn antwoord")

presses = st.tuples(st.just("press"), st.integers(0, 3))
texts = st.tuples(st.just("plain"), st.integers(0, len(PLAIN) - 1))
commands = st.tuples(st.just("command"), st.integers(0, len(COMMANDS) - 1))
acts = st.one_of(
    presses,
    presses,
    presses,
    presses,
    texts,
    texts,
    texts,
    commands,
    st.tuples(st.just("say"), st.integers(0, len(WORDS) - 1)),
    st.tuples(st.just("old"), st.integers(0, 40)),
    st.tuples(st.just("wait"), st.sampled_from([0, 1, 60, 600, 1440, 8 * 1440, 120 * 1440])),
    st.tuples(st.just("tap"), st.integers(0, len(INVITES) - 1)),
    st.tuples(st.just("prompt"), st.just(0)),
    st.tuples(st.just("other"), st.integers(0, 3)),
)
people = st.one_of(
    st.none(),
    st.tuples(st.sampled_from([role for role in Role if role != Role.COORDINATOR]), st.booleans(), st.booleans()),
)
plays = settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
days = st.lists(acts, min_size=25, max_size=60)


def _play(rig: Rig, act: str, number: int) -> None:
    match act:
        case "press":
            offers = rig.chat.at.offers if rig.chat.at else ()
            if offers and rig.chat.at is not None:
                choice = offers[number % len(offers)].choice
                rig.play(Pressed(next(rig.messages), rig.chat.at.step, rig.chat.at.serial, choice))
        case "old":
            if rig.shown:
                rig.play(rig.shown[number % len(rig.shown)])
        case "say":
            rig.play(rig.typed(WORDS[number]))
        case "plain":
            rig.play(rig.typed(PLAIN[number]))
        case "command":
            rig.play(rig.typed(COMMANDS[number]))
        case "wait":
            rig.wait(number)
        case "tap":
            rig.tap(tuple(INVITES)[number])
        case "prompt" if rig.world.person is not None:
            rig.play(PromptFell(rig.world.period))
        case _:
            rig.play(_other(number))


def _other(number: int) -> Event:
    return (
        SentOther(1, "voice"),
        Edited(1, Checked("anders")),
        Edited(1, Checked("[telefoonnummer]", ("phone",))),
        Returned(),
    )[number]


def _rig(person: tuple[Role, bool, bool] | None) -> Rig:
    """A stranger who taps a link, or someone who has been asked this week's question."""
    rig = Rig()
    if person is None:
        rig.tap("noord")
        return rig
    role, coordinator, norm_round = person
    rig.join(role, coordinator=coordinator, norm_round=norm_round)
    rig.play(PromptFell(rig.world.period))
    return rig


@given(people, days)
@plays
def test_whatever_a_person_does_the_engine_answers_and_there_is_a_way_on(
    person: tuple[Role, bool, bool] | None, done: list[tuple[str, int]]
) -> None:
    rig = _rig(person)
    for act, number in done:
        before = rig.chat
        _play(rig, act, number)
        if rig.chat.at is not None and rig.chat.at != before.at:
            assert _leads_on(rig, rig.chat.at), rig.chat.at.step


def _leads_on(rig: Rig, at: Place) -> bool:
    """Without a command: a button, a text, or a step where nothing is asked."""
    if at.step in STEPS and STEPS[at.step].rests:
        return True
    world = rig.world
    presses: list[Event] = [Pressed(1, at.step, at.serial, offer.choice) for offer in at.offers]
    return any(_moves(rig, event, world) for event in (*presses, *map(rig.typed, TRIED)))


def _moves(rig: Rig, event: Event, world: World) -> bool:
    after = advance(rig.chat, event, world).chat.at
    return rig.chat.at is not None and (after is None or after.step != rig.chat.at.step)


@given(people, days, st.text(max_size=200))
@plays
def test_a_text_always_gets_an_answer_or_a_receipt(
    person: tuple[Role, bool, bool] | None, done: list[tuple[str, int]], text: str
) -> None:
    rig = _rig(person)
    for act, number in done:
        _play(rig, act, number)
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
    rig = _rig(person)
    for act, number in done:
        _play(rig, act, number)
    old = advance(rig.chat, Pressed(1, "reflectie.vraag", 10**6, "nu"), rig.world)
    anything = advance(rig.chat, SentOther(1, "voice"), rig.world)
    assert old.chat == anything.chat
    assert all(isinstance(effect, Say | DropButtons) for effect in old.effects)


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
    rig = _rig(None)
    for act, what in done:
        if act == "tap":
            rig.tap(what)
        else:
            rig.play(rig.typed(what))
    assert rig.chat.at is not None
    assert rig.chat.at.step.startswith("kennismaking.")
