"""The page in a real browser, at the width of a phone and of a desk."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, async_playwright, expect

from tests.webchat.webchat_bot import Bot, Caller, calling, living, run
from webchat.pages import Tip
from webchat.server import Webchat

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}}
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="CHROMIUM IS MISSING: the page was not tested")


async def answer(call: Caller, update: Mapping[str, Any]) -> None:
    if "callback_query" in update:
        press = update["callback_query"]
        message = press["message"]
        await call("answerCallbackQuery", callback_query_id=press["id"])
        await call(
            "editMessageText", chat_id=press["from"]["id"], message_id=message["message_id"], text="Gekozen: Soms"
        )
        return
    message = update["message"]
    chat = message["chat"]["id"]
    if message["text"].startswith("/start"):
        await call("sendMessage", chat_id=chat, text=f"Welkom met {message['text'][7:]}.")
        return
    reaction = [{"type": "emoji", "emoji": "👍"}]
    await call("setMessageReaction", chat_id=chat, message_id=message["message_id"], reaction=reaction)
    keyboard = {
        "inline_keyboard": [[{"text": "Meestal", "callback_data": "m"}], [{"text": "Soms", "callback_data": "s"}]]
    }
    await call(
        "sendMessage",
        chat_id=chat,
        text="Hoe vaak lukt dat? <img src=x onerror=alert(1)> Zie t.me/spiegel_bot?start=Noord-7",
        reply_markup=keyboard,
        disable_notification=True,
    )


@asynccontextmanager
async def opened(chat: Webchat, **options: Any) -> AsyncIterator[Page]:
    """A page that must not complain, nor ask anything of another server."""
    troubles: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = await browser.new_context(reduced_motion="reduce", **options)
        page = await context.new_page()
        page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda asked: troubles.append(asked.url) if chat.url not in asked.url else None)
        await page.goto(chat.url)
        yield page
        await context.close()
        await browser.close()
    assert troubles == []


@pytest.mark.parametrize("options", [PHONE, DESK], ids=["phone", "desk"])
def test_a_person_types_sees_the_answer_and_presses_a_button_by_keyboard(options: dict[str, Any]) -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call, living(Bot(call, answer)):
            fatma = chat.add_person("Fatma", group="Team Noord")
            chat.send(fatma, "eerder")
            await chat.settled()
            async with opened(chat, **options) as page:
                if options is PHONE:
                    await page.get_by_role("button", name="Kies iemand").click()
                await page.get_by_role("button", name="Fatma").click()
                box = page.get_by_label("Bericht", exact=True)
                await box.fill("ben meegegaan\nnaar het gesprek")
                await box.press("Enter")
                log = page.get_by_role("log")
                await expect(log.get_by_text("ben meegegaan")).to_be_visible()
                await expect(log.get_by_text("<img src=x")).to_have_count(2)
                await expect(log.locator("img")).to_have_count(0)
                await expect(log.get_by_text("Reactie van Spiegel: 👍")).to_have_count(2)
                await expect(log.get_by_text("zonder geluid")).to_have_count(2)
                await log.get_by_role("button", name="Soms").last.focus()
                await page.keyboard.press("Enter")
                await expect(log.get_by_text("Gekozen: Soms")).to_be_visible()
                await expect(log.get_by_role("button", name="Soms")).to_have_count(1)
                overflow = "document.documentElement.scrollWidth - innerWidth"
                assert await page.evaluate(overflow) <= 0
            assert chat.phone(fatma).messages[2].text == "ben meegegaan\nnaar het gesprek"

    run(test())


def test_a_link_opens_as_a_new_person_and_deleted_messages_vanish() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call, living(Bot(call, answer)):
            fatma = chat.add_person("Fatma", group="Team Noord")
            await call("sendMessage", chat_id=fatma, text="Deel: https://t.me/spiegel_bot?start=Noord-7f3k.")
            gone = await call("sendMessage", chat_id=fatma, text="Proefvraag")
            async with opened(chat, **DESK) as page:
                await page.get_by_role("button", name="Fatma").click()
                await expect(page.get_by_text("Proefvraag").last).to_be_visible()
                await call("deleteMessage", chat_id=fatma, message_id=gone["message_id"])
                await expect(page.get_by_role("log").get_by_text("Proefvraag")).to_have_count(0)
                link = page.get_by_role("log").get_by_role("button", name="start=Noord-7f3k")
                await link.focus()
                await page.keyboard.press("Enter")
                await page.get_by_label("Voornaam").last.press("Enter")
                await expect(page.get_by_text("Vul een voornaam in.")).to_be_visible()
                await page.locator("#link-name").fill("Yara")
                await page.keyboard.press("Enter")
                await expect(page.get_by_role("log").get_by_text("Welkom met Noord-7f3k.")).to_be_visible()
            assert [phone.name for phone in chat.phones()] == ["Fatma", "Yara"]

    run(test())


def test_the_strip_moves_told_time_and_the_guide_can_be_closed_and_reopened() -> None:
    async def test() -> None:
        guide = [Tip("Kijk rond", "Kies iemand uit de lijst.")]
        async with Webchat(guide=guide) as chat, calling(chat) as call, living(Bot(call, answer)):
            person = chat.add_person("Fatma")
            async with opened(chat, **DESK) as page:
                await expect(page.get_by_text("Kijk rond")).to_be_visible()
                await page.get_by_role("button", name="Sluit deze uitleg").click()
                await expect(page.get_by_text("Kijk rond")).to_be_hidden()
                await page.get_by_role("button", name="Wat kun je proberen?").click()
                await expect(page.get_by_text("Kijk rond")).to_be_visible()
                await page.get_by_role("button", name="Naar maandag 8.30 uur").click()
                await expect(page.get_by_text("8.30 uur", exact=True)).to_be_visible()
                await page.get_by_role("button", name="Naar maandag 8.30 uur").click()
                await expect(page.get_by_text("maandag 30 november 2026")).to_be_visible()
                await page.get_by_role("button", name="Laat de tijd lopen").click()
                await expect(page.get_by_role("button", name="Zet de tijd stil")).to_be_visible()
                await page.get_by_role("button", name="Fatma").click()
                await page.get_by_role("button", name="START", exact=True).click()
                await expect(page.get_by_role("log").get_by_text("Welkom met")).to_be_visible()
            assert (chat.told.day, chat.told.hour, chat.told.minute) == (30, 8, 30)
            assert len(chat.phone(person).messages) == 2

    run(test())
