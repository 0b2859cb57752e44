"""Calls and their results. A call is never removed: one that was a slip of the finger is marked as undone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, bindparam, case, func, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.calling import CallResult, Standing
from domain.money import Money
from domain.workdays import Month
from storage.ledger import month_parameter
from storage.tables import call, ledger, staff
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A lead that this call took out of a queue, and where it stood."""

    lead_id: int
    department_id: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class Trace:
    """What a call changed, for the way back: how the lead was before it, and what it left behind."""

    before: Standing
    after: Standing
    confirmed_at: datetime | None = None
    rejected_at: datetime | None = None
    rejected_as: str | None = None
    phones: tuple[str, ...] = ()
    """What it put on the exclusion list, E.164."""
    inn: str | None = None
    others: tuple[TakenOut, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredCall:
    """A call with its result."""

    id: int
    lead_id: int
    caller_id: int
    caller: str
    result: CallResult
    reason: str
    callback_at: datetime | None
    meeting_id: int | None
    at: datetime
    undone: bool
    trace: Trace


@dataclass(frozen=True, slots=True)
class NewCall:
    """A call that has just ended."""

    lead_id: int
    caller_id: int
    result: CallResult
    reason: str = ""
    callback_at: datetime | None = None
    meeting_id: int | None = None


_TRACE: TypeAdapter[Trace] = TypeAdapter(Trace)
_CALL = select(
    call.c.id,
    call.c.lead_id,
    call.c.caller_id,
    staff.c.name.label("caller"),
    call.c.result,
    call.c.reason,
    call.c.callback_at,
    call.c.meeting_id,
    call.c.at,
    call.c.before,
    call.c.undone_at,
).join(staff, staff.c.id == call.c.caller_id)
_ONE = _CALL.where(call.c.department_id == bindparam("department_id"), call.c.id == bindparam("call_id"))
_COUNTS = call.c.undone_at.is_(None)
_OF_LEAD = (
    _CALL.where(call.c.lead_id == bindparam("lead_id"), _COUNTS).order_by(call.c.id.desc()).limit(bindparam("limit"))
)
_LAST_OF = (
    _CALL.where(call.c.caller_id == bindparam("caller_id"), call.c.at >= bindparam("since"), _COUNTS)
    .order_by(call.c.at.desc(), call.c.id.desc())
    .limit(1)
)
_ADD = insert(call).returning(call.c.id)
_UNDO = update(call).where(call.c.id == bindparam("of_call")).values(undone_at=bindparam("now"))
_reached = case((call.c.result.in_([result for result in CallResult if result.confirms]), 1), else_=0)
_met = case((call.c.result == CallResult.MEETING, 1), else_=0)
_DAY = select(
    func.count().label("calls"),
    func.coalesce(func.sum(_reached), 0).label("reached"),
    func.coalesce(func.sum(_met), 0).label("meetings"),
).where(
    call.c.caller_id == bindparam("caller_id"), call.c.at >= bindparam("start"), call.c.at < bindparam("end"), _COUNTS
)
# The months that were open today: entries go to no other, and the index begins with the month.
_EARNED = select(func.sum(ledger.c.amount, type_=ledger.c.amount.type)).where(
    ledger.c.department_id == bindparam("department_id"),
    ledger.c.month >= month_parameter("first_month"),
    ledger.c.staff_id == bindparam("staff_id"),
    ledger.c.entered_at >= bindparam("start"),
    ledger.c.entered_at < bindparam("end"),
)
_CALLED_SINCE = (
    select(call.c.caller_id)
    .where(call.c.department_id == bindparam("department_id"), call.c.at >= bindparam("since"), _COUNTS)
    .distinct()
)


def add(tx: Tx, department_id: int, new: NewCall, trace: Trace, now: datetime) -> int:
    """A call; its id."""
    values = {
        "department_id": department_id,
        "lead_id": new.lead_id,
        "caller_id": new.caller_id,
        "result": new.result,
        "reason": new.reason,
        "callback_at": new.callback_at,
        "meeting_id": new.meeting_id,
        "at": now,
        "before": _TRACE.dump_json(trace).decode(),
    }
    return tx.scalar(_ADD, values)  # type: ignore[no-any-return]  # an Id


def get(tx: Tx, department_id: int, call_id: int) -> StoredCall | None:
    """A call of this department, undone or not."""
    row = tx.first(_ONE, {"department_id": department_id, "call_id": call_id})
    return None if row is None else _stored(row)


def of_lead(tx: Tx, lead_id: int, limit: int) -> list[StoredCall]:
    """The last calls of a lead, the newest first."""
    return [_stored(row) for row in tx.all(_OF_LEAD, {"lead_id": lead_id, "limit": limit})]


def last_of(tx: Tx, caller_id: int, since: datetime) -> StoredCall | None:
    """The last call of a caller since then."""
    row = tx.first(_LAST_OF, {"caller_id": caller_id, "since": since})
    return None if row is None else _stored(row)


def undo(tx: Tx, call_id: int, now: datetime) -> None:
    """The call counts nowhere any more."""
    tx.execute(_UNDO, {"of_call": call_id, "now": now})


def tally(tx: Tx, caller_id: int, start: datetime, end: datetime) -> tuple[int, int, int]:
    """Calls of a caller in a span of time; in how many of them somebody answered, and how many ended in a meeting."""
    row = tx.first(_DAY, {"caller_id": caller_id, "start": start, "end": end})
    assert row is not None, "an aggregate has a row"
    return row.calls, int(row.reached), int(row.meetings)


def earned(tx: Tx, department_id: int, staff_id: int, first_month: Month, start: datetime, end: datetime) -> Money:
    """What was entered for a person in a span of time, into this month of pay and later ones."""
    values = {
        "department_id": department_id,
        "staff_id": staff_id,
        "first_month": first_month,
        "start": start,
        "end": end,
    }
    return tx.scalar(_EARNED, values) or Money.zero()


def callers_since(tx: Tx, department_id: int, since: datetime) -> set[int]:
    """Who has called since then."""
    return {row.caller_id for row in tx.all(_CALLED_SINCE, {"department_id": department_id, "since": since})}


def _stored(row: Row[Any]) -> StoredCall:
    return StoredCall(
        row.id,
        row.lead_id,
        row.caller_id,
        row.caller,
        CallResult(row.result),
        row.reason,
        row.callback_at,
        row.meeting_id,
        row.at,
        row.undone_at is not None,
        _TRACE.validate_json(row.before),
    )
