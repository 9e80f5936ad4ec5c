import asyncio
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ServerDisconnectedError
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ReactionEmoji
from telegram.error import Forbidden

from tests.webchat.webchat_bot import calling, run
from webchat.faults import AcceptThenClose, AcceptThenFail, Garbage, Hang, Refuse
from webchat.reactions import REACTIONS
from webchat.server import Webchat


def library(chat: Webchat) -> Bot:
    return Bot(chat.token, base_url=f"{chat.api_url}/bot", base_file_url=f"{chat.api_url}/file/bot")


def test_the_library_of_the_real_bot_can_do_a_whole_chat() -> None:
    async def test() -> None:
        async with Webchat() as chat, library(chat) as bot:
            person = chat.add_person("Fatma")
            answer = chat.send(person, "ben meegegaan naar het eerste gesprek")
            (update,) = await bot.get_updates(timeout=1)
            assert update.message is not None
            assert update.message.date.timestamp() == chat.told.timestamp()
            keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Sla over", callback_data="skip")]])
            asked = await bot.send_message(
                person, "Waaraan <b>merkte</b> je dat?", parse_mode="HTML", reply_markup=keyboard,
                disable_notification=True, protect_content=True,
            )  # fmt: skip
            chat.press(person, asked.message_id, "Sla over")
            (press,) = await bot.get_updates(offset=update.update_id + 1)
            assert press.callback_query is not None
            assert press.callback_query.data == "skip"
            assert chat.phone(person).messages[-1].pressed == "skip"
            await press.callback_query.answer("Overgeslagen")
            await asked.edit_text("Goed.")
            await bot.set_message_reaction(person, answer, ReactionEmoji.THUMBS_UP)
            phone = chat.phone(person)
            assert phone.notice == "Overgeslagen"
            assert [message.text for message in phone.messages][-1] == "Goed."
            assert phone.messages[-1].buttons == ()
            assert phone.messages[-1].silent
            assert phone.messages[0].reaction == "👍"
            await bot.delete_messages(person, [answer, asked.message_id])
            assert chat.phone(person).messages == ()
            assert [did.method for did in chat.log][:1] == ["sendMessage"]

    run(test())


def test_files_go_both_ways_through_the_library() -> None:
    async def test() -> None:
        async with Webchat() as chat, library(chat) as bot:
            person = chat.add_person("Fatma")
            sent = await bot.send_document(person, b"%PDF", filename="beeld é.pdf", caption="Het beeld")
            message = chat.phone(person).messages[0]
            assert message.file is not None
            assert (message.file.name, message.text) == ("beeld é.pdf", "Het beeld")
            assert chat.content(message.file.id) == b"%PDF"
            assert sent.document is not None
            await bot.send_document(person, sent.document.file_id)
            await bot.send_photo(person, b"\x89PNG", filename="beeld.png")
            chat.send_media(person, "voice", content=b"OggS", seconds=48)
            (update,) = await bot.get_updates()
            assert update.message is not None
            assert update.message.voice is not None
            assert update.message.voice.to_dict()["duration"] == 48
            file = await update.message.voice.get_file()
            assert bytes(await file.download_as_bytearray()) == b"OggS"

    run(test())


@pytest.mark.parametrize("kind", ["voice", "audio", "photo", "document", "sticker", "contact", "location"])
def test_the_library_can_read_every_kind_of_message(kind: Any) -> None:
    async def test() -> None:
        async with Webchat() as chat, library(chat) as bot:
            chat.send_media(chat.add_person("Fatma"), kind)
            (update,) = await bot.get_updates()
            assert update.message is not None
            assert update.message.effective_attachment is not None

    run(test())


def test_all_encodings_of_a_call_mean_the_same() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            url = f"{chat.api_url}/bot{chat.token}/sendMessage"
            given = {"chat_id": str(person), "text": "één"}
            async with call.http.get(url, params=given) as answer:
                assert answer.status == 200
            async with call.http.post(url, data=given) as answer:
                assert answer.status == 200
            await call("SENDMESSAGE", chat_id=person, text="één")
            assert [message.text for message in chat.phone(person).messages] == ["één"] * 3

    run(test())


@pytest.mark.parametrize(
    ("method", "params", "expected"),
    [
        ("sendMessage", {"text": " "}, (400, "Bad Request: message text is empty")),
        ("sendMessage", {"text": "🙂" * 2049}, (400, "Bad Request: message is too long")),
        ("sendMessage", {"text": "x", "chat_id": 9}, (400, "Bad Request: chat not found")),
        (
            "sendMessage",
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "é" * 33}]]}},
            (400, "Bad Request: BUTTON_DATA_INVALID"),
        ),
        ("editMessageText", {"text": "x", "message_id": 9}, (400, "Bad Request: message to edit not found")),
        ("editMessageText", {"text": "x", "message_id": 1}, (400, "Bad Request: message can't be edited")),
        ("deleteMessage", {"message_id": 9}, (400, "Bad Request: message to delete not found")),
        (
            "setMessageReaction",
            {"message_id": 1, "reaction": [{"type": "emoji", "emoji": "🪞"}]},
            (400, "Bad Request: REACTION_INVALID"),
        ),
        (
            "answerCallbackQuery",
            {"callback_query_id": "1"},
            (400, "Bad Request: query is too old and response timeout expired or query ID is invalid"),
        ),
        ("sendCarrierPigeon", {}, (404, "Not Found: method not found")),
    ],
)
def test_a_refusal_has_the_words_and_code_of_telegram(
    method: str, params: dict[str, Any], expected: tuple[int, str]
) -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            chat.send(person, "van mij")
            assert await call.refused(method, **{"chat_id": person, **params}) == expected
            assert chat.log == []

    run(test())


def test_broken_html_is_refused() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            for text in ("a < b", "<b>a", "<b><i>a</b></i>", "<div>a</div>"):
                status, words = await call.refused("sendMessage", chat_id=person, text=text, parse_mode="HTML")
                assert (status, words[:34]) == (400, "Bad Request: can't parse entities:")
            await call("sendMessage", chat_id=person, text="a < b &amp;")
            assert chat.phone(person).messages[-1].text == "a < b &amp;"

    run(test())


def test_an_edit_that_changes_nothing_is_refused() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            sent = await call("sendMessage", chat_id=person, text="Goed")
            status, words = await call.refused(
                "editMessageText", chat_id=person, message_id=sent["message_id"], text="Goed"
            )
            assert status == 400
            assert words.startswith("Bad Request: message is not modified: ")

    run(test())


def test_after_48_hours_of_told_time_nothing_can_be_deleted() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            sent = await call("sendMessage", chat_id=person, text="Vraag")
            await chat.jump(chat.told + timedelta(hours=48, seconds=1))
            for method, ids in (
                ("deleteMessage", {"message_id": sent["message_id"]}),
                ("deleteMessages", {"message_ids": [sent["message_id"], 99]}),
            ):
                refusal = await call.refused(method, chat_id=person, **ids)
                assert refusal == (400, "Bad Request: message can't be deleted for everyone")
            assert len(chat.phone(person).messages) == 1

    run(test())


def test_a_person_who_blocked_the_bot_cannot_be_reached_until_they_write_again() -> None:
    async def test() -> None:
        async with Webchat() as chat, library(chat) as bot:
            person = chat.add_person("Fatma")
            chat.block(person)
            with pytest.raises(Forbidden, match="bot was blocked by the user"):
                await bot.send_message(person, "Ben je er nog?")
            chat.open_link(person, "")
            await bot.send_message(person, "Welkom terug.")
            kinds = [update.my_chat_member is not None for update in await bot.get_updates()]
            assert kinds == [True, True, False]

    run(test())


def test_a_wrong_token_opens_nothing() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            for token, status in (("123456:other", 401), ("nonsense", 404)):
                for path in (f"/bot{token}/getMe", f"/file/bot{token}/files/file-1"):
                    async with call.http.get(chat.url + path) as answer:
                        assert answer.status == status

    run(test())


def test_injected_faults_happen_as_they_say() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            chat.faults = lambda _method, _params: Refuse(429, "Too Many Requests: retry after 3", 3)
            status, body = await call.raw("sendMessage", chat_id=person, text="x")
            assert (status, body["parameters"]) == (429, {"retry_after": 3})
            chat.faults = lambda _method, _params: Garbage()
            url = f"{chat.api_url}/bot{chat.token}/getMe"
            async with call.http.get(url) as answer:
                assert (answer.status, (await answer.text())[:6]) == (200, "<html>")
            assert chat.log == []
            chat.faults = lambda method, _params: AcceptThenFail(502) if method == "sendMessage" else None
            status, _ = await call.raw("sendMessage", chat_id=person, text="toch gedaan")
            assert status == 502
            chat.faults = lambda _method, _params: AcceptThenClose()
            with pytest.raises(ServerDisconnectedError):
                await call.raw("sendMessage", chat_id=person, text="ook gedaan")
            chat.faults = lambda _method, _params: Hang(60)
            hanging = asyncio.create_task(call.raw("sendMessage", chat_id=person, text="en dit"))
            await chat.until(person, lambda phone: len(phone.messages) == 3)
            assert not hanging.done()
            hanging.cancel()
            await asyncio.wait([hanging])

    run(test())


def test_every_reaction_that_telegram_allows_is_allowed_here() -> None:
    assert {str(emoji).replace("\ufe0f", "") for emoji in ReactionEmoji} == REACTIONS
