"""A picture that was asked for, made when it is sent, with the rights of that moment."""

from typing import assert_never

from bot.hub import Hub
from bot.showing import called_team, may_walk, placed_in, seen_by, team_names
from conversations.papers import Drawing, ParticipationDrawing, PlanDrawing, ThemeDrawing
from conversations.rights import Command, may
from conversations.text import Text, Words
from reports.documents.drawings import Drawn, participation_drawing, plan_drawing, theme_drawing
from reports.gate.taken import read_participation
from storage import people, rounds
from storage.outbox import Outgoing


def drawing_of(hub: Hub, row: Outgoing, drawing: Drawing) -> Drawn | Words | None:
    """Words where there is nothing to draw yet; None where this person may not see it (any more)."""
    now = hub.clock.now()
    if row.person is None or not people.exists(hub.store, row.person):
        return None
    seen = seen_by(hub, row, now)
    current, names = rounds.by_id(hub.store, drawing.round).round, team_names(hub)
    match drawing:
        case PlanDrawing():
            return plan_drawing(current, now.date(), hub.catalogue) if may(seen, Command.START_ROUND) else None
        case ParticipationDrawing(number):
            if not may(seen, Command.SEE_PARTICIPATION):
                return None
            found = read_participation(hub.store, number)
            if found is None:
                return Text("deelname.nog_niet")
            return participation_drawing(found, current, names, now.date(), hub.catalogue)
        case ThemeDrawing(number, team, theme):
            if not may_walk(seen, team):
                return None
            placed, called = placed_in(hub, number, team), called_team(team, current, names)
            return theme_drawing(theme, placed, current, called, names, now.date(), hub.catalogue)
        case _:
            assert_never(drawing)
