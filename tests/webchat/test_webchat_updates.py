import asyncio

from tests.webchat.webchat_bot import calling, run
from webchat.server import Webchat


def test_an_update_is_kept_until_a_poll_confirms_it() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            chat.open_link(person, "code-1")
            first = await call("getUpdates")
            again = await call("getUpdates", offset=0)
            assert first == again
            assert first[0]["message"]["text"] == "/start code-1"
            assert first[0]["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
            assert await call("getUpdates", offset=first[0]["update_id"]) == first
            assert await call("getUpdates", offset=first[0]["update_id"] + 1) == []
            assert chat.unconfirmed == 0

    run(test())


def test_a_new_poller_gets_what_the_old_one_never_confirmed() -> None:
    async def test() -> None:
        async with Webchat() as chat:
            person = chat.add_person("Fatma")
            chat.send(person, "een")
            chat.send(person, "twee")
            async with calling(chat) as dying:
                await dying("getUpdates")
            async with calling(chat) as reborn:
                texts = [update["message"]["text"] for update in await reborn("getUpdates")]
            assert texts == ["een", "twee"]

    run(test())


def test_a_waiting_poll_is_answered_as_soon_as_something_comes() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            poll = asyncio.create_task(call("getUpdates", timeout=25))
            await asyncio.sleep(0.05)
            chat.send(person, "hoi")
            async with asyncio.timeout(1):
                assert (await poll)[0]["message"]["text"] == "hoi"

    run(test())


def test_the_older_of_two_pollers_is_refused() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            older = asyncio.create_task(call.raw("getUpdates", timeout=25))
            await asyncio.sleep(0.05)
            newer = asyncio.create_task(call.raw("getUpdates", timeout=1))
            status, body = await older
            assert status == 409
            assert body["description"].startswith("Conflict: terminated by other getUpdates request")
            assert (await newer)[0] == 200

    run(test())


def test_a_batch_is_bounded_and_a_negative_offset_keeps_only_the_last() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            for number in range(150):
                chat.send(person, str(number))
            assert len(await call("getUpdates")) == 100
            assert len(await call("getUpdates", limit=7)) == 7
            last = await call("getUpdates", offset=-1)
            assert [update["message"]["text"] for update in last] == ["149"]

    run(test())


def test_kinds_that_the_bot_does_not_want_are_not_kept_for_it() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            await call("getUpdates", allowed_updates=["message"])
            chat.block(person)
            assert await call("getUpdates") == []
            chat.unblock(person)
            await call("getUpdates", allowed_updates=[])
            chat.block(person)
            (update,) = await call("getUpdates")
            assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"

    run(test())


def test_presses_can_be_dropped_as_telegram_does_after_150_seconds() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            keyboard = {"inline_keyboard": [[{"text": "Nu", "callback_data": "now"}]]}
            sent = await call("sendMessage", chat_id=person, text="Klaar?", reply_markup=keyboard)
            chat.press(person, sent["message_id"], "Nu")
            chat.send(person, "nu")
            assert chat.forget_presses() == 1
            (update,) = await call("getUpdates")
            assert update["message"]["text"] == "nu"

    run(test())


def test_an_edit_of_a_person_is_an_update_of_its_own() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            number = chat.send(person, "ggz")
            chat.edit(person, number, "praktijkondersteuner")
            edited = (await call("getUpdates"))[1]["edited_message"]
            assert edited["message_id"] == number
            assert edited["edit_date"] >= edited["date"]
            assert chat.phone(person).messages[0].edited is not None

    run(test())


def test_a_text_longer_than_one_message_is_cut_as_a_phone_does() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            chat.send(person, "a" * 4095 + "🙂" + "b")
            texts = [update["message"]["text"] for update in await call("getUpdates")]
            assert texts == ["a" * 4095, "🙂b"]

    run(test())
