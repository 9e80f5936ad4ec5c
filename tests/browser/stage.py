"""The demo as a child process, and a visitor who sees and does only what the page lets them."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect, sync_playwright

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = Path("/usr/bin/chromium")
MISSING = "CHROMIUM IS MISSING: nobody walked through the demo (apt-get install chromium)"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-lcd-text",
]
START = "2026-10-22T08:30"
"""A Thursday: the round begins on 26 October, and the page opens on Monday 16 November, whatever day it is."""
READY = 60.0
"""Seconds in which the demo prints its address."""
PATIENCE = 20_000.0
"""Milliseconds for what mostly takes a tenth of a second; the machine may be shared."""
JUMP = 60_000.0
DESK = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=390, height=844)
LINES = "#log .line:not(.mine, .leaving)"
SAID = f"{LINES} .words"


@contextmanager
def demo(folder: Path) -> Iterator[str]:
    """The address that a demo of its own printed; it ends with the block, as with Ctrl-C."""
    port = _free_port()
    said = folder / "demo.log"
    with said.open("wb") as out:
        child = subprocess.Popen(
            [sys.executable, "-m", "bot", "demo", "--port", str(port), "--start", START],
            cwd=ROOT,
            env={name: value for name, value in os.environ.items() if not name.startswith("SPIEGEL_")},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, said, child)
            yield address
        finally:
            child.send_signal(signal.SIGINT)
            try:
                child.wait(15)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
                raise


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        found: int = probe.getsockname()[1]
        return found


def _wait_for(address: str, said: Path, child: subprocess.Popen[bytes]) -> None:
    deadline = monotonic() + READY
    while address not in said.read_text(encoding="utf-8"):
        if child.poll() is not None or monotonic() > deadline:
            raise AssertionError(f"no address within {READY:.0f} s: {said.read_text(encoding='utf-8')}")
        sleep(0.1)


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visiting(
    browser: Browser,
    address: str,
    size: ViewportSize,
    *,
    sharpness: float = 1,
    scheme: Literal["light", "dark"] = "light",
) -> Iterator["Visitor"]:
    """A page that must not complain, nor ask anything of another server."""
    context = browser.new_context(
        viewport=size, device_scale_factor=sharpness, locale="nl-NL", reduced_motion="reduce", color_scheme=scheme
    )
    context.set_default_timeout(PATIENCE)
    troubles: list[str] = []
    page = context.new_page()
    page.on("console", lambda line: troubles.append(line.text) if line.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith(address) else troubles.append(asked.url))
    page.on(
        "response", lambda given: troubles.append(f"{given.status} {given.url}") if given.status >= 400 else None
    )
    try:
        page.goto(address)
        yield Visitor(page, context)
    finally:
        context.close()
    assert troubles == []


class Visitor:
    """Chooses people, types, presses; every step waits for what it should bring."""

    def __init__(self, page: Page, context: BrowserContext) -> None:
        self.page = page
        self.context = context
        self.log = page.get_by_role("log")
        self.box = page.get_by_label("Bericht", exact=True)

    @property
    def opener(self) -> Locator:
        return self.page.locator("#open-people")

    def choose(self, name: str) -> None:
        if self.opener.is_visible():
            self.opener.click()
        self.page.get_by_role("searchbox").fill(name)
        self.page.locator(".person", has_text=name).first.click()
        self.shows(name)

    def shows(self, name: str) -> None:
        """It is this person's phone that is on screen, with what was in it."""
        whose = re.compile(f"^Telefoon van {re.escape(name)}")
        expect(self.page.locator("#phone")).to_have_attribute("aria-label", whose, timeout=PATIENCE)

    def type(self, text: str) -> None:
        """Returns when the bot has said something to it."""
        before = self.heard()
        self.send(text)
        self.hears(before)

    def send(self, text: str) -> None:
        self.box.fill(text)
        self.box.press("Enter")

    def press(self, label: str) -> None:
        """The newest button that says this. What it brings may take the place of what was there."""
        self.button(label).click()

    def button(self, label: str) -> Locator:
        return self.log.get_by_role("button", name=label, exact=True).last

    def open_link_as(self, name: str, *, place: int = -1) -> str:
        """A link, mostly the newest, opened through the page's dialog as someone who was not there yet."""
        link = self.log.locator(".link").nth(place)
        shown = link.inner_text()
        link.click()
        dialog = self.page.get_by_role("dialog", name="Open deze link als…")
        dialog.get_by_label("Voornaam").fill(name)
        dialog.get_by_role("button", name="Open de link").click()
        self.shows(name)
        return shown

    def jump(self, where: str) -> None:
        """With a button of the strip; returns when told time is there."""
        told = self.page.locator("#told-button").inner_text()
        self.page.get_by_role("button", name=where).click()
        expect(self.page.locator("#told-button")).not_to_have_text(told, timeout=JUMP)
        expect(self.page.locator("#jump")).to_be_hidden(timeout=JUMP)

    def heard(self) -> int:
        """The number of the newest thing the bot said on this phone."""
        numbers = self.page.locator(LINES).evaluate_all("lines => lines.map(line => Number(line.dataset.id))")
        return max(numbers, default=0)

    def hears(self, before: int) -> None:
        self.page.wait_for_function(
            "([lines, before]) => [...document.querySelectorAll(lines)].some(line => line.dataset.id > before)",
            arg=[LINES, before],
        )

    def said(self, words: str) -> None:
        """The newest message of the bot holds these words, as soon as it is there."""
        expect(self.page.locator(SAID).last).to_contain_text(words, timeout=PATIENCE)

    def texts(self) -> list[str]:
        """What the bot said in this conversation, letter for letter."""
        return self.page.locator(SAID).all_text_contents()

    def reads(self, *texts: str) -> None:
        """The newest messages of the bot are these, letter for letter, as soon as they are there."""
        deadline = monotonic() + PATIENCE / 1000
        while (newest := self.texts()[-len(texts) :]) != list(texts):
            assert monotonic() < deadline, f"{newest} was said, and not {list(texts)}"
            self.page.wait_for_timeout(50)


def make_team(visitor: Visitor, name: str, *roles: str) -> None:
    """As coördinator, with one link for each of these roles."""
    visitor.choose("Coördinator")
    visitor.type("teams")
    visitor.press("Nieuw team")
    visitor.said("Hoe heet het team?")
    visitor.type(name)
    visitor.said(f"{name}: ")
    visitor.press("Team kiezen")
    visitor.said("Welk team?")
    visitor.type(name)
    for made, role in enumerate(roles, start=1):
        visitor.press("Links maken")
        visitor.said("Voor welke rol zijn de links?")
        visitor.press(role)
        visitor.said("Hoeveel links?")
        visitor.press("1")
        visitor.said(f"{name}: {made} link{'' if made == 1 else 's'}, 0 gebruikt")
        assert f"Eén link voor team {name}, rol {role.lower()}." in visitor.texts()[-2]
