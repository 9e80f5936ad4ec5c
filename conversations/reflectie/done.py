"""A norm that is done: what is said then, with which buttons, and taking its sentence back."""

from dataclasses import replace
from datetime import timedelta

from conversations.chat import Go, Move, Reflecting, Stay
from conversations.effects import Effect, RevokeSentence
from conversations.messages import Button, Say, button, say
from conversations.model import Role, World
from conversations.reflectie.opening import next_question, norm_of
from conversations.text import Weekday
from norms.model import norm_by_number

NO_SENTENCE = frozenset({"gevoelig", "alleen_alle_teams"})
"""Flags of norms about which no sentence ever goes to one team."""
LONGEST_SENTENCE = 160
"""Characters; the picture must hold several on a phone."""


def closed_meanwhile(world: World) -> bool:
    """The round was closed while someone was answering: the answer is taken, and that is said."""
    return world.round is not None and world.round.is_closed(world.now) and not world.round.asks(world.now)


def done_buttons(slots: Reflecting, world: World) -> tuple[Button, ...]:
    """What can be done with a norm that is done: four at most."""
    if slots.trial:
        return (button("klaar"),)
    more = (button("nog_een_vraag"),) if next_question(slots, world) else ()
    back = (button("zin_terughalen"),) if slots.sentence else ()
    return (*more, button("verder_kijken"), button("mijn_antwoord"), *back)


def done_message(slots: Reflecting, world: World, edits: int | None) -> Say:
    assert world.round is not None
    buttons = done_buttons(slots, world)
    flags = NO_SENTENCE.intersection(norm_of(slots, world.round).vlaggen)
    if slots.trial:
        return say("proef.klaar", *buttons, edits=edits)
    if world.period != slots.period:
        return say("reflectie.klaar_laat", *buttons, edits=edits, week=slots.period.week)
    if closed_meanwhile(world):
        return say("reflectie.klaar_gesloten", *buttons, edits=edits)
    if slots.sentence and world.week is not None and world.week.shared != slots.norm:
        return say("reflectie.klaar_zin_extra", *buttons, edits=edits)
    if slots.sentence:
        return say("reflectie.klaar_zin", *buttons, edits=edits)
    if slots.role == Role.TEAMLEIDER:
        return say("reflectie.klaar_leider", *buttons, edits=edits)
    if flags:
        return say("reflectie.klaar_niet_naar_team", *buttons, edits=edits)
    return say("reflectie.klaar", *buttons, edits=edits)


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
