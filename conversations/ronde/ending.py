"""More to steer with: a team more, one extra invitation, closing early."""

from conversations.chat import Chosen, Deciding, End, Go, Heard, Move, Place, Unclear
from conversations.events import Typed
from conversations.messages import Button, Say, button, say
from conversations.model import TeamSeats, World
from conversations.moment import edit_of
from conversations.naming import few, named_team
from conversations.organising import Record
from conversations.ronde.drafting import Told, with_note
from conversations.ronde.steering import done
from conversations.ronde.steering_menu import is_over, over, show_interventions, show_more
from conversations.text import Lines, Plain, Text
from rounds.acts import ClosedEarly, InvitedOnceMore, TeamAdded

TEAM_BUTTONS = 3


def hear_more(place: Place, heard: Heard, world: World) -> Move:
    if is_over(world):
        return over(heard)
    assert world.newest is not None
    match heard:
        case Chosen("team_erbij") if _outside(world):
            return _ask_team(world)
        case Chosen("team_erbij"):
            return show_more(world, Text("ronde.alle_teams_erin"))
        case Chosen("nog_eens_uitnodigen") if world.newest.course.invited_again:
            return show_more(world, Text("ronde.al_uitgenodigd"))
        case Chosen("nog_eens_uitnodigen") if not world.newest.has_begun(world.now):
            return show_more(world, Text("ronde.uitnodigen_te_vroeg"))
        case Chosen("nog_eens_uitnodigen"):
            asked = say("ronde.uitnodigen", button("versturen"), button("terug"))
            return Go("ronde.uitnodigen", Deciding(live=True), (asked,))
        case Chosen("ronde_sluiten"):
            return _ask_closing(world)
        case Chosen("terug"):
            return show_interventions(world)
        case _:
            return Unclear()


def _ask_closing(world: World) -> Go:
    """A question of this week counts as asked, however early in it; that is said before, as nothing undoes it."""
    assert world.newest is not None
    asks = world.newest.plan.week(world.period) is not None
    words = Lines((Text("ronde.sluiten"), *((Text("ronde.sluiten_deze_week"),) if asks else ())))
    return Go("ronde.sluiten", Deciding(live=True), (Say(words, (button("sluiten"), button("terug"))),))


def _outside(world: World) -> tuple[TeamSeats, ...]:
    assert world.newest is not None
    course = world.newest.course
    return tuple(team for team in world.teams if not course.takes_part(team.team))


def _ask_team(world: World, told: Told = None) -> Go:
    teams = _outside(world)
    offered = teams if len(teams) <= TEAM_BUTTONS else ()
    names = few(tuple(team.name for team in teams))
    buttons = tuple(Button(f"team_{team.team}", Plain(team.name)) for team in offered)
    asked = say("ronde.team_erbij", *buttons, button("terug"), teams=names)
    return Go("ronde.team_erbij", Deciding(live=True), with_note(told, asked))


def hear_team(place: Place, heard: Heard, world: World) -> Move:
    if is_over(world):
        return over(heard)
    match heard:
        case Chosen("terug"):
            return show_more(world)
        case Chosen(choice):
            found = next((team for team in _outside(world) if choice == f"team_{team.team}"), None)
        case Typed(text=text):
            named = named_team(text.text, world)
            found = named if named in _outside(world) else None
        case _:
            return Unclear()
    if found is None:
        return _ask_team(world, Text("ronde.team_onbekend"))
    assert world.newest is not None
    begun = world.newest.has_begun(world.now)
    told = Text("ronde.team_is_erbij" if begun else "ronde.team_is_erbij_straks", {"team": found.name})
    return done(world, TeamAdded(found.team), told)


def hear_invitation(place: Place, heard: Heard, world: World) -> Move:
    if is_over(world):
        return over(heard)
    assert world.newest is not None
    match heard:
        case Chosen("versturen") if not world.newest.course.invited_again:
            return done(world, InvitedOnceMore(), Text("ronde.uitgenodigd"))
        case Chosen("versturen"):
            return show_more(world, Text("ronde.al_uitgenodigd"))
        case Chosen("terug"):
            return show_more(world)
        case _:
            return Unclear()


def hear_closing(place: Place, heard: Heard, world: World) -> Move:
    if is_over(world):
        return over(heard)
    match heard:
        case Chosen("sluiten"):
            begun = world.newest is not None and world.newest.has_begun(world.now)
            told = say("ronde.gesloten" if begun else "ronde.gesloten_vooraf", edits=edit_of(heard))
            return End((Record(ClosedEarly()), told))
        case Chosen("terug"):
            return show_more(world)
        case _:
            return Unclear()
