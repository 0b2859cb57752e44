"""Takes the screenshots of the README from the demo: `python docs/make_screenshots.py` (needs Chromium).

docs/images/demo.png: several phones mid-story on a wide screen. docs/images/phone.png: one phone alone.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
CALLER, CLOSERS = 1002, (1005, 1006)


def main() -> None:
    """Walk through a booking and take the pictures."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("Chromium is not installed")
    with _demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        wide = browser.new_page(viewport={"width": 1680, "height": 1000}, locale="ru-RU")
        wide.goto(address)
        _book(wide)
        _settle(wide)
        wide.screenshot(path=IMAGES / "demo.png")
        phone = browser.new_page(viewport={"width": 390, "height": 844}, device_scale_factor=2, locale="ru-RU")
        phone.goto(f"{address}/phone/{_closer_with_card(wide)}")
        _settle(phone)
        phone.screenshot(path=IMAGES / "phone.png")
        browser.close()


@contextmanager
def _demo() -> Iterator[str]:
    process = subprocess.Popen(
        (sys.executable, "-m", "bot", "demo", "--headless"), cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            found = re.search(r"http://\S+", line)
            if found is not None:
                yield found.group()
                return
        raise SystemExit("the demo does not start")
    finally:
        process.terminate()
        process.wait()


def _book(page: Page) -> None:
    phone = page.locator(f'[data-person="{CALLER}"]')
    for label in ("Назначить встречу", "«.+»", r"\d (нояб|дек)", r"1\d:00", "✅ Назначить"):
        button = phone.locator("[data-role=inline-button]", has_text=re.compile(label)).last
        expect(button).to_be_visible()
        button.click()
        _settle(page)


def _closer_with_card(page: Page) -> int:
    for closer in CLOSERS:
        if _messages(page, closer).filter(has_text="новая встреча").count():
            return closer
    raise SystemExit("no closer got the card")


def _messages(page: Page, person: int) -> Locator:
    return page.locator(f'[data-person="{person}"] [data-role=message][data-from=bot]')


def _settle(page: Page) -> None:
    expect(page.locator("[data-role=inline-button][aria-busy=true]")).to_have_count(0)
    page.wait_for_timeout(600)


if __name__ == "__main__":
    main()
