"""The tables of steps, without playing any: nothing unreachable, no dead end, no circle without a way out."""

from conversations import bewaking
from conversations.chat import END
from conversations.table import STEPS, mermaid

ENTRIES = {
    "kennismaking.welkom",
    "kennismaking.overstap",
    "kennismaking.coordinator",
    "reflectie.prompt",
    "reflectie.vraag",
    "reflectie.straks",
    "teams.overzicht",
    "ronde.verder",
    "ronde.doel",
    "ronde.sturen",
    "ronde.na",
    "ronde.afsluiting",
    "afsluiting.na",
    "logboek.lezen",
    "rondebeeld.lezen",
    "team.beeld",
    "team.kies",
    "instellingen.menu",
    "instellingen.gestopt",
    "mijn_gegevens.menu",
    "mijn_gegevens.wis",
    "reflectie.antwoord",
    "terugblik.prompt",
    "proef.welke",
    "hulp.vragen",
    "hulpvragen.lezen",
}
"""Steps that a link, the clock or a command leads to."""


def _reached(starts: set[str]) -> set[str]:
    found: set[str] = set()
    ahead = set(starts)
    while ahead:
        step = ahead.pop()
        found.add(step)
        ahead |= {target for target in STEPS[step].exits if target != END} - found
    return found


def test_every_exit_is_a_step_or_the_end() -> None:
    assert {target for step in STEPS.values() for target in step.exits} <= {*STEPS, END}


def test_no_exit_is_declared_twice() -> None:
    assert [step.name for step in STEPS.values() if len(set(step.exits)) != len(step.exits)] == []


def test_every_step_is_reached_from_a_link_the_clock_or_a_command() -> None:
    assert sorted(set(STEPS) - _reached(ENTRIES)) == []


def test_every_step_has_an_exit_or_rests() -> None:
    assert [step.name for step in STEPS.values() if not step.exits and not step.rests] == []


def test_no_circle_of_steps_lacks_a_way_out() -> None:
    """From every step one comes to the end, or to a step at which a person may stay."""
    stuck = [
        name
        for name in STEPS
        if not any(END in STEPS[step].exits or STEPS[step].rests for step in _reached({name}))
    ]
    assert stuck == []


def test_the_step_of_the_guard_is_in_no_table_for_it_leads_back() -> None:
    assert bewaking.STEP not in STEPS


def test_the_picture_of_the_table_shows_every_step_and_exit() -> None:
    lines = mermaid().splitlines()
    assert len(lines) == 1 + sum(len(step.exits) for step in STEPS.values())
