"""The end of a round for who took part: the team's page is there, and one tap as before the first question."""

from conversations.chat import END, Chosen, End, Go, Heard, Move, Paging, Place, Step, Unclear
from conversations.effects import KeepEffect, Side
from conversations.messages import Delivery, Say, button, say
from conversations.model import World
from conversations.moment import edit_of
from conversations.text import Lines, Text

EFFECT = ("vaak", "soms_stil", "zelden")
"""The taps; the first is the one that is counted (reports/gate/closing.py)."""


def ended(world: World) -> Go | None:
    """Told by the clock, without sound, in the same words and at the same moment to the leader and to the team.

    None for who is in no team of the round.
    """
    if world.round is None or world.member is None or not world.round.course.takes_part(world.member.team):
        return None
    asks = "after" not in world.tapped and "before" in world.tapped
    question = (Text("afsluiting.vraag"),) if asks else ()
    buttons = (*(button(choice) for choice in EFFECT), button("sla_over")) if asks else ()
    words = Lines((Text("afsluiting.klaar"), Text("afsluiting.teambeeld"), *question))
    told = Say(words, buttons, silent=True, delivery=Delivery.AT_MOST_ONCE)
    return Go("afsluiting.na", Paging(round=world.round.id), (told,))


def hear(place: Place, heard: Heard, world: World) -> Move:
    assert isinstance(place.slots, Paging)
    match heard:
        case Chosen(choice) if choice in EFFECT:
            kept = KeepEffect(place.slots.round, Side.AFTER, choice)
            return End((kept, say("afsluiting.dank", edits=edit_of(heard))))
        case Chosen("sla_over"):
            kept = KeepEffect(place.slots.round, Side.AFTER, "")
            return End((kept, say("afsluiting.overgeslagen", edits=edit_of(heard))))
        case _:
            return Unclear()


STEPS = (Step("afsluiting.na", hear, (END,), rests=True),)
