"""What taking a list in would change, in words: for the screen and for the chat."""

from conversations.lijst.changes import Changes
from conversations.text import Lines, Plain, Text, Words

MOST_NAMED = 12
"""Teams by name; of more the number is enough."""


def preview(wanted: Changes) -> Words:
    """Numbers, each with what it means; never a code."""
    if wanted.is_nothing:
        return Text("lijst.niets")
    counts = (
        ("lijst.teams", len(wanted.made)),
        ("lijst.gemeenten", len(wanted.gemeenten)),
        ("lijst.werksoorten", len(wanted.werksoorten)),
        ("lijst.teams_anders", len(wanted.placed)),
        ("lijst.plekken", len(wanted.new)),
        ("lijst.verhuizen", len(wanted.moved)),
        ("lijst.rollen", len(wanted.roles)),
        ("lijst.meelezen", len(wanted.also)),
        ("lijst.gelijk", wanted.same),
    )
    lines = tuple(Text(key, {"aantal": count}) for key, count in counts if count)
    return Lines((Text("lijst.verandert"), *lines))


def team_lines(wanted: Changes) -> Words:
    """The new teams, each with where it works and what it does."""
    lines: list[Words] = []
    for team in wanted.made[:MOST_NAMED]:
        beside = ", ".join(part for part in (team.gemeente, team.werksoort) if part)
        known = Text("lijst.team_waar", {"team": Plain(team.name), "waar": Plain(beside)}) if beside else None
        lines.append(known or Plain(team.name))
    if len(wanted.made) > MOST_NAMED:
        lines.append(Text("lijst.en_meer_teams", {"aantal": len(wanted.made) - MOST_NAMED}))
    return Lines((Text("lijst.nieuwe_teams"), *lines)) if lines else Plain("")
