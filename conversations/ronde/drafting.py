"""The draft as it changes from step to step; every step keeps it, so that a restart loses nothing."""

from dataclasses import replace

from conversations.chat import Deciding, Go
from conversations.messages import Button, Say
from conversations.model import TeamSeats, World
from conversations.organising import KeepDraft
from conversations.ronde.editions import in_an_edition, shared_before
from conversations.text import Lines, Text, Words
from rounds.calendar import first_monday
from rounds.period import Period
from rounds.setup import Draft, Purpose, Setup, fresh, quiet_weeks

FIRST_STEP = "ronde.doel"
Told = Say | Text | None
"""What is said before a step asks again."""


def earliest_start(world: World) -> Period:
    """The first Monday, after the week in which an earlier round ended."""
    first = first_monday(world.now)
    newest = world.newest
    ends = [
        one.ends for one in (world.round, newest) if one is not None and one.plan.of_round and one.ends is not None
    ]
    return max(first, *(one.plus(2) for one in ends)) if ends else first


def new_draft(world: World) -> Draft:
    """Everything as it is proposed: all teams, all norms of the newest edition, from the first Monday."""
    assert world.norm_set is not None
    before = shared_before(world, world.norm_set)
    setup = fresh(world.norm_set, earliest_start(world), before, world.school)
    return Draft(setup, FIRST_STEP, edition=world.norm_set.id)


def draft_of(world: World) -> Draft:
    """The draft; a start that time has overtaken moves to the first Monday."""
    draft = in_an_edition(world.draft, world) if world.draft else new_draft(world)
    earliest = earliest_start(world)
    if draft.setup.first < earliest:
        own = set(draft.setup.left_out) - set(quiet_weeks(draft.setup.first, draft.setup.weeks, world.school))
        left_out = tuple(sorted({*quiet_weeks(earliest, draft.setup.weeks, world.school), *own}))
        draft = replace(draft, setup=replace(draft.setup, first=earliest, left_out=left_out))
    return draft


def changed(draft: Draft, setup: Setup) -> Draft:
    return replace(draft, setup=setup)


def with_purpose(draft: Draft, purpose: Purpose) -> Draft:
    return replace(draft, setup=replace(draft.setup, purpose=purpose), purpose_chosen=True)


def shown(
    step: str,
    draft: Draft,
    words: Words,
    buttons: tuple[Button, ...],
    told: Told = None,
    *,
    slots: Deciding | None = None,
) -> Go:
    """A step of the wizard: keeps the draft with where it is, and asks."""
    kept = KeepDraft(replace(draft, step=step))
    return Go(step, slots or Deciding(), (kept, *with_note(told, Say(words, buttons))))


def with_note(told: Told, asked: Say) -> tuple[Say, ...]:
    """A note stands above the question in the same message; a Say is a message of its own before it."""
    match told:
        case None:
            return (asked,)
        case Say():
            return (told, asked)
        case _:
            return (replace(asked, words=Lines((told, asked.words), blank=1)),)


def taking_part(draft: Draft, world: World) -> tuple[TeamSeats, ...]:
    return tuple(team for team in world.teams if team.team not in draft.out)


def alone(draft: Draft, world: World) -> tuple[TeamSeats, ...]:
    """The teams that take part and are seen together with no other."""
    joined = {team for group in draft.setup.together for team in group}
    return tuple(team for team in taking_part(draft, world) if team.team not in joined)


def without_leader(draft: Draft, world: World) -> tuple[TeamSeats, ...]:
    return tuple(team for team in taking_part(draft, world) if not team.leaders)
