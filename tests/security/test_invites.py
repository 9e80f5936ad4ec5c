"""Links, and everything that comes from where it should not: it moves nobody and changes nothing."""

import re
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from tests.folder import peek
from tests.rehearsal import FIRST_PROMPT, WORDS, House, Living
from tests.waiting import run
from webchat.phones import Message

REFUSED = WORDS.text("start.link_werkt_niet")
STRANGER = WORDS.text("start.vreemde")
CODE = re.compile(r"\b[A-HJKMNP-TV-Z2-9]{8}\b")

Json = dict[str, Any]


def members(house: House) -> int:
    [(count,)] = peek(house.data, "SELECT COUNT(*) FROM membership WHERE until IS NULL")
    return int(count)


def everything(house: House) -> object:
    """What tampering must not change; messages and update numbers aside."""
    tables = (
        "person",
        "team",
        "invite",
        "membership",
        "answer",
        "placement",
        "sentence",
        "round",
        "run",
        "snapshot",
    )
    return [peek(house.data, f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables]


def within(folder: Path, scene: Callable[[House], Coroutine[Any, Any, None]]) -> None:
    async def lived() -> None:
        async with Living(folder) as house:
            await scene(house)

    run(lived())


def test_a_link_works_once_and_unknown_used_and_withdrawn_sound_the_same(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        coordinator = await house.coordinator()
        await house.team(coordinator, "Noord")
        used, taken_back = await house.links(coordinator, "Noord", 2)
        [first] = await house.join([used])
        assert members(house) == 1
        await house.say(coordinator, "teams")
        await house.press(coordinator, "team_kiezen")
        house.tap(coordinator, "Noord")
        await house.settled()
        await house.press(coordinator, "meer")
        await house.press(coordinator, "intrekken")
        await house.press(coordinator, "ja_intrekken")
        before = everything(house)
        replies = set()
        for code in (
            used,
            taken_back,
            "A" * 24,
            "a",
            "x" * 60,
            house.code,
            "één twee",
            "../../etc",
            "' OR 1=1 --",
        ):
            someone = house.chat.add_person("Nieuw")
            await house.open(someone, code)
            assert len(house.heard(someone)) == 1
            replies.add(house.heard(someone)[0])
        assert replies == {REFUSED}
        assert everything(house) == before
        await house.open(first, used)
        assert house.heard(first)[-1] == WORDS.text("kennismaking.al_lid", team="Noord")
        await house.open(first, taken_back)
        assert house.heard(first)[-1] == REFUSED
        assert members(house) == 1

    within(tmp_path, scene)


def test_a_hundred_taps_at_once_make_one_member(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        coordinator = await house.coordinator()
        await house.team(coordinator, "Noord")
        [code] = await house.links(coordinator, "Noord", 1)
        tappers = [house.chat.add_person(f"Mens {n}") for n in range(100)]
        for person in tappers:
            house.chat.open_link(person, code)
        await house.settled()
        assert members(house) == 1
        assert peek(house.data, "SELECT COUNT(*) FROM person") == [(2,)]
        heard = [house.heard(person) for person in tappers]
        assert sorted(len(one) for one in heard) == [1] * 100
        assert sum(one == [REFUSED] for one in heard) == 99

    within(tmp_path, scene)


def test_a_link_for_another_phone_moves_nobody_alone_or_with_a_wrong_code_and_ends_at_five(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        coordinator, [person] = await house.small(1)
        [code] = CODE.findall(next(text for text in house.heard(person) if "code nodig" in text))
        link = await house.moving_link(coordinator, "Noord")
        before = peek(house.data, "SELECT id, address_hash FROM person ORDER BY id")

        thief = house.chat.add_person("Dief")
        await house.open(thief, link)
        assert "code" in house.heard(thief)[-1]
        assert peek(house.data, "SELECT id, address_hash FROM person ORDER BY id") == before
        other = house.chat.add_person("Ander")
        await house.open(other, link)
        assert house.heard(other) == [REFUSED]
        await house.say(other, code)
        assert house.heard(other)[-1] == STRANGER
        for wrong in ("ABCDEFGH", "", code[:-1], code[::-1], "22222222", "hallo daar", "99999999")[:7]:
            if wrong:
                await house.say(thief, wrong)
        await house.say(thief, code)
        assert house.heard(thief)[-1] == STRANGER
        await house.open(thief, link)
        assert house.heard(thief)[-1] == REFUSED
        assert peek(house.data, "SELECT id, address_hash FROM person ORDER BY id") == before
        assert peek(house.data, "SELECT tries FROM invite WHERE kind = 'move'") == [(5,)]

        await house.team(coordinator, "Zuid")
        robber = house.chat.add_person("Rover")
        await house.open(robber, await house.moving_link(coordinator, "Zuid"))
        await house.say(robber, code)
        assert house.heard(robber)[-1] == WORDS.text("kennismaking.verhuizen_mislukt")
        assert peek(house.data, "SELECT id, address_hash FROM person ORDER BY id") == before

        link = await house.moving_link(coordinator, "Noord")
        phone = house.chat.add_person("Nieuwe telefoon")
        await house.open(phone, link)
        await house.say(phone, code.lower())
        assert WORDS.text("kennismaking.verhuisd") in house.heard(phone)
        assert "verhuisd naar een ander" in house.heard(person)[-1]
        after = peek(house.data, "SELECT id, address_hash FROM person ORDER BY id")
        assert [row[0] for row in after] == [row[0] for row in before]
        assert after != before
        await house.say(person, "team")
        assert house.heard(person)[-1] == STRANGER

    within(tmp_path, scene)


def _message(person: int, number: int, **more: object) -> Json:
    user = {"id": person, "is_bot": False, "first_name": "Iemand"}
    chat = {"id": person, "type": "private", "first_name": "Iemand"}
    text = f"een vreemd bericht dat geen antwoord is {number}"
    return {"message_id": number, "from": user, "chat": chat, "date": 1_795_000_000, "text": text} | more


def strange(person: int) -> list[tuple[str, Json]]:
    """Not typed by this person to this bot: all of it says so in one field."""
    group = {"id": -1001, "type": "supergroup", "title": "Groep"}
    channel = {"id": -1002, "type": "channel", "title": "Kanaal"}
    robot = {"id": 777, "is_bot": True, "first_name": "Robot", "username": "robot_bot"}
    other = {"id": 4242, "is_bot": False, "first_name": "Ander"}
    user = {"id": person, "is_bot": False, "first_name": "Iemand"}
    by_user = {"type": "user", "date": 1, "sender_user": other}
    hidden = {"type": "hidden_user", "date": 1, "sender_user_name": "Ander"}
    start = {"text": f"/start {'A' * 24}", "forward_origin": by_user}
    return [
        ("message", _message(person, 9001, chat=group)),
        ("message", _message(person, 9002, chat=channel)),
        ("message", _message(person, 9003, **{"from": robot})),
        ("message", _message(person, 9004, **{"from": other})),
        ("message", _message(person, 9005, forward_origin=by_user)),
        ("message", _message(person, 9006, forward_origin=hidden)),
        ("message", _message(person, 9007, via_bot=robot)),
        ("message", _message(person, 9008, sender_chat=channel)),
        ("message", _message(person, 9009, chat=group, sender_chat=group)),
        ("message", _message(person, 9010, **start)),
        ("edited_message", _message(person, 9011, edit_date=1_795_000_100, chat=group)),
        ("edited_message", _message(person, 9012, edit_date=1_795_000_100)),
        ("edited_message", _message(person, 9013, edit_date=1_795_000_101, text="wis alles")),
        ("edited_message", _message(person, 9014, edit_date=1_795_000_102, text="/start")),
        (
            "callback_query",
            {
                "id": "1",
                "from": user,
                "message": _message(person, 9015, chat=group),
                "chat_instance": "1",
                "data": "mijn_gegevens.wis|1|ja_wis",
            },
        ),
        (
            "callback_query",
            {"id": "2", "from": user, "chat_instance": "1", "inline_message_id": "x", "data": "a|1|b"},
        ),
    ]


def test_what_was_forwarded_or_comes_from_a_group_or_a_robot_is_nobodys_answer(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        _, [person] = await house.small(1)
        await house.jump(FIRST_PROMPT)
        await house.begin(person)
        before = everything(house)
        for kind, content in strange(person):
            sent = len(house.chat.log)
            house.chat.inject(kind, content)
            await house.until(lambda: house.chat.unconfirmed == 0, "not taken")
            await house.settled()
            chats = {did.chat for did in house.chat.log[sent:]}
            assert chats <= {person, None}, content
        assert everything(house) == before
        assert peek(house.data, "SELECT COUNT(*) FROM answer") == [(0,)]
        for text in house.heard(person):
            assert "vreemd bericht" not in text

    within(tmp_path, scene)


def _buttons(house: House, person: int) -> list[Message]:
    return [message for message in house.chat.phone(person).messages if message.buttons]


def test_tampered_buttons_change_nothing(tmp_path: Path) -> None:
    """Of another step, of another person, of an earlier offer, with choices that were not offered, and junk."""

    async def scene(house: House) -> None:
        coordinator, [one, two] = await house.small(2)
        await house.jump(FIRST_PROMPT)
        await house.begin(one)
        await house.say(one, "ik belde eerst, want dat scheelt. zij deed zelf open. volgende keer weer")
        await house.say(coordinator, "teams")
        placement = _buttons(house, one)[-1]
        step, serial, choice = placement.buttons[0].data.split("|")
        prompt = _buttons(house, two)[-1]
        menu = _buttons(house, coordinator)[-1]
        before = everything(house)
        data = [
            *(button.data for button in menu.buttons),
            f"{step}|{int(serial) - 1}|{choice}",
            f"{step}|{int(serial) + 1}|{choice}",
            f"{step}|0|{choice}",
            f"{step}|-{serial}|{choice}",
            f"{step}|{serial}|past_niet",
            f"{step}|{serial}|ja_wis",
            f"{step}|{serial}|",
            f"{step}|{serial}|{choice}|{choice}",
            f"mijn_gegevens.wis|{serial}|ja_wis",
            f"instellingen.menu|{serial}|stoppen",
            f"teams.team|{serial}|links_maken",
            f"kennismaking.coordinator|{serial}|ja_coordinator",
            f"teams.kies|{serial}|team_1",
            f"{step}|{'9' * 50}|{choice}",
            f"{step}|٣|{choice}",
            "",
            "|",
            "||",
            "junk",
            "\x00|1|\x00",
            "{}",
        ]
        user = {"id": one, "is_bot": False, "first_name": "Iemand"}
        for number, wrong in enumerate(data):
            message = {"message_id": placement.id, "chat": {"id": one, "type": "private"}, "date": 1_795_000_000}
            house.chat.inject(
                "callback_query",
                {"id": f"t{number}", "from": user, "message": message, "chat_instance": "1", "data": wrong},
            )
        await house.settled()
        assert everything(house) == before
        assert prompt.buttons[0].data
        house.chat.inject(
            "callback_query",
            {
                "id": "of-two",
                "from": user,
                "message": {
                    "message_id": prompt.id,
                    "chat": {"id": two, "type": "private"},
                    "date": 1_795_000_000,
                },
                "chat_instance": "1",
                "data": prompt.buttons[0].data,
            },
        )
        await house.settled()
        assert everything(house) == before
        house.chat.inject(
            "callback_query",
            {
                "id": "good",
                "from": user,
                "message": {"message_id": placement.id, "chat": {"id": one, "type": "private"}, "date": 1},
                "chat_instance": "1",
                "data": placement.buttons[0].data,
            },
        )
        await house.settled()
        assert peek(house.data, "SELECT COUNT(*) FROM placement") == [(1,)]
        assert "Traceback" not in house.said()

    within(tmp_path, scene)


async def two_who_tap_the_first_link(house: House) -> list[bool]:
    """Both tapped before either said yes; whether each heard to be coördinator."""
    both = (house.chat.add_person("Eerste"), house.chat.add_person("Tweede"))
    for person in both:
        house.chat.open_link(person, house.code)
    await house.settled()
    for person in both:
        house.tap(person, WORDS.text("knop.ja_coordinator"))
    await house.settled()
    return [WORDS.text("kennismaking.is_coordinator") in house.heard(person) for person in both]


def test_the_code_of_the_first_coordinator_works_once(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        await two_who_tap_the_first_link(house)
        assert peek(house.data, "SELECT COUNT(*) FROM person WHERE coordinator = 1") == [(1,)]

    within(tmp_path, scene)


def test_only_who_became_coordinator_hears_so(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        assert sorted(await two_who_tap_the_first_link(house)) == [False, True]

    within(tmp_path, scene)
