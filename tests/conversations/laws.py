"""What holds of every turn, whoever does what."""

from bot.listening import button_data
from conversations.chat import Chat, Turn
from conversations.events import Event, Typed
from conversations.messages import Say
from storage.codec import dump_chat, load_chat
from tests.told import EXPLANATION, IN_NORM, LONGEST_LABEL, MOST_BUTTONS, Tally, told

LONGEST_DATA = 64
"""Bytes of a button at Telegram."""


def holds(before: Chat, event: Event, turn: Turn, tally: Tally) -> None:
    assert load_chat(dump_chat(turn.chat)) == turn.chat
    for effect in turn.effects:
        if isinstance(effect, Say):
            datas = (button_data(effect.step, effect.serial, button.choice) for button in effect.buttons)
            assert all(len(data.encode()) <= LONGEST_DATA for data in datas)
    said = tuple(told(turn))
    for one in said:
        assert one.text
        assert one.questions <= 1, f"two questions: {one.keys}"
        assert len(one.text) <= (IN_NORM if one.in_norm else EXPLANATION) or one.links, f"too long: {one.keys}"
        assert len(one.labels) <= MOST_BUTTONS, f"too many buttons: {one.labels}"
        assert all(len(label) <= LONGEST_LABEL for label in one.labels), f"too wide: {one.labels}"
    tally.see(
        before, turn, said, asked=isinstance(event, Typed) and not {"vraag", "vraag_weer"}.isdisjoint(event.means)
    )
    assert tally.over == {}, "too many messages for a norm"
