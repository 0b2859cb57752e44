"""What may still be earned by one person, and the months in which something was."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select

from domain.funnel import LeadState, MeetingState
from domain.money import Money
from domain.workdays import Month
from storage.tables import lead, ledger, meeting, segment
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """A meeting that a caller booked and nobody has told of yet."""

    meeting_id: int
    company: str
    booked_at: datetime
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class OpenLeads:
    """How many leads of one rate wait for a call; None: the terms' rate."""

    count: int
    rate: Money | None


_MEETINGS = (
    select(meeting.c.id, lead.c.company, meeting.c.booked_at, meeting.c.starts_at)
    .join(lead, lead.c.id == meeting.c.lead_id)
    .where(
        meeting.c.department_id == bindparam("department_id"),
        meeting.c.caller_id == bindparam("staff_id"),
        meeting.c.state == MeetingState.BOOKED,
        meeting.c.follows_id.is_(None),
    )
    .order_by(meeting.c.starts_at, meeting.c.id)
)
_LEADS = (
    select(func.count().label("many"), segment.c.rate)
    .select_from(lead)
    .outerjoin(segment, segment.c.id == lead.c.segment_id)
    .where(
        lead.c.department_id == bindparam("department_id"),
        lead.c.collector_id == bindparam("staff_id"),
        lead.c.state == LeadState.NEW,
        lead.c.confirmed_at.is_(None),
    )
    .group_by(segment.c.rate)
)
_MONTHS = (
    select(ledger.c.month)
    .where(ledger.c.department_id == bindparam("department_id"), ledger.c.staff_id == bindparam("staff_id"))
    .distinct()
    .order_by(ledger.c.month.desc())
)


def open_meetings(tx: Tx, department_id: int, staff_id: int) -> list[OpenMeeting]:
    """The meetings a caller booked that have no outcome, by start."""
    rows = tx.all(_MEETINGS, {"department_id": department_id, "staff_id": staff_id})
    return [OpenMeeting(row.id, row.company, row.booked_at, row.starts_at) for row in rows]


def open_leads(tx: Tx, department_id: int, staff_id: int) -> list[OpenLeads]:
    """The leads of a collector that were not called yet, by their segments' rates."""
    rows = tx.all(_LEADS, {"department_id": department_id, "staff_id": staff_id})
    return [OpenLeads(row.many, row.rate) for row in rows]


def months(tx: Tx, department_id: int, staff_id: int) -> list[Month]:
    """The months in which a person has anything, the latest first."""
    return [row.month for row in tx.all(_MONTHS, {"department_id": department_id, "staff_id": staff_id})]
