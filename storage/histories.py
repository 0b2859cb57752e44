"""What has been done about a company: calls, meetings, moves, steps, contracts, in order of time."""

from typing import Any

from sqlalchemy import BindParameter, Row, bindparam, case, cast, literal, null, select, union_all

from domain.funnel import MeetingState
from domain.histories import CANCELLED, Event, EventKind
from storage.columns import Instant
from storage.tables import call, contract, deal, deal_step, meeting, meeting_move, staff
from storage.transaction import Tx

_LEAD: BindParameter[int] = bindparam("lead_id")
_CALLS = (
    select(
        literal(EventKind.CALL.value).label("kind"),
        call.c.at.label("at"),
        call.c.result.label("what"),
        call.c.reason.label("note"),
        null().label("more"),
        staff.c.name.label("who"),
        cast(null(), Instant).label("to"),
    )
    .join(staff, staff.c.id == call.c.caller_id)
    .where(call.c.lead_id == _LEAD, call.c.undone_at.is_(None))
)
_MEETINGS = (
    select(
        literal(EventKind.MEETING.value),
        meeting.c.starts_at,
        case((meeting.c.state == MeetingState.CANCELLED, literal(CANCELLED)), else_=meeting.c.outcome),
        meeting.c.note,
        meeting.c.reason,
        staff.c.name,
        null(),
    )
    .join(staff, staff.c.id == meeting.c.closer_id)
    .where(meeting.c.lead_id == _LEAD, meeting.c.state != MeetingState.UNDONE)
)
_MOVES = (
    select(
        literal(EventKind.MOVE.value),
        meeting_move.c.at,
        null(),
        meeting_move.c.reason,
        null(),
        staff.c.name,
        meeting_move.c.to_starts_at,
    )
    .join(meeting, meeting.c.id == meeting_move.c.meeting_id)
    .join(staff, staff.c.id == meeting_move.c.moved_by)
    .where(meeting.c.lead_id == _LEAD)
)
_STEPS = (
    select(
        literal(EventKind.STEP.value),
        deal_step.c.done_at,
        deal_step.c.step,
        null(),
        null(),
        staff.c.name,
        null(),
    )
    .join(deal, deal.c.id == deal_step.c.deal_id)
    .join(staff, staff.c.id == deal_step.c.set_by)
    .where(deal.c.lead_id == _LEAD, deal_step.c.done_at.is_not(None))
)
_CONTRACTS = (
    select(
        literal(EventKind.CONTRACT.value),
        contract.c.entered_at,
        contract.c.number,
        contract.c.cancel_reason,
        null(),
        staff.c.name,
        null(),
    )
    .join(deal, deal.c.id == contract.c.deal_id)
    .join(staff, staff.c.id == contract.c.closer_id)
    .where(deal.c.lead_id == _LEAD)
)
_HISTORY = union_all(_CALLS, _MEETINGS, _MOVES, _STEPS, _CONTRACTS).order_by("at")


def of_lead(tx: Tx, lead_id: int) -> list[Event]:
    """Everything about a company that is known to be of the reader's department, the oldest first."""
    return [_event(row) for row in tx.all(_HISTORY, {"lead_id": lead_id})]


def _event(row: Row[Any]) -> Event:
    note = "\n".join(part for part in (row.note, row.more) if part)
    return Event(EventKind(row.kind), row.at, row.what or "", note, row.who, row.to)
