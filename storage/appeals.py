"""Appeals of collectors against rejected leads: one for a lead, ever."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.calling import FRESH_PRIORITY, CallResult, Queue
from domain.funnel import LeadState
from domain.messages import AppealCall, AppealCard
from storage import calls
from storage.leads import phone_text
from storage.tables import appeal, lead, segment, staff
from storage.transaction import Tx

CALLS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class StoredAppeal:
    """An appeal with all that whoever decides it needs to see; `upheld` is None while it waits."""

    card: AppealCard
    collector_id: int
    upheld: bool | None


_APPEAL = (
    select(
        lead.c.id,
        lead.c.company,
        lead.c.person,
        lead.c.phone,
        lead.c.extension,
        lead.c.city,
        lead.c.address,
        lead.c.rejected_as,
        segment.c.name.label("segment"),
        staff.c.name.label("collector"),
        appeal.c.collector_id,
        appeal.c.reason,
        appeal.c.made_at,
        appeal.c.upheld,
    )
    .select_from(appeal)
    .join(lead, lead.c.id == appeal.c.lead_id)
    .join(staff, staff.c.id == appeal.c.collector_id)
    .outerjoin(segment, segment.c.id == lead.c.segment_id)
)
_HERE = appeal.c.department_id == bindparam("department_id")
_UNDECIDED = appeal.c.decided_at.is_(None)
_ONE = _APPEAL.where(_HERE, appeal.c.lead_id == bindparam("lead_id"))
_WAITING = _APPEAL.where(_HERE, _UNDECIDED).order_by(appeal.c.made_at, appeal.c.lead_id)
_COUNT = select(func.count()).select_from(appeal).where(_HERE, _UNDECIDED)
_MAKE = insert(appeal).on_conflict_do_nothing(index_elements=["lead_id"]).returning(appeal.c.lead_id)
_DECIDE = (
    update(appeal)
    .where(appeal.c.lead_id == bindparam("of_lead"), appeal.c.decided_at.is_(None))
    .values(upheld=bindparam("verdict"), decided_by=bindparam("by"), decided_at=bindparam("at"))
    .returning(appeal.c.lead_id)
)
_PRIORITY = func.coalesce(
    select(segment.c.priority).where(segment.c.id == lead.c.segment_id).scalar_subquery(), FRESH_PRIORITY
)
_CALL_ANEW = (
    update(lead)
    .where(lead.c.id == bindparam("of_lead"), lead.c.state == LeadState.REJECTED)
    .values(
        state=LeadState.NEW,
        queue=Queue.FRESH,
        priority=_PRIORITY,
        due_at=bindparam("due"),
        tries=0,
        rejected_at=None,
        rejected_as=None,
    )
)


def make(tx: Tx, department_id: int, lead_id: int, collector_id: int, reason: str, now: datetime) -> bool:
    """Appeal against the rejection of a lead; False when that was done before."""
    values = {
        "lead_id": lead_id,
        "department_id": department_id,
        "collector_id": collector_id,
        "reason": reason,
        "made_at": now,
    }
    return tx.scalar(_MAKE, values) is not None


def get(tx: Tx, department_id: int, lead_id: int) -> StoredAppeal | None:
    """The appeal against the rejection of a lead of this department."""
    row = tx.first(_ONE, {"department_id": department_id, "lead_id": lead_id})
    return None if row is None else _stored(tx, row)


def waiting(tx: Tx, department_id: int) -> list[StoredAppeal]:
    """The appeals nobody has decided yet, oldest first."""
    return [_stored(tx, row) for row in tx.all(_WAITING, {"department_id": department_id})]


def count_waiting(tx: Tx, department_id: int) -> int:
    """How many appeals nobody has decided yet."""
    return tx.scalar(_COUNT, {"department_id": department_id}) or 0


def decide(tx: Tx, lead_id: int, decided_by: int, now: datetime, *, upheld: bool) -> bool:
    """Decide an appeal; False when somebody did before. A lead that is right after all waits for a call anew."""
    values = {"of_lead": lead_id, "verdict": upheld, "by": decided_by, "at": now}
    if tx.scalar(_DECIDE, values) is None:
        return False
    if upheld:
        tx.execute(_CALL_ANEW, {"of_lead": lead_id, "due": now})
    return True


def _stored(tx: Tx, row: Row[Any]) -> StoredAppeal:
    history = tuple(
        AppealCall(one.at, one.caller, one.result, one.reason) for one in calls.of_lead(tx, row.id, CALLS_SHOWN)
    )
    card = AppealCard(
        row.id,
        row.company,
        row.person,
        phone_text(row.phone, row.extension),
        ", ".join(part for part in (row.city, row.address) if part),
        row.segment or "",
        row.collector,
        row.reason,
        row.made_at,
        None if row.rejected_as is None else CallResult(row.rejected_as),
        history,
    )
    return StoredAppeal(card, row.collector_id, row.upheld)
