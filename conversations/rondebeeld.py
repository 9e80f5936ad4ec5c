"""The report of a round that ended: to read, and to be settled by two people before it goes outside."""

from conversations.chat import END, Chosen, End, Go, Heard, Move, Paging, Place, Stay, Step, Unclear
from conversations.effects import (
    AgreeSettling,
    AskSettling,
    Button,
    Factsheet,
    RoundReport,
    Say,
    SendPaper,
    button,
    say,
)
from conversations.model import ReportState, World
from conversations.moment import edit_of
from conversations.text import Text

STEP = "rondebeeld.lezen"
SECOND = 2
"""Coördinatoren that it takes."""


def show(world: World) -> Move:
    if world.report is None:
        return Stay((say("rondebeeld.nog_geen"),))
    state = world.report.state
    buttons = (button("rapport_pdf"), button("factsheet"), *_settling(state), button("klaar"))
    return Go(STEP, Paging(round=world.report.round), (Say(Text(f"rondebeeld.{state}"), buttons),))


def _settling(state: ReportState) -> tuple[Button, ...]:
    match state:
        case ReportState.CONCEPT:
            return (button("vaststellen"),)
        case ReportState.TO_AGREE:
            return (button("mee_vaststellen"),)
        case ReportState.ASKED | ReportState.SETTLED:
            return ()


def hear(place: Place, heard: Heard, world: World) -> Move:
    assert isinstance(place.slots, Paging)
    number, report = place.slots.round, world.report
    state = report.state if report is not None and report.round == number else None
    match heard:
        case Chosen("rapport_pdf"):
            return Stay((SendPaper(RoundReport(number)),))
        case Chosen("factsheet"):
            return Stay((SendPaper(Factsheet(number)),))
        case Chosen("klaar"):
            return End((say("klaar", edits=edit_of(heard)),))
        case Chosen("vaststellen") if state == ReportState.CONCEPT:
            return _ask(number, heard, world)
        case Chosen("mee_vaststellen") if state == ReportState.TO_AGREE:
            return End((AgreeSettling(number), say("rondebeeld.is_vastgesteld", edits=edit_of(heard))))
        case Chosen("vaststellen" | "mee_vaststellen"):
            return End((say("rondebeeld.anders", edits=edit_of(heard)),))
        case _:
            return Unclear()


def _ask(number: int, heard: Heard, world: World) -> Move:
    if world.coordinators < SECOND:
        return Stay((say("rondebeeld.alleen"),))
    return End((AskSettling(number), say("rondebeeld.is_gevraagd", edits=edit_of(heard))))


STEPS = (Step(STEP, hear, (END,), rests=True),)
