"""What callers of an office do, and the companies they call."""

import itertools
from datetime import timedelta
from typing import Any

from office import Crew, Office
from sqlalchemy import select

from domain.calling import CallResult, Queue
from domain.funnel import LeadState
from domain.lead import NewLead
from domain.people import Person
from services import calls, leads
from services.calls import CallCard, CallEntry, Logged
from services.leads import LeadCard
from storage.tables import lead, segment

numbers = itertools.count(1)


class Calls:
    """What callers of an office do."""

    def __init__(self, office: Office) -> None:
        self.office = office

    async def next(self, who: Person) -> str | None:
        card = await self.next_card(who)
        return None if card is None else card.company

    async def next_card(self, who: Person) -> CallCard | None:
        return await self.office.db.write(calls.next_lead, who, self.office.now)

    async def takes(self, who: Person, company: LeadCard) -> CallCard:
        return await self.office.db.write(calls.take, who, company.lead_id, self.office.now)

    async def logs(self, who: Person, company: LeadCard, result: CallResult, at: str = "", reason: str = "") -> Logged:
        entry = CallEntry(company.lead_id, result, reason, self.office.at(at) if at else None)
        return await self.office.db.write(calls.log, who, entry, self.office.now)

    async def calls(self, who: Person, company: LeadCard, result: CallResult, at: str = "", reason: str = "") -> Logged:
        await self.takes(who, company)
        return await self.logs(who, company, result, at, reason)

    async def undoes(self, who: Person, logged: Logged) -> CallCard:
        return await self.office.db.write(calls.undo, who, logged.call_id, self.office.now)

    async def stands(self, company: LeadCard) -> tuple[LeadState, Queue | None, str | None]:
        """State, part of the queue, and the local time it is due at."""
        (row,) = await self.rows(select(lead).where(lead.c.id == company.lead_id))
        due = None if row.due_at is None else f"{self.office.department.local(row.due_at):%m-%d %H:%M}"
        return LeadState(row.state), None if row.queue is None else Queue(row.queue), due

    async def rows(self, query: Any) -> list[Any]:
        return list(await self.office.db.read(lambda tx: tx.all(query)))

    def later(self, **span: int) -> None:
        self.office.now += timedelta(**span)


async def company(office: Office, crew: Crew, name: str, city: str = "", **fields: Any) -> LeadCard:
    phone = f"+7 903 {next(numbers):07}"
    new = NewLead(name, phone, city=city, **fields)
    return await office.db.write(leads.add, crew.irina, new, office.now)


async def a_segment(office: Office, crew: Crew, name: str, priority: int, script: str = "") -> int:
    values = {
        "department_id": office.department.id,
        "name": name,
        "task": "",
        "script": script,
        "priority": priority,
        "created_by": crew.irina.id,
        "created_at": office.now,
    }
    return await office.db.write(lambda tx: tx.scalar(segment.insert().returning(segment.c.id), values))
