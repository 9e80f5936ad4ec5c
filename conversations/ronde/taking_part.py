"""2/6: who takes part, which small teams are seen together, and whether groups of origin are wanted."""

from dataclasses import replace

from conversations.chat import Chosen, Go, Heard, Move, Place, Unclear
from conversations.events import Typed
from conversations.messages import Button, button
from conversations.model import TeamSeats, World
from conversations.naming import named_team, named_teams
from conversations.ronde.asking import SMALL, show_origin, show_purpose, show_questions, show_teams
from conversations.ronde.drafting import Told, alone, changed, draft_of, shown, taking_part
from conversations.text import Plain, Text
from rounds.setup import Draft, NotApplicable

TEAM_BUTTONS = 3
WIDEST = 30
"""Characters of a button."""
FEWEST_GROUPS, MOST_GROUPS = 2, 3
LONGEST_GROUP = 24


def hear_teams(place: Place, heard: Heard, world: World) -> Move:
    draft = draft_of(world)
    match heard:
        case Chosen("zo_goed") if taking_part(draft, world):
            return show_origin(draft)
        case Chosen("zo_goed"):
            return show_teams(draft, world, Text("ronde.geen_teams"))
        case Chosen("samen_bekijken"):
            return _show_together(draft, world)
        case Chosen("team_erin_eruit"):
            return _show_toggle(draft, world)
        case Chosen("terug"):
            return show_purpose(draft)
        case _:
            return Unclear()


def _proposal(draft: Draft, world: World) -> tuple[TeamSeats, ...]:
    """The smallest team that is alone with the smallest other; empty where no team is small."""
    found = sorted(alone(draft, world), key=lambda team: team.size)
    return tuple(found[:2]) if len(found) > 1 and found[0].size < SMALL else ()


def _show_together(draft: Draft, world: World, told: Told = None) -> Go:
    proposed = _proposal(draft, world)
    label = " + ".join(team.name for team in proposed)
    first = (Button("voorstel", Plain(label)),) if proposed and len(label) <= WIDEST else ()
    loose = (button("niets_samen"),) if draft.setup.together else ()
    return shown("ronde.samen", draft, Text("ronde.samen"), (*first, *loose, button("terug")), told)


def hear_together(place: Place, heard: Heard, world: World) -> Move:
    draft = draft_of(world)
    match heard:
        case Chosen("voorstel"):
            return show_teams(_joined(draft, _proposal(draft, world)), world)
        case Chosen("niets_samen"):
            return show_teams(changed(draft, replace(draft.setup, together=())), world)
        case Chosen("terug"):
            return show_teams(draft, world)
        case Typed(parts=parts):
            teams = named_teams(parts, world)
            if teams is None or len(teams) == 1 or any(team.team in draft.out for team in teams):
                return _show_together(draft, world, Text("ronde.samen_niet_begrepen"))
            return show_teams(_joined(draft, teams), world)
        case _:
            return Unclear()


def _joined(draft: Draft, teams: tuple[TeamSeats, ...]) -> Draft:
    """A team is in one group at most: it leaves the one it was in."""
    numbers = {team.team for team in teams}
    others = (tuple(t for t in group if t not in numbers) for group in draft.setup.together)
    kept = tuple(group for group in others if len(group) > 1)
    group = tuple(sorted(numbers))
    marks = tuple(_for_all_of(mark, group) for mark in draft.setup.not_applicable)
    setup = replace(draft.setup, together=tuple(sorted((*kept, group))), not_applicable=marks)
    return changed(draft, setup)


def _for_all_of(mark: NotApplicable, group: tuple[int, ...]) -> NotApplicable:
    """Teams that are seen as one are asked the same."""
    if not set(mark.teams) & set(group):
        return mark
    return replace(mark, teams=tuple(sorted({*mark.teams, *group})))


def _show_toggle(draft: Draft, world: World, told: Told = None) -> Go:
    few = world.teams if len(world.teams) <= TEAM_BUTTONS else ()
    buttons = tuple(Button(f"team_{team.team}", Plain(team.name)) for team in few)
    return shown("ronde.erin_eruit", draft, Text("ronde.erin_eruit"), (*buttons, button("terug")), told)


def hear_toggle(place: Place, heard: Heard, world: World) -> Move:
    draft = draft_of(world)
    match heard:
        case Chosen("terug"):
            return show_teams(draft, world)
        case Chosen(choice):
            found = next((team for team in world.teams if choice == f"team_{team.team}"), None)
        case Typed(text=text):
            found = named_team(text.text, world)
        case _:
            found = None
    if found is None:
        return _show_toggle(draft, world, Text("ronde.team_onbekend"))
    return show_teams(_toggled(draft, found.team), world)


def _toggled(draft: Draft, team: int) -> Draft:
    """A team that goes out leaves its group too, and what was said of norms for it alone."""
    if team in draft.out:
        return replace(draft, out=tuple(one for one in draft.out if one != team))
    groups = (tuple(t for t in group if t != team) for group in draft.setup.together)
    others = (
        replace(m, teams=tuple(t for t in m.teams if t != team)) for m in draft.setup.not_applicable if m.teams
    )
    for_all = tuple(mark for mark in draft.setup.not_applicable if not mark.teams)
    setup = replace(
        draft.setup,
        together=tuple(group for group in groups if len(group) > 1),
        not_applicable=(*for_all, *(mark for mark in others if mark.teams)),
    )
    return replace(draft, out=tuple(sorted((*draft.out, team))), setup=setup)


def hear_origin(place: Place, heard: Heard, world: World) -> Move:
    draft = draft_of(world)
    match heard:
        case Chosen("zo_goed"):
            return show_questions(draft, world)
        case Chosen("niet_vragen"):
            return show_questions(changed(draft, replace(draft.setup, origins=())), world)
        case Chosen("groepen_maken"):
            return _show_groups(draft)
        case Chosen("terug"):
            return show_teams(draft, world)
        case _:
            return Unclear()


def _show_groups(draft: Draft, told: Told = None) -> Go:
    return shown("ronde.groepen", draft, Text("ronde.groepen"), (button("terug"),), told)


def hear_groups(place: Place, heard: Heard, world: World) -> Move:
    draft = draft_of(world)
    match heard:
        case Chosen("terug"):
            return show_origin(draft)
        case Typed(parts=parts):
            names = tuple(dict.fromkeys(parts))
            fits = FEWEST_GROUPS <= len(names) <= MOST_GROUPS and all(len(n) <= LONGEST_GROUP for n in names)
            if not fits:
                return _show_groups(draft, Text("ronde.groepen_niet_goed", {"hoogstens": LONGEST_GROUP}))
            return show_origin(changed(draft, replace(draft.setup, origins=names)))
        case _:
            return Unclear()
