"""6/6: look first, as a professional and as a team, and then start."""

from dataclasses import replace

from conversations.chat import Chosen, Deciding, End, Go, Heard, Move, Place, Stay, Unclear
from conversations.events import Typed
from conversations.messages import Example, Remove, Say, ShowExample, button, say
from conversations.model import Role, World
from conversations.moment import edit_of
from conversations.organising import KeepDraft, StartRound
from conversations.ronde.asking_arranged import show_keeper, show_look, show_start, show_works_council
from conversations.ronde.asking_when import first_question
from conversations.ronde.drafting import draft_of, taking_part, without_leader
from conversations.ronde.editions import edition_of
from conversations.text import Arg, Lines, Plain, Text
from norms.model import (
    Norm,
    fill,
    lines_for,
    norm_by_number,
    placement_labels,
    probe_of,
    question_for,
)
from rounds.setup import Setup

TRIAL = "proefweek"


def hear_look(place: Place, heard: Heard, world: World) -> Move:
    draft = draft_of(world)
    match heard:
        case Chosen("eerste_week"):
            return _try_first_week(world)
        case Chosen("beeld_acht"):
            return Stay((ShowExample(Example.EIGHT_WRITERS),))
        case Chosen("beeld_klein"):
            return Stay((ShowExample(Example.SMALL_TEAM),))
        case Chosen("verder"):
            return show_start(draft, world)
        case Typed(means=means) if "terug" in means:
            return show_keeper(draft)
        case _:
            return Unclear()


def _first(world: World) -> tuple[Norm, dict[str, str]]:
    """The first week's norm, and the words that would fill it."""
    draft = draft_of(world)
    norm_set = edition_of(draft, world)
    norm = norm_by_number(norm_set, first_question(draft, norm_set))
    return norm, {**norm_set.woorden, **dict(draft.setup.words)}


def _try_first_week(world: World) -> Go:
    """The question as a professional gets it; what is typed is thrown away."""
    norm, words = _first(world)
    asked = Plain(fill(question_for(norm, Role.PROFESSIONAL), words))
    how = Plain(" ".join(lines_for(edition_of(draft_of(world), world), norm, speech=world.speech)))
    lines = Lines((Text("ronde.proef"), Text("reflectie.titel", {"titel": norm.titel}), asked, how))
    return Go("ronde.proef", Deciding(), (Say(lines, (button("terug"),), mark=TRIAL),))


def hear_trial(place: Place, heard: Heard, world: World) -> Move:
    """What would come next, in one message; the answer vanishes."""
    draft = draft_of(world)
    match heard:
        case Chosen("terug"):
            return show_look(draft)
        case Typed(message=message):
            gone = Remove((message,), TRIAL)
            shown = show_look(draft)
            return replace(shown, effects=(gone, Say(_what_follows(world)), *shown.effects))
        case _:
            return Unclear()


def _what_follows(world: World) -> Lines:
    norm, words = _first(world)
    probe = Text("ronde.proef_doorvraag", {"vraag": Plain(fill(probe_of(norm, "concreet"), words))})
    labels = " · ".join(label for _, label in placement_labels(edition_of(draft_of(world), world), norm))
    values: dict[str, Arg] = {"norm": Plain(fill(norm.norm, words)), "keuzes": labels}
    placed = (Text("ronde.proef_plaatsing", values),) if labels else ()
    return Lines((Text("ronde.proef_weg"), probe, *placed, Text("ronde.proef_zin")))


def hear_ready(place: Place, heard: Heard, world: World) -> Move:
    draft = draft_of(world)
    match heard:
        case Chosen("starten_op") if not taking_part(draft, world):
            return show_look(draft, Text("ronde.geen_teams"))
        case Chosen("starten_op") if draft.setup.is_arranged and not without_leader(draft, world):
            setup = _frozen(world)
            told = say("ronde.gestart", datum=setup.first.monday, edits=edit_of(heard))
            return End((StartRound(setup, draft.edition), told))
        case Chosen("starten_op"):
            return show_start(draft, world)
        case Chosen("naar_afspraken"):
            return show_works_council(draft)
        case Chosen("terug"):
            return show_look(draft)
        case Chosen("niet_nu"):
            return End((KeepDraft(draft), say("ronde.bewaard", edits=edit_of(heard))))
        case _:
            return Unclear()


def _frozen(world: World) -> Setup:
    draft = draft_of(world)
    return replace(draft.setup, teams=tuple(sorted(team.team for team in taking_part(draft, world))))
