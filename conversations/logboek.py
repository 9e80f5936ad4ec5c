"""What coördinatoren did, for every member to read."""

from conversations.chat import Chosen, Go, Heard, Move, Paging, Place, Stay, Step, Unclear
from conversations.messages import ShowLog, button, say
from conversations.model import World
from conversations.rights import Command, may

PAGE = 5
"""Entries in one message."""


def show(world: World) -> Move:
    if not may(world, Command.READ_LOG):
        return Stay((say("team.geen"),))
    return _page(0)


def _page(skip: int) -> Go:
    return Go("logboek.lezen", Paging(skip), (ShowLog(skip, (button("ouder"),)),))


def hear(place: Place, heard: Heard, world: World) -> Move:
    assert isinstance(place.slots, Paging)
    match heard:
        case Chosen("ouder"):
            return _page(place.slots.skip + PAGE)
        case _:
            return Unclear()


STEPS = (Step("logboek.lezen", hear, ("logboek.lezen",), rests=True),)
