"""The explorer in all conversations: every step with every exit, all paths to a depth, and random ones beyond."""

import os
from dataclasses import replace
from random import Random

from conversations.messages import button
from conversations.table import STEPS
from tests.conversations.explorer import Found, explore, stroll
from tests.conversations.rig import Rig
from tests.conversations.scenes import at_each_step, entries

LONG = "SPIEGEL_EXPLORE" in os.environ
DEPTH = 6 if LONG else 2
STROLLS, LENGTH = (40, 60) if LONG else (1, 40)


def undone(scene: Rig) -> Rig:
    """Another coördinator took back what was arranged, while the button to start still stands here."""
    rig = scene.copy()
    draft, at = rig.world.draft, rig.chat.at
    assert draft is not None
    assert at is not None
    rig.chat = replace(rig.chat, at=replace(at, offers=(button("starten_op", datum=draft.setup.first.monday),)))
    rig.world = replace(rig.world, draft=replace(draft, setup=replace(draft.setup, keeper="")))
    return rig


def test_every_exit_is_taken_and_every_state_can_be_left() -> None:
    """And of every turn holds what the rig looks at: see `laws` and `promised`."""
    found, scenes = Found(), entries() | at_each_step()
    scenes["a start that a colleague undid"] = undone(scenes["at ronde.klaar_voor_start"])
    explore(scenes, found, depth=DEPTH)
    for number, scene in enumerate(scenes.values()):
        for seed in range(STROLLS):
            stroll(scene, found, Random(number * STROLLS + seed), LENGTH)
    declared = {(step.name, target) for step in STEPS.values() for target in step.exits}
    assert (sorted(declared - found.pairs), found.stuck) == ([], []), str(found)
