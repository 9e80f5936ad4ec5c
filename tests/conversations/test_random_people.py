"""Random people through all conversations: no exception, no lost answer, no dead end."""

import os
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.model import Role
from conversations.table import STEPS
from rounds.period import Period
from tests.conversations.acts import COMMANDS, OWN, WAITS, lives, people, plays, steering
from tests.conversations.kept import Meant
from tests.conversations.leaving import leads_on
from tests.conversations.newcomer import INVITES
from tests.conversations.plays import begin, do
from tests.conversations.rig import START

TURNS = 20_000
"""At least so many, and so much more as the long form wants."""
LONGER = int(os.environ.get("SPIEGEL_EXPLORE", "1"))
TEAM_ROLES = tuple(role for role in Role if role != Role.COORDINATOR)
KINDS = (
    *["walk"] * 6,
    "press",
    "press",
    "own",
    "command",
    "wait",
    "week",
    "ronde",
    "another",
    "meanwhile",
    "overtaken",
)
MANY = {
    "walk": 60,
    "own": len(OWN),
    "command": len(COMMANDS),
    **dict.fromkeys(("ronde", "meanwhile", "overtaken"), 10**6),
}
MEANT = Meant(0, (1, Period.of(START), 1), "eerder bellen", START + timedelta(weeks=4))
"""Everyone meant something when they began."""


LIVES = 100
"""Drawn by us until every step was seen: what hypothesis draws hangs on what else a process has loaded."""


def _looked_back() -> set[str]:
    """The steps of a coördinator who looks at the report of a round before the last."""
    rig = begin((Role.PROFESSIONAL, True, False))
    for _ in range(2):
        for number in (1, 0):
            rig.another(number)
            rig.wait(30 * 1440)
    for said in ("rondebeeld", "meer", "eerdere rondes"):
        rig.play(rig.typed(said))
    return rig.visited


def _wandered(chance: Random) -> set[str]:
    """The steps that someone came through who did whatever came to mind, a coördinator more often than not."""
    known = (chance.choice(TEAM_ROLES), chance.random() < 0.7, chance.random() < 0.5)
    rig = begin(known if chance.random() < 0.8 else None)
    rig.kept.meant.append(MEANT)
    for _ in range(100):
        kind = chance.choice(KINDS)
        do(rig, kind, chance.choice(WAITS) if kind == "wait" else chance.randrange(MANY.get(kind, 3)))
    return rig.visited


def test_in_twenty_thousand_turns_nothing_is_lost_and_nobody_is_stuck() -> None:
    """What holds of every turn, the rig looks at: see `laws` and `promised`."""
    turns, visited = 0, set[str]()

    @given(people, st.lists(st.one_of(lives, lives, steering), min_size=60, max_size=120))
    @settings(plays, max_examples=240 * LONGER)
    def drive(person: tuple[Role, bool, bool] | None, done: list[tuple[str, int]]) -> None:
        nonlocal turns
        rig = begin(person)
        rig.kept.meant.append(MEANT)
        for act, number in done:
            before = rig.chat.at
            do(rig, act, number)
            assert rig.chat.at == before or leads_on(rig), rig.chat.at
        turns += rig.turns
        visited.update(rig.visited)

    drive()
    for number in range(3):
        sender = begin((Role.PROFESSIONAL, True, False))
        do(sender, "list", number)
        visited.update(sender.visited)
    visited.update(_looked_back())
    for invite in INVITES:
        for known in (None, (Role.PROFESSIONAL, False, False)):
            invited = begin(known)
            invited.tap(invite)
            visited.update(invited.visited)
    for number in range(LIVES):
        if set(STEPS) <= visited:
            break
        visited.update(_wandered(Random(number)))

    assert turns >= TURNS * LONGER, turns
    assert sorted(set(STEPS) - visited) == []
