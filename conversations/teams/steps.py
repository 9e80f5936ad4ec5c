"""The table of teams."""

from conversations.chat import END, Step
from conversations.teams import links, merging, overview

OVERVIEW = "teams.overzicht"
TEAM = "teams.team"
ROUND = ("ronde.doel", "ronde.verder", "ronde.sturen", "ronde.na")
STEPS = (
    Step(OVERVIEW, overview.hear_overview, ("teams.naam", "teams.kies", TEAM, *ROUND, END)),
    Step(
        "teams.naam", overview.hear_name, ("teams.naam", "lijst.wacht", OVERVIEW), takes_text=True, asks_name=True
    ),
    Step("teams.kies", overview.hear_choice, (TEAM, OVERVIEW), asks_name=True),
    Step(TEAM, links.hear_team, ("teams.rol", "teams.hernoemen", "teams.meer", OVERVIEW)),
    Step("teams.rol", links.hear_role, ("teams.rol", "teams.aantal", "teams.leider", TEAM)),
    Step("teams.leider", links.hear_leader, (TEAM,)),
    Step("teams.aantal", links.hear_count, ("teams.aantal", TEAM)),
    Step("teams.hernoemen", links.hear_new_name, ("teams.hernoemen", TEAM), takes_text=True, asks_name=True),
    Step("teams.meer", links.hear_more, ("teams.intrekken", "teams.samenvoegen", TEAM)),
    Step("teams.samenvoegen", merging.hear_into, ("teams.samenvoegen", "teams.samen_zeker", TEAM), asks_name=True),
    Step("teams.samen_zeker", merging.hear_sure, (OVERVIEW, TEAM)),
    Step("teams.intrekken", links.hear_withdrawal, (TEAM,)),
)
