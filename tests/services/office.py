"""A department to tell tests about: its people, its clock, and their deeds through `db.write` and `db.read`."""

import itertools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain.department import Department
from domain.funnel import Outcome
from domain.lead import NewLead
from domain.messages import MeetingCard
from domain.money import Money
from domain.people import Person, Role
from services import departments, invites, leads, meetings, outcomes, staff, statements
from services.invites import Guest, NewInvite
from services.leads import LeadCard
from services.meetings import Wish
from services.outcomes import OutcomeReport, Reported
from storage.database import Database
from stories.facts import Facts

TUESDAY = "2026-11-24 09:40"
_numbers = itertools.count(1)


class Office:
    """One department; `now` is its time, and moves only when a test says so."""

    def __init__(self, db: Database, department: Department, now: datetime) -> None:
        self.db = db
        self.department = department
        self.now = now
        self.facts = Facts(db, department.zone)

    @classmethod
    async def found(cls, db: Database, zone: str = "Europe/Moscow", at: str = TUESDAY, founded: str = "") -> "Office":
        """A department, founded when the test begins or earlier."""
        now, founded_at = _instant(at, zone), _instant(founded or at, zone)
        return cls(db, await db.write(departments.found, "Отдел", zone, founded_at), now)

    def at(self, local: str) -> datetime:
        """The instant of a local time ("2026-11-25 15:00")."""
        return _instant(local, self.department.zone)

    def clock_to(self, local: str) -> None:
        """Move the clock."""
        self.now = self.at(local)

    async def hires(self, name: str, *roles: Role, telegram_id: int = 0) -> Person:
        """Somebody who comes by an invitation."""
        new = NewInvite(roles, f"token-{next(_numbers):06}")
        await self.db.write(invites.invite_from_console, self.department.id, new, self.now)
        guest = Guest(telegram_id or next(_numbers), name, "ru")
        return await self.db.write(invites.redeem, new.token, guest, self.now)

    async def known(self, person: Person) -> Person | None:
        """The person as the next update finds them."""
        return await self.db.read(staff.person_by_telegram, person.telegram_id)

    async def lead(self, company: str, by: Person, phone: str = "") -> LeadCard:
        """A company in the cold base."""
        number = next(_numbers)
        new = NewLead(company, phone or f"+7 900 {number // 10000:03}-{number % 10000:04}")
        return await self.db.write(leads.add, by, new, self.now)

    async def books(self, caller: Person, lead: LeadCard, at: str, closer: Person | None = None) -> MeetingCard:
        """A meeting at a local time, with the closer or whoever is offered."""
        wish = Wish(lead.lead_id, self.at(at), None if closer is None else closer.id)
        return await self.db.write(meetings.book, caller, wish, self.now)

    async def reports(
        self, who: Person, meeting: MeetingCard, outcome: Outcome, amount: str = "350000", receipt: str | None = None
    ) -> Reported:
        """How the meeting went."""
        is_contract = outcome is Outcome.CONTRACT
        report = OutcomeReport(
            meeting.meeting_id,
            outcome,
            amount=Money.rub(amount) if is_contract else None,
            number="17" if is_contract else "",
            reason="Слишком мал" if outcome is Outcome.NOT_OURS else "",
            next_step="позвонить" if outcome is Outcome.PROPOSAL else "",
            next_step_on=self.department.today(self.now) if outcome is Outcome.PROPOSAL else None,
        )
        return await self.db.write(outcomes.report, who, report, self.now, receipt=receipt)

    async def runs(self, job: Callable[..., None], due: str) -> None:
        """A job of the timetable, at its due time."""
        await self.db.write(job, self.department, self.at(due), self.at(due))

    async def closes_month(self, due: str) -> None:
        """The 1st of a month."""
        await self.runs(statements.close_month, due)

    async def refuses(self, error: type[Exception], deed: Awaitable[Any]) -> Exception:
        """The error a deed ends in."""
        try:
            done = await deed
        except error as refusal:
            return refusal
        raise AssertionError(f"nothing was refused: {done}")


@dataclass(frozen=True)
class Crew:
    """The usual people, and a company to meet."""

    irina: Person
    anna: Person
    viktor: Person
    romashka: LeadCard


def _instant(local: str, zone: str) -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
