"""Starting a simple round: one question a week, from the first Monday."""

from conversations.chat import Chosen, End, Go, Heard, Move, Place, Unclear
from conversations.effects import StartRound, button, say
from conversations.model import World
from conversations.moment import edit_of
from conversations.teams.overview import overview, round_runs
from rounds.calendar import first_monday
from rounds.plan import THRESHOLD


def hear_rhythm(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("een_vraag_per_week") if world.norm_set is not None:
            start = first_monday(world.now)
            people = sum(team.opened + team.used for team in world.teams)
            asked = say(
                "teams.ronde_start",
                button("starten"),
                button("nog_niet"),
                edits=edit_of(heard),
                datum=start.monday,
                weken=len(world.norm_set.themas),
                aantal=people,
                drempel=THRESHOLD,
            )
            return Go("teams.ronde_start", place.slots, (asked,))
        case Chosen("nog_niet"):
            return overview(world)
        case _:
            return Unclear()


def hear_start(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("starten") if not round_runs(world):
            start = first_monday(world.now)
            told = say("teams.ronde_gestart", edits=edit_of(heard), datum=start.monday)
            return End((StartRound(start), told))
        case Chosen("starten"):
            return overview(world, (say("teams.ronde_al"),))
        case Chosen("nog_niet"):
            return overview(world)
        case _:
            return Unclear()
