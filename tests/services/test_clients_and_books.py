"""Whoever signs, cancels, gives and accepts, in whatever order and at the same moment: clients and books hold."""

import asyncio
from collections.abc import Awaitable, Sequence
from enum import Enum, auto
from typing import Any

import pytest
from dealings import in_work, signs
from hypothesis import given, settings
from hypothesis import strategies as st
from office import Crew, Office
from sqlalchemy import select

from domain.deals import DealState
from domain.errors import DomainError
from domain.funnel import LeadState
from domain.handovers import HandoverState
from domain.money import Money
from domain.people import Person, Role
from services import contracts, handovers
from services.contracts import Cancellation
from storage.database import Database
from storage.tables import contract, deal, exclusion, handover, lead, ledger
from stories.databases import Fresh


class Deed(Enum):
    """What somebody tries."""

    SIGN = auto()
    SIGN_MORE = auto()
    CANCEL = auto()
    ACCEPT = auto()
    GIVE = auto()
    OFFER = auto()
    CLOSE_MONTH = auto()


# Which deed, on which of the things there are, by which of the people.
deeds = st.tuples(st.sampled_from(Deed), st.integers(0, 3), st.integers(0, 2))
# What stands in one group happens at the same moment.
groups = st.lists(st.lists(deeds, min_size=1, max_size=6), min_size=1, max_size=6)


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_each_contract_is_handed_over_exactly_once(engine: str, request: pytest.FixtureRequest) -> None:
    fresh: Fresh = request.getfixturevalue(f"fresh_{engine}")
    url = fresh()

    @settings(deadline=None, max_examples=25 if engine == "sqlite" else 12, database=None)
    @given(tried=groups)
    def whatever_happens(tried: list[list[tuple[Deed, int, int]]]) -> None:
        asyncio.run(_live(url, tried))

    whatever_happens()


async def _live(url: str, tried: Sequence[Sequence[tuple[Deed, int, int]]]) -> None:
    async with await Database.open(url) as db:
        office = await Office.found(db, at="2026-11-30 09:00")
        irina = await office.hires("Ирина", Role.DIRECTOR)
        anna, viktor = await office.hires("Анна", Role.CALLER), await office.hires("Виктор", Role.CLOSER)
        crew = Crew(irina, anna, viktor, await office.lead("Ромашка", by=irina))
        managers = [await office.hires(name, Role.ACCOUNT_MANAGER) for name in ("Ольга", "Павел")]
        await in_work(office, crew, at="2026-11-30 10:00", on=office.department.today(office.now))
        office.clock_to("2026-12-01 10:00")
        for group in tried:
            done = await asyncio.gather(*[_do(office, crew, managers, *deed) for deed in group], return_exceptions=True)
            for refusal in done:
                if isinstance(refusal, BaseException) and not isinstance(refusal, DomainError):
                    raise refusal
        await _clients_and_books_hold(office)


async def _do(office: Office, crew: Crew, managers: Sequence[Person], deed: Deed, thing: int, person: int) -> None:
    who = [crew.irina, *managers][person]
    deals_there, papers, offers = [await _rows(office, table) for table in (deal, contract, handover)]
    tries: dict[Deed, tuple[Sequence[Any], Any]] = {
        Deed.SIGN: (deals_there, lambda row: signs(office, crew.viktor, row.id)),
        Deed.SIGN_MORE: (deals_there, lambda row: signs(office, crew.irina, row.id, more=True)),
        Deed.CANCEL: (papers, lambda row: _cancel(office, who, row.id)),
        Deed.ACCEPT: (offers, lambda row: office.db.write(handovers.accept, who, row.id, office.now)),
        Deed.GIVE: (offers, lambda row: office.db.write(handovers.give, crew.irina, row.id, who.id, office.now)),
        Deed.OFFER: (papers, lambda row: office.db.write(handovers.offer, office.department, row.id, office.now)),
        Deed.CLOSE_MONTH: ([None], lambda _: office.closes_month("2026-12-01 10:00")),
    }
    there, attempt = tries[deed]
    if there:
        await attempt(there[thing % len(there)])


def _cancel(office: Office, who: Person, contract_id: int) -> Awaitable[Any]:
    return office.db.write(contracts.cancel, who, Cancellation(contract_id, "Передумали", "обсудить"), office.now)


async def _clients_and_books_hold(office: Office) -> None:
    papers, offers = await _rows(office, contract), await _rows(office, handover)
    standing = [row for row in papers if row.cancelled_at is None]
    by_contract = {row.contract_id: row for row in offers}
    assert len(offers) == len(by_contract) == len(papers)
    for row in papers:
        withdrawn = by_contract[row.id].state == HandoverState.WITHDRAWN
        assert withdrawn is (row.cancelled_at is not None)
    (company,) = await _rows(office, lead)
    assert (company.state == LeadState.CLIENT) is bool(standing)
    assert bool(await _rows(office, exclusion)) is bool(standing)
    deals_there = {row.id: row for row in await _rows(office, deal)}
    assert all(deals_there[row.deal_id].state == DealState.WON for row in standing)
    assert sum(row.state == DealState.OPEN for row in deals_there.values()) <= 1
    assert standing or any(row.state == DealState.OPEN for row in deals_there.values())
    rows = [row for row in await _rows(office, ledger) if row.fact_kind == "contract"]
    assert Money.sum(row.amount for row in rows) == Money.sum(row.amount.percent(500) for row in standing)
    for row in papers:
        of_one = Money.sum(one.amount for one in rows if one.fact_id == row.id)
        assert of_one == (row.amount.percent(500) if row.cancelled_at is None else Money.zero())


async def _rows(office: Office, table: Any) -> Sequence[Any]:
    query = select(table).where(table.c.department_id == office.department.id).order_by(table.c.id)
    rows: Sequence[Any] = await office.db.read(lambda tx: tx.all(query))
    return rows
