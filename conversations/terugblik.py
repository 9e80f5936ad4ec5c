"""Looking back, once and in private, at what someone meant to do otherwise four weeks ago."""

from conversations.chat import END, Chosen, End, Go, Heard, LookingBack, Move, Place, Step, Unclear
from conversations.effects import CloseIntention
from conversations.messages import Delivery, Say, button, say
from conversations.model import Intention, World
from conversations.moment import edit_of
from conversations.text import Plain, Text

PROMPT = "terugblik.prompt"
"""Its buttons go on working under a later prompt: who meant something is asked once, and may take the time."""
OUTCOMES = ("gedaan", "half", "niet", "loslaten")


def prompt(intention: Intention) -> Go:
    """The lock screen learns only that there is something to look back at."""
    words = Say(
        Text("terugblik.prompt"),
        (button("laat_zien"), button("hoeft_niet")),
        silent=True,
        delivery=Delivery.AT_MOST_ONCE,
    )
    return Go(PROMPT, LookingBack(intention.id), (words,))


def hear_prompt(place: Place, heard: Heard, world: World) -> Move:
    assert isinstance(place.slots, LookingBack)
    match heard:
        case Chosen("laat_zien") if world.intention is not None:
            words = Text("terugblik.wat_kwam_ervan", {"zin": Plain(world.intention.text)})
            asked = Say(words, tuple(button(outcome) for outcome in OUTCOMES), edit_of(heard))
            return Go("terugblik.uitkomst", LookingBack(world.intention.id), (asked,))
        case Chosen("laat_zien" | "hoeft_niet"):
            closed = CloseIntention(place.slots.intention, "")
            return End((closed, say("terugblik.hoeft_niet", edits=edit_of(heard))))
        case _:
            return Unclear()


def hear_outcome(place: Place, heard: Heard, world: World) -> Move:
    assert isinstance(place.slots, LookingBack)
    match heard:
        case Chosen(outcome) if outcome in OUTCOMES:
            closed = CloseIntention(place.slots.intention, outcome)
            return End((closed, say(f"terugblik.{outcome}", edits=edit_of(heard))))
        case _:
            return Unclear()


STEPS = (
    Step(PROMPT, hear_prompt, ("terugblik.uitkomst", END), rests=True),
    Step("terugblik.uitkomst", hear_outcome, (END,), rests=True),
)
