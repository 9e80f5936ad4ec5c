"""Walks all that people can do, from each scene to a depth, and sees that every state can be left.

A state is met once (`state`), so all paths are walked without walking any twice: of paths that come to the same
state the first goes on for all of them, and `Found.paths` counts how many there were. Two things bound the tree:
commands, which lead from anywhere to everywhere, are said only in the first `COMMANDS_TO` moves of a path; what
the clock and other people bring happens only in its first `HAPPENS_TO`. Scenes stand behind most of both, and
`stroll` goes on with all of them at random.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from random import Random

from conversations.chat import END, Chat, Place
from conversations.events import PromptFell, SentOther
from conversations.guarded import behind
from conversations.lijst.reading import MOST_BYTES
from conversations.lijst.steps import WELCOME_AT
from conversations.table import STEPS
from tests.conversations.acts import ACUTE, COMMANDS, OWN
from tests.conversations.further_manners import ALL
from tests.conversations.leaving import rests
from tests.conversations.rig import Rig
from tests.conversations.state import state_of

DEPTH = 6
COMMANDS_TO, HAPPENS_TO = 1, 2
OFTEN = 0.1
"""How often a command is among what a random walk chooses from."""
LEFT_WITHIN = 12
"""Moves in which someone comes from any state to one that rests."""
ANYWHERE = ("iets anders", "bel 06 12345678", ACUTE, "dank je")
SNOOZES = ("over een uur", "over 20 minuten", "morgen")
"""Said where the question stands ready."""
WORDS = ("[own]", "kort", "geen idee", "niet gedaan", "sla over", "stappenplan", "vraag mij door", "later")
STEERING = ("terug", "99", "31-12-2099", "w" * 61)
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Move:
    name: str
    make: Callable[[Rig], None]
    command: bool = False


@dataclass(slots=True)
class Found:
    """What exploring brought. `pairs`: steps with the exits that were taken from them; `left`: states that rest,
    or from which one came to such a state; `stuck`: steps at which a state cannot be left.
    """

    states: set[Hashable] = field(default_factory=set)
    left: set[Hashable] = field(default_factory=set)
    pairs: set[Pair] = field(default_factory=set)
    turns: int = 0
    paths: int = 0
    stuck: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{len(self.states)} states, {len(self.pairs)} pairs, {self.turns} turns, {self.paths} paths"


def moves(rig: Rig, *, happens: bool = True, commands: bool = True) -> Iterator[Move]:
    """What can be done at this moment by the person and, where something `happens`, by the clock or by others."""
    yield from _own_moves(rig)
    if rig.world.person is None:
        return
    if rig.chat.at is not None and rig.chat.at.step in WELCOME_AT:
        yield from (Move(name, make) for name, make in LISTS.items())
    for name, make in HAPPENINGS.items() if happens else ():
        yield Move(name, make)
    if happens and rig.world.coordinator:
        for number in range(5):
            yield Move(f"(another {number})", partial(_another, number=number))
    for command in COMMANDS if commands else ():
        yield Move(command, partial(_say, text=command), command=True)


def _own_moves(rig: Rig) -> Iterator[Move]:
    yield from _presses(rig)
    for text in dict.fromkeys(_texts(rig)):
        yield Move(text, partial(_say, text=text))


def _presses(rig: Rig) -> Iterator[Move]:
    for place in filter(None, (rig.chat.at, rig.chat.under, rig.chat.beside)):
        for offer in place.offers:
            yield Move(f"[{offer.choice}]", partial(_press, place=place, choice=offer.choice))


def _texts(rig: Rig) -> Iterator[str]:
    at = behind(rig.chat.at)
    yield from ANYWHERE
    if at is None:
        return
    yield from (text for text in ALL.get(at.step, ()) if not text.startswith("[") or text == "[own]")
    if at.step in {"reflectie.prompt", "reflectie.terug"}:
        yield from SNOOZES
    if at.step in STEPS and STEPS[at.step].takes_text:
        yield from WORDS
    if at.step.startswith(("ronde.", "teams.")):
        yield from STEERING


def _press(rig: Rig, place: Place, choice: str) -> None:
    rig.play(rig.pressed(place, choice))


def _say(rig: Rig, text: str) -> None:
    rig.play(rig.own_words(OWN[0]) if text == "[own]" else rig.typed(text))


def _another(rig: Rig, number: int) -> None:
    rig.another(number)


def _next_week(rig: Rig) -> None:
    rig.wait(7 * 1440)
    if rig.world.person is not None:
        rig.play(PromptFell(rig.world.period))


LISTS: dict[str, Callable[[Rig], None]] = {
    "(file)": lambda rig: rig.hands_in(),
    "(large file)": lambda rig: rig.hands_in(MOST_BYTES + 1),
    "(list read)": lambda rig: rig.list_is_read(ready=True),
    "(list refused)": lambda rig: rig.list_is_read(ready=False),
}
"""Where a coördinator may send a list; anywhere else a file is what a photo is."""
HAPPENINGS: dict[str, Callable[[Rig], None]] = {
    "(voice)": lambda rig: rig.speaks(),
    "(heard)": lambda rig: rig.hears("ik ben meegegaan"),
    "(edit)": lambda rig: rig.edits(0, "ik bedoel dat ik twee keer meeging"),
    "(photo)": lambda rig: rig.play(SentOther(rig.number(), "photo")),
    "(an hour)": lambda rig: rig.wait(60),
    "(a week)": _next_week,
}


def taken(before: Chat, after: Chat) -> Iterator[Pair]:
    """The step that was left, or entered anew, and where it led."""
    at = behind(before.at)
    if at is None or at.step not in STEPS:
        return
    target = after.at.step if after.at is not None else END
    if target == at.step and before.serial == after.serial:
        return
    exits = STEPS[at.step].exits
    if target in exits:
        yield at.step, target
    elif END in exits:
        yield at.step, END


def explore(scenes: Mapping[str, Rig], found: Found, *, depth: int = DEPTH) -> None:
    """Adds to `found` all that is met within `depth` moves. What must hold of every turn, the rig looks at."""
    ahead = {state_of(scene): scene for scene in scenes.values()}
    starts = Counter[Hashable](ahead.keys())
    for state, scene in ahead.items():
        found.states.add(state)
        _must_be_left(state, scene, found)
    edges: dict[Hashable, Counter[Hashable]] = {}
    trail: dict[Hashable, str] = {state_of(scene): name for name, scene in scenes.items()}
    for level in range(depth):
        following: dict[Hashable, Rig] = {}
        for state, rig in ahead.items():
            edges[state] = Counter()
            for move in moves(rig, happens=level < HAPPENS_TO, commands=level < COMMANDS_TO):
                said = f"{trail[state]} > {move.name}"
                after, other = _made(move, rig, found, said)
                edges[state][after] += 1
                if after not in found.states:
                    found.states.add(after)
                    _must_be_left(after, other, found)
                    if level + 1 < depth:
                        following[after], trail[after] = other, said
        ahead = following
    found.paths += _paths(starts, edges, depth)


def _made(move: Move, rig: Rig, found: Found, trail: str = "") -> tuple[Hashable, Rig]:
    """Where this move leads someone to whom the same has happened; what fails says how it came there."""
    other = rig.copy()
    turns = other.turns
    try:
        move.make(other)
    except Exception as error:
        error.add_note(trail or move.name)
        raise
    found.turns += other.turns - turns
    if not move.command:
        found.pairs.update(taken(rig.chat, other.chat))
    return state_of(other), other


def _must_be_left(state: Hashable, rig: Rig, found: Found) -> None:
    """By at most so many moves of one's own, none of them a command; by buttons, or else also by words."""
    if not _is_left(state, rig, found, _presses) and not _is_left(state, rig, found, _own_moves):
        found.stuck.append(rig.chat.at.step if rig.chat.at else "")


def _is_left(state: Hashable, rig: Rig, found: Found, tried: Callable[[Rig], Iterator[Move]]) -> bool:
    path: dict[Hashable, tuple[Hashable, ...]] = {state: (state,)}
    ahead = {state: rig}
    for _ in range(LEFT_WITHIN):
        following: dict[Hashable, Rig] = {}
        for here, one in ahead.items():
            if here in found.left or rests(one):
                found.left.update(path[here])
                return True
            for move in tried(one):
                after, other = _made(move, one, found)
                if after not in path:
                    path[after] = (*path[here], after)
                    following[after] = other
        ahead = following
    return False


def _paths(counted: Counter[Hashable], edges: dict[Hashable, Counter[Hashable]], depth: int) -> int:
    """How many different rows of moves there were."""
    total = 0
    for _ in range(depth):
        following: Counter[Hashable] = Counter()
        for state, ways in counted.items():
            for after, count in edges.get(state, Counter[Hashable]()).items():
                following[after] += ways * count
        total += following.total()
        counted = following
    return total


def stroll(scene: Rig, found: Found, chance: Random, length: int) -> None:
    """One row of random moves, commands among them."""
    rig = scene
    for _ in range(length):
        move = chance.choice(tuple(moves(rig, commands=chance.random() < OFTEN)))
        state, rig = _made(move, rig, found)
        found.states.add(state)
