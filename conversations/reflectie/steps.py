"""The table of reflectie: every step, who hears it, and where it may lead."""

from conversations.chat import END, Chosen, Heard, Move, Place, Reflecting, Stay, Step, Unclear
from conversations.events import Typed
from conversations.messages import React
from conversations.model import World
from conversations.moment import edit_of
from conversations.reflectie import (
    answering,
    done_menu,
    filed,
    further,
    later,
    mine,
    opening,
    placing,
    stages,
    tail,
)
from conversations.withheld import NO_WORDS, TO_THE_BOT

ENDS = ("reflectie.klaar", tail.STEP)
AFTER_ANSWER = ("reflectie.plaatsing", "reflectie.zin", *ENDS)
AFTER_PLACEMENT = ("reflectie.zin", *ENDS)
QUESTION_EXITS = (
    "reflectie.geen_idee",
    "reflectie.niet_gedaan",
    "reflectie.doorvraag",
    "reflectie.stap",
    *AFTER_ANSWER,
)
BEFORE_QUESTION = ("reflectie.herkomst", "reflectie.vooraf")
RESUMABLE = (
    "reflectie.vraag",
    "reflectie.doorvraag",
    "reflectie.niet_gedaan",
    "reflectie.stap",
    "reflectie.plaatsing",
    "reflectie.past",
    "reflectie.reden",
    "reflectie.zin",
)
"""Steps that can be put off in the middle and asked again."""


def _hear_prompt(place: Place, heard: Heard, world: World) -> Move:
    if isinstance(heard, Chosen) and heard.choice == "straks":
        assert isinstance(place.slots, Reflecting)
        return later.offer_later(place.slots, world, edit_of(heard), "")
    assert isinstance(place.slots, Reflecting)
    return later.snooze_said(place.slots, heard, world) or opening.hear_prompt(place, heard, world)


def _hear_placement(place: Place, heard: Heard, world: World) -> Move:
    if isinstance(heard, Typed) and NO_WORDS.intersection(heard.means):
        return placing.hear_placement(place, Chosen(placing.DONT_KNOW), world)
    if isinstance(heard, Typed) and "klaar" in heard.means:
        return Stay((React(heard.message),))
    if isinstance(heard, Typed) and TO_THE_BOT.intersection(heard.means):
        return Unclear()
    if isinstance(heard, Typed):
        assert isinstance(place.slots, Reflecting)
        return answering.hear_addition(place.slots, heard, place.step)
    return placing.hear_placement(place, heard, world)


STEPS = (
    Step(
        "reflectie.prompt",
        _hear_prompt,
        ("reflectie.prompt", *BEFORE_QUESTION, "reflectie.vraag", "reflectie.straks", "reflectie.wacht", END),
        rests=True,
    ),
    Step("reflectie.herkomst", opening.hear_origin, ("reflectie.vooraf", "reflectie.vraag"), rests=True),
    Step("reflectie.vooraf", opening.hear_before, ("reflectie.vraag",), rests=True),
    Step("reflectie.vraag", answering.hear_question, QUESTION_EXITS, takes_text=True, rests=True),
    Step(
        "reflectie.geen_idee",
        answering.hear_no_idea,
        ("reflectie.vraag", *QUESTION_EXITS[1:], END),
        takes_text=True,
        rests=True,
    ),
    Step(
        "reflectie.niet_gedaan",
        answering.hear_obstacle,
        AFTER_ANSWER,
        takes_text=True,
        rests=True,
    ),
    Step(
        "reflectie.doorvraag",
        answering.hear_probe,
        ("reflectie.doorvraag", "reflectie.stap", *AFTER_ANSWER),
        takes_text=True,
        rests=True,
    ),
    Step(
        "reflectie.stap",
        stages.hear_stage,
        ("reflectie.stap", "reflectie.vraag", *AFTER_ANSWER, END),
        takes_text=True,
        rests=True,
    ),
    Step(
        "reflectie.plaatsing",
        _hear_placement,
        ("reflectie.plaatsing", "reflectie.past", *AFTER_PLACEMENT),
        takes_text=True,
        rests=True,
    ),
    Step("reflectie.past", placing.hear_fit, ("reflectie.reden", *AFTER_PLACEMENT), rests=True),
    Step("reflectie.reden", placing.hear_reason, ENDS, takes_text=True, rests=True),
    Step(
        "reflectie.zin",
        placing.hear_sentence,
        ("reflectie.zin", *ENDS),
        takes_text=True,
        rests=True,
    ),
    Step(
        tail.STEP,
        tail.hear_tail,
        ("reflectie.klaar", "reflectie.naschrift", "reflectie.nog_doorvraag"),
        takes_text=True,
        rests=True,
    ),
    Step(
        "reflectie.klaar",
        done_menu.hear_done,
        (
            "reflectie.klaar",
            "reflectie.vraag",
            "reflectie.naschrift",
            "reflectie.verder",
            "reflectie.nog_doorvraag",
            "reflectie.antwoord",
            END,
        ),
        takes_text=True,
        rests=True,
    ),
    Step(
        "reflectie.verder",
        further.hear_menu,
        ("reflectie.nog_doorvraag", "reflectie.voornemen", "reflectie.klaar", "hulp.vragen"),
        takes_text=True,
        rests=True,
    ),
    Step("reflectie.nog_doorvraag", further.hear_one_more, ("reflectie.klaar",), takes_text=True, rests=True),
    Step(
        "reflectie.voornemen",
        further.hear_intention,
        ("reflectie.voornemen", "reflectie.klaar"),
        takes_text=True,
        rests=True,
    ),
    Step(
        "reflectie.antwoord",
        mine.hear_review,
        (
            "reflectie.antwoord",
            "reflectie.aanvullen",
            "reflectie.vervangen",
            "reflectie.weghalen",
            "reflectie.thema",
            "reflectie.klaar",
        ),
        takes_text=True,
        rests=True,
    ),
    Step("reflectie.thema", filed.hear_theme, ("reflectie.klaar",), rests=True),
    Step("reflectie.aanvullen", mine.hear_more, ("reflectie.klaar",), takes_text=True, rests=True),
    Step("reflectie.vervangen", mine.hear_other, ("reflectie.klaar",), takes_text=True, rests=True),
    Step("reflectie.weghalen", mine.hear_removal, ("reflectie.klaar", END), rests=True),
    Step(
        "reflectie.naschrift",
        answering.hear_postscript,
        ("reflectie.naschrift", "reflectie.klaar"),
        takes_text=True,
        rests=True,
    ),
    Step(
        "reflectie.straks",
        later.hear_later,
        ("reflectie.wacht", "reflectie.straks_zelf"),
        rests=True,
    ),
    Step(
        "reflectie.straks_zelf",
        later.hear_own_time,
        ("reflectie.wacht", "reflectie.straks_zelf"),
        rests=True,
    ),
    Step("reflectie.wacht", later.hear_waiting, ("reflectie.terug",), rests=True),
    Step("reflectie.terug", later.hear_back, (*BEFORE_QUESTION, *RESUMABLE, "reflectie.wacht"), rests=True),
)
