"""Takes the screenshots of the README and the guide from the demo: `python docs/make_screenshots.py` (needs Chromium).

docs/images/demo.png: several phones mid-story on a wide screen. docs/images/phone.png: one phone alone.
docs/guide/images/*.png: the last messages of a phone, as the guide tells of them.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
GUIDE = ROOT / "docs" / "guide" / "images"
SAMPLE = ROOT / "docs" / "samples" / "leads.csv"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
CALLERS, CLOSERS, COLLECTOR = (1002, 1003, 1004), (1005, 1006), 1007
ACCOUNT_MANAGER, CONSULTANT = 1009, 1010
CALLER = CALLERS[0]
SENTENCE = "встреча завтра 15:30 Ромашка, Ленинский 12, Иван Петрович +7 900 011-22-33"
COMPANY = """ООО «Полный бак»
+7 900 011-44-55
г. Химки, Ленинградское шоссе, 12
Ольга Сергеевна, главный инженер
www.polnybak.example"""


def main() -> None:
    """Walk through a booking and take the pictures."""
    GUIDE.mkdir(exist_ok=True)
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
        _guide(browser, address)
        browser.close()


def _guide(browser: Browser, address: str) -> None:
    """What people see, role by role, in the order of the guide."""
    collector = _open(browser, address, COLLECTOR)
    _press(collector, "Мои задания", "Автосервисы")
    _picture(collector, "segment")
    _write(collector, COMPANY)
    _picture(collector, "parsed")
    _press(collector, "Сохранить")
    collector.locator("input[data-role=pick-document]").set_input_files(SAMPLE)
    _settle(collector)
    _press(collector, "Автосервисы")
    _see(collector, "Всё верно")
    _picture(collector, "import_preview")
    _press(collector, "Загрузить")
    _see(collector, "исправить")
    _picture(collector, "import_report", messages=2)
    _write(collector, "/menu")
    _press(collector, "Мои контакты")
    _picture(collector, "my_leads")
    caller = _open(browser, address, CALLER)
    _write(caller, "/menu")
    _press(caller, "Следующий контакт")
    _picture(caller, "calling")
    _write(caller, SENTENCE)
    _picture(caller, "sentence")
    _press(caller, "Меню")
    caller.request.post(f"{address}/sim/clock", data={"now": "2026-11-24T13:31:00+03:00", "wait": True})
    _picture(_reminded(browser, address), "callback")
    _closers_day(browser, address)


def _closers_day(browser: Browser, address: str) -> None:
    """From the card of a meeting to the contract, and the client handed over."""
    consultant = _open(browser, address, CONSULTANT)
    _picture(consultant, "consultation")
    closer = _open(browser, address, CLOSERS[0])
    _write(closer, "/menu")
    _press(closer, "Мои встречи", "Доктор")
    _picture(closer, "meeting")
    _write(closer, "/menu")
    _press(closer, "Сделки")
    _picture(closer, "deals")
    closer.request.post(f"{address}/sim/clock", data={"now": "2026-11-24T14:31:00+03:00", "wait": True})
    _see(closer, "Как прошла встреча")
    _picture(closer, "outcome")
    _press(closer, "Договор")
    _write(closer, "350к")
    _picture(closer, "contract")
    _press(closer, "Всё верно")
    manager = _open(browser, address, ACCOUNT_MANAGER)
    _see(manager, "Доктор Лён")
    _picture(manager, "handover")


def _reminded(browser: Browser, address: str) -> Page:
    """The phone of a caller who has promised to call back about now."""
    for caller in CALLERS:
        page = _open(browser, address, caller)
        if page.locator("[data-role=message]", has_text="Пора перезвонить").count():
            return page
    raise SystemExit("nobody has promised to call back")


def _open(browser: Browser, address: str, person: int) -> Page:
    page = browser.new_page(viewport={"width": 390, "height": 1400}, device_scale_factor=2, locale="ru-RU")
    page.goto(f"{address}/phone/{person}")
    _settle(page)
    return page


def _press(page: Page, *labels: str) -> None:
    for label in labels:
        button = page.locator("[data-role=inline-button]", has_text=re.compile(label)).last
        expect(button).to_be_visible()
        button.click()
        _settle(page)


def _write(page: Page, text: str) -> None:
    page.locator("textarea").last.fill(text)
    page.locator("[data-role=send]").last.click()
    _settle(page)


def _see(page: Page, text: str) -> None:
    expect(page.locator("[data-role=message][data-from=bot]", has_text=re.compile(text)).last).to_be_visible(
        timeout=20_000
    )
    _settle(page)


def _picture(page: Page, name: str, messages: int = 1) -> None:
    """The last messages of the bot, with their buttons."""
    shown = page.locator("[data-role=message][data-from=bot]")
    first, last = shown.nth(shown.count() - messages).bounding_box(), shown.last.bounding_box()
    assert first is not None
    assert last is not None
    top, bottom = max(first["y"] - 8, 0), last["y"] + last["height"] + 8
    page.screenshot(
        path=GUIDE / f"{name}.png", clip={"x": 0, "y": top, "width": 390, "height": min(bottom, 1400) - top}
    )


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
