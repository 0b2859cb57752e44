"""What the department knows, read from its tables and told in short lines, so that a story can state it."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from storage.database import Database
from storage.tables import (
    absence,
    call,
    contract,
    inbox,
    job_run,
    lead,
    lead_phone,
    ledger,
    meeting,
    meeting_move,
    outbox,
    segment,
    staff,
    staff_role,
    statement,
)
from storage.transaction import Tx

closer = staff.alias("closer")
closer_before, closer_after = staff.alias("closer_before"), staff.alias("closer_after")


class Facts:
    """Questions to the tables."""

    def __init__(self, db: Database, zone: str) -> None:
        self._db = db
        self._zone = ZoneInfo(zone)

    async def meetings(self) -> list[str]:
        """By booking: "Ромашка 11-25 15:00 Виктор booked"."""
        rows = await self._rows(
            select(lead.c.company, meeting.c.starts_at, closer.c.name, meeting.c.state)
            .join(lead, lead.c.id == meeting.c.lead_id)
            .join(closer, closer.c.id == meeting.c.closer_id)
            .order_by(meeting.c.id)
        )
        return [f"{row.company} {self._local(row.starts_at)} {row.name} {row.state}" for row in rows]

    async def moves(self) -> list[str]:
        """By entry: "Ромашка 11-25 15:00 Виктор > 11-26 11:00 Галина, Анна: Просит клиент"."""
        rows = await self._rows(
            select(
                lead.c.company,
                meeting_move.c.from_starts_at,
                closer_before.c.name.label("before"),
                meeting_move.c.to_starts_at,
                closer_after.c.name.label("after"),
                staff.c.name,
                meeting_move.c.reason,
            )
            .join(meeting, meeting.c.id == meeting_move.c.meeting_id)
            .join(lead, lead.c.id == meeting.c.lead_id)
            .join(closer_before, closer_before.c.id == meeting_move.c.from_closer_id)
            .join(closer_after, closer_after.c.id == meeting_move.c.to_closer_id)
            .join(staff, staff.c.id == meeting_move.c.moved_by)
            .order_by(meeting_move.c.id)
        )
        return [
            f"{row.company} {self._local(row.from_starts_at)} {row.before}"
            f" > {self._local(row.to_starts_at)} {row.after}, {row.name}: {row.reason}"
            for row in rows
        ]

    async def confirmed(self) -> list[str]:
        """Companies that said that their meeting stands, by booking."""
        rows = await self._rows(
            select(lead.c.company)
            .join(meeting, meeting.c.lead_id == lead.c.id)
            .where(meeting.c.confirmed_at.is_not(None))
            .order_by(meeting.c.id)
        )
        return [row.company for row in rows]

    async def ledger(self) -> list[str]:
        """By entry: "Анна meeting 2000.00 2026-11"."""
        rows = await self._rows(
            select(staff.c.name, ledger.c.kind, ledger.c.amount, ledger.c.month)
            .join(staff, staff.c.id == ledger.c.staff_id)
            .order_by(ledger.c.id)
        )
        return [f"{row.name} {row.kind} {row.amount} {row.month}" for row in rows]

    async def contracts(self) -> list[str]:
        """By entry: "№ 17 350000.00"."""
        rows = await self._rows(select(contract.c.number, contract.c.amount).order_by(contract.c.id))
        return [f"№ {row.number} {row.amount}" for row in rows]

    async def statements(self) -> list[str]:
        """By person: "Анна 2026-11 2000.00"."""
        rows = await self._rows(
            select(staff.c.name, statement.c.month, statement.c.total)
            .join(staff, staff.c.id == statement.c.staff_id)
            .order_by(statement.c.month, staff.c.id)
        )
        return [f"{row.name} {row.month} {row.total}" for row in rows]

    async def people(self) -> list[str]:
        """Who is at work: "Анна caller"."""
        rows = await self._rows(
            select(staff.c.id, staff.c.name, staff_role.c.role)
            .join(staff_role, staff_role.c.staff_id == staff.c.id)
            .where(staff.c.dismissed_at.is_(None))
            .order_by(staff.c.id, staff_role.c.role)
        )
        roles: dict[tuple[int, str], list[str]] = {}
        for row in rows:
            roles.setdefault((row.id, row.name), []).append(row.role)
        return [f"{name} {'+'.join(given)}" for (_, name), given in roles.items()]

    async def calls(self) -> list[str]:
        """Those that were not undone, by entry: "Анна Ромашка no_answer"."""
        rows = await self._rows(
            select(staff.c.name, lead.c.company, call.c.result)
            .join(staff, staff.c.id == call.c.caller_id)
            .join(lead, lead.c.id == call.c.lead_id)
            .where(call.c.undone_at.is_(None))
            .order_by(call.c.id)
        )
        return [f"{row.name} {row.company} {row.result}" for row in rows]

    async def queue(self) -> list[str]:
        """Leads to be called, by entry: "Ромашка retry 11-24 12:40"."""
        rows = await self._rows(
            select(lead.c.company, lead.c.queue, lead.c.due_at).where(lead.c.queue.is_not(None)).order_by(lead.c.id)
        )
        return [f"{row.company} {row.queue} {self._local(row.due_at)}" for row in rows]

    async def hands(self) -> dict[str, str]:
        """Who has which company in hand."""
        rows = await self._rows(select(staff.c.name, lead.c.company).join(lead, lead.c.holder_id == staff.c.id))
        return {row.name: row.company for row in rows}

    async def leads(self) -> list[str]:
        """By entry: "Ромашка new"."""
        rows = await self._rows(select(lead.c.company, lead.c.state).order_by(lead.c.id))
        return [f"{row.company} {row.state}" for row in rows]

    async def absences(self) -> list[str]:
        """Those that stand, by entry: "Виктор leave 11-25 11-27"."""
        rows = await self._rows(
            select(staff.c.name, absence.c.kind, absence.c.first_day, absence.c.last_day)
            .join(staff, staff.c.id == absence.c.staff_id)
            .where(absence.c.cancelled_at.is_(None))
            .order_by(absence.c.id)
        )
        return [f"{row.name} {row.kind} {row.first_day:%m-%d} {row.last_day:%m-%d}" for row in rows]

    async def cities(self) -> list[str]:
        """Of the leads, by entry."""
        return [row.city for row in await self._rows(select(lead.c.city).order_by(lead.c.id))]

    async def notes(self, company: str) -> str:
        """The note of a company."""
        (row,) = await self._rows(select(lead.c.note).where(lead.c.company == company))
        return str(row.note)

    async def segments(self) -> list[str]:
        """The segment of each lead, by entry."""
        rows = await self._rows(
            select(segment.c.name).join(lead, lead.c.segment_id == segment.c.id).order_by(lead.c.id)
        )
        return [row.name for row in rows]

    async def phones(self, company: str) -> list[str]:
        """Every phone of a company, in E.164."""
        rows = await self._rows(
            select(lead_phone.c.phone).join(lead, lead.c.id == lead_phone.c.lead_id).where(lead.c.company == company)
        )
        return [row.phone for row in rows]

    async def runs(self, job: str) -> list[str]:
        """Due runs of a job, by local time: "12-01 10:00 done"."""
        rows = await self._rows(
            select(job_run.c.due_at, job_run.c.outcome).where(job_run.c.job == job).order_by(job_run.c.due_at)
        )
        return [f"{self._local(row.due_at)} {row.outcome}" for row in rows]

    async def letters(self, kind: str) -> list[str]:
        """Messages of a kind: "Виктор sent"."""
        rows = await self._rows(
            select(staff.c.name, outbox.c.state)
            .join(staff, staff.c.id == outbox.c.staff_id)
            .where(outbox.c.kind == kind)
            .order_by(outbox.c.id)
        )
        return [f"{row.name} {row.state}" for row in rows]

    async def updates(self) -> dict[str, int]:
        """How many updates are in which state."""
        rows = await self._rows(select(inbox.c.state, func.count().label("many")).group_by(inbox.c.state))
        return {row.state: row.many for row in rows}

    def _local(self, moment: Any) -> str:
        return f"{moment.astimezone(self._zone):%m-%d %H:%M}"

    async def _rows(self, statement_: Any) -> Any:
        query: Callable[[Tx], Any] = lambda tx: tx.all(statement_)  # noqa: E731  # a name for what db.read is given
        return await self._db.read(query)
