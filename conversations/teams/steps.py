"""The table of teams."""

from conversations.chat import END, Step
from conversations.teams import links, overview, rounds

OVERVIEW = "teams.overzicht"
TEAM = "teams.team"
STEPS = (
    Step(OVERVIEW, overview.hear_overview, ("teams.naam", "teams.kies", "teams.ronde", TEAM, END)),
    Step("teams.naam", overview.hear_name, ("teams.naam", OVERVIEW), takes_text=True),
    Step("teams.kies", overview.hear_choice, (TEAM, OVERVIEW)),
    Step(TEAM, links.hear_team, ("teams.rol", "teams.hernoemen", "teams.meer", OVERVIEW)),
    Step("teams.rol", links.hear_role, ("teams.rol", "teams.aantal", TEAM)),
    Step("teams.aantal", links.hear_count, ("teams.aantal", TEAM)),
    Step("teams.hernoemen", links.hear_new_name, ("teams.hernoemen", TEAM), takes_text=True),
    Step("teams.meer", links.hear_more, ("teams.intrekken", TEAM)),
    Step("teams.intrekken", links.hear_withdrawal, (TEAM,)),
    Step("teams.ronde", rounds.hear_rhythm, ("teams.ronde_start", OVERVIEW)),
    Step("teams.ronde_start", rounds.hear_start, (OVERVIEW, END)),
)
