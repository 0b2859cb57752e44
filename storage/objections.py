"""Objections of callers to "not our client": one for a meeting, ever."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from storage.tables import objection
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class StoredObjection:
    """An objection; `upheld` is None while it waits."""

    caller_id: int
    reason: str
    upheld: bool | None


_ONE = select(objection.c.caller_id, objection.c.reason, objection.c.upheld).where(
    objection.c.department_id == bindparam("department_id"), objection.c.meeting_id == bindparam("meeting_id")
)
_WAITING = (
    select(objection.c.meeting_id)
    .where(objection.c.department_id == bindparam("department_id"), objection.c.decided_at.is_(None))
    .order_by(objection.c.made_at, objection.c.meeting_id)
)
_MAKE = insert(objection).on_conflict_do_nothing(index_elements=["meeting_id"]).returning(objection.c.meeting_id)
_DECIDE = (
    update(objection)
    .where(objection.c.meeting_id == bindparam("of_meeting"), objection.c.decided_at.is_(None))
    .values(upheld=bindparam("verdict"), decided_by=bindparam("by"), decided_at=bindparam("at"))
    .returning(objection.c.meeting_id)
)


def make(tx: Tx, department_id: int, meeting_id: int, caller_id: int, reason: str, now: datetime) -> bool:
    """Object to the outcome of a meeting; False when that was done before."""
    values = {
        "meeting_id": meeting_id,
        "department_id": department_id,
        "caller_id": caller_id,
        "reason": reason,
        "made_at": now,
    }
    return tx.scalar(_MAKE, values) is not None


def get(tx: Tx, department_id: int, meeting_id: int) -> StoredObjection | None:
    """The objection to the outcome of a meeting of this department."""
    row = tx.first(_ONE, {"department_id": department_id, "meeting_id": meeting_id})
    return None if row is None else StoredObjection(**row._mapping)


def waiting(tx: Tx, department_id: int) -> list[int]:
    """The meetings whose objections nobody has decided yet, the oldest objection first."""
    return [row.meeting_id for row in tx.all(_WAITING, {"department_id": department_id})]


def decide(tx: Tx, meeting_id: int, decided_by: int, now: datetime, *, upheld: bool) -> bool:
    """Decide an objection; False when somebody did before."""
    values = {"of_meeting": meeting_id, "verdict": upheld, "by": decided_by, "at": now}
    return tx.scalar(_DECIDE, values) is not None
