"""Steps 1 to 3 of the wizard as they are asked: purpose, who takes part, which questions."""

from conversations.chat import Go
from conversations.messages import button
from conversations.model import TeamSeats, World
from conversations.naming import few
from conversations.ronde.drafting import Told, alone, shown, taking_part, without_leader
from conversations.ronde.editions import edition_of, every_edition
from conversations.text import Lines, Plain, Text, Words
from norms.model import NormSet, norm_by_number, norms_of
from rounds.setup import Draft, Purpose

PURPOSES = {f"doel_{purpose}": purpose for purpose in Purpose}
SMALL = 8
"""Places; a smaller team hardly ever sees a picture of its own (CHATS 2)."""
MOST_LISTED = 4
"""Teams by name in one message."""
MOST_GROUPS, MOST_MARKS = 4, 2
"""Lines about them in one message."""
DOUBTFUL = "nvt_kandidaat"
"""The flag of norms that teams often find not to be theirs."""


def show_purpose(draft: Draft, told: Told = None) -> Go:
    buttons = (*(button(choice) for choice in PURPOSES), button("niet_nu"))
    return shown("ronde.doel", draft, Text("ronde.doel"), buttons, told)


def show_teams(draft: Draft, world: World, told: Told = None) -> Go:
    buttons = (button("zo_goed"), button("samen_bekijken"), button("team_erin_eruit"), button("terug"))
    return shown("ronde.teams", draft, _teams_text(draft, world), buttons, told)


def _teams_text(draft: Draft, world: World) -> Words:
    joining = taking_part(draft, world)
    seats = ", ".join(f"{team.name} ({team.size})" for team in joining[:MOST_LISTED])
    more = len(joining) - MOST_LISTED
    small = tuple(team for team in alone(draft, world) if team.size < SMALL)
    return Lines(
        (
            Text("ronde.teams"),
            Plain(seats),
            *((Text("ronde.teams_meer", {"aantal": more}),) if more > 0 else ()),
            *_names("ronde.teams_eruit", tuple(t for t in world.teams if t.team in draft.out)),
            *_together(draft, world),
            *_names("ronde.team_klein", small),
            *_names("ronde.geen_leider", without_leader(draft, world)),
        )
    )


def _names(key: str, teams: tuple[TeamSeats, ...]) -> tuple[Text, ...]:
    if not teams:
        return ()
    return (Text(key, {"teams": few(tuple(team.name for team in teams)), "aantal": len(teams)}),)


def _together(draft: Draft, world: World) -> tuple[Text, ...]:
    names = {team.team: team.name for team in world.teams}
    groups = draft.setup.together
    lines = (Text("ronde.samen_gezien", {"teams": few(tuple(names[t] for t in group))}) for group in groups)
    return tuple(lines)[:MOST_GROUPS]


def show_origin(draft: Draft, told: Told = None) -> Go:
    chosen = draft.setup.origins
    now = (Text("ronde.herkomst_nu", {"groepen": ", ".join(chosen)}),) if chosen else ()
    keep = (button("zo_goed"),) if chosen else ()
    buttons = (*keep, button("niet_vragen"), button("groepen_maken"), button("terug"))
    return shown("ronde.herkomst", draft, Lines((Text("ronde.herkomst"), *now)), buttons, told)


def show_questions(draft: Draft, world: World, told: Told = None) -> Go:
    buttons = (button("zo_goed"), button("vraag_geldt_niet"), button("volgorde_woorden"), button("terug"))
    return shown("ronde.vragen", draft, _questions_text(draft, world), buttons, told)


def _questions_text(draft: Draft, world: World) -> Words:
    setup, edition = draft.setup, edition_of(draft, world)
    off = {mark.norm for mark in setup.not_applicable if not mark.teams}
    everywhere = len(norms_of(edition))
    head = Text("ronde.vragen", {"weken": setup.weeks, "aantal": everywhere - len(off), "alle": everywhere})
    return Lines(
        (
            head,
            *_which(edition, world),
            *_again(draft),
            *_not_applicable(draft, world),
            *_doubtful(draft, world),
            *_own_words(draft),
        )
    )


def _which(edition: NormSet, world: World) -> tuple[Text, ...]:
    """Where there are more editions, which one it is."""
    return (Text("ronde.uitgave_nu", {"editie": edition.editie}),) if len(every_edition(world)) > 1 else ()


def _again(draft: Draft) -> tuple[Text, ...]:
    """After an earlier round: whether its questions are asked again."""
    return (Text("ronde.vragen_andere"),) if draft.setup.shared_before else ()


def _not_applicable(draft: Draft, world: World) -> tuple[Text, ...]:
    names = {team.team: team.name for team in world.teams}
    return tuple(
        Text("ronde.nvt_regel_teams", {"norm": mark.norm, "teams": few(tuple(names[t] for t in mark.teams))})
        if mark.teams
        else Text("ronde.nvt_regel", {"norm": mark.norm, "reden": Plain(mark.reason)})
        for mark in draft.setup.not_applicable[:MOST_MARKS]
    )


def doubtful(draft: Draft, world: World) -> tuple[int, ...]:
    """Norms that teams often find not to be theirs, and of which nothing was said yet."""
    marked = {mark.norm for mark in draft.setup.not_applicable}
    found = (n.nummer for n in norms_of(edition_of(draft, world)) if DOUBTFUL in n.vlaggen)
    return tuple(norm for norm in found if norm not in marked)


def _doubtful(draft: Draft, world: World) -> tuple[Text, ...]:
    edition = edition_of(draft, world)
    titles = ", ".join(f"{n} ({norm_by_number(edition, n).titel})" for n in doubtful(draft, world))
    return (Text("ronde.twijfel", {"vragen": titles}),) if titles else ()


def _own_words(draft: Draft) -> tuple[Text, ...]:
    words = ", ".join(word for _, word in draft.setup.words)
    return (Text("ronde.eigen_woorden", {"woorden": Plain(words)}),) if words else ()
