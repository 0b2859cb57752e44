"""What an undone fact paid is taken back by rows of its own; done again, it pays again (clarifications, "Pay")."""

import asyncio

from office import Crew, Office

from domain.errors import AlreadyCancelled
from domain.funnel import Outcome
from domain.money import Money
from domain.workdays import Month
from services import contracts, earnings
from services.contracts import Cancellation

PAID, TAKEN_BACK = "Виктор commission 17500.00 2026-11", "Виктор reversal -17500.00 2026-11"
MET = "Анна meeting 2000.00 2026-11"


async def signs(office: Office, crew: Crew) -> int:
    """A contract on Tuesday; its id."""
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-24 11:00")
    office.now = meeting.ends_at
    await office.reports(crew.viktor, meeting, Outcome.CONTRACT)
    (contract,) = await office.db.read(contracts.signed, crew.irina, office.now)
    return contract.contract_id


async def cancels(office: Office, crew: Crew, contract_id: int) -> None:
    cancellation = Cancellation(contract_id, "передумали", "позвонить")
    await office.db.write(contracts.cancel, crew.irina, cancellation, office.now)


async def test_a_cancelled_contract_is_taken_back(office: Office, crew: Crew) -> None:
    """The meeting stays paid; what is tried twice is done once."""
    contract_id = await signs(office, crew)
    await cancels(office, crew, contract_id)
    await office.refuses(AlreadyCancelled, cancels(office, crew, contract_id))

    assert await office.facts.ledger() == [MET, PAID, TAKEN_BACK]
    mine = await office.db.read(earnings.my_earnings, crew.viktor, None, office.now)
    assert mine.total == Money.zero()


async def test_at_the_same_moment(office: Office, crew: Crew) -> None:
    contract_id = await signs(office, crew)
    await asyncio.gather(*(cancels(office, crew, contract_id) for _ in range(4)), return_exceptions=True)
    assert await office.facts.ledger() == [MET, PAID, TAKEN_BACK]


async def test_of_a_closed_month_it_goes_to_the_open_one(office: Office, crew: Crew) -> None:
    """The closed month stays as it is (law 6)."""
    contract_id = await signs(office, crew)
    await office.closes_month("2026-12-01 10:00")
    november = await office.db.read(earnings.my_earnings, crew.viktor, Month(2026, 11), office.now)
    office.clock_to("2026-12-02 12:00")
    await cancels(office, crew, contract_id)

    rows = await office.facts.ledger()
    assert rows[-1] == "Виктор reversal -17500.00 2026-12"
    assert await office.db.read(earnings.my_earnings, crew.viktor, Month(2026, 11), office.now) == november
