"""The own answer once it stands: adding to it, putting another in its place, taking it away."""

from dataclasses import replace

from conversations.chat import Chosen, End, Go, Heard, Move, Place, Reflecting, Unclear
from conversations.effects import ChangeWords, Effect, KeepAnswer, RemoveAnswer
from conversations.events import Typed
from conversations.messages import Button, ShowOwnAnswers, button, say
from conversations.model import OwnLast, Part, PartKind, World
from conversations.moment import edit_of
from conversations.paging import MORE, paged
from conversations.reflectie.done import LONGEST_SENTENCE, done_message
from conversations.reflectie.filed import ask_theme, filed
from conversations.reflectie.keeping import keep
from conversations.withheld import NO_CHANGE, TO_THE_BOT


def review(slots: Reflecting, world: World) -> Go:
    """Shows the answer and asks what is to be done with it."""
    shown = ShowOwnAnswers(slots.period, slots.norm)
    asked = say("reflectie.antwoord", *paged(_options(slots, world), 0))
    return Go("reflectie.antwoord", slots, (shown, asked))


def _options(slots: Reflecting, world: World) -> tuple[Button, ...]:
    themes = (button("thema_eraf"),) if filed(slots, world) else ()
    return (button("aanvullen"), button("vervangen"), button("weghalen"), *themes, button("laat_zo"))


def of_last(last: OwnLast, world: World) -> Reflecting | None:
    """The answer that was begun last, where its team is still the own one."""
    if world.round is None or world.member is None or world.member.team != last.team:
        return None
    return Reflecting(
        world.round.id,
        last.team,
        last.period,
        last.norm,
        world.member.role,
        last.parts,
        last.done,
        sentence=last.sentence,
    )


def hear_review(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("aanvullen"):
            asked = say("reflectie.aanvullen", button("laat_zo"), edits=edit_of(heard))
            return Go("reflectie.aanvullen", slots, (asked,))
        case Chosen("vervangen"):
            asked = say("reflectie.vervangen", button("laat_zo"), edits=edit_of(heard))
            return Go("reflectie.vervangen", slots, (asked,))
        case Chosen("weghalen"):
            asked = say("reflectie.weghalen", button("ja_weghalen"), button("laat_zo"), edits=edit_of(heard))
            return Go("reflectie.weghalen", slots, (asked,))
        case Chosen(choice) if choice == MORE:
            asked = say("reflectie.antwoord_meer", *paged(_options(slots, world), 1), edits=edit_of(heard))
            return Go("reflectie.antwoord", slots, (asked,))
        case Chosen("thema_eraf"):
            return ask_theme(slots, world, edit_of(heard))
        case Chosen("laat_zo"):
            return _left(slots, world, heard)
        case Typed():
            return hear_more(place, heard, world)
        case _:
            return Unclear()


def hear_more(place: Place, heard: Heard, world: World) -> Move:
    """Words that join an answer of before."""
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("laat_zo"):
            return _left(slots, world, heard)
        case Typed(means=means) if NO_CHANGE.intersection(means):
            return _left(slots, world, heard)
        case Typed(means=means) if TO_THE_BOT.intersection(means):
            return Unclear()
        case Typed():
            kept, effects = keep(slots, heard, PartKind.ADDITION, done=slots.done)
            return _changed(kept, world, effects)
        case _:
            return Unclear()


def hear_other(place: Place, heard: Heard, world: World) -> Move:
    """The answer anew; the earlier version stays in the writer's own file until the answer is taken away."""
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("laat_zo"):
            return _left(slots, world, heard)
        case Typed(means=means) if NO_CHANGE.intersection(means):
            return _left(slots, world, heard)
        case Typed(means=means) if TO_THE_BOT.intersection(means):
            return Unclear()
        case Typed():
            kept, effects = keep(replace(slots, parts=()), heard, PartKind.QUESTION)
            return _changed(kept, world, effects)
        case _:
            return Unclear()


def hear_removal(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("ja_weghalen"):
            key = "reflectie.weggehaald" if world.period == slots.period else "reflectie.weggehaald_laat"
            told = say(key, edits=edit_of(heard), week=slots.period.week)
            return End((RemoveAnswer(slots.period, slots.norm), told))
        case Chosen("laat_zo"):
            return _left(slots, world, heard)
        case _:
            return Unclear()


def with_changed(slots: Reflecting, message: int, text: str) -> tuple[Reflecting, tuple[Effect, ...]] | None:
    """An open answer of which this message is a part, with the part in its new words; None where it is none."""
    if not any(part.message == message for part in slots.parts):
        return None
    parts = tuple(Part(part.kind, text, message) if part.message == message else part for part in slots.parts)
    kept = replace(slots, parts=parts)
    return kept, (KeepAnswer(slots.period, slots.norm, parts, done=slots.done),)


def rewritten(message: int, text: str, world: World) -> tuple[Effect, ...]:
    """A change of a message about which nothing is open any more."""
    written = world.written
    if written is None:
        return (say("engine.bewerkt"),)
    changed = ChangeWords(message, text)
    late = written.period != world.period
    if written.is_sentence and late:
        return (say("reflectie.zin_te_laat"),)
    if written.is_sentence and len(text) > LONGEST_SENTENCE:
        return (say("reflectie.zin_bewerkt_te_lang", hoogstens=LONGEST_SENTENCE),)
    if written.is_sentence:
        return (ChangeWords(message, " ".join(text.split())), say("reflectie.zin_bewerkt"))
    told = say("reflectie.aangepast_laat", week=written.period.week) if late else say("reflectie.bewerkt")
    return (changed, told)


def _left(slots: Reflecting, world: World, heard: Heard) -> Go:
    buttons = done_message(slots, world, None).buttons
    return Go("reflectie.klaar", slots, (say("reflectie.blijft_zo", *buttons, edits=edit_of(heard)),))


def _changed(slots: Reflecting, world: World, effects: tuple[Effect, ...]) -> Go:
    late = world.period != slots.period
    told = say("reflectie.aangepast_laat", week=slots.period.week) if late else say("reflectie.aangepast")
    buttons = done_message(slots, world, None).buttons
    return Go("reflectie.klaar", slots, (*effects, replace(told, buttons=buttons)))
