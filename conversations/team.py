"""The team's picture: the same for every member, the leader's included."""

from conversations.chat import Chosen, Go, Heard, Managing, Move, Place, Stay, Step, Unclear
from conversations.effects import Button, ShowPicture, button, say
from conversations.events import Typed
from conversations.model import Role, World
from conversations.rights import Command, may
from conversations.teams.overview import MOST_BUTTONS, named_team
from conversations.text import Plain

ANY_OTHER = 0
"""No team has this number."""


def show(world: World) -> Move:
    """The latest picture of the own team; who may see all of them chooses one."""
    if not may(world, Command.SEE_PICTURE, ANY_OTHER):
        return _picture(world, world.member.team) if world.member else Stay((say("team.geen"),))
    if not world.teams:
        return Stay((say("teams.leeg_kort"),))
    buttons = tuple(Button(f"team_{team.team}", Plain(team.name)) for team in world.teams)
    if len(buttons) > MOST_BUTTONS:
        names = ", ".join(team.name for team in world.teams)
        return Go("team.kies", None, (say("teams.kies_naam", namen=names),))
    return Go("team.kies", None, (say("teams.kies", *buttons),))


def what_the_leader_sees(world: World) -> Move:
    """Not a description of it but the thing itself: the same effect, so the same words."""
    if world.member is None:
        return Stay((say("team.geen"),))
    return Stay((say("team.precies_dit"), ShowPicture(world.member.team)))


def _picture(world: World, team: int) -> Go:
    own = world.member is not None and world.member.team == team and world.member.role != Role.TEAMLEIDER
    buttons = (button("leider"),) if own else ()
    return Go("team.beeld", Managing(team), (ShowPicture(team, buttons=buttons),))


def hear_choice(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen(choice):
            found = next((team for team in world.teams if choice == f"team_{team.team}"), None)
        case Typed():
            found = named_team(heard, world)
        case _:
            found = None
    return _picture(world, found.team) if found else Unclear()


def hear_picture(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("leider"):
            return what_the_leader_sees(world)
        case _:
            return Unclear()


STEPS = (
    Step("team.beeld", hear_picture, (), rests=True),
    Step("team.kies", hear_choice, ("team.beeld",), rests=True),
)
