"""The guide's worked month says what the rules make of it, and names buttons that are there."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from domain.money import Money
from views.wording import Words

DOCS = Path(__file__).resolve().parent.parent / "docs"
BUTTONS = ("place-earnings", "statement-agree", "statement-disagree", "dispute-which-missing")


@pytest.fixture(scope="module")
def guide() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_pay_guide", DOCS / "make_pay_guide.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_page_is_as_the_rules_count_it(guide: ModuleType, language: str) -> None:
    page = guide.page_of(language).read_text(encoding="utf-8")
    assert guide.filled(page, language) == page, "run python docs/make_pay_guide.py"


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_page_names_buttons_that_are_there(guide: ModuleType, language: str) -> None:
    page = re.sub(r"\s+", " ", guide.page_of(language).read_text(encoding="utf-8"))
    words = Words(language, "Europe/Moscow")
    assert [name for name in BUTTONS if words.plain(name) not in page] == []


def test_the_worked_month_by_hand(guide: ModuleType) -> None:
    totals = [Money.sum(row.amount for row in of()) for of in (guide.denis, guide.anna, guide.viktor)]
    denis = 400 * 50 + 120 * 80 + 5_000
    anna = 10 * 2_000 + 3 * 3_000 + 10_000
    viktor = -17_500 + 40_000 + (200_000 * 5 + 300_000 * 7) // 100 + (30_000 + 10_000) * 15 // 20
    assert totals == [Money.rub(denis), Money.rub(anna), Money.rub(viktor)]
