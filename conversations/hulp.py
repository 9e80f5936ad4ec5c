"""A question to the coördinator, without a name or an answer; the reply comes back here."""

from conversations.chat import END, Chosen, End, Go, Heard, Helping, Move, Place, Stay, Step, Unclear
from conversations.effects import AnswerHelp, AskHelp
from conversations.events import ON_A_BUTTON, Typed
from conversations.messages import Say, button, say
from conversations.model import World
from conversations.moment import edit_of
from conversations.text import Plain, Text

LONGEST = 500
"""Characters, of a question and of a reply; both are shown in one message."""


def begin(edits: int | None = None) -> Go:
    return Go("hulp.vragen", None, (say("hulp.vragen", button("toch_niet"), edits=edits),))


def hear_question(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("toch_niet"):
            return End((say("klaar", edits=edit_of(heard)),))
        case Typed(text=text) if len(text.text) > LONGEST:
            asked = say("hulp.te_lang", button("toch_niet"), hoogstens=LONGEST)
            return Go("hulp.vragen", None, (asked,))
        case Typed(means=means) if ON_A_BUTTON in means:
            return Unclear()
        case Typed(text=text):
            return End((AskHelp(text.text), say("hulp.verstuurd")))
        case _:
            return Unclear()


def read(world: World, edits: int | None = None) -> Move:
    """The coördinator's oldest question that nobody replied to."""
    if world.help is None:
        return Stay((say("hulp.geen_vragen", edits=edits),))
    words = Text("hulp.gevraagd", {"vraag": Plain(world.help.text)})
    asked = Say(words, (button("beantwoorden"), button("later_lezen")), edits)
    return Go("hulpvragen.lezen", Helping(world.help.id), (asked,))


def hear_reading(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("beantwoorden"):
            asked = say("hulp.antwoorden", button("toch_niet"))
            return Go("hulpvragen.antwoorden", place.slots, (asked,))
        case Chosen("later_lezen"):
            return End((say("hulp.blijft_staan", edits=edit_of(heard)),))
        case _:
            return Unclear()


def hear_reply(place: Place, heard: Heard, world: World) -> Move:
    assert isinstance(place.slots, Helping)
    match heard:
        case Chosen("toch_niet"):
            return End((say("hulp.blijft_staan", edits=edit_of(heard)),))
        case Typed(text=text) if len(text.text) > LONGEST:
            asked = say("hulp.te_lang", button("toch_niet"), hoogstens=LONGEST)
            return Go("hulpvragen.antwoorden", place.slots, (asked,))
        case Typed(means=means) if ON_A_BUTTON in means:
            return Unclear()
        case Typed(text=text):
            return End((AnswerHelp(place.slots.help, text.text), say("hulp.beantwoord")))
        case _:
            return Unclear()


STEPS = (
    Step("hulp.vragen", hear_question, ("hulp.vragen", END), takes_text=True),
    Step("hulpvragen.lezen", hear_reading, ("hulpvragen.antwoorden", END), rests=True),
    Step(
        "hulpvragen.antwoorden",
        hear_reply,
        ("hulpvragen.antwoorden", END),
        takes_text=True,
        asks_name=True,
    ),
)
