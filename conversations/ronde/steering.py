"""A round that runs: plan, participation, pause, more weeks. Everything that is done goes into the log."""

from dataclasses import replace

from conversations.chat import Chosen, Deciding, End, Go, Heard, Move, Place, Stay, Unclear
from conversations.effects import Effect
from conversations.events import Typed
from conversations.messages import Say, SendDrawing, ShowParticipation, button, say
from conversations.model import World
from conversations.moment import edit_of
from conversations.organising import Record
from conversations.papers import ParticipationDrawing, PlanDrawing
from conversations.ronde.drafting import Told, with_note
from conversations.ronde.not_applicable import show_live_choice
from conversations.ronde.plan_text import plan_text
from conversations.ronde.steering_menu import (
    is_over,
    menu_buttons,
    over,
    show_interventions,
    show_menu,
    show_more,
)
from conversations.text import Text
from rounds.acts import Extended, Paused, Resumed, RoundAct
from rounds.current import with_act
from rounds.setup import LONGEST

PAUSES = {"pauze_1": 1, "pauze_2": 2, "pauze_open": 0}
LONGER = {"langer_2": 2, "langer_4": 4}


def acted(world: World, act: RoundAct) -> World:
    """The world as it will be after this turn, for what is shown."""
    assert world.newest is not None
    return replace(world, newest=with_act(world.newest, act, world.now))


def done(world: World, act: RoundAct, told: Text) -> Go:
    """Does it, says so, and shows how the round stands then."""
    shown = show_menu(acted(world, act), told)
    effects: tuple[Effect, ...] = (Record(act), *shown.effects)
    return replace(shown, effects=effects)


def hear_menu(place: Place, heard: Heard, world: World) -> Move:
    if is_over(world):
        return over(heard)
    assert world.newest is not None
    match heard:
        case Chosen("plan"):
            asked = Say(plan_text(world.newest, world), menu_buttons("plan"))
            return Go("ronde.sturen", place.slots, (asked,))
        case Chosen("deelname"):
            asked_for = ShowParticipation(world.newest.id, menu_buttons("deelname"))
            return Go("ronde.sturen", place.slots, (asked_for,))
        case Chosen("plan_als_plaatje"):
            return Stay((SendDrawing(PlanDrawing(world.newest.id)),))
        case Chosen("deelname_als_plaatje"):
            return Stay((SendDrawing(ParticipationDrawing(world.newest.id)),))
        case Chosen("sturen"):
            return show_interventions(world)
        case Chosen("klaar"):
            return End((say("klaar", edits=edit_of(heard)),))
        case _:
            return Unclear()


def hear_intervention(place: Place, heard: Heard, world: World) -> Move:
    if is_over(world):
        return over(heard)
    assert world.newest is not None
    match heard:
        case Chosen("pauzeren"):
            return _ask_pause()
        case Chosen("verder_gaan"):
            following = acted(world, Resumed()).newest
            assert following is not None
            coming = next((w.period for w in following.plan.weeks if w.period >= world.period), world.period)
            return done(world, Resumed(), Text("ronde.gaat_verder", {"datum": coming.monday}))
        case Chosen("verlengen"):
            return _ask_weeks()
        case Chosen("vraag_geldt_niet"):
            return show_live_choice(world)
        case Chosen("meer"):
            return show_more(world)
        case Typed(means=means) if "terug" in means:
            return show_menu(world)
        case _:
            return Unclear()


def _ask_pause(told: Told = None) -> Go:
    asked = say("ronde.pauze", *(button(choice) for choice in PAUSES), button("terug"))
    return Go("ronde.pauze", Deciding(live=True), with_note(told, asked))


def hear_pause(place: Place, heard: Heard, world: World) -> Move:
    if is_over(world):
        return over(heard)
    match heard:
        case Chosen("pauze_open"):
            return done(world, Paused(None), Text("ronde.gepauzeerd"))
        case Chosen(choice) if choice in PAUSES:
            back = world.period.plus(PAUSES[choice] + 1)
            return done(world, Paused(back), Text("ronde.gepauzeerd_tot", {"datum": back.monday}))
        case Chosen("terug"):
            return show_interventions(world)
        case _:
            return Unclear()


def _ask_weeks(told: Told = None) -> Go:
    asked = say("ronde.verlengen", *(button(choice) for choice in LONGER), button("terug"))
    return Go("ronde.verlengen", Deciding(live=True), with_note(told, asked))


def hear_weeks(place: Place, heard: Heard, world: World) -> Move:
    """As long as there are questions that were not asked yet."""
    if is_over(world):
        return over(heard)
    match heard:
        case Chosen("terug"):
            return show_interventions(world)
        case Chosen(choice) if choice in LONGER:
            weeks = LONGER[choice]
        case Typed(numbers=(number,)):
            weeks = number
        case _:
            return Unclear()
    assert world.newest is not None
    now = world.newest.course.weeks
    longer = acted(world, Extended(weeks)).newest if 0 < weeks <= LONGEST - now else None
    if longer is None or len(longer.plan.of_round) < len(world.newest.plan.of_round) + weeks:
        return _ask_weeks(Text("ronde.verlengen_te_lang", {"hoogstens": LONGEST - now}))
    told = Text("ronde.verlengd", {"aantal": weeks})
    return done(world, Extended(weeks), told)
