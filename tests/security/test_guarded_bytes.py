"""Five hundred texts with client data of every kind: what was found stands in no file and no line of the log."""

import asyncio
import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from guard.find import load_guard
from guard.spans import Kind
from storage import answers, people
from tests.folder import opened
from tests.rehearsal import FIRST_PROMPT, House, Living, label
from tests.security.test_bytes import contains, search
from tests.waiting import run

TEXTS = 500
BATCH = 25
HURRIED = (sys.executable, "-m", "tests.security.hurried")


def letters(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in f"{number:04}")


def bsn(number: int) -> str:
    """The first nine digits from here on that pass the 11-proef."""
    for found in range(480_000_000 + 137 * number, 490_000_000):
        digits = [int(digit) for digit in str(found)]
        if (sum(digit * (9 - at) for at, digit in enumerate(digits[:8])) - digits[8]) % 11 == 0:
            return str(found)
    raise AssertionError


def iban(number: int) -> str:
    account = f"{4_170_000_000 + number:010}"
    written = "".join(str(int(sign, 36)) for sign in f"INGB{account}NL00")
    return f"NL{98 - int(written) % 97:02}INGB{account}"


MADE: dict[Kind, Callable[[int], tuple[str, str]]] = {
    Kind.NAME: lambda number: ("ik sprak mevrouw {} weer", f"Kanarie{letters(number)}"),
    Kind.BSN: lambda number: ("zijn nummer is {} zei hij", bsn(number)),
    Kind.PHONE: lambda number: ("bel {} maar", f"06-4711{number:04}"),
    Kind.EMAIL: lambda number: ("mail naar {} gestuurd", f"kanarie.{letters(number)}@voorbeeld.nl"),
    Kind.IBAN: lambda number: ("betaald aan {} toen", iban(number)),
    Kind.BIRTH_DATE: lambda number: (
        "geboren op {} zei ze",
        f"{1 + number % 28:02}-{1 + number % 12:02}-{1930 + number % 60}",
    ),
    Kind.ADDRESS: lambda number: ("ik was aan de {} toen", f"Kanarie{letters(number)}straat {100 + number}"),
    Kind.CASE_NUMBER: lambda number: ("onder zaaknummer {} dus", f"Z-2026-4711{number:04}"),
}


def texts() -> list[tuple[str, str]]:
    """What is sent, and the canary in it."""
    made = [(kind, *MADE[kind](number)) for number, kind in zip(range(TEXTS), cycle(MADE), strict=False)]
    for kind, text, canary in made:
        assert [span.kind for span in load_guard().find(text.format(canary))] == [kind], canary
    return [(text.format(canary), canary) for _, text, canary in made]


def test_nothing_that_was_found_in_five_hundred_texts_stands_anywhere(tmp_path: Path) -> None:
    sent = texts()
    canaries = [canary for _, canary in sent]
    text, canary = sent[TEXTS - BATCH]
    neutral = text.replace(canary, "een e-mailadres")

    async def scene() -> None:
        async with Living(tmp_path, HURRIED) as house:
            everyone = await _at_the_question(house)
            for first in range(0, TEXTS, BATCH):
                for person, (text, _) in zip(everyone, sent[first : first + BATCH], strict=True):
                    house.chat.send(person, text)
                await house.settled()
                assert await asyncio.to_thread(search, house.data, canaries[first : first + BATCH]) == {}
            one = everyone[0]
            await house.press(one, "zo_bewaren")
            await house.kill()
            assert await asyncio.to_thread(search, house.data, canaries) == {}
            await house.start()
            assert await house.stop() == 0
            assert search(house.data, canaries) == {}
            assert contains(house.said().encode(), canaries) == []
            told = [text for person in everyone for text in house.heard(person)]
            assert contains("\n".join(told).encode(), canaries) == []
            with opened(house.data) as store:
                number = people.by_address(store, one)
                assert number is not None
                kept = [part.text for answer in answers.own(store, number) for part in answer.parts]
            assert kept == [neutral]

    run(scene())


async def _at_the_question(house: House) -> list[int]:
    """One person for each text of a batch: the bot writes to each no faster than Telegram takes it."""
    coordinator = await house.coordinator()
    await house.team(coordinator, "Noord")
    codes = await house.links(coordinator, "Noord", BATCH)
    await house.round(coordinator, "Noord")
    everyone = await house.join(codes)
    await house.jump(FIRST_PROMPT)
    for key in ("nu", "zeg_ik_niet", "sla_over"):
        for person in everyone:
            if any(button.label == label(key) for button in house.chat.phone(person).messages[-1].buttons):
                house.tap(person, label(key))
        await house.settled()
    return everyone
