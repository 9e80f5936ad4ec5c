"""Makes the pictures of docs/beelden anew: python -m tests.browser.make_screenshots."""

import sys
import tempfile
from contextlib import AbstractContextManager
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.stage import CHROMIUM, DESK, MISSING, PHONE, ROOT, Visitor, chromium, demo, make_team, visiting

FOLDER = ROOT / "docs" / "beelden"
MOST_BYTES = 300_000
A_BREATH = 21_000
"""Milliseconds; what is typed sooner after the doorvraag changes the bot's last message in place."""


def main() -> int:
    if not CHROMIUM.exists():
        sys.stderr.write(f"{MISSING}\n")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, demo(Path(folder)) as address, chromium() as browser:
        _picture(browser, address, "desktop", DESK)
        _picture(browser, address, "beeld", PHONE)
        _teams(browser, address)
        _norm(browser, address)
    heavy = [path.name for path in FOLDER.glob("*.png") if path.stat().st_size > MOST_BYTES]
    if heavy:
        sys.stderr.write(f"More than {MOST_BYTES} bytes: {', '.join(heavy)}\n")
    return 1 if heavy else 0


def _picture(browser: Browser, address: str, name: str, size: ViewportSize) -> None:
    with _opened(browser, address, size) as visitor:
        visitor.choose("Amber")
        visitor.said("De meesten schreven.")
        _keep(visitor, name)


def _teams(browser: Browser, address: str) -> None:
    with _opened(browser, address, DESK) as visitor:
        make_team(visitor, "Haven", "Teamleider", "Professional")
        visitor.press("Terug")
        visitor.said("Dit zijn je teams.")
        _keep(visitor, "coordinator")


def _norm(browser: Browser, address: str) -> None:
    with _opened(browser, address, PHONE) as visitor:
        visitor.choose("Hanna")
        visitor.type("vraag")
        visitor.said("Schrijf niet wie het was.")
        visitor.type("gevraagd wie er weleens langskomt")
        expect(visitor.button("Sla over")).to_be_visible()
        visitor.page.wait_for_timeout(A_BREATH)
        visitor.send("samen namen op papier gezet. toen zag ze zelf dat de buurvrouw al veel doet")
        visitor.said("Hoe vaak lukt dit in jullie team?")
        _keep(visitor, "telefoon")


def _opened(browser: Browser, address: str, size: ViewportSize) -> AbstractContextManager[Visitor]:
    return visiting(browser, address, size, sharpness=2 if size is PHONE else 1)


def _keep(visitor: Visitor, name: str) -> None:
    visitor.page.mouse.move(0, 0)
    visitor.page.evaluate("document.activeElement.blur()")
    visitor.page.wait_for_timeout(500)
    visitor.page.screenshot(path=FOLDER / f"{name}.png", scale="device")


if __name__ == "__main__":
    sys.exit(main())
