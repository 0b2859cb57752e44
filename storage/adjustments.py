"""Sums entered by hand, each with its reason."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select

from domain.money import Money
from storage.tables import adjustment
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What a director entered for somebody."""

    id: int
    staff_id: int
    amount: Money
    reason: str
    made_by: int
    made_at: datetime


_ADD = insert(adjustment).returning(adjustment.c.id)
_ALL = select(adjustment).where(adjustment.c.department_id == bindparam("department_id")).order_by(adjustment.c.id)


def add(tx: Tx, department_id: int, staff_id: int, amount: Money, reason: str, by: int, now: datetime) -> int:
    """Note an adjustment; its id."""
    values = {
        "department_id": department_id,
        "staff_id": staff_id,
        "amount": amount,
        "reason": reason,
        "made_by": by,
        "made_at": now,
    }
    return tx.scalar(_ADD, values)  # type: ignore[no-any-return]  # an Id


def every(tx: Tx, department_id: int) -> list[Adjustment]:
    """All of a department, by entry."""
    return [
        Adjustment(row.id, row.staff_id, row.amount, row.reason, row.made_by, row.made_at)
        for row in tx.all(_ALL, {"department_id": department_id})
    ]
