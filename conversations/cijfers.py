"""Through the figures of a round: from all themes to one, from a theme to one of its norms, and back.

Of the own team for who is in it; of all teams, once the round ended, for who sees how they take part.
What can be seen is fetched when it is sent; here it is only known what was asked.
"""

from dataclasses import replace

from conversations.chat import END, Chosen, End, Go, Heard, Move, Place, Stay, Step, Unclear, Walking
from conversations.events import Typed
from conversations.messages import Button, SendDrawing, ShowFigures, button, say
from conversations.model import World
from conversations.moment import edit_of
from conversations.paging import MORE, paged
from conversations.papers import ThemeDrawing
from conversations.rights import Command, beside, may
from conversations.text import Plain
from norms.model import Norm, Thema
from rounds.current import CurrentRound

THEMES, THEME, NORM = "cijfers.themas", "cijfers.thema", "cijfers.norm"
OF_THEME, OF_NORM = "thema_", "norm_"
"""Begin the choice of a theme or a norm, before its number."""
LABEL = 30
"""Characters of a button."""
CUT = "…"


def round_of(team: int, world: World) -> CurrentRound | None:
    """The round of which a team sees something: the one that runs from its second week on, else the one before."""
    current = world.round
    if current is not None and current.setup.first < world.period and current.course.takes_part(team):
        return current
    return next((one for one in world.finished if one.course.takes_part(team)), None)


def show_team(team: int, world: World) -> Move:
    current = round_of(team, world)
    return show(current.id, team, world) if current is not None else Stay((say("cijfers.nog_niets"),))


def show(number: int, team: int, world: World) -> Go:
    return _themes(Walking(number, team), world)


def may_walk(slots: Walking, world: World) -> bool:
    """Whether this round is still there for this person."""
    if _round(slots, world) is None:
        return False
    if slots.team == 0:
        return may(world, Command.SEE_PARTICIPATION)
    return may(world, Command.SEE_PICTURE, slots.team) and beside(world, slots.team) is None


def _round(slots: Walking, world: World) -> CurrentRound | None:
    known = (*world.finished, *((world.round,) if world.round is not None else ()))
    return next((one for one in known if one.id == slots.round), None)


def _asked(slots: Walking, world: World) -> tuple[Thema, ...]:
    """The themes of which a norm was asked, in the order of the set, each with those norms alone.

    While the round runs, those of the weeks that are over.
    """
    current = _round(slots, world)
    assert current is not None
    plans = (current.plan_of(slots.team),) if slots.team else (current.plan, *current.own_plans.values())
    weeks = [week for plan in plans for week in plan.of_round]
    if any(one.id == current.id for one in world.finished):
        numbers = {number for week in weeks for number in (week.shared, *week.extras)}
    else:
        numbers = {week.shared for week in weeks if week.period < world.period}
    kept = (
        replace(theme, normen=tuple(norm for norm in theme.normen if norm.nummer in numbers))
        for theme in current.norm_set.themas
    )
    return tuple(theme for theme in kept if theme.normen)


def _themes(slots: Walking, world: World) -> Go:
    found = _asked(slots, world)
    options = (*(_option(OF_THEME, theme) for theme in found), button("klaar"))
    asked = say("cijfers.themas", *paged(options, slots.page), aantal=len(found))
    return Go(THEMES, replace(slots, theme=0), (asked,))


def _option(begin: str, about: Thema | Norm) -> Button:
    return Button(f"{begin}{about.nummer}", Plain(short(about.titel)))


def short(title: str) -> str:
    """As much as a button holds, cut at a word."""
    if len(title) <= LABEL:
        return title
    return title[: LABEL - len(CUT) + 1].rpartition(" ")[0].rstrip(",") + CUT


def hear_themes(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Walking)
    match heard:
        case Chosen(choice) if choice == MORE:
            return _themes(replace(slots, page=slots.page + 1), world)
        case Chosen("klaar"):
            return End((say("klaar", edits=edit_of(heard)),))
        case Chosen(choice):
            return _theme(replace(slots, theme=int(choice.removeprefix(OF_THEME)), page=0), world)
        case Typed() if (found := _named(heard, _asked(slots, world))) is not None:
            return _theme(replace(slots, theme=found, page=0), world)
        case _:
            return Unclear()


def _named(heard: Typed, among: tuple[Thema, ...] | tuple[Norm, ...]) -> int | None:
    """The number of the one of that title, or the only one whose title begins so."""
    said = heard.text.text.strip().casefold()
    found = [one.nummer for one in among if said and one.titel.casefold().startswith(said)]
    return found[0] if len(found) == 1 else None


def _theme(slots: Walking, world: World) -> Go:
    """Its figures, with its norms to go on to."""
    buttons = paged(_options(slots, world), slots.page)
    if slots.page == 0:
        return Go(THEME, slots, (ShowFigures(slots.round, slots.team, slots.theme, buttons=buttons),))
    return Go(THEME, slots, (say("cijfers.meer", *buttons),))


def _options(slots: Walking, world: World) -> tuple[Button, ...]:
    norms = (_option(OF_NORM, norm) for norm in _norms(slots, world))
    return (*norms, button("als_plaatje"), button("andere_themas"), button("klaar"))


def _norms(slots: Walking, world: World) -> tuple[Norm, ...]:
    return next((theme.normen for theme in _asked(slots, world) if theme.nummer == slots.theme), ())


def hear_theme(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Walking)
    match heard:
        case Chosen(choice) if choice == MORE:
            return _theme(replace(slots, page=slots.page + 1), world)
        case Chosen("als_plaatje"):
            return Stay((SendDrawing(ThemeDrawing(slots.round, slots.team, slots.theme)),))
        case Chosen("andere_themas"):
            return _themes(replace(slots, page=0), world)
        case Chosen("klaar"):
            return End((say("klaar", edits=edit_of(heard)),))
        case Chosen(choice):
            return _norm(slots, int(choice.removeprefix(OF_NORM)))
        case Typed(means=means) if "terug" in means:
            return _themes(replace(slots, page=0), world)
        case Typed() if (found := _named(heard, _norms(slots, world))) is not None:
            return _norm(slots, found)
        case _:
            return Unclear()


def _norm(slots: Walking, norm: int) -> Go:
    buttons = (button("naar_thema"), button("andere_themas"), button("klaar"))
    return Go(NORM, slots, (ShowFigures(slots.round, slots.team, slots.theme, norm, buttons),))


def hear_norm(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Walking)
    match heard:
        case Chosen("naar_thema"):
            return _theme(replace(slots, page=0), world)
        case Chosen("andere_themas"):
            return _themes(replace(slots, page=0), world)
        case Chosen("klaar"):
            return End((say("klaar", edits=edit_of(heard)),))
        case Typed(means=means) if "terug" in means:
            return _theme(replace(slots, page=0), world)
        case _:
            return Unclear()


STEPS = (
    Step(THEMES, hear_themes, (THEMES, THEME, END), rests=True),
    Step(THEME, hear_theme, (THEME, NORM, THEMES, END), rests=True),
    Step(NORM, hear_norm, (THEME, THEMES, END), rests=True),
)
