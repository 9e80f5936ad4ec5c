"""The team's picture: the same for every member, the leader's included."""

from conversations import cijfers
from conversations.chat import Chosen, Go, Heard, Managing, Move, Place, Stay, Step, Unclear
from conversations.events import Typed
from conversations.messages import Button, SendPaper, ShowMeeting, ShowPicture, button, say
from conversations.model import Beside, Member, Role, TeamSeats, World
from conversations.naming import named_among
from conversations.papers import SessionPack, TeamPage
from conversations.rights import Command, beside, may
from conversations.teams.overview import MOST_BUTTONS
from conversations.text import Plain
from rounds.period import Period

Choice = Member | TeamSeats | Beside
MOST_SEEN_AT_ONCE = 2
"""From so many teams on one chooses."""
ANY_OTHER = 0
"""No team has this number."""
WEEKS_BACK = 60
"""Weeks in which a number is looked for; a year has 53 at most."""


def show(world: World, number: int | None = None) -> Move:
    """The latest picture of the own team, or that of the week with this number; who may see all chooses one."""
    if number is not None and world.member is not None:
        shown = ShowPicture(world.member.team, _week(world, number))
        return Go("team.beeld", Managing(world.member.team), (shown,))
    found = _seen(world)
    if not may(world, Command.SEE_PICTURE, ANY_OTHER) and len(found) < MOST_SEEN_AT_ONCE:
        return _picture(world, found[0].team) if found else Stay((say("team.geen"),))
    if not found:
        return Stay((say("teams.leeg_kort"),))
    buttons = tuple(Button(f"team_{team.team}", Plain(team.name)) for team in found)
    if len(buttons) > MOST_BUTTONS:
        names = ", ".join(team.name for team in found)
        return Go("team.kies", None, (say("teams.kies_naam", namen=names),))
    return Go("team.kies", None, (say("teams.kies", *buttons),))


def _seen(world: World) -> tuple[Choice, ...]:
    """The teams of which this person may see the picture, the own first."""
    if may(world, Command.SEE_PICTURE, ANY_OTHER):
        return world.teams
    own = (world.member,) if world.member else ()
    return (*own, *world.beside)


def _week(world: World, number: int) -> Period | None:
    """The last week of this number that is over; None where no year has it."""
    past = (world.period.plus(-weeks) for weeks in range(1, WEEKS_BACK))
    return next((week for week in past if week.week == number), None)


def what_the_leader_sees(world: World) -> Move:
    """Not a description of it but the thing itself: the same effect, so the same words."""
    if world.member is None:
        return Stay((say("team.geen"),))
    return Stay((say("team.precies_dit"), ShowPicture(world.member.team)))


def _picture(world: World, team: int) -> Go:
    """Who only reads along gets no more than the words."""
    if beside(world, team):
        return Go("team.beeld", Managing(team), (ShowPicture(team),))
    own = world.member is not None and world.member.team == team and world.member.role != Role.TEAMLEIDER
    leads = (button("leider"),) if own else ()
    buttons = (*leads, button("overleg"), button("op_papier"), button("per_thema"))
    return Go("team.beeld", Managing(team), (ShowPicture(team, buttons=buttons),))


def hear_choice(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen(choice):
            found = next((team for team in _seen(world) if choice == f"team_{team.team}"), None)
        case Typed():
            found = named_among(heard.text.text, _seen(world))
        case _:
            found = None
    return _picture(world, found.team) if found else Unclear()


def hear_picture(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("leider"):
            return what_the_leader_sees(world)
        case Chosen("overleg"):
            return _meeting(_team(place))
        case Chosen("op_papier"):
            return Stay((SendPaper(TeamPage(_team(place))),))
        case Chosen("per_thema"):
            return cijfers.show_team(_team(place), world)
        case _:
            return Unclear()


def meeting(world: World) -> Move:
    """Of the own team; who is in none and sees all of them looks at one first."""
    return _meeting(world.member.team) if world.member else show(world)


def _meeting(team: int) -> Go:
    return Go("team.overleg", Managing(team), (ShowMeeting(team, buttons=(button("op_papier"),)),))


def _team(place: Place) -> int:
    assert isinstance(place.slots, Managing)
    assert place.slots.team is not None
    return place.slots.team


def hear_meeting(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("op_papier"):
            return Stay((SendPaper(SessionPack(_team(place))),))
        case _:
            return Unclear()


STEPS = (
    Step("team.beeld", hear_picture, ("team.overleg", cijfers.THEMES), rests=True),
    Step("team.overleg", hear_meeting, (), rests=True),
    Step("team.kies", hear_choice, ("team.beeld",), asks_name=True, rests=True),
)
