"""Deals, contracts and handovers for tests: companies in work, signed, and handed over."""

from datetime import date
from typing import Any

from office import Crew, Office
from sqlalchemy import case, func, select, update

from domain.deals import DealCard, NewContract, Step
from domain.funnel import LeadState, MeetingState, Outcome
from domain.money import Money
from domain.people import Person
from services import contracts, deals
from services.contracts import Signed, Signing
from services.leads import LeadCard
from storage.tables import contract, deal, exclusion, handover, lead, meeting
from storage.transaction import Tx

FRIDAY = date(2026, 11, 27)
SUM = Money.rub(350_000)


async def in_work(
    office: Office, crew: Crew, lead: LeadCard | None = None, at: str = "2026-11-24 15:00", on: date = FRIDAY
) -> int:
    """A company that was met, whose next step is on Friday; the deal."""
    company = lead or crew.romashka
    booked = await office.books(crew.anna, company, at, crew.viktor)
    await office.db.write(_met, booked.meeting_id, company.lead_id)
    office.clock_to(f"{at[:10]} 18:00")
    opened = (office.department, company.lead_id, crew.viktor.id, "позвонить", on, SUM, office.now)
    return await office.db.write(deals.open_deal, *opened)


def _met(tx: Tx, meeting_id: int, lead_id: int) -> None:
    held = {"state": MeetingState.HELD, "outcome": Outcome.PROPOSAL, "note": "Ждут смету"}
    tx.execute(update(meeting).where(meeting.c.id == meeting_id).values(held))
    tx.execute(update(lead).where(lead.c.id == lead_id).values(state=LeadState.DEAL))


async def moves_on(office: Office, who: Person, deal_id: int, what: str, on: date) -> DealCard:
    """The step is done, here is the next."""
    return await office.db.write(deals.move_on, who, deal_id, Step(what, on), office.now)


def paper(office: Office, number: str = "17", amount: Money = SUM, on: date | None = None) -> NewContract:
    """A contract signed today, or on another day."""
    return NewContract(amount, number, on or office.department.today(office.now))


async def signs(office: Office, who: Person, deal_id: int, number: str = "17", *, more: bool = False) -> Signed:
    """A contract straight from the deal."""
    signing = Signing(deal_id, paper(office, number), more=more)
    return await office.db.write(contracts.sign_deal, who, signing, office.now)


async def told(office: Office) -> dict[str, list[str]]:
    """By table: what stands there, in short lines."""
    queries: dict[str, Any] = {
        "deals": select(deal.c.state, deal.c.next_step).order_by(deal.c.id),
        "contracts": select(
            contract.c.number, case((contract.c.cancelled_at.is_(None), "stands"), else_="cancelled")
        ).order_by(contract.c.id),
        "handovers": select(handover.c.state, handover.c.manager_id).order_by(handover.c.id),
        "excluded": select(exclusion.c.kind, func.count()).group_by(exclusion.c.kind),
    }
    found = {}
    for name, query in queries.items():
        rows = await office.db.read(lambda tx, query=query: tx.all(query))
        found[name] = [" ".join(str(part) for part in row).strip() for row in rows]
    return found
