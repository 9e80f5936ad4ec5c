"""What can be said at any step, and what it takes to be allowed to."""

from dataclasses import replace

from conversations import instellingen, kennismaking, mijn_gegevens, team
from conversations.chat import End, Move, Place, Reflecting, Stay
from conversations.effects import Say, SetState, ShowOwnAnswers, say
from conversations.model import PersonState, World
from conversations.reflectie import later, opening, placing
from conversations.reflectie.steps import RESUMABLE
from conversations.rights import Command, may
from conversations.teams.overview import overview
from conversations.text import Lines, Text, Words

COMMANDS = (
    "deze_week_niet",
    "stop",
    "wis",
    "hulp",
    "instellingen",
    "gegevens",
    "leider",
    "teams",
    "team",
    "vraag",
    "straks",
    "zin_terughalen",
    "mijn_antwoord",
    "wie_ziet_wat",
)
"""In the order in which a text that means several is taken."""
WHILE_JOINING = frozenset({"stop", "wis", "hulp", "wie_ziet_wat"})
"""What means something before there is a moment and a question."""


def command_of(means: frozenset[str], world: World) -> str | None:
    """The command that was said, if it is one of now."""
    if world.person is None:
        return None
    joining = world.person.state == PersonState.JOINING
    allowed = WHILE_JOINING if joining and not world.coordinator else frozenset(COMMANDS)
    return next((word for word in COMMANDS if word in means and word in allowed), None)


def run(command: str, at: Place | None, world: World) -> Move:
    """The move that the command makes; `at` is where the person is in a question, if they are."""
    match command:
        case "deze_week_niet":
            return _not_this_week(at)
        case "stop" if world.person and world.person.state == PersonState.JOINING:
            return End((SetState(PersonState.DECLINED), say("kennismaking.liever_niet")))
        case "stop":
            return instellingen.stop(world)
        case "wis":
            return mijn_gegevens.confirm_erasure(world)
        case "hulp":
            return Stay((help_text(world),))
        case "instellingen":
            return instellingen.menu(world)
        case "gegevens":
            return mijn_gegevens.menu(world)
        case "leider":
            return team.what_the_leader_sees(world)
        case "teams":
            return overview(world) if may(world, Command.MANAGE_TEAMS) else Stay((say("rechten.coordinator"),))
        case "team":
            return team.show(world)
        case "vraag":
            return _question(at, world)
        case "straks":
            return _later(at, world)
        case "zin_terughalen":
            return placing.revoke_newest(world)
        case "mijn_antwoord":
            return _own_answer(at)
        case _:
            return Stay((Say(kennismaking.who_sees_what(world)),))


def help_text(world: World) -> Say:
    joining = world.person is not None and world.person.state == PersonState.JOINING
    parts: tuple[Words, ...] = (Text("hulp.begin") if joining else Text("hulp.lid"),)
    if may(world, Command.MANAGE_TEAMS):
        parts = (*parts, Text("hulp.coordinator"))
    if world.member is not None or not may(world, Command.MANAGE_TEAMS):
        parts = (*parts, Text("hulp.vraag_aan", {"contact": world.organisation["contact"]}))
    return Say(Lines(parts))


def _question(at: Place | None, world: World) -> Move:
    """Goes on where one was; else opens the next question of this week."""
    if at is not None and isinstance(at.slots, Reflecting):
        slots = at.slots
        if at.step == "reflectie.prompt" and slots.period != world.period:
            return opening.next_question(None, world) or later.resume(slots, world)
        if at.step == "reflectie.prompt":
            return later.resume(slots, world)
        if at.step in RESUMABLE:
            return later.resume(replace(slots, resume=at.step), world)
        if at.step in {"reflectie.wacht", "reflectie.terug", "reflectie.straks", "reflectie.straks_zelf"}:
            return later.resume(slots, world)
    return opening.next_question(None, world) or Stay((_no_question(world),))


def _not_this_week(at: Place | None) -> Move:
    """Lets go of a question that is open; what was written stays."""
    if at is None or at.step == "reflectie.klaar":
        return Stay((say("reflectie.niets_open"),))
    return End((say("reflectie.deze_week_niet"),))


def _no_question(world: World) -> Say:
    if world.member is None:
        return say("team.geen")
    if world.round is not None and world.period < world.round.plan.first:
        return say("reflectie.nog_niet_begonnen", datum=world.round.plan.first.monday)
    return say("reflectie.geen_vraag")


def _later(at: Place | None, world: World) -> Move:
    asked = {*RESUMABLE, "reflectie.prompt"}
    if at is not None and isinstance(at.slots, Reflecting) and at.step in asked:
        return later.offer_later(at.slots, world, None, "" if at.step == "reflectie.prompt" else at.step)
    return Stay((say("reflectie.niets_open"),))


def _own_answer(at: Place | None) -> Move:
    if at is not None and isinstance(at.slots, Reflecting) and at.slots.parts:
        return Stay((ShowOwnAnswers(at.slots.period, at.slots.norm),))
    return Stay((ShowOwnAnswers(),))
