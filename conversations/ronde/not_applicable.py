"""A norm that does not apply: which, why, for whom. In the draft, or from next week on in a round that runs."""

from dataclasses import replace

from conversations.chat import Chosen, Deciding, Go, Heard, Move, Place, Unclear
from conversations.events import Typed
from conversations.messages import Say, button, say
from conversations.model import TeamSeats, World
from conversations.naming import few, named_among, teams_in
from conversations.organising import Record
from conversations.ronde.asking import show_questions
from conversations.ronde.drafting import Told, changed, draft_of, with_note
from conversations.ronde.editions import edition_of
from conversations.ronde.questions import show_norm_choice
from conversations.ronde.steering_menu import is_over, over, show_interventions
from conversations.text import Text
from conversations.withheld import NOT_A_NAME
from norms.model import norm_by_number, norms_of
from rounds.acts import AppliesAgain, MarkedNotApplicable
from rounds.setup import NotApplicable, Setup

LONGEST_REASON = 160


def show_live_choice(world: World, told: Told = None) -> Go:
    assert world.newest is not None
    last = len(norms_of(world.newest.norm_set))
    asked = say("ronde.nvt_lopend", button("terug"), laatste=last)
    return Go("ronde.nvt", Deciding(live=True), with_note(told, asked))


def hear_norm(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Deciding)
    if slots.live and is_over(world):
        return over(heard)
    match heard:
        case Chosen("terug"):
            return _back(slots, world)
        case Chosen(choice) if choice.startswith("vraag_"):
            number: int | None = int(choice.removeprefix("vraag_"))
        case Typed(numbers=numbers):
            number = numbers[0] if len(numbers) == 1 else None
        case _:
            return Unclear()
    live = world.newest if slots.live else None
    norm_set = live.norm_set if live else edition_of(draft_of(world), world)
    if number not in {norm.nummer for norm in norms_of(norm_set)}:
        return _ask_again(slots, world, Text("ronde.nvt_onbekend"))
    if _is_marked(slots, number, world):
        return _lifted(slots, number, world)
    title = norm_by_number(norm_set, number).titel
    asked = say("ronde.nvt_reden", button("terug"), norm=number, titel=title)
    return Go("ronde.nvt_reden", replace(slots, norm=number), (asked,))


def _ask_again(slots: Deciding, world: World, told: Told) -> Go:
    return show_live_choice(world, told) if slots.live else show_norm_choice(draft_of(world), world, told)


def _back(slots: Deciding, world: World, told: Told = None) -> Go:
    if slots.live:
        return show_interventions(world, told)
    return show_questions(draft_of(world), world, told)


def _is_marked(slots: Deciding, norm: int, world: World) -> bool:
    if slots.live:
        assert world.newest is not None
        return any(mark.what.norm == norm and mark.until is None for mark in world.newest.course.marks)
    return any(mark.norm == norm for mark in draft_of(world).setup.not_applicable)


def _lifted(slots: Deciding, norm: int, world: World) -> Go:
    """Said once more, it applies again."""
    told = Text("ronde.geldt_weer", {"norm": norm})
    if slots.live:
        return show_interventions(world, told, (Record(AppliesAgain(norm)),))
    draft = draft_of(world)
    kept = tuple(mark for mark in draft.setup.not_applicable if mark.norm != norm)
    return show_questions(changed(draft, replace(draft.setup, not_applicable=kept)), world, told)


def hear_reason(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Deciding)
    if slots.live and is_over(world):
        return over(heard)
    match heard:
        case Chosen("terug"):
            return _back(slots, world)
        case Typed(means=means) if NOT_A_NAME.intersection(means):
            return Unclear()
        case Typed(text=text):
            reason = " ".join(text.text.split())
            if len(reason) > LONGEST_REASON:
                told = say("ronde.reden_te_lang", button("terug"), hoogstens=LONGEST_REASON)
                return Go("ronde.nvt_reden", slots, (told,))
            return Go("ronde.nvt_voor", replace(slots, reason=reason), (_ask_for_whom(),))
        case _:
            return Unclear()


def _ask_for_whom() -> Say:
    return say("ronde.nvt_voor", button("alle_teams"), button("terug"))


def hear_for_whom(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Deciding)
    if slots.live and is_over(world):
        return over(heard)
    match heard:
        case Chosen("terug"):
            return _back(slots, world)
        case Chosen("alle_teams"):
            return _marked(slots, (), world)
        case Typed(parts=parts):
            found = _for_whom(parts, slots, world)
            if found is None:
                again = with_note(Text("ronde.team_onbekend"), _ask_for_whom())
                return Go("ronde.nvt_voor", slots, again)
            return _marked(slots, _with_groups(slots, tuple(team.team for team in found), world), world)
        case _:
            return Unclear()


def _for_whom(names: tuple[str, ...], slots: Deciding, world: World) -> tuple[TeamSeats, ...] | None:
    """Teams by name, and all that take part of a gemeente or a werksoort; None where a name is none of these."""
    out = () if slots.live else draft_of(world).out
    inside = tuple(team for team in world.teams if team.team not in out)
    found: list[TeamSeats] = []
    for name in names:
        several = teams_in(name, inside)
        one = named_among(name, inside)
        if not several and one is None:
            return None
        is_team = one is not None and (not several or one.name.casefold() == name.casefold())
        found += [one] if is_team and one is not None else several
    return tuple(dict.fromkeys(found)) or None


def _with_groups(slots: Deciding, teams: tuple[int, ...], world: World) -> tuple[int, ...]:
    """Teams that are seen as one are asked the same, so a mark is for all of a group."""
    setup: Setup = world.newest.setup if slots.live and world.newest else draft_of(world).setup
    joined = {t for group in setup.together if set(group) & set(teams) for t in group}
    return tuple(sorted({*teams, *joined}))


def _told(slots: Deciding, names: tuple[str, ...]) -> Text:
    """`names` is empty where it is for every team."""
    when = "lopend" if slots.live else "straks"
    if not names:
        return Text(f"ronde.nvt_gezet_alle_{when}", {"norm": slots.norm})
    return Text(f"ronde.nvt_gezet_{when}", {"norm": slots.norm, "teams": few(names)})


def _marked(slots: Deciding, teams: tuple[int, ...], world: World) -> Go:
    told = _told(slots, tuple(team.name for team in world.teams if team.team in teams))
    if slots.live:
        return show_interventions(world, told, (Record(MarkedNotApplicable(slots.norm, teams, slots.reason)),))
    draft = draft_of(world)
    mark = NotApplicable(slots.norm, teams, slots.reason, world.now.date())
    marks = (*draft.setup.not_applicable, mark)
    return show_questions(changed(draft, replace(draft.setup, not_applicable=marks)), world, told)
