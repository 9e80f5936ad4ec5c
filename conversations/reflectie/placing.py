"""After the answer: where the team stands, one sentence for it, and the end."""

from dataclasses import replace
from datetime import timedelta

from conversations.chat import Chosen, Go, Heard, Move, Place, Reflecting, Stay, Unclear
from conversations.effects import (
    LAST,
    Button,
    Effect,
    KeepAnswer,
    KeepPlacement,
    KeepSentence,
    Part,
    PartKind,
    React,
    RevokeSentence,
    Say,
    ShowOwnAnswers,
    button,
    say,
)
from conversations.events import Typed
from conversations.model import Role, World
from conversations.moment import edit_of
from conversations.reflectie.opening import next_question, norm_of
from conversations.text import Lines, Plain, Text, Weekday
from norms.model import fill, norm_by_number, placement_labels, placement_question

NO_SENTENCE = frozenset({"gevoelig", "alleen_alle_teams"})
"""Flags of norms about which no sentence ever goes to one team."""
LONGEST_SENTENCE = 160
"""Characters; the picture must hold several on a phone."""
NO_WORDS = frozenset({"geen_idee", "sla_over", "niets"})
"""Said where something is asked: whoever says so gives nothing."""
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
    words = Text(
        "reflectie.plaatsing_nog" if once_more else "reflectie.plaatsing",
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
        case Typed(means=means) if NO_WORDS.intersection(means):
            return finish(slots, world, (), None)
        case Typed(text=text) if world.period != slots.period:
            parts = (*slots.parts, Part(PartKind.ADDITION, text.text))
            kept_own = KeepAnswer(slots.period, slots.norm, parts, done=slots.done)
            return finish(replace(slots, parts=parts), world, (kept_own,), None)
        case Typed(text=text) if len(text.text) > LONGEST_SENTENCE:
            asked = say("reflectie.zin_te_lang", button("niets"), edits=LAST, hoogstens=LONGEST_SENTENCE)
            return Go("reflectie.zin", slots, (asked,))
        case Typed(text=text):
            kept = KeepSentence(slots.period, slots.norm, " ".join(text.text.split()))
            return finish(replace(slots, sentence=True), world, (kept,), None)
        case _:
            return Unclear()


def finish(slots: Reflecting, world: World, effects: tuple[Effect, ...], edits: int | None) -> Go:
    return Go("reflectie.klaar", slots, (*effects, done_message(slots, world, edits)))


def done_buttons(slots: Reflecting, world: World) -> tuple[Button, ...]:
    """What can be done with a norm that is done."""
    more = (button("nog_een_vraag"),) if next_question(slots, world) else ()
    back = (button("zin_terughalen"),) if slots.sentence else ()
    return (*more, button("mijn_antwoord"), *back)


def done_message(slots: Reflecting, world: World, edits: int | None) -> Say:
    assert world.round is not None
    buttons = done_buttons(slots, world)
    flags = NO_SENTENCE.intersection(norm_of(slots, world.round).vlaggen)
    if world.period != slots.period:
        return say("reflectie.klaar_laat", *buttons, edits=edits, week=slots.period.week)
    if slots.sentence and world.week is not None and world.week.shared != slots.norm:
        return say("reflectie.klaar_zin_extra", *buttons, edits=edits)
    if slots.sentence:
        return say("reflectie.klaar_zin", *buttons, edits=edits)
    if slots.role == Role.TEAMLEIDER:
        return say("reflectie.klaar_leider", *buttons, edits=edits)
    if flags:
        return say("reflectie.klaar_niet_naar_team", *buttons, edits=edits)
    return say("reflectie.klaar", *buttons, edits=edits)


def hear_done(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("nog_een_vraag"):
            return next_question(slots, world) or Stay((say("reflectie.geen_andere"),))
        case Chosen("mijn_antwoord"):
            return Stay((ShowOwnAnswers(slots.period, slots.norm),))
        case Chosen("zin_terughalen"):
            return revoke(slots, world)
        case Typed(message=message, means=means) if "klaar" in means:
            return Stay((React(message),))
        case Typed(text=text):
            asked = postscript_question(slots, world, None)
            return Go("reflectie.naschrift", replace(slots, pending=text.text), (asked,))
        case _:
            return Unclear()


def postscript_question(slots: Reflecting, world: World, edits: int | None) -> Say:
    """Names the day of the answer, or its date where that is a week ago or more."""
    written = slots.last_sent or world.now
    recent = world.now - written < timedelta(days=7)
    when = Weekday(written.isoweekday()) if recent else written.date()
    return say("reflectie.naschrift", button("erbij"), button("los_laten"), edits=edits, wanneer=when)


def revoke_newest(world: World) -> Move:
    """Said in words, wherever one is by then: the sentence of this week that was given last."""
    if not world.sentences or world.round is None:
        return Stay((say("reflectie.geen_zin"),))
    norm = norm_by_number(world.round.norm_set, world.sentences[0])
    told = say("reflectie.zin_terug_bij", titel=norm.titel)
    return Stay((RevokeSentence(world.period, norm.nummer), told))


def revoke(slots: Reflecting, world: World) -> Move:
    """Until the week closes; the picture that was made after it stays as it is."""
    if world.period != slots.period:
        return Stay((say("reflectie.zin_te_laat"),))
    gone = replace(slots, sentence=False)
    effects: tuple[Effect, ...] = (
        RevokeSentence(slots.period, slots.norm),
        say("reflectie.zin_terug", *done_buttons(gone, world)),
    )
    return Go("reflectie.klaar", gone, effects)
