"""Steps 5 and 6 of the wizard as they are asked: what was agreed, a look beforehand, the start."""

from conversations.chat import Go
from conversations.messages import button
from conversations.model import World
from conversations.naming import few
from conversations.ronde.drafting import Told, shown, taking_part, without_leader
from conversations.text import Arg, DayMonth, Lines, Plain, Text, Words
from rounds.plan import THRESHOLD
from rounds.setup import Arranged, Arrangement, Draft

STATES = {"akkoord": Arrangement.AKKOORD, "loopt": Arrangement.LOOPT, "nog_niet_gevraagd": Arrangement.NOG_NIET}


def show_works_council(draft: Draft, told: Told = None) -> Go:
    return _show_state("ronde.or", draft, draft.setup.works_council, told)


def show_organisations(draft: Draft, told: Told = None) -> Go:
    return _show_state("ronde.organisaties", draft, draft.setup.organisations, told)


def show_letter(draft: Draft, told: Told = None) -> Go:
    """For who has yet to ask them."""
    buttons = (button("brief_pdf"), button("verder"), button("terug"))
    return shown("ronde.brief", draft, Text("ronde.brief"), buttons, told)


def show_privacy(draft: Draft, told: Told = None) -> Go:
    return _show_state("ronde.privacy", draft, draft.setup.privacy, told)


def _show_state(step: str, draft: Draft, now: Arranged, told: Told) -> Go:
    buttons = (*(button(choice) for choice in STATES), button("terug"))
    return shown(step, draft, Lines((Text(step), Text("ronde.stand", {"stand": state_text(now)}))), buttons, told)


def state_text(now: Arranged) -> Words:
    """«akkoord op 4 januari 2027», «loopt (11 van de 16)», «nog niet gevraagd»."""
    if now.state == Arrangement.AKKOORD and now.on is not None:
        return Text("stand.akkoord_op", {"datum": now.on})
    if now.note:
        return Text("stand.loopt_met", {"stand": Plain(now.note)})
    return Text(f"stand.{now.state}")


def show_keeper(draft: Draft, told: Told = None) -> Go:
    now = draft.setup.keeper
    keep = (button("zo_laten"),) if now else ()
    text = Text("ronde.sleutel_nu", {"naam": Plain(now)}) if now else Text("ronde.sleutel")
    return shown("ronde.sleutel", draft, text, (*keep, button("terug")), told)


def show_look(draft: Draft, told: Told = None) -> Go:
    buttons = (button("eerste_week"), button("beeld_acht"), button("beeld_klein"), button("verder"))
    return shown("ronde.kijk", draft, Text("ronde.kijk"), buttons, told)


def show_start(draft: Draft, world: World, told: Told = None) -> Go:
    """What is still in the way, or what starting means."""
    setup = draft.setup
    missing = without_leader(draft, world)
    if missing or not setup.is_arranged:
        lines = (Text("ronde.nog_niet_starten"), *_open(draft, world))
        buttons = (button("naar_afspraken"), button("niet_nu"), button("terug"))
        return shown("ronde.klaar_voor_start", draft, Lines(lines), buttons, told)
    people = sum(team.size for team in taking_part(draft, world))
    values: dict[str, Arg] = {"aantal": people, "datum": setup.first.monday, "drempel": THRESHOLD}
    starts = button("starten_op", datum=DayMonth(setup.first.monday))
    buttons = (starts, button("niet_nu"), button("terug"))
    return shown("ronde.klaar_voor_start", draft, Text("ronde.klaar_voor_start", values), buttons, told)


def _open(draft: Draft, world: World) -> tuple[Text, ...]:
    """A line for each thing that is not arranged."""
    setup = draft.setup
    asked = {"or": setup.works_council, "organisaties": setup.organisations, "privacy": setup.privacy}
    states = tuple(
        Text(f"ronde.open_{name}", {"stand": state_text(one)})
        for name, one in asked.items()
        if one.state != Arrangement.AKKOORD
    )
    keeper = () if setup.keeper else (Text("ronde.open_sleutel"),)
    missing = without_leader(draft, world)
    names = few(tuple(team.name for team in missing))
    leaders = (Text("ronde.geen_leider", {"teams": names, "aantal": len(missing)}),) if missing else ()
    return (*states, *keeper, *leaders)
