"""What an undone fact paid is taken back by rows of its own; done again, it pays again (clarifications, "Pay")."""

import asyncio

from office import Crew, Office

from domain.ledger import FactKind
from domain.money import Money
from domain.workdays import Month
from services import payroll

SUM = Money.rub(350_000)
PAID, TAKEN_BACK = "Виктор commission 17500.00 2026-11", "Виктор reversal -17500.00 2026-11"


async def pays(office: Office, crew: Crew) -> Money:
    paid = (office.department, crew.viktor.id, 1, SUM, office.now)
    return await office.db.write(payroll.pay_commission, *paid)


async def reverses(office: Office) -> Money:
    return await office.db.write(payroll.reverse, office.department, FactKind.CONTRACT, 1, office.now)


async def test_done_undone_and_done_again(office: Office, crew: Crew) -> None:
    """At most one row of a fact stands, however often each is tried."""
    earned = [await pays(office, crew), await pays(office, crew)]
    back = [await reverses(office), await reverses(office)]
    earned += [await pays(office, crew), await pays(office, crew)]

    share = Money.rub(17_500)
    assert earned == [share, Money.zero(), share, Money.zero()]
    assert back == [share, Money.zero()]
    assert await office.facts.ledger() == [PAID, TAKEN_BACK, PAID]
    assert await reverses(office) == share
    mine = await office.db.read(payroll.my_earnings, crew.viktor, None, office.now)
    assert mine.total == Money.zero()


async def test_at_the_same_moment(office: Office, crew: Crew) -> None:
    await pays(office, crew)
    await asyncio.gather(*(reverses(office) for _ in range(4)))
    await asyncio.gather(*(pays(office, crew) for _ in range(4)))
    assert await office.facts.ledger() == [PAID, TAKEN_BACK, PAID]


async def test_other_facts_stay(office: Office, crew: Crew) -> None:
    await pays(office, crew)
    another = (office.department, crew.viktor.id, 2, SUM, office.now)
    await office.db.write(payroll.pay_commission, *another)
    await reverses(office)
    assert await office.facts.ledger() == [PAID, PAID, TAKEN_BACK]


async def test_of_a_closed_month_it_goes_to_the_open_one(office: Office, crew: Crew) -> None:
    """And so does what is done again; the closed month stays as it is (law 6)."""
    await pays(office, crew)
    await office.closes_month("2026-12-01 10:00")
    november = await office.db.read(payroll.my_earnings, crew.viktor, Month(2026, 11), office.now)
    await reverses(office)
    await pays(office, crew)

    rows = await office.facts.ledger()
    assert rows[0] == PAID
    assert rows[-2:] == ["Виктор reversal -17500.00 2026-12", "Виктор commission 17500.00 2026-12"]
    assert await office.db.read(payroll.my_earnings, crew.viktor, Month(2026, 11), office.now) == november
