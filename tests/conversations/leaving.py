"""Whether someone can get on from where they are, without a command."""

from conversations.engine import advance
from conversations.events import Event, Pressed
from conversations.table import STEPS
from tests.conversations.rig import Rig

TRIED = ("een hele zin van meer dan acht woorden is dit dan toch", "woensdag 13.00", "5", "Noord")
"""Texts of which one leads on wherever a text can."""


def rests(rig: Rig) -> bool:
    """Nothing is open here, or nothing that must be answered."""
    at = rig.chat.at
    return at is None or (at.step in STEPS and STEPS[at.step].rests)


def leads_on(rig: Rig) -> bool:
    """A button, a text, or a step where nothing is asked."""
    at = rig.chat.at
    if at is None or rests(rig):
        return True
    presses: list[Event] = [Pressed(1, at.step, at.serial, offer.choice) for offer in at.offers]
    return any(_moves(rig, event) for event in (*presses, *map(rig.typed, TRIED)))


def _moves(rig: Rig, event: Event) -> bool:
    after = advance(rig.chat, event, rig.world).chat.at
    return rig.chat.at is not None and (after is None or after.step != rig.chat.at.step)
