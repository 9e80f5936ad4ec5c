"""What can be said at any step, and what it takes to be allowed to."""

from dataclasses import replace

from conversations import (
    eigen_tijd,
    hulp,
    instellingen,
    kennismaking,
    logboek,
    mijn_gegevens,
    proef,
    rondebeeld,
    team,
)
from conversations.chat import End, Go, Move, Place, Reflecting, Stay, Unclear
from conversations.messages import Say, ShowOwnAnswers, say
from conversations.model import PersonState, Role, World
from conversations.organising import IssueInvites
from conversations.people import SetState
from conversations.reflectie import done, filed, later, mine, opening
from conversations.reflectie.again import ask_again
from conversations.reflectie.steps import BEFORE_QUESTION, RESUMABLE
from conversations.rights import Command, may
from conversations.ronde import opening as opening_round
from conversations.teams.overview import overview
from conversations.text import Lines, Text, Words

COMMANDS = (
    "deze_week_niet",
    "stop",
    "pauze",
    "wis",
    "hulp",
    "instellingen",
    "gegevens",
    "leider",
    "teams",
    "rondebeeld",
    "ronde",
    "coordinator_erbij",
    "logboek",
    "team",
    "overleg",
    "vraag",
    "straks",
    "zin_terughalen",
    "mijn_antwoord",
    "mijn_antwoorden",
    "thema_eraf",
    "proef",
    "hulp_vragen",
    "hulpvragen",
    "wie_ziet_wat",
    "vraag_weer",
)
"""In the order in which a text that means several is taken."""
UNASKED = frozenset({"reflectie.prompt", *BEFORE_QUESTION})
"""Steps at which the question has not been seen yet."""
LATER = frozenset({"reflectie.wacht", "reflectie.terug", "reflectie.straks", "reflectie.straks_zelf"})
FINISHED = frozenset({"reflectie.klaar", "reflectie.antwoord", "reflectie.verder", "reflectie.thema"})
"""Steps at which an answer stands, and nothing of it waits."""
WHILE_JOINING = frozenset({"stop", "wis", "hulp", "wie_ziet_wat"})
"""What means something before there is a moment and a question."""


def command_of(means: frozenset[str], world: World, *, at_work: bool = False) -> str | None:
    """The command that was said, if it is one of now.

    `at_work`: on teams or a round, where «verder» is on with that, and not with a question.
    """
    if world.person is None:
        return None
    joining = world.person.state == PersonState.JOINING
    allowed = WHILE_JOINING if joining and not world.coordinator else frozenset(COMMANDS)
    said = means - {"vraag"} if at_work and "verder" in means else means
    return next((word for word in COMMANDS if word in said and word in allowed), None)


def run(command: str, at: Place | None, world: World, number: int | None) -> Move:
    """The move that the command makes; `at` is where the person is in a question, if they are.

    `number`: the one said behind it.
    """
    match command:
        case "deze_week_niet":
            return _not_this_week(at)
        case "stop" if world.person and world.person.state == PersonState.JOINING:
            return End((SetState(PersonState.DECLINED), say("kennismaking.liever_niet")))
        case "stop":
            return eigen_tijd.stop()
        case "pauze":
            return eigen_tijd.ask_pause(world)
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
            return overview(world) if may(world, Command.MANAGE_TEAMS) else _not_yours()
        case "ronde":
            return opening_round.begin(world) if may(world, Command.START_ROUND) else _not_yours()
        case "rondebeeld":
            return rondebeeld.show(world) if may(world, Command.SEE_PARTICIPATION) else _of_own_team(world)
        case "coordinator_erbij":
            return _one_more_coordinator(world)
        case "logboek":
            return logboek.show(world)
        case "team":
            return team.show(world, number)
        case "overleg":
            return team.meeting(world)
        case "vraag":
            return _question(at, world)
        case "vraag_weer":
            return _once_more(at, world)
        case "straks":
            return _later(at, world)
        case "zin_terughalen":
            return done.revoke_newest(world)
        case "mijn_antwoord":
            return _own_answer(at, world)
        case "mijn_antwoorden":
            return Stay((ShowOwnAnswers(),))
        case "thema_eraf":
            return _theme_off(at, world)
        case "hulp_vragen":
            return hulp.begin()
        case "hulpvragen":
            return hulp.read(world) if may(world, Command.REPLY_TO_HELP) else _not_yours()
        case "proef":
            return proef.ask_which(world, number)
        case _:
            return Stay((Say(kennismaking.who_sees_what(world)),))


def _not_yours() -> Stay:
    return Stay((say("rechten.coordinator"),))


def _of_own_team(world: World) -> Stay:
    """Who is in a team has a page of the round too."""
    return Stay((say("rondebeeld.van_je_team"),)) if world.member is not None else _not_yours()


def _one_more_coordinator(world: World) -> Move:
    if not may(world, Command.ISSUE_INVITES):
        return _not_yours()
    return Stay((IssueInvites(None, Role.COORDINATOR, 1),))


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
        if at.step in {*BEFORE_QUESTION, *LATER}:
            return later.resume(slots, world)
    return opening.next_question(None, world) or Stay((_no_question(world),))


def _once_more(at: Place | None, world: World) -> Move:
    """A greeting, or words about the question and no answer to it: what is asked is shown again, nothing kept."""
    if at is None or not isinstance(at.slots, Reflecting):
        return Unclear()
    if at.step in {"reflectie.prompt", *BEFORE_QUESTION, *RESUMABLE}:
        return _question(at, world)
    asked = ask_again(at, world)
    return Go(at.step, at.slots, (asked,)) if asked else Unclear()


def _not_this_week(at: Place | None) -> Move:
    """Lets go of a question that is open; what was written stays."""
    if at is None or at.step == "reflectie.klaar":
        return Stay((say("reflectie.niets_open"),))
    return End((say("reflectie.deze_week_niet"),))


def _no_question(world: World) -> Say:
    if world.member is None:
        return say("team.geen")
    current = world.round
    if current is not None and not current.course.takes_part(world.member.team):
        return say("reflectie.team_niet_in_ronde", team=world.member.name)
    if current is not None and not current.has_begun(world.now) and not current.is_closed(world.now):
        return say("reflectie.nog_niet_begonnen", datum=current.setup.first.monday)
    if current is not None and current.course.is_paused(world.now):
        return say("reflectie.pauze")
    if current is not None and world.week is None and current.is_closed(world.now):
        return say("reflectie.ronde_voorbij")
    return say("reflectie.geen_vraag")


def _later(at: Place | None, world: World) -> Move:
    if at is not None and isinstance(at.slots, Reflecting) and at.step in {*RESUMABLE, *UNASKED}:
        return later.offer_later(at.slots, world, None, "" if at.step in UNASKED else at.step)
    return Stay((say("reflectie.niets_open"),))


def _own_answer(at: Place | None, world: World) -> Move:
    """What is being written is shown; what is done can also be changed."""
    if at is not None and isinstance(at.slots, Reflecting):
        if at.step == "reflectie.klaar":
            return mine.review(at.slots, world)
        if at.slots.parts:
            return Stay((ShowOwnAnswers(at.slots.period, at.slots.norm),))
        return Stay((ShowOwnAnswers(),))
    finished = mine.of_last(world.last, world) if world.last else None
    return mine.review(finished, world) if finished else Stay((ShowOwnAnswers(),))


def _theme_off(at: Place | None, world: World) -> Move:
    """Of the last answer; in the middle of one that can wait until it stands."""
    if at is not None and isinstance(at.slots, Reflecting) and at.step not in FINISHED:
        return Stay((say("reflectie.thema_straks"),))
    finished = mine.of_last(world.last, world) if world.last else None
    if finished is None or not filed.filed(finished, world):
        return Stay((say("reflectie.geen_thema"),))
    return filed.ask_theme(finished, world, None)
