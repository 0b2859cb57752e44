"""A director adds to somebody's pay, or takes from it."""

import pytest
from office import Crew, Office

from domain.errors import AdjustmentEmpty, NotAllowed, NotYours, TextMissing
from domain.ledger import Kind
from domain.money import Money
from domain.workdays import Month
from services import adjustments, books, earnings

NOVEMBER = Month(2026, 11)
BONUS = Money.rub(3000)


async def test_an_adjustment_stands_in_the_pay_with_its_reason(office: Office, crew: Crew) -> None:
    await office.db.write(adjustments.enter, crew.irina, crew.anna.id, BONUS, " за  выставку ", office.now)
    mine = await office.db.read(earnings.my_earnings, crew.anna, NOVEMBER, office.now)
    assert [(line.kind, line.fact, line.amount) for line in mine.lines] == [(Kind.ADJUSTMENT, "за выставку", BONUS)]
    assert await office.facts.letters("AdjustmentMade") == ["Анна waiting"]
    assert await office.db.read(books.differences, office.department) == []


async def test_on_the_first_it_counts_where_the_day_is_and_after_a_closing_in_the_open_month(
    office: Office, crew: Crew
) -> None:
    await office.closes_month("2026-12-01 10:00")
    office.clock_to("2026-12-01 11:00")
    await office.db.write(adjustments.enter, crew.irina, crew.anna.id, -BONUS, "аванс", office.now)
    assert "Анна adjustment -3000.00 2026-12" in await office.facts.ledger()
    assert await office.db.read(books.differences, office.department) == []


async def test_only_a_director_adjusts_and_only_their_own_people(office: Office, crew: Crew) -> None:
    enter = adjustments.enter
    await office.refuses(NotAllowed, office.db.write(enter, crew.anna, crew.anna.id, BONUS, "себе", office.now))
    await office.refuses(NotYours, office.db.write(enter, crew.irina, 99_999, BONUS, "чужому", office.now))
    assert await office.facts.ledger() == []


@pytest.mark.parametrize(
    ("amount", "reason", "error"), [(Money.zero(), "зачем", AdjustmentEmpty), (BONUS, "  ", TextMissing)]
)
async def test_an_adjustment_has_an_amount_and_a_reason(
    office: Office, crew: Crew, amount: Money, reason: str, error: type[Exception]
) -> None:
    await office.refuses(
        error, office.db.write(adjustments.enter, crew.irina, crew.anna.id, amount, reason, office.now)
    )
