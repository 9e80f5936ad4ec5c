"""Words for a place that is no more are for nobody."""

import pytest

from conversations.effects import KeepSentence
from conversations.engine import advance
from conversations.events import PromptFell
from conversations.messages import Remove
from conversations.model import Role
from tests.conversations.plays import begin
from tests.conversations.rig import Rig

WEEK = 7 * 1440


def at_a_menu_above_the_sentence() -> Rig:
    """A coördinator of this team, who was asked for a sentence, looks how long the round goes on; it is closed."""
    rig = begin((Role.PROFESSIONAL, True, False))
    rig.another(1)
    rig.wait(WEEK)
    rig.play(PromptFell(rig.world.period))
    for said in ("nu", "vaak", "ik ben meegegaan en dat hielp haar echt", "sla over", "soms"):
        rig.play(rig.typed(said))
    for said in ("ronde", "sturen", "verlengen"):
        rig.play(rig.typed(said))
    assert rig.chat.at is not None
    assert rig.chat.at.step == "ronde.verlengen"
    assert rig.chat.under is not None
    assert rig.chat.under.step == "reflectie.zin"
    for number in (0, 1):
        rig.another(number)
    return rig


@pytest.mark.parametrize("said", ["3", "terug", "nee", "dan nog twee weken erbij"])
def test_what_was_said_to_a_menu_of_a_round_that_was_closed_is_no_sentence_for_the_team(said: str) -> None:
    rig = at_a_menu_above_the_sentence()
    turn = advance(rig.chat, rig.typed(said), rig.world)
    assert not any(isinstance(effect, KeepSentence) for effect in turn.effects)
    assert turn.chat.at is not None
    assert turn.chat.at.step == "reflectie.zin"


def test_a_telephone_number_is_taken_out_there_too() -> None:
    rig = at_a_menu_above_the_sentence()
    turn = advance(rig.chat, rig.typed("bel 06 12345678"), rig.world)
    assert any(isinstance(effect, Remove) for effect in turn.effects)
    assert not any(isinstance(effect, KeepSentence) for effect in turn.effects)


def test_a_command_is_one_there_too() -> None:
    rig = at_a_menu_above_the_sentence()
    found = advance(rig.chat, rig.typed("instellingen"), rig.world).chat
    assert found.at is not None
    assert found.at.step == "instellingen.menu"
