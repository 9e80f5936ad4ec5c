"""The first minute: a link, a trial answer that is thrown away before one's eyes, a moment."""

from dataclasses import replace

from conversations.chat import END, Chosen, End, Go, Heard, Joining, Move, Place, Stay, Step, Unclear
from conversations.effects import Effect
from conversations.events import Typed
from conversations.messages import React, Remove, Say, button, say
from conversations.model import Invite, PersonState, Role, World
from conversations.moment import ask_own_moment, chosen_moment, edit_of, moment_buttons, wrong_moment
from conversations.people import EraseMe, LeaveTeam, Meet, SetMoment, SetState, TakeInvite
from conversations.teams.overview import overview
from conversations.text import DayMonth, Lines, Text, Weekday
from norms.model import norm_by_number
from rounds.calendar import Moment, next_occurrence

WELCOME = "kennismaking.welkom"
TRIAL = "proef"
READING = 6
"""Weeks that a newcomer reads about."""
TRIAL_PAUSE = 2
"""Seconds in which one can still see one's own trial answer."""


def tap(invite: Invite, world: World) -> Move:
    """What a working link opens, for a stranger or for someone who is known already."""
    if invite.moving:
        return _tap_moving(world)
    if invite.role == Role.COORDINATOR:
        if world.coordinator:
            return overview(world, (say("kennismaking.al_coordinator"),))
        buttons = (button("ja_coordinator"), button("nee_coordinator"))
        known = () if world.person else (Meet(),)
        asked = say("kennismaking.coordinator", *buttons)
        return Go("kennismaking.coordinator", Joining(invite.id), (*known, asked))
    if invite.also:
        return _read_along(invite, world)
    if world.member and not invite.own:
        buttons = (button("overstappen"), button("blijven"))
        asked = say("kennismaking.overstap", *buttons, team=invite.team_name, nu=world.member.name)
        return Go("kennismaking.overstap", Joining(invite.id), (asked,))
    if invite.own and world.person and world.person.state == PersonState.ACTIVE:
        return Stay((say("kennismaking.al_lid", team=invite.team_name),))
    return Go(WELCOME, Joining(invite.id), (TakeInvite(invite.id), _welcome()))


def _read_along(invite: Invite, world: World) -> Move:
    """Beside the own team, where the answers go; so that one comes first."""
    if world.member is None or world.person is None or world.person.state == PersonState.JOINING:
        return Stay((say("kennismaking.eerst_eigen_team", team=invite.team_name),))
    if invite.team == world.member.team:
        return Stay((say("kennismaking.al_lid", team=invite.team_name),))
    told = say("kennismaking.leest_mee", team=invite.team_name, eigen=world.member.name)
    return Stay((*(() if invite.own else (TakeInvite(invite.id),)), told))


def _tap_moving(world: World) -> Move:
    if world.person is not None:
        return Stay((say("kennismaking.verhuis_bestaat"),))
    return Stay((say("kennismaking.verhuis_code"),))


def ask_again(place: Place) -> Say | None:
    """The question of a kennismaking that was left in the middle."""
    match place.step:
        case "kennismaking.welkom":
            return _welcome()
        case "kennismaking.proef":
            return replace(say("kennismaking.proefvraag"), mark=TRIAL)
        case "kennismaking.moment" | "kennismaking.moment_zelf":
            return say("kennismaking.moment_nog", *moment_buttons())
        case _:
            return None


def _welcome() -> Say:
    return say("kennismaking.welkom", button("proberen"), button("wie_ziet_wat"), button("liever_niet"))


def who_sees_what(world: World) -> Text:
    """The promise, with the name of who keeps the key, from the organisation's settings."""
    return Text("kennismaking.wie_ziet_wat", {"beheerder": world.organisation["beheerder"]})


def hear_welcome(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("proberen"):
            asked = replace(say("kennismaking.proefvraag"), mark=TRIAL)
            return Go("kennismaking.proef", place.slots, (asked,))
        case Chosen("wie_ziet_wat"):
            told = Say(who_sees_what(world), (button("proberen"), button("liever_niet")))
            return Go("kennismaking.welkom", place.slots, (told,))
        case Chosen("liever_niet"):
            return End((SetState(PersonState.DECLINED), say("kennismaking.liever_niet")))
        case _:
            return Unclear()


def hear_trial(place: Place, heard: Heard, world: World) -> Move:
    """Nothing of it is kept: question and answer vanish, whatever the guard found in it."""
    match heard:
        case Typed(message=message, text=text):
            seen = (
                say("kennismaking.proef_gevonden", soort=Text(f"soort.{text.found[0]}"))
                if text.found
                else say("kennismaking.proef_klaar")
            )
            gone = Remove((message,), TRIAL, TRIAL_PAUSE)
            asked = say("kennismaking.moment", *moment_buttons())
            return Go("kennismaking.moment", place.slots, (seen, gone, asked))
        case _:
            return Unclear()


def hear_moment(place: Place, heard: Heard, world: World) -> Move:
    moment = chosen_moment(heard)
    match heard:
        case Chosen("zelf_kiezen"):
            return Go("kennismaking.moment_zelf", place.slots, (ask_own_moment(edit_of(heard)),))
        case _ if moment is not None:
            return _joined(place, moment, world)
        case Typed():
            return Go("kennismaking.moment_zelf", place.slots, (wrong_moment(),))
        case _:
            return Unclear()


def _joined(place: Place, moment: Moment, world: World) -> Move:
    assert world.person is not None
    effects: tuple[Effect, ...] = (SetMoment(moment), SetState(PersonState.ACTIVE))
    assert world.member is not None
    first = next_occurrence(moment, world.now, world.person.hours)
    leader = (Text("kennismaking.leider"),) if world.member.role == Role.TEAMLEIDER else ()
    clears = (Text("kennismaking.ruimt_op"),) if world.person.clears else ()
    words = Lines(
        (
            Text(
                "kennismaking.klaar",
                {
                    "dag": Weekday(first.isoweekday()),
                    "dagmaand": DayMonth(first.date()),
                    "team": world.member.name,
                    "aantal": world.member.size,
                },
            ),
            *leader,
            *clears,
            Text("kennismaking.code", {"code": world.person.code}),
        )
    )
    told = (Say(_reading(world), silent=True),) if _is_late(world) else ()
    return Go("kennismaking.klaar", place.slots, (*effects, Say(words, (button("verkeerd_team"),)), *told))


def _is_late(world: World) -> bool:
    """Someone who comes into a round that has had weeks before this one."""
    if world.round is None or world.member is None or not world.round.course.takes_part(world.member.team):
        return False
    return world.round.asks(world.now) and world.round.setup.first < world.period


def _reading(world: World) -> Lines:
    """What the round was about so far; nothing of it has to be made up for."""
    assert world.round is not None
    assert world.member is not None
    current, team = world.round, world.member.team
    past = [week for week in current.plan_of(team).weeks if week.period < world.period and week.shared]
    titles = tuple(
        Text("kennismaking.ingelezen_week", {"titel": norm_by_number(current.norm_set, week.shared).titel})
        for week in past[-READING:]
    )
    return Lines((Text("kennismaking.inlezen"), *titles))


def hear_joined(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("verkeerd_team") if world.member:
            buttons = (button("haal_mij_eruit"), button("toch_wel"))
            return Go(
                "kennismaking.verkeerd",
                place.slots,
                (say("kennismaking.verkeerd", *buttons, team=world.member.name),),
            )
        case Typed(message=message, means=means) if "klaar" in means:
            return Stay((React(message),))
        case _:
            return Unclear()


def hear_wrong_team(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("haal_mij_eruit"):
            return End((LeaveTeam(), say("kennismaking.eruit", edits=edit_of(heard))))
        case Chosen("toch_wel"):
            return End((say("kennismaking.blijft", edits=edit_of(heard)),))
        case _:
            return Unclear()


def hear_switch(place: Place, heard: Heard, world: World) -> Move:
    """Another team's link: earlier answers stay with the earlier team."""
    assert isinstance(place.slots, Joining)
    match heard:
        case Chosen("overstappen"):
            return End((TakeInvite(place.slots.invite), say("kennismaking.overgestapt", edits=edit_of(heard))))
        case Chosen("blijven"):
            return End((say("kennismaking.blijft", edits=edit_of(heard)),))
        case _:
            return Unclear()


def hear_coordinator(place: Place, heard: Heard, world: World) -> Move:
    """The second confirmation without which nobody becomes coördinator."""
    assert isinstance(place.slots, Joining)
    match heard:
        case Chosen("ja_coordinator"):
            taken = (TakeInvite(place.slots.invite), say("kennismaking.is_coordinator"))
            return overview(replace(world, coordinator=True), taken)
        case Chosen("nee_coordinator"):
            gone = () if world.roles else (EraseMe(edit_of(heard) or 0),)
            return End((*gone, say("kennismaking.geen_coordinator", edits=edit_of(heard))))
        case _:
            return Unclear()


UNFINISHED = frozenset(
    {"kennismaking.welkom", "kennismaking.proef", "kennismaking.moment", "kennismaking.moment_zelf"}
)
"""Steps that a detour must lead back to."""
CONFIRMING = "kennismaking.coordinator"
"""Here someone is about to see all teams, and the world must hold them."""
STEPS = (
    Step(
        "kennismaking.welkom",
        hear_welcome,
        ("kennismaking.welkom", "kennismaking.proef", END),
    ),
    Step("kennismaking.proef", hear_trial, ("kennismaking.moment",), sees_client_data=True),
    Step("kennismaking.moment", hear_moment, ("kennismaking.moment_zelf", "kennismaking.klaar")),
    Step("kennismaking.moment_zelf", hear_moment, ("kennismaking.moment_zelf", "kennismaking.klaar")),
    Step("kennismaking.klaar", hear_joined, ("kennismaking.verkeerd",), rests=True),
    Step("kennismaking.verkeerd", hear_wrong_team, (END,), rests=True),
    Step("kennismaking.overstap", hear_switch, (END,)),
    Step("kennismaking.coordinator", hear_coordinator, ("teams.overzicht", END)),
)
