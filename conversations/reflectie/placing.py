"""After the answer: where the team stands, one sentence for it, and the end."""

from dataclasses import replace

from conversations.chat import Chosen, Go, Heard, Move, Place, Reflecting, Unclear
from conversations.effects import Effect, KeepAnswer, KeepPlacement, KeepSentence
from conversations.events import Typed
from conversations.messages import LAST, Button, Say, button, say
from conversations.model import Part, PartKind, Role, World
from conversations.moment import edit_of
from conversations.reflectie.done import LONGEST_SENTENCE, NO_SENTENCE, closed_meanwhile
from conversations.reflectie.opening import norm_of
from conversations.reflectie.tail import finish
from conversations.text import Lines, Plain, Text
from conversations.withheld import NO_WORDS, TO_THE_BOT
from norms.model import fill, placement_labels, placement_question

DONT_KNOW = "weet_niet"
DOES_NOT_FIT = "past_niet"


def after_answer(slots: Reflecting, world: World, effects: tuple[Effect, ...], edits: int | None = None) -> Go:
    """The placement where the norm has one, else straight on."""
    assert world.round is not None
    if norm_of(slots, world.round).plaatsing == "geen":
        return after_placement(slots, world, effects, edits)
    asked = replace(slots, asked_at=world.now)
    return Go("reflectie.plaatsing", asked, (*effects, placement(asked, world, edits)))


def placement(slots: Reflecting, world: World, edits: int | None, *, once_more: bool = False) -> Say:
    """The norm line and how often it works out; "Bewaard" is said the first time only."""
    assert world.round is not None
    norm_set = world.round.norm_set
    norm = norm_of(slots, world.round)
    labels = placement_labels(norm_set, norm)
    closed = closed_meanwhile(world)
    words = Text(
        "proef.plaatsing"
        if slots.trial
        else "reflectie.plaatsing_nog"
        if once_more
        else "reflectie.plaatsing_gesloten"
        if closed
        else "reflectie.plaatsing",
        {"norm": fill(norm.norm, norm_set.woorden), "vraag": placement_question(norm_set, norm, slots.role) or ""},
    )
    buttons = tuple(Button(key, Plain(label)) for key, label in labels)
    return Say(words, buttons, edits)


def hear_placement(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    assert world.round is not None
    match heard:
        case Chosen(value) if value == DONT_KNOW:
            kept = KeepPlacement(slots.period, slots.norm, value)
            return Go("reflectie.past", slots, (kept, fit_question(world, edit_of(heard) or LAST)))
        case Chosen(value):
            kept = KeepPlacement(slots.period, slots.norm, value)
            return after_placement(slots, world, (kept, _chosen(slots, world, value, heard)), None)
        case _:
            return Unclear()


def _chosen(slots: Reflecting, world: World, value: str, heard: Heard) -> Say:
    """The same message, with what was tapped in the place of the buttons."""
    assert world.round is not None
    labels = dict(placement_labels(world.round.norm_set, norm_of(slots, world.round)))
    told = Text("reflectie.gekozen", {"keuze": next(label for key, label in labels.items() if key == value)})
    asked = placement(slots, world, edit_of(heard) or LAST)
    return Say(Lines((asked.words, told)), edits=asked.edits)


def fit_question(world: World, edits: int | None) -> Say:
    """The second tap, with the set's own label for a norm that is none of this work."""
    assert world.round is not None
    fits_not = Button(DOES_NOT_FIT, Plain(world.round.norm_set.past_niet))
    return say("reflectie.past", button("past_wel"), fits_not, edits=edits)


def hear_fit(place: Place, heard: Heard, world: World) -> Move:
    """The second tap: whether the norm belongs to this work at all."""
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("past_wel"):
            return after_placement(slots, world, (), None)
        case Chosen(value) if value == DOES_NOT_FIT:
            kept = KeepPlacement(slots.period, slots.norm, DOES_NOT_FIT)
            return Go("reflectie.reden", slots, (kept, reason_question(edit_of(heard) or LAST)))
        case _:
            return Unclear()


def reason_question(edits: int | None) -> Say:
    return say("reflectie.reden", button("sla_over"), edits=edits)


def hear_reason(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("sla_over"):
            return finish(slots, world, (), None)
        case Typed(means=means) if "klaar" in means or NO_WORDS.intersection(means):
            return finish(slots, world, (), None)
        case Typed():
            reason = KeepPlacement(slots.period, slots.norm, DOES_NOT_FIT, heard.text.text)
            return finish(slots, world, (reason,), None)
        case _:
            return Unclear()


def after_placement(slots: Reflecting, world: World, effects: tuple[Effect, ...], edits: int | None) -> Go:
    """The sentence for the team, where one may go to it; else the end."""
    assert world.round is not None
    flags = NO_SENTENCE.intersection(norm_of(slots, world.round).vlaggen)
    if flags or slots.role == Role.TEAMLEIDER or world.period != slots.period:
        return finish(slots, world, effects, edits)
    return Go("reflectie.zin", replace(slots, asked_at=world.now), (*effects, sentence_question(edits)))


def sentence_question(edits: int | None) -> Say:
    return say("reflectie.zin", button("niets"), edits=edits)


def hear_sentence(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("niets"):
            return finish(slots, world, (), None)
        case Typed(means=means) if "klaar" in means or NO_WORDS.intersection(means):
            return finish(slots, world, (), None)
        case Typed(means=means) if TO_THE_BOT.intersection(means):
            return Unclear()
        case Typed(text=text) if not any(sign.isalnum() for sign in text.text):
            return Go("reflectie.zin", slots, (say("reflectie.zin_in_woorden", button("niets"), edits=LAST),))
        case Typed(text=text) if world.period != slots.period:
            parts = (*slots.parts, Part(PartKind.ADDITION, text.text))
            kept_own = KeepAnswer(slots.period, slots.norm, parts, done=slots.done)
            return finish(replace(slots, parts=parts), world, (kept_own,), None)
        case Typed(text=text) if len(text.text) > LONGEST_SENTENCE:
            asked = say("reflectie.zin_te_lang", button("niets"), edits=LAST, hoogstens=LONGEST_SENTENCE)
            return Go("reflectie.zin", slots, (asked,))
        case Typed(text=text):
            kept = KeepSentence(slots.period, slots.norm, " ".join(text.text.split()), heard.message)
            return finish(replace(slots, sentence=True), world, (kept,), None)
        case _:
            return Unclear()
