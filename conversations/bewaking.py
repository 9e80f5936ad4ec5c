"""Client data in a text: the kind is named, the value never; a neutral version may be kept instead."""

from dataclasses import replace

from conversations.chat import Guarding, Place
from conversations.effects import Effect
from conversations.events import Typed
from conversations.messages import LAST, Remove, Say, button
from conversations.text import Plain, Text

STEP = "bewaking.keuze"
QUOTED = 160
"""Characters of the neutral version that the card shows; all of it is kept."""
OWN_MESSAGE = "reflectie.vraag"
"""Here the card is a message of its own; elsewhere it takes the bot's last one, so that five stays five."""


def card(place: Place, heard: Typed) -> tuple[Guarding, tuple[Effect, ...]]:
    """Takes the message away and offers three ways on."""
    neutral = heard.text.text
    shown = neutral if len(neutral) <= QUOTED else f"{neutral[:QUOTED]}…"
    words = Text("bewaking.kaart", {"soort": kind_of(heard), "neutraal": Plain(shown)})
    buttons = (button("zo_bewaren"), button("zelf_schrijven"), button("weggooien"))
    fresh = not place.step.startswith("reflectie.") or (place.step == OWN_MESSAGE and not place.warned)
    told = Say(words, buttons, None if fresh else LAST)
    took = not fresh and place.step != OWN_MESSAGE
    return Guarding(replace(place, warned=True), neutral, took), (Remove((heard.message,)), told)


def kind_of(heard: Typed) -> Text:
    return Text(f"soort.{heard.text.found[0]}")
