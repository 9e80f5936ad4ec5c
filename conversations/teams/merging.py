"""A team that goes on as part of another: which, and a yes, for there is no way back."""

from dataclasses import replace

from conversations.chat import Chosen, Go, Heard, Managing, Move, Place, Unclear
from conversations.events import Typed
from conversations.messages import Say, button, say
from conversations.model import TeamSeats, World
from conversations.naming import named_team
from conversations.organising import MergeTeams
from conversations.teams.overview import overview, show_team


def ask_into(team: TeamSeats) -> Go:
    return Go("teams.samenvoegen", Managing(team.team), (_asked(team),))


def _asked(team: TeamSeats) -> Say:
    return say("teams.samenvoegen", button("terug"), team=team.name)


def hear_into(place: Place, heard: Heard, world: World) -> Move:
    team = _team(place.slots, world)
    match heard:
        case Chosen("terug"):
            return show_team(team, ())
        case Typed():
            into = named_team(heard.text.text, world)
            if into is None or into.team == team.team:
                told = say("teams.samenvoegen_onbekend", button("terug"))
                return Go("teams.samenvoegen", place.slots, (told,))
            buttons = (button("ja_samenvoegen"), button("terug"))
            asked = say("teams.samen_zeker", *buttons, team=team.name, naar=into.name)
            return Go("teams.samen_zeker", Managing(team.team, into=into.team), (asked,))
        case _:
            return Unclear()


def hear_sure(place: Place, heard: Heard, world: World) -> Move:
    assert isinstance(place.slots, Managing)
    team = _team(place.slots, world)
    into = next((one for one in world.teams if one.team == place.slots.into), None)
    if into is None:
        return overview(world)
    match heard:
        case Chosen("ja_samenvoegen"):
            done = say("teams.samengevoegd", team=team.name, naar=into.name)
            return overview(_after(team, into, world), (MergeTeams(team.team, into.team), done))
        case Chosen("terug"):
            return show_team(team, ())
        case _:
            return Unclear()


def _team(slots: object, world: World) -> TeamSeats:
    """The engine leaves a place whose team is no more."""
    assert isinstance(slots, Managing)
    return next(one for one in world.teams if one.team == slots.team)


def _after(team: TeamSeats, into: TeamSeats, world: World) -> World:
    """The world as it will be after this turn, for the list that is shown."""
    both = replace(
        into,
        opened=into.opened + team.opened,
        used=into.used + team.used,
        leaders=into.leaders + team.leaders,
    )
    kept = (both if one.team == into.team else one for one in world.teams if one.team != team.team)
    return replace(world, teams=tuple(kept))
