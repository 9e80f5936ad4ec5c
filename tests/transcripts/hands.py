"""What a person does with a phone, as a `jij:` line says it."""

import re
from dataclasses import replace

from conversations.lijst.reading import MOST_BYTES
from webchat import acts, updates
from webchat.acts import Media
from webchat.people import Person
from webchat.phones import Message
from webchat.state import State

PRESS = re.compile(r"\[(?P<label>.+)\](?P<old> \(oud\))?")
MEDIA: dict[str, Media] = {
    "(geluidsbestand)": "audio",
    "(foto)": "photo",
    "(bestand)": "document",
    "(sticker)": "sticker",
    "(contact)": "contact",
    "(locatie)": "location",
}
SPOKEN = re.compile(r"\(spraak(?:, (?P<seconds>\d+) s)?(?P<slow>, duurt even)?\) (?P<words>.+)", re.DOTALL)
"""A voice message in which the program hears these words; `slow`: only after the next thing that someone does."""
HANDED = re.compile(r"\(lijst(?P<slow>, duurt even)?\) (?P<lines>.+)", re.DOTALL)
"""A CSV file with these lines, apart by ` | `; `(lijst) groot` is one that is too large."""
CHANGED = "(bewerkt) "
FORWARDED = "(doorgestuurd) "
BLOCKS = {"(blokkeert)": True, "(deblokkeert)": False}
STARTS = {"(/start)": "/start", "(kapotte link)": "/start bestaatniet"}


class Phones:
    """`shown` keeps every keyboard that ever stood on a phone: someone may still press one from an old screen."""

    def __init__(self, state: State) -> None:
        self.links: dict[str, str] = {}
        self.left: list[str] = []
        self._state = state
        self._shown: list[tuple[int, Message]] = []
        self._pressed: Message | None = None

    def look(self) -> None:
        """After every call of the bot."""
        for person in self._state.people.values():
            for message in person.messages.values():
                if message.rows and (person.id, message.id, message.rows) not in (
                    (owner, one.id, one.rows) for owner, one in self._shown
                ):
                    self._shown.append((person.id, message))

    def act(self, person: Person, text: str) -> None:
        self._pressed = None
        press, spoken, handed = PRESS.fullmatch(text), SPOKEN.fullmatch(text), HANDED.fullmatch(text)
        if press:
            self._press(person, press["label"], old=bool(press["old"]))
        elif spoken:
            sound, seconds = spoken["words"].encode(), int(spoken["seconds"] or acts.SAMPLE_SECONDS)
            acts.send_media(self._state, person, "voice", content=sound, name=None, caption="", seconds=seconds)
        elif handed:
            lines = handed["lines"]
            raw = b" " * (MOST_BYTES + 1) if lines == "groot" else "\r\n".join(lines.split(" | ")).encode()
            acts.send_media(self._state, person, "document", content=raw, name="lijst.csv", caption="")
        elif text in MEDIA:
            acts.send_media(self._state, person, MEDIA[text], content=b"x", name=None, caption="")
        elif text in BLOCKS:
            acts.block(self._state, person, blocked=BLOCKS[text])
        elif text.startswith(FORWARDED):
            acts.forward(self._state, person, text.removeprefix(FORWARDED))
        elif text.startswith(CHANGED):
            acts.edit(self._state, person, _last_own(person), text.removeprefix(CHANGED))
        else:
            acts.send(self._state, person, STARTS.get(text, text))

    def _press(self, person: Person, label: str, *, old: bool) -> None:
        offers = [
            message
            for owner, message in self._shown
            if owner == person.id and any(button.label == label for button in message.buttons)
        ]
        standing = [one for one in offers if one.rows == self._rows(person, one.id)]
        if not old:
            if not standing:
                raise LookupError(f"no message offers [{label}]")
            newest = max(standing, key=lambda message: message.id)
            self._pressed = newest
            acts.press(self._state, person, newest.id, label)
            return
        gone = [one for one in offers if one not in standing] or standing[:-1]
        if not gone:
            raise LookupError(f"no old message offers [{label}]")
        self._press_gone(person, gone[-1], label)

    def _press_gone(self, person: Person, message: Message, label: str) -> None:
        data = next(button.data for button in message.buttons if button.label == label)
        press_id = f"oud-{self._state.version}"
        self._state.presses[press_id] = (person.id, message.id)
        seen = replace(message, told=self._state.clock.told)
        self._state.tell_bot("callback_query", updates.press_json(person, seen, press_id, data))

    def _rows(self, person: Person, number: int) -> object:
        return person.messages[number].rows if number in person.messages else None

    def check_pressed(self, person: Person, text: str) -> None:
        """After a press that led on, its keyboard is gone (CHATS 1.4); what kept it is noted in `left`."""
        if self._pressed is None:
            return
        if self._rows(person, self._pressed.id) == self._pressed.rows:
            self.left.append(text)


def _last_own(person: Person) -> int:
    return max(message.id for message in person.messages.values() if not message.from_bot)
