"""What can go wrong with a send: what may not come twice does not, and what has to come does."""

import asyncio
from collections import Counter
from pathlib import Path

from storage import answers, people
from tests.faults.script import Script
from tests.folder import opened, peek
from tests.rehearsal import FIRST_PICTURE, FIRST_PROMPT, WORDS, House, Living, is_question, label, sent
from tests.waiting import run
from webchat.faults import AcceptThenClose, AcceptThenFail, Fault, Garbage, Hang, Refuse

PROMPT = WORDS.text("reflectie.prompt")
ANSWER = "ik belde eerst, want dat scheelt. zij deed zelf open. volgende keer weer kanarie"
FAULTS: dict[str, Fault] = {
    "token": Refuse(401, "Unauthorized"),
    "flood": Refuse(429, "Too Many Requests: retry after 1", 1),
    "gateway": Refuse(502, "Bad Gateway"),
    "accepted, then an error": AcceptThenFail(500),
    "accepted, then closed": AcceptThenClose(),
    "slow": Hang(2.0),
}
SURE = {"token", "flood", "slow"}
"""After these nobody has to guess: a prompt comes exactly once."""


def plan(script: Script, method: str, members: dict[str, int], *slow: str) -> None:
    """Each person's next such call goes wrong in their own way, but for what is left out to save time."""
    script.next = [(method, person, FAULTS[name]) for name, person in members.items() if name not in slow]


def questions(house: House, person: int) -> int:
    return sum(is_question(message) for message in house.chat.phone(person).messages)


def reachable(house: House, person: int) -> bool:
    """Only with one person and one coördinator in the house."""
    _ = person
    return peek(house.data, "SELECT MIN(reachable) FROM person") == [(1,)]


def test_under_every_fault_prompts_and_pictures_come_at_most_once_and_questions_and_receipts_do_come(
    tmp_path: Path,
) -> None:
    async def scene() -> None:
        async with Living(tmp_path) as house:
            _, joined = await house.small(len(FAULTS))
            members = dict(zip(FAULTS, joined, strict=True))
            script = Script()
            house.chat.faults = script

            plan(script, "sendmessage", members)
            await house.jump(FIRST_PROMPT)
            await house.until(lambda: not script.next, "no prompt met its fault")
            await house.settled()
            prompts = {name: sent(house.chat, person, PROMPT) for name, person in members.items()}
            assert {name for name, count in prompts.items() if count > 1} == set()
            assert {name: prompts[name] for name in SURE} == dict.fromkeys(SURE, 1)

            for person in joined:
                house.chat.send(person, "vraag")
            await house.settled()
            plan(script, "sendmessage", members)
            for person in joined:
                house.tap(person, label("sla_over"))
            await house.until(lambda: all(questions(house, one) for one in joined), "a question did not come")
            await house.settled()
            assert all(questions(house, one) <= 2 for one in joined)

            plan(script, "setmessagereaction", members, "token")
            typed = {person: house.chat.send(person, ANSWER) for person in joined}
            await house.settled()
            assert not script.next
            for person, message_id in typed.items():
                [message] = [m for m in house.chat.phone(person).messages if m.id == message_id]
                assert message.reaction == "👍"
                assert any("Bewaard" in text for text in house.heard(person))

            plan(script, "sendmessage", members, "token")
            await house.jump(FIRST_PICTURE)
            await house.until(lambda: not script.next, "no picture met its fault")
            await house.settled()
            shown = {
                name: sum(did.chat == person and did.text.startswith("Team Noord") for did in house.chat.log)
                for name, person in members.items()
            }
            assert {name for name, count in shown.items() if count > 1} == set()
            assert {name: shown[name] for name in SURE} == dict.fromkeys(SURE, 1)

            assert await house.stop() == 0
            with opened(house.data) as store:
                for person in joined:
                    number = people.by_address(store, person)
                    assert number is not None
                    texts = [part.text for answer in answers.own(store, number) for part in answer.parts]
                    assert texts == [ANSWER]
            states = Counter(state for (state,) in peek(house.data, "SELECT state FROM outbox"))
            assert set(states) <= {"sent", "uncertain", "dropped"}
            assert states["uncertain"] <= 2 * (len(FAULTS) - len(SURE))
            assert "Traceback" not in house.said()
            assert "kanarie" not in house.said()

    run(scene())


def test_a_question_is_asked_again_when_a_page_of_something_in_between_came_back(tmp_path: Path) -> None:
    async def scene() -> None:
        async with Living(tmp_path) as house:
            _, [person] = await house.small(1)
            await house.jump(FIRST_PROMPT)
            await house.press(person, "nu")
            house.chat.faults = Script([("sendmessage", person, Garbage())])
            await house.press(person, "sla_over")
            assert questions(house, person) == 1

    run(scene())


def test_a_stranger_whose_message_may_have_come_does_not_get_it_over_and_over(tmp_path: Path) -> None:
    async def scene() -> None:
        async with Living(tmp_path) as house:
            stranger = house.chat.add_person("Vreemde")
            house.chat.faults = lambda method, _: AcceptThenFail(502) if method.lower() == "sendmessage" else None
            house.chat.send(stranger, "hoi")
            await asyncio.sleep(3)
            assert 1 <= len(house.heard(stranger)) <= 2

    run(scene())


def test_who_blocked_the_bot_is_tried_once_and_is_back_with_start(tmp_path: Path) -> None:
    """Also where Telegram did not tell of the block and only the send finds out."""

    async def scene() -> None:
        async with Living(tmp_path) as house:
            _, [person] = await house.small(1)
            script = Script()
            house.chat.faults = script
            house.chat.state.people[person].blocked = True
            await house.jump(FIRST_PROMPT)
            await asyncio.sleep(3)
            assert script.calls.count(("sendmessage", person)) == 1
            assert not reachable(house, person)
            ended = peek(house.data, "SELECT state, error FROM outbox ORDER BY id DESC LIMIT 1")
            assert ended == [("dead", "unreachable")]

            await house.jump(FIRST_PICTURE)
            assert not any(text.startswith("Team Noord") for text in house.heard(person))
            house.chat.open_link(person, "")
            await house.settled()
            assert reachable(house, person)
            assert "stop" in house.heard(person)[-1]

            house.chat.block(person)
            await house.settled()
            assert not reachable(house, person)
            house.chat.unblock(person)
            await house.settled()
            assert reachable(house, person)

    run(scene())


def test_whoever_telegram_can_not_reach_is_not_tried_again(tmp_path: Path) -> None:
    refusals = (
        Refuse(403, "Forbidden: user is deactivated"),
        Refuse(400, "Bad Request: chat not found"),
        Refuse(403, "Forbidden: bot can't initiate conversation with a user"),
    )

    async def scene() -> None:
        async with Living(tmp_path) as house:
            _, joined = await house.small(len(refusals))
            faults = [("sendmessage", person, refusal) for person, refusal in zip(joined, refusals, strict=True)]
            script = Script(list(faults))
            house.chat.faults = script
            await house.jump(FIRST_PROMPT)
            await asyncio.sleep(2)
            assert [script.calls.count(("sendmessage", person)) for person in joined] == [1, 1, 1]
            assert peek(house.data, "SELECT COUNT(*) FROM person WHERE NOT reachable") == [(3,)]

    run(scene())


def test_a_flood_warning_stops_all_sending_for_as_long_as_telegram_says(tmp_path: Path) -> None:
    async def scene() -> None:
        async with Living(tmp_path) as house:
            strangers = [house.chat.add_person(f"Vreemde {n}") for n in range(30)]
            wait = Refuse(429, "Too Many Requests: retry after 4", 4)
            script = Script([("sendmessage", strangers[0], wait)])
            house.chat.faults = script
            for stranger in strangers:
                house.chat.send(stranger, "hoi")
            await house.until(lambda: not script.next, "no warning")
            await asyncio.sleep(1.2)
            under_way = sum(bool(house.heard(stranger)) for stranger in strangers)
            assert under_way < len(strangers) - 1
            await asyncio.sleep(1.8)
            assert sum(bool(house.heard(stranger)) for stranger in strangers) == under_way
            await house.settled()
            assert [len(house.heard(stranger)) for stranger in strangers] == [1] * len(strangers)

    run(scene())
