"""The word «ronde»: whatever stands a coördinator there now."""

from conversations.chat import Chosen, Deciding, End, Go, Heard, Move, Place, Stay, Unclear
from conversations.messages import button, say
from conversations.model import World
from conversations.moment import edit_of
from conversations.organising import DropDraft, KeepDraft
from conversations.ronde import asking, asking_arranged, asking_when
from conversations.ronde.afterwards import show_after
from conversations.ronde.drafting import draft_of, new_draft
from conversations.ronde.steering_menu import show_menu
from conversations.text import Text

NUMBERS = {
    "ronde.doel": 1,
    "ronde.teams": 2,
    "ronde.samen": 2,
    "ronde.erin_eruit": 2,
    "ronde.herkomst": 2,
    "ronde.groepen": 2,
    "ronde.vragen": 3,
    "ronde.nvt": 3,
    "ronde.anders": 3,
    "ronde.volgorde": 3,
    "ronde.uitgave": 3,
    "ronde.woord": 3,
    "ronde.wanneer": 4,
    "ronde.start": 4,
    "ronde.overslaan": 4,
    "ronde.werktijd": 4,
    "ronde.verwacht": 4,
    "ronde.hoop": 4,
    "ronde.or": 5,
    "ronde.organisaties": 5,
    "ronde.brief": 5,
    "ronde.privacy": 5,
    "ronde.sleutel": 5,
    "ronde.kijk": 6,
    "ronde.klaar_voor_start": 6,
}
"""Which of the six steps a place in the wizard belongs to."""


def begin(world: World) -> Move:
    if not world.teams:
        return Stay((say("ronde.eerst_teams"),))
    if world.newest is not None and not world.newest.is_closed(world.now):
        return show_menu(world)
    if world.draft is not None:
        buttons = (button("verder"), button("opnieuw"), button("niet_nu"))
        asked = say("ronde.verder", *buttons, stap=NUMBERS.get(world.draft.step, 1))
        return Go("ronde.verder", Deciding(), (asked,))
    if world.newest is not None:
        return show_after(world)
    return asking.show_purpose(new_draft(world))


def hear_resume(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("verder"):
            return _where_it_was(world)
        case Chosen("opnieuw"):
            shown = asking.show_purpose(new_draft(world))
            return Go(shown.step, shown.slots, (DropDraft(), *shown.effects))
        case Chosen("niet_nu"):
            return End((KeepDraft(draft_of(world)), say("ronde.bewaard", edits=edit_of(heard))))
        case _:
            return Unclear()


def _where_it_was(world: World) -> Go:
    """The main question of the step; what was half asked within it is asked from there."""
    draft = draft_of(world)
    match NUMBERS.get(draft.step, 1):
        case 2:
            return asking.show_teams(draft, world)
        case 3:
            return asking.show_questions(draft, world)
        case 4:
            return asking_when.show_when(draft)
        case 5:
            return asking_arranged.show_works_council(draft)
        case 6:
            return asking_arranged.show_look(draft, Text("ronde.terug_bij_kijken"))
        case _:
            return asking.show_purpose(draft)
