"""Disputes about statements, and what both sides said."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, or_, select, update

from domain.disputes import DisputeState
from domain.workdays import Month
from storage.tables import dispute, dispute_message, staff, statement
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class StoredDispute:
    """A dispute with whose statement it is about."""

    id: int
    staff_id: int
    name: str
    statement_id: int
    number: str
    month: Month
    ledger_id: int | None
    """None: something is missing."""
    state: DisputeState
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """A message of the thread."""

    author: str
    text: str
    at: datetime


_OPEN = insert(dispute).returning(dispute.c.id)
_SAY = insert(dispute_message)
_ROWS = (
    select(
        dispute.c.id,
        dispute.c.staff_id,
        staff.c.name,
        dispute.c.statement_id,
        statement.c.number,
        statement.c.month,
        dispute.c.ledger_id,
        dispute.c.state,
        dispute.c.opened_at,
    )
    .join(staff, staff.c.id == dispute.c.staff_id)
    .join(statement, statement.c.id == dispute.c.statement_id)
    .where(dispute.c.department_id == bindparam("department_id"))
    .order_by(dispute.c.id)
)
_ONE = _ROWS.where(dispute.c.id == bindparam("dispute_id"))
_OF_PERSON = _ROWS.where(dispute.c.staff_id == bindparam("of_staff"))
_OPEN_OR_OF_PERSON = _ROWS.where(or_(dispute.c.state == DisputeState.OPEN, dispute.c.staff_id == bindparam("of_staff")))
_COUNT_OPEN = select(func.count()).where(
    dispute.c.department_id == bindparam("department_id"), dispute.c.state == DisputeState.OPEN
)
_DECIDE = (
    update(dispute)
    .where(dispute.c.id == bindparam("of_dispute"), dispute.c.state == DisputeState.OPEN)
    .values(
        state=bindparam("decided_as"),
        decided_by=bindparam("by"),
        decided_at=bindparam("at"),
        adjustment_id=bindparam("adjusted_by"),
    )
    .returning(dispute.c.id)
)
_THREAD = (
    select(staff.c.name, dispute_message.c.text, dispute_message.c.at)
    .join(staff, staff.c.id == dispute_message.c.author_id)
    .where(dispute_message.c.dispute_id == bindparam("dispute_id"))
    .order_by(dispute_message.c.id)
)


def add(tx: Tx, department_id: int, statement_id: int, ledger_id: int | None, staff_id: int, now: datetime) -> int:
    """A new dispute; its id."""
    values = {
        "department_id": department_id,
        "statement_id": statement_id,
        "ledger_id": ledger_id,
        "staff_id": staff_id,
        "state": DisputeState.OPEN,
        "opened_at": now,
    }
    return tx.scalar(_OPEN, values)  # type: ignore[no-any-return]  # an Id


def say(tx: Tx, dispute_id: int, author_id: int, text: str, now: datetime) -> None:
    """Add to the thread."""
    tx.execute(_SAY, {"dispute_id": dispute_id, "author_id": author_id, "text": text, "at": now})


def get(tx: Tx, department_id: int, dispute_id: int) -> StoredDispute | None:
    """One of the department."""
    row = tx.first(_ONE, {"department_id": department_id, "dispute_id": dispute_id})
    return None if row is None else _stored(row)


def of_person(tx: Tx, department_id: int, staff_id: int) -> list[StoredDispute]:
    """A person's own, by opening."""
    return [_stored(row) for row in tx.all(_OF_PERSON, {"department_id": department_id, "of_staff": staff_id})]


def open_or_of_person(tx: Tx, department_id: int, staff_id: int) -> list[StoredDispute]:
    """Those that wait in the department, and a person's own, by opening."""
    values = {"department_id": department_id, "of_staff": staff_id}
    return [_stored(row) for row in tx.all(_OPEN_OR_OF_PERSON, values)]


def count_open(tx: Tx, department_id: int) -> int:
    """How many wait for a decision."""
    return int(tx.scalar(_COUNT_OPEN, {"department_id": department_id}))


def decide(tx: Tx, dispute_id: int, state: DisputeState, by: int, adjustment_id: int | None, now: datetime) -> bool:
    """Decide a dispute; False when that was done before."""
    values = {"of_dispute": dispute_id, "decided_as": state, "by": by, "at": now, "adjusted_by": adjustment_id}
    return tx.scalar(_DECIDE, values) is not None


def thread(tx: Tx, dispute_id: int) -> list[Said]:
    """What was said, the earliest first."""
    return [Said(row.name, row.text, row.at) for row in tx.all(_THREAD, {"dispute_id": dispute_id})]


def _stored(row: Row[Any]) -> StoredDispute:
    return StoredDispute(
        row.id,
        row.staff_id,
        row.name,
        row.statement_id,
        row.number,
        row.month,
        row.ledger_id,
        DisputeState(row.state),
        row.opened_at,
    )
