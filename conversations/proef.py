"""Trying any norm as its writer would meet it: the real conversation, of which nothing is kept."""

from dataclasses import replace

from conversations.chat import END, Chosen, End, Go, Heard, Move, Place, Reflecting, Step, Turn, Unclear
from conversations.effects import Effect
from conversations.events import Typed
from conversations.guarded import behind
from conversations.messages import DropButtons, Remove, Say, button, say
from conversations.model import Member, Role, World
from conversations.moment import edit_of
from conversations.reflectie.opening import card_for, question
from norms.model import NormSet, norms_of, thema_of
from rounds.course import course
from rounds.current import current_round
from rounds.setup import Setup

TEAM = 0
"""A team that does not exist: whatever would be kept for it is not."""
ROUND = 0


def ask_which(world: World, number: int | None) -> Go:
    """Which norm, unless it was said along."""
    if number in _numbers(world):
        return begin(number, world)
    return Go("proef.welke", None, (say("proef.welke", button("toch_niet"), **_bounds(world)),))


def hear_which(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("toch_niet"):
            return End((say("klaar", edits=edit_of(heard)),))
        case Typed(number=int(number)) if number in _numbers(world):
            return begin(number, world)
        case Typed():
            asked = say("proef.geen_norm", button("toch_niet"), **_bounds(world))
            return Go("proef.welke", None, (asked,))
        case _:
            return Unclear()


def begin(number: int, world: World) -> Go:
    """The question of this norm, in the words for the own role or else for the first that is asked it."""
    assert world.norm_set is not None
    norm = next(norm for norm in norms_of(world.norm_set) if norm.nummer == number)
    own = world.member.role if world.member else None
    role = own if own in norm.rollen else Role(norm.rollen[0])
    slots = Reflecting(
        ROUND, TEAM, world.period, number, role, asked_at=world.now, trial=True, edition=world.norm_set.id
    )
    tried = as_if(world, slots)
    return Go("reflectie.vraag", slots, (say("proef.begin"), *card_for(slots, tried), question(slots, tried)))


def is_trial(place: Place | None) -> bool:
    found = behind(place)
    return found is not None and isinstance(found.slots, Reflecting) and found.slots.trial


def still_there(slots: Reflecting, world: World) -> bool:
    """The norm may have gone with its edition."""
    norm_set = _edition(world, slots)
    return norm_set is not None and slots.norm in {norm.nummer for norm in norms_of(norm_set)}


def _edition(world: World, slots: Reflecting) -> NormSet | None:
    """The one in which it was begun, though a newer one has come; a chat of the first release does not say."""
    every = (world.norm_set, *world.editions) if world.norm_set else ()
    return next((one for one in every if slots.edition in ("", one.id)), None)


def as_if(world: World, slots: Reflecting) -> World:
    """A world in which a round of the same edition asks this one this week, of someone with this role."""
    norm_set = _edition(world, slots)
    assert norm_set is not None
    first = thema_of(norm_set, slots.norm).nummer
    order = tuple(dict.fromkeys((first, *(theme.nummer for theme in norm_set.themas))))
    setup = Setup(slots.period, len(order), order, teams=(TEAM,))
    tried = current_round(ROUND, norm_set, setup, course(setup, world.now, ()))
    return replace(
        world,
        round=tried,
        newest=tried,
        member=Member(TEAM, "", slots.role, 1),
        answered=(),
        sentences=(),
        last=None,
        written=None,
        themes=frozenset(),
        memory=(),
        tapped=frozenset({"origin", "before"}),
    )


def without_traces(turn: Turn) -> Turn:
    """Only what is said: no receipt, for that would say that something is kept, and nothing in the store."""
    kept: tuple[Effect, ...] = tuple(e for e in turn.effects if isinstance(e, Say | DropButtons | Remove))
    return replace(turn, effects=kept)


def _numbers(world: World) -> frozenset[int]:
    return frozenset(norm.nummer for norm in norms_of(world.norm_set)) if world.norm_set else frozenset()


def _bounds(world: World) -> dict[str, int]:
    numbers = _numbers(world)
    return {"eerste": min(numbers), "laatste": max(numbers)}


STEPS = (Step("proef.welke", hear_which, ("proef.welke", "reflectie.vraag", END)),)
