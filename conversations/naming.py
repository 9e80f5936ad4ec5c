"""Teams by the names that someone typed, and their names in a message."""

from typing import TypeVar

from conversations.model import Beside, Member, TeamSeats, World
from conversations.text import Plain, Text, Words

MOST_NAMED = 2
"""Names in one line of a message."""


def few(names: tuple[str, ...]) -> Words:
    """«Noord, West», and of many «Noord, West, Kade … en nog 24»."""
    if len(names) <= MOST_NAMED + 1:
        return Plain(", ".join(names))
    shown = ", ".join(names[:MOST_NAMED])
    return Text("lijst.en_nog", {"namen": shown, "aantal": len(names) - MOST_NAMED})


T = TypeVar("T", bound=Member | TeamSeats | Beside)


def named_among(text: str, teams: tuple[T, ...]) -> T | None:
    """The team of that name, or the only one whose name begins so; capitals do not matter."""
    name = text.strip().casefold()
    exact = [team for team in teams if team.name.casefold() == name]
    begins = [team for team in teams if team.name.casefold().startswith(name)] if name else []
    return exact[0] if exact else begins[0] if len(begins) == 1 else None


def named_team(text: str, world: World) -> TeamSeats | None:
    """Among all teams, as a coördinator knows them."""
    return named_among(text, world.teams)


CELL = "/"
"""Between a gemeente and a werksoort of which both must hold."""


def teams_in(name: str, teams: tuple[TeamSeats, ...]) -> tuple[TeamSeats, ...]:
    """The teams of this gemeente or werksoort, or with «gemeente / werksoort» those of both; capitals aside."""
    wanted = [part.strip().casefold() for part in name.split(CELL)]
    return tuple(
        team
        for team in teams
        if all(part and part in {team.gemeente.casefold(), team.werksoort.casefold()} for part in wanted)
    )


def named_teams(names: tuple[str, ...], world: World) -> tuple[TeamSeats, ...] | None:
    """None where one of the names is no team's, or there are none."""
    found = [named_team(name, world) for name in names]
    known = tuple(dict.fromkeys(team for team in found if team is not None))
    return known if known and None not in found else None
