"""The demo in a browser: a booking on one phone, its card on another, statements on all of them."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from bot.demo.cast import STAFF
from domain.people import Role

pytestmark = pytest.mark.browser

ANNA = next(actor.telegram_id for actor in STAFF if Role.CALLER in actor.roles)
CLOSERS = [actor.telegram_id for actor in STAFF if Role.CLOSER in actor.roles]
WIDE = {"width": 1680, "height": 1050}
PHONE = {"width": 390, "height": 844}
PATIENCE = 15_000


class Watched:
    """A browser that notes what a page must not do."""

    def __init__(self, browser: Browser, address: str, **options: object) -> None:
        self.address = address
        self.errors: list[str] = []
        self.abroad: list[str] = []
        self.context: BrowserContext = browser.new_context(**options)

    def open(self, path: str = "/") -> Page:
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda told: self.errors.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self._note(request.url))
        page.goto(self.address + path)
        return page

    def _note(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.abroad.append(url)

    def close(self) -> None:
        self.context.close()
        assert self.errors == []
        assert self.abroad == []


@pytest.fixture
def wide(browser: Browser, demo: str) -> Iterator[Watched]:
    watched = Watched(browser, demo, viewport=WIDE)
    yield watched
    watched.close()


@pytest.fixture
def pocket(browser: Browser, demo: str) -> Iterator[Watched]:
    watched = Watched(browser, demo, viewport=PHONE, is_mobile=True, has_touch=True, device_scale_factor=2)
    yield watched
    watched.close()


def phone(page: Page, person: int) -> Locator:
    return page.locator(f'[data-person="{person}"]')


def press(of: Locator, label: str | re.Pattern[str]) -> str:
    """Press the newest button of this kind, as soon as it is there; its label."""
    button = of.locator("[data-role=inline-button]", has_text=label).last
    expect(button).to_be_visible(timeout=PATIENCE)
    words = button.inner_text()
    button.click()
    return words


def newest(of: Locator) -> Locator:
    return of.locator("[data-role=message][data-from=bot]").last


def books(page: Page) -> str:
    """Anna books the first company she is shown into the first free time; its name."""
    anna = phone(page, ANNA)
    anna.locator("[data-role=composer]").fill("/menu")
    anna.locator("[data-role=send]").click()
    press(anna, "Назначить встречу")
    company = re.search(r"«(.+)»", press(anna, re.compile(r"^(?!.*Отменить).*«.+»")))
    assert company is not None
    press(anna, re.compile(r"\b\d{1,2} (нояб|дек)"))
    press(anna, re.compile(r"\b1\d:00"))
    press(anna, "✅ Назначить")
    return company.group(1)


def card_of(page: Page, company: str) -> Locator:
    """The card of a meeting with this company on a closer's phone."""
    where = ", ".join(f'[data-person="{closer}"] [data-role=message][data-from=bot]' for closer in CLOSERS)
    return page.locator(where).filter(has_text=company).filter(has_text="новая встреча")


def test_a_booking_on_one_phone_is_a_card_on_another(wide: Watched) -> None:
    """Side by side on a wide screen."""
    page = wide.open()
    company = books(page)
    expect(card_of(page, company)).to_have_count(1, timeout=PATIENCE)


def test_it_is_booked_on_a_real_phones_screen(pocket: Watched) -> None:
    """One phone alone at its own address; nothing sticks out of the screen."""
    page = pocket.open(f"/phone/{ANNA}")
    company = books(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    cards = 0
    for closer in CLOSERS:
        other = pocket.open(f"/phone/{closer}")
        expect(newest(phone(other, closer))).to_be_visible()
        cards += card_of(other, company).count()
    assert cards == 1


def test_the_first_of_the_month_brings_statements_to_everybody(wide: Watched) -> None:
    """The clock bar's button: the month is closed and every phone has its statement."""
    page = wide.open()
    expect(phone(page, ANNA).locator("[data-role=message]").first).to_be_visible()
    words = re.compile(r"Расчётный лист[\s\S]*ноябрь 2026")
    statements = page.locator("[data-person] [data-role=message][data-from=bot]", has_text=words)
    expect(statements).to_have_count(0)
    page.locator("[data-testid=clock-month]").click()
    expect(statements).to_have_count(len(STAFF), timeout=60_000)
    for actor in STAFF:
        own = phone(page, actor.telegram_id).locator("[data-role=message]", has_text=words)
        expect(own).to_have_count(1)
    expect(page.locator("[data-testid=clock-now]")).to_contain_text("10:0")
