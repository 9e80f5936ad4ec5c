"""The stappenplan: six short steps (STARRT) that together are one answer, for who finds that easier."""

from dataclasses import replace

from conversations.chat import Chosen, End, Go, Heard, Move, Place, Reflecting, Unclear
from conversations.effects import Effect
from conversations.events import Typed
from conversations.messages import Say, button, say
from conversations.model import PartKind, World
from conversations.moment import edit_of
from conversations.reflectie.keeping import keep
from conversations.reflectie.opening import question
from conversations.reflectie.placing import after_answer

STAGES = (
    PartKind.SITUATION,
    PartKind.TASK,
    PartKind.ACTION,
    PartKind.RESULT,
    PartKind.REFLECTION,
    PartKind.TRANSFER,
)
STEP = "reflectie.stap"


def begin(slots: Reflecting, world: World, edits: int | None) -> Go:
    """What was written before counts as the situation."""
    stage = 2 if slots.parts else 1
    asked = replace(slots, stage=stage, asked_at=world.now)
    return Go(STEP, asked, (_with_start(asked, edits),))


def ask_stage(slots: Reflecting, edits: int | None) -> Say:
    kind = STAGES[slots.stage - 1]
    return say(f"reflectie.stap_{kind}", button("sla_over"), button("zonder_stappen"), edits=edits)


def _with_start(slots: Reflecting, edits: int | None) -> Say:
    asked = ask_stage(slots, edits)
    return say("reflectie.stappen", *asked.buttons, edits=edits, eerste=asked.words)


def hear_stage(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("zonder_stappen"):
            return _without(slots, world)
        case Chosen("sla_over"):
            return _next(slots, world, (), edit_of(heard))
        case Typed(means=means) if "sla_over" in means or "geen_idee" in means:
            return _next(slots, world, (), None)
        case Typed():
            kept, effects = keep(slots, heard, STAGES[slots.stage - 1])
            return _next(kept, world, effects, None)
        case _:
            return Unclear()


def _next(slots: Reflecting, world: World, effects: tuple[Effect, ...], edits: int | None) -> Move:
    if slots.stage < len(STAGES):
        further = replace(slots, stage=slots.stage + 1, asked_at=world.now)
        return Go(STEP, further, (*effects, ask_stage(further, edits)))
    if slots.parts:
        return after_answer(slots, world, effects)
    return End((say("reflectie.blijft_liggen", edits=edits),))


def _without(slots: Reflecting, world: World) -> Move:
    """Back to one answer; what was written so far is that, or the question is asked again."""
    if slots.parts:
        return after_answer(slots, world, ())
    asked = replace(slots, stage=0, asked_at=world.now)
    return Go("reflectie.vraag", asked, (question(asked, world),))
