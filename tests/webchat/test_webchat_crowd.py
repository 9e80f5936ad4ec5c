import asyncio
from datetime import timedelta

import pytest

from tests.webchat.webchat_bot import Bot, Caller, Update, calling, living, run
from webchat.crowd import Act, Crowd, Open, Press, Type, Wait
from webchat.phones import Phone
from webchat.server import START, Webchat

KEYBOARD = {"inline_keyboard": [[{"text": "Nu", "callback_data": "now"}]]}


async def ask(call: Caller, update: Update) -> None:
    """Start -> a button; the press -> a question; an answer -> a receipt."""
    if "callback_query" in update:
        press = update["callback_query"]
        chat = press["message"]["chat"]["id"]
        await call("answerCallbackQuery", callback_query_id=press["id"])
        await call("editMessageText", chat_id=chat, message_id=press["message"]["message_id"], text="Goed.")
        await call("sendMessage", chat_id=chat, text="Wat deed jij?")
        return
    chat = update["message"]["chat"]["id"]
    if update["message"]["text"].startswith("/start"):
        await call("sendMessage", chat_id=chat, text="Klaar?", reply_markup=KEYBOARD)
    else:
        await call("sendMessage", chat_id=chat, text="Bewaard.")


def willing(phone: Phone) -> Act | None:
    last = phone.last
    if last is None:
        return Open("code-1")
    if not last.from_bot:
        return None
    if last.buttons:
        return Press("Nu")
    return Type("Ik belde even.") if last.text == "Wat deed jij?" else None


def test_a_crowd_answers_by_what_its_phones_show_and_told_time_waits_for_it() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            people = [chat.add_person(f"Persoon {number}") for number in range(50)]
            due = [START + timedelta(hours=1)]
            async with living(Bot(call, ask, due)), Crowd(chat, [(one, willing) for one in people]):
                await chat.jump(START + timedelta(days=1), timeout=20)
            for person in people:
                messages = chat.phone(person).messages
                assert [message.text for message in messages] == [
                    "/start code-1", "Goed.", "Wat deed jij?", "Ik belde even.", "Bewaard.",
                ]  # fmt: skip
                assert {message.told for message in messages} == {START}

    run(test())


def test_a_person_who_waits_answers_at_that_very_told_moment() -> None:
    async def test() -> None:
        later = START + timedelta(hours=5, minutes=3)

        def patient(phone: Phone) -> Act | None:
            if phone.last is None:
                return Open("c")
            if phone.last.buttons:
                return Press("Nu") if chat.told >= later else Wait(later)
            return None

        async with Webchat() as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            async with living(Bot(call, ask)), Crowd(chat, [(person, patient)]):
                await chat.jump(START + timedelta(days=2), timeout=20)
            assert chat.phone(person).messages[-1].told == later

    run(test())


def test_who_is_taken_over_at_the_page_is_left_alone_until_given_back() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            url = f"{chat.url}/people/{person}"
            async with living(Bot(call, ask)):
                async with call.http.post(f"{url}/open", json={"code": "mine"}) as answer:
                    assert answer.status == 200
                async with Crowd(chat, [(person, willing)]):
                    await chat.jump(START + timedelta(days=1), timeout=20)
                    assert [message.text for message in chat.phone(person).messages] == ["/start mine", "Klaar?"]
                    async with call.http.post(f"{url}/release", json={}) as answer:
                        assert answer.status == 200
                    await chat.until(person, lambda phone: phone.messages[-1].text == "Bewaard.")

    run(test())


def test_one_person_who_goes_wrong_stops_nobody_else_and_is_told_at_the_end() -> None:
    async def test() -> None:
        def wrong(_phone: Phone) -> Act | None:
            return Press("Bestaat niet")

        async with Webchat() as chat, calling(chat) as call:
            bad, good = chat.add_person("Bas"), chat.add_person("Fatma")
            crowd = Crowd(chat, [(bad, wrong), (good, willing)])

            async def play() -> None:
                async with living(Bot(call, ask)), crowd:
                    await chat.jump(START + timedelta(days=1), timeout=20)

            with pytest.raises(ExceptionGroup, match="went wrong"):
                await play()
            assert list(crowd.failures) == [bad]
            assert chat.phone(good).messages[-1].text == "Bewaard."

    run(test())


def test_a_running_clock_lets_the_crowd_answer_in_time() -> None:
    async def test() -> None:
        later = START + timedelta(hours=1)

        def patient(phone: Phone) -> Act | None:
            if phone.last is None:
                return Wait(later) if chat.told < later else Open("c")
            return None

        async with Webchat(speed=36_000, running=True) as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            async with living(Bot(call, ask)), Crowd(chat, [(person, patient)]):
                phone = await chat.until(person, lambda phone: len(phone.messages) == 2)
            assert phone.messages[0].told - later < timedelta(seconds=1)

    run(test())


def test_leaving_the_crowd_leaves_nothing_behind() -> None:
    async def test() -> None:
        async with Webchat() as chat:
            person = chat.add_person("Fatma")
            async with Crowd(chat, [(person, lambda _phone: Wait(START + timedelta(hours=1)))]):
                await chat.settled()
                assert chat.state.clock.quiet()
            assert chat.state.watchers == []
            assert len(asyncio.all_tasks()) < 5

    run(test())
