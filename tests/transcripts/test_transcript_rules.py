"""The rules of CHATS 1.4, over everything the transcripts make the bot say."""

import re

import pytest

from conversations import bewaking, spraak
from conversations.messages import Button, Say
from conversations.table import STEPS
from locales.phrases import meanings
from tests.told import EXPLANATION, IN_NORM, LONGEST_LABEL, MOST_BUTTONS, Tally, keys, told
from tests.transcripts.book import FILES, played
from tests.transcripts.player import CATALOGUE
from tests.transcripts.reading import everything, exits_taken, spoken, steps_visited

PICTURE = 1200
PAGES = {
    "a picture": re.compile(r"Team .+ · week"),
    "participation": re.compile(r"Deelname tot en met"),
    "the closing page": re.compile(r"De ronde van .+ tot en met"),
    "figures of a round": re.compile(r".+\n.+ · ronde vanaf"),
    "the log": re.compile(r"Wat de coördinatoren deden"),
}
"""How what is written only when it is sent begins."""
FORMAL = re.compile(r"\b([uU]|[uU]w)\b")


def test_every_step_of_every_conversation_is_spoken_in_some_transcript() -> None:
    assert sorted({*STEPS, bewaking.STEP, spraak.STEP} - steps_visited()) == []


def test_every_declared_exit_is_taken_in_some_transcript() -> None:
    declared = {(step.name, target) for step in STEPS.values() for target in step.exits}
    assert sorted(declared - exits_taken()) == []


def test_what_the_bot_says_within_a_norm_fits_on_a_phone() -> None:
    long = {one.text for one in spoken() if one.in_norm and len(one.text) > IN_NORM}
    assert sorted(long) == []


def test_an_explanation_is_never_longer_than_it_may_be() -> None:
    long = {one.text for one in spoken() if not one.links and len(one.text) > EXPLANATION}
    assert sorted(long) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_on_two_screens(page: str) -> None:
    found = {act.text for path in FILES for act in played(path).told if PAGES[page].match(act.text)}
    assert found
    assert [text for text in found if len(text) > PICTURE] == []


def test_a_message_asks_one_question_at_most() -> None:
    asked = {one.text for one in spoken() if one.questions > 1}
    assert sorted(asked) == []


def test_a_message_has_four_buttons_at_most_and_each_fits_on_one_line() -> None:
    wide = {(one.text, one.labels) for one in spoken() if len(one.labels) > MOST_BUTTONS}
    long = {label for one in spoken() for label in one.labels if len(label) > LONGEST_LABEL}
    assert (sorted(wide), sorted(long)) == ([], [])


def test_the_bot_says_je_and_never_shouts_or_laments() -> None:
    texts = {one.text for one in spoken()} | {label for one in spoken() for label in one.labels}
    wrong = {text for text in texts if "!" in text or "helaas" in text.lower() or FORMAL.search(text)}
    assert sorted(wrong) == []


def test_five_messages_at_most_lead_through_a_norm() -> None:
    tallies: dict[str, Tally] = {}
    for file, taken in everything():
        said = meanings(taken.act.text, (), CATALOGUE) if taken.act.kind == "jij" else frozenset()
        asked = not {"vraag", "vraag_weer"}.isdisjoint(said)
        tallies.setdefault(file, Tally()).see(taken.before, taken.turn, told(taken.turn), asked=asked)
    assert {file: tally.over for file, tally in tallies.items() if tally.over} == {}


def test_a_prompt_and_a_reminder_tell_the_lock_screen_nothing() -> None:
    seen = [one for one in spoken() if any(key.startswith("reflectie.prompt") for key in one.keys)]
    assert {one.text for one in seen} == {
        "Je vraag van deze week staat klaar. ± 3 minuten.",
        "Je vraag staat er nog.",
    }


def test_only_the_prompt_and_answers_make_a_sound() -> None:
    """Whatever the clock starts is silent, but for the prompt."""
    loud = {
        key
        for _, taken in everything()
        for effect in taken.turn.effects
        if isinstance(effect, Say) and taken.act.kind == "klok" and not effect.silent
        for key in keys(effect.words)
    }
    assert loud == {"reflectie.prompt"}


def test_after_a_press_that_leads_on_its_keyboard_is_gone() -> None:
    left = {press for path in FILES for press in played(path).left}
    assert left == set()


def test_every_button_can_also_be_said_in_words() -> None:
    """Telegram drops presses after a while: a label that is typed means its own choice and no other."""
    offers = {
        tuple((button.choice, CATALOGUE.words(button.label)) for button in effect.buttons): effect.buttons
        for _, taken in everything()
        for effect in taken.turn.effects
        if isinstance(effect, Say)
    }
    wrong = {
        (label, choice)
        for labelled, buttons in offers.items()
        for choice, label in labelled
        if _first_meant(label, buttons) != choice
    }
    assert wrong == set()


def _first_meant(label: str, buttons: tuple[Button, ...]) -> str | None:
    meant = meanings(label, buttons, CATALOGUE)
    return next((button.choice for button in buttons if button.choice in meant), None)
