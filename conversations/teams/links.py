"""One team: links by role and number, another name, withdrawing, another phone."""

from dataclasses import replace

from conversations.chat import Chosen, Go, Heard, Managing, Move, Place, Unclear
from conversations.events import Typed
from conversations.messages import Say, button, say
from conversations.model import Role, TeamSeats, World
from conversations.moment import edit_of
from conversations.organising import IssueInvites, RenameTeam, WithdrawInvites
from conversations.teams.merging import ask_into
from conversations.teams.overview import name_problem, overview, show_team
from conversations.withheld import NOT_A_NAME

MOST_LINKS = 30
"""Links in one message; a Telegram message holds 4,096 characters."""
FIRST_ROLES = (Role.PROFESSIONAL, Role.TEAMLEIDER)
OTHER_ROLES = (Role.GEDRAGSWETENSCHAPPER, Role.VRIJWILLIGER, Role.MANAGEMENT, Role.BESTUUR)


def _team(place: Place, world: World) -> TeamSeats | None:
    assert isinstance(place.slots, Managing)
    wanted = place.slots.team
    return next((team for team in world.teams if team.team == wanted), None)


def hear_team(place: Place, heard: Heard, world: World) -> Move:
    team = _team(place, world)
    match heard:
        case Chosen("links_maken"):
            roles = tuple(button(f"rol_{role}") for role in FIRST_ROLES)
            return Go("teams.rol", place.slots, (say("teams.rol", *roles, button("andere_rol"), button("terug")),))
        case Chosen("hernoemen"):
            return Go("teams.hernoemen", place.slots, (say("teams.hernoemen", button("terug")),))
        case Chosen("meer") if team:
            buttons = (button("intrekken"), button("andere_telefoon"), button("samenvoegen"), button("terug"))
            return Go("teams.meer", place.slots, (say("teams.meer", *buttons, team=team.name),))
        case Chosen("terug"):
            return overview(world)
        case _:
            return Unclear()


def hear_role(place: Place, heard: Heard, world: World) -> Move:
    assert isinstance(place.slots, Managing)
    team = _team(place, world)
    match heard:
        case Chosen("terug") if team:
            return show_team(team, ())
        case Typed(means=means) if team and "terug" in means:
            return show_team(team, ())
        case Chosen("andere_rol"):
            roles = tuple(button(f"rol_{role}") for role in OTHER_ROLES)
            return Go("teams.rol", place.slots, (say("teams.rol", *roles),))
        case Chosen("rol_teamleider") if team and team.leaders:
            buttons = (button("vervangt"), button("erbij_leiden"), button("terug"))
            asked = say("teams.leider", *buttons, team=team.name)
            return Go("teams.leider", replace(place.slots, role=Role.TEAMLEIDER), (asked,))
        case Chosen(choice):
            slots = replace(place.slots, role=Role(choice.removeprefix("rol_")))
            counts = tuple(button(f"aantal_{count}") for count in (1, 5, 10))
            asked = say("teams.aantal", *counts, button("terug"), hoogstens=MOST_LINKS)
            return Go("teams.aantal", slots, (asked,))
        case _:
            return Unclear()


def hear_leader(place: Place, heard: Heard, world: World) -> Move:
    """A team has a leader already: the new one comes in their place, or beside them."""
    assert isinstance(place.slots, Managing)
    team = _team(place, world)
    match heard:
        case Chosen("vervangt") if team:
            link = IssueInvites(team.team, Role.TEAMLEIDER, 1, replaces=True)
            return show_team(replace(team, opened=team.opened + 1), (link, say("teams.leider_vervangt")))
        case Chosen("erbij_leiden") if team:
            link = IssueInvites(team.team, Role.TEAMLEIDER, 1)
            return show_team(replace(team, opened=team.opened + 1), (link,))
        case Chosen("terug") if team:
            return show_team(team, ())
        case _:
            return Unclear()


def hear_count(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Managing)
    team = _team(place, world)
    match heard:
        case Chosen("terug") if team:
            return show_team(team, ())
        case Chosen(choice):
            count: int | None = int(choice.removeprefix("aantal_"))
        case Typed(number=number):
            count = number
        case _:
            count = None
    if count is None or not 1 <= count <= MOST_LINKS or team is None:
        return Go("teams.aantal", slots, (say("teams.aantal_niet_goed", button("terug"), hoogstens=MOST_LINKS),))
    after = replace(team, opened=team.opened + count)
    return show_team(after, (IssueInvites(team.team, slots.role, count),))


def hear_new_name(place: Place, heard: Heard, world: World) -> Move:
    team = _team(place, world)
    match heard:
        case Chosen("terug") if team:
            return show_team(team, ())
        case Typed(means=means) if team and NOT_A_NAME.intersection(means):
            return show_team(team, ())
        case Typed() if team:
            name = " ".join(heard.text.text.split())
            problem = name_problem(name, world, team.team)
            if problem:
                return Go("teams.hernoemen", place.slots, (problem,))
            return show_team(replace(team, name=name), (RenameTeam(team.team, name),))
        case _:
            return Unclear()


def hear_more(place: Place, heard: Heard, world: World) -> Move:
    team = _team(place, world)
    match heard:
        case Chosen("intrekken") if team and team.opened:
            buttons = (button("ja_intrekken"), button("terug"))
            asked = say("teams.intrekken", *buttons, team=team.name, aantal=team.opened)
            return Go("teams.intrekken", place.slots, (asked,))
        case Chosen("intrekken") if team:
            return show_team(team, (say("teams.niets_open"),))
        case Chosen("samenvoegen") if team:
            return ask_into(team)
        case Chosen("andere_telefoon") if team:
            return show_team(team, (IssueInvites(team.team, Role.PROFESSIONAL, 1, moving=True),))
        case Chosen("terug") if team:
            return show_team(team, ())
        case _:
            return Unclear()


def hear_withdrawal(place: Place, heard: Heard, world: World) -> Move:
    team = _team(place, world)
    match heard:
        case Chosen("ja_intrekken") if team:
            done: tuple[WithdrawInvites | Say, ...] = (
                WithdrawInvites(team.team),
                say("teams.ingetrokken", edits=edit_of(heard)),
            )
            return show_team(replace(team, opened=0), done)
        case Chosen("terug") if team:
            return show_team(team, ())
        case _:
            return Unclear()
