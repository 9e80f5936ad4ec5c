"""The report of a round that ended: to read, and to be settled by two people before it goes outside."""

from conversations import cijfers
from conversations.chat import END, Chosen, End, Go, Heard, Move, Paging, Place, Stay, Step, Unclear
from conversations.events import Typed
from conversations.messages import Button, Say, SendPaper, button, say
from conversations.model import Report, ReportState, World
from conversations.moment import edit_of
from conversations.organising import AgreeSettling, AskSettling
from conversations.paging import MORE, paged
from conversations.papers import Factsheet, RoundReport, RoundTables
from conversations.text import Text
from rounds.setup import Purpose

STEP, EARLIER = "rondebeeld.lezen", "rondebeeld.eerdere"
SECOND = 2
"""Coördinatoren that it takes."""
FROM = "ronde_"
"""Begins the choice of a round, before its number."""


def show(world: World) -> Move:
    """Of the round that ended last."""
    return _menu(world.report, world) if world.report is not None else Stay((say("rondebeeld.nog_geen"),))


def _menu(report: Report, world: World) -> Go:
    """How far it is; of an earlier round first which that is."""
    key = f"rondebeeld.{report.state}_aanvulling" if report.amends else f"rondebeeld.{report.state}"
    words = Text(key)
    if report != world.report:
        ended = next(one for one in world.finished if one.id == report.round)
        words = Text("rondebeeld.van", {"van": ended.setup.first.monday, "stand": words})
    return Go(STEP, Paging(round=report.round), (Say(words, paged(_options(report, world), 0)),))


def _options(report: Report, world: World) -> tuple[Button, ...]:
    amended = (button("aangevuld_pdf"),) if report.amends else ()
    settling = _settling(report.state)
    outside = (button("factsheet"),) if _goes_outside(report.round, world) else ()
    earlier = (button("eerdere_rondes"),) if len(world.reports) > 1 else ()
    return (
        button("rapport_pdf"),
        *amended,
        *settling,
        button("per_thema"),
        *outside,
        button("rekenblad"),
        *earlier,
        button("klaar"),
    )


def _goes_outside(number: int, world: World) -> bool:
    """A round that was for learning alone makes no sheet for who was not in it."""
    return any(one.id == number and one.setup.purpose != Purpose.LEREN for one in world.finished)


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
    number = place.slots.round
    report = next((one for one in world.reports if one.round == number), None)
    state = report.state if report is not None else None
    match heard:
        case Chosen("rapport_pdf"):
            return Stay((SendPaper(RoundReport(number)),))
        case Chosen("aangevuld_pdf"):
            return Stay((SendPaper(RoundReport(number, amended=True)),))
        case Chosen("factsheet") if _goes_outside(number, world):
            return Stay((SendPaper(Factsheet(number)),))
        case Chosen("rekenblad"):
            return Stay((SendPaper(RoundTables(number)),))
        case Chosen("per_thema"):
            return cijfers.show(number, 0, world)
        case Chosen("eerdere_rondes"):
            return _earlier(0, world)
        case Chosen(choice) if choice == MORE and report is not None:
            page = place.slots.skip + 1
            asked = say("rondebeeld.meer", *paged(_options(report, world), page))
            return Go(STEP, Paging(page, number), (asked,))
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


def _earlier(page: int, world: World) -> Go:
    """Rounds before the last, newest first."""
    options = tuple(
        Button(f"{FROM}{one.id}", Text("knop.ronde_vanaf", {"van": one.setup.first.monday}))
        for one in world.finished[1:]
    )
    asked = say("rondebeeld.eerdere", *paged((*options, button("klaar")), page))
    return Go(EARLIER, Paging(page), (asked,))


def hear_earlier(place: Place, heard: Heard, world: World) -> Move:
    assert isinstance(place.slots, Paging)
    match heard:
        case Chosen(choice) if choice == MORE:
            return _earlier(place.slots.skip + 1, world)
        case Chosen(choice) if choice.startswith(FROM):
            number = int(choice.removeprefix(FROM))
            return _menu(next(one for one in world.reports if one.round == number), world)
        case Chosen("klaar"):
            return End((say("klaar", edits=edit_of(heard)),))
        case Typed(means=means) if "terug" in means:
            return show(world)
        case _:
            return Unclear()


STEPS = (
    Step(STEP, hear, (STEP, EARLIER, cijfers.THEMES, END), rests=True),
    Step(EARLIER, hear_earlier, (EARLIER, STEP, END), rests=True),
)
