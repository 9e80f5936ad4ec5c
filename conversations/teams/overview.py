"""All teams as numbers, and the choice of one."""

from dataclasses import replace

from conversations.chat import Chosen, End, Go, Heard, Managing, Move, Place, Unclear
from conversations.effects import Effect
from conversations.events import Typed
from conversations.messages import Button, Say, button, say
from conversations.model import TeamSeats, World
from conversations.moment import edit_of
from conversations.naming import named_team
from conversations.organising import CreateTeam
from conversations.ronde.opening import begin
from conversations.text import Lines, Plain, Text, Words
from conversations.withheld import NOT_A_NAME

LONGEST_NAME = 40
MOST_BUTTONS = 4


def overview(world: World, effects: tuple[Effect, ...] = ()) -> Go:
    """Every team with its places, and what can be done."""
    lines: tuple[Words, ...] = tuple(seats_line(team) for team in world.teams)
    head = Text("teams.overzicht") if lines else Text("teams.leeg")
    some = (button("team_kiezen"),) if lines else ()
    start = (button("ronde"),) if lines else ()
    words = Lines((head, *lines, *_round_line(world)))
    return Go(
        "teams.overzicht",
        Managing(),
        (*effects, Say(words, (button("nieuw_team"), *some, *start, button("klaar")))),
    )


def seats_line(team: TeamSeats) -> Words:
    """«Noord: 12 links, 9 gebruikt, 3 open»."""
    if team.opened + team.used == 0:
        return Text("teams.regel_leeg", {"team": team.name})
    return Text(
        "teams.regel",
        {"team": team.name, "aantal": team.opened + team.used, "gebruikt": team.used, "open": team.opened},
    )


def _round_line(world: World) -> tuple[Words, ...]:
    if world.newest is None or world.newest.is_closed(world.now):
        return ()
    first, ends = world.newest.setup.first.monday, world.newest.ends
    if ends is None:
        return (Text("teams.ronde_pauzeert", {"van": first}),)
    return (Text("teams.ronde_loopt", {"van": first, "tot": ends.sunday}),)


def hear_overview(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("nieuw_team"):
            return Go("teams.naam", place.slots, (say("teams.naam", button("terug"), edits=edit_of(heard)),))
        case Chosen("team_kiezen"):
            return choose_team(world)
        case Chosen("ronde"):
            return begin(world)
        case Chosen("klaar"):
            return End((say("klaar", edits=edit_of(heard)),))
        case Typed() if (team := named_team(heard.text.text, world)) is not None:
            return show_team(team, ())
        case _:
            return Unclear()


def choose_team(world: World) -> Go:
    """Buttons while they fit; with more teams the name is typed."""
    if len(world.teams) <= MOST_BUTTONS:
        buttons = tuple(Button(f"team_{team.team}", Plain(team.name)) for team in world.teams)
        return Go("teams.kies", Managing(), (say("teams.kies", *buttons),))
    names = ", ".join(team.name for team in world.teams)
    return Go("teams.kies", Managing(), (say("teams.kies_naam", button("terug"), namen=names),))


def hear_choice(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("terug"):
            return overview(world)
        case Typed(means=means) if "terug" in means:
            return overview(world)
        case Chosen(choice):
            found = next((team for team in world.teams if choice == f"team_{team.team}"), None)
        case Typed():
            found = named_team(heard.text.text, world)
        case _:
            found = None
    return show_team(found, ()) if found else Unclear()


def show_team(team: TeamSeats, effects: tuple[Effect, ...]) -> Go:
    shown = Say(seats_line(team), (button("links_maken"), button("hernoemen"), button("meer"), button("terug")))
    return Go("teams.team", Managing(team.team), (*effects, shown))


def hear_name(place: Place, heard: Heard, world: World) -> Move:
    """A new team's name."""
    match heard:
        case Chosen("terug"):
            return overview(world)
        case Typed(means=means) if NOT_A_NAME.intersection(means):
            return overview(world)
        case Typed():
            name = " ".join(heard.text.text.split())
            problem = name_problem(name, world)
            if problem:
                return Go("teams.naam", place.slots, (problem,))
            runs = world.newest is not None and not world.newest.is_closed(world.now)
            told = say("teams.gemaakt_tijdens_ronde" if runs else "teams.gemaakt", team=name)
            made = (CreateTeam(name), told)
            return overview(_with_team(world, name), made)
        case _:
            return Unclear()


def name_problem(name: str, world: World, renaming: int = 0) -> Say | None:
    if len(name) > LONGEST_NAME:
        return say("teams.naam_te_lang", button("terug"), hoogstens=LONGEST_NAME)
    same = (team for team in world.teams if team.name.casefold() == name.casefold() and team.team != renaming)
    taken = next(same, None)
    return say("teams.naam_bestaat", button("terug"), team=taken.name) if taken else None


def _with_team(world: World, name: str) -> World:
    """The world as it will be after this turn, for the list that is shown."""
    return replace(world, teams=(*world.teams, TeamSeats(0, name, 0, 0)))
