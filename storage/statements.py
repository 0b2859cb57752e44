"""Closed months and their frozen statements."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, or_, select
from sqlalchemy.dialects import postgresql

from domain.messages import StatementLine
from domain.money import Money
from domain.workdays import Month
from storage.ledger import line, lines, month_parameter
from storage.tables import closed_month, ledger, staff, statement, statement_line
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Total:
    """What a month came to for one person."""

    staff_id: int
    name: str
    at_work: bool
    total: Money


@dataclass(frozen=True, slots=True)
class Head:
    """A statement without its lines."""

    id: int
    staff_id: int
    number: str
    month: Month
    total: Money


_CLOSE = (
    postgresql.insert(closed_month)
    .on_conflict_do_nothing(index_elements=["department_id", "month"])
    .returning(closed_month.c.month)
)
_LAST_CLOSED = select(func.max(closed_month.c.month)).where(closed_month.c.department_id == bindparam("department_id"))
_sums = (
    select(ledger.c.staff_id, func.sum(ledger.c.amount, type_=ledger.c.amount.type).label("total"))
    .where(ledger.c.department_id == bindparam("department_id"), ledger.c.month == month_parameter())
    .group_by(ledger.c.staff_id)
    .subquery("sums")
)
_TOTALS = (
    select(staff.c.id, staff.c.name, staff.c.dismissed_at, _sums.c.total)
    .outerjoin(_sums, _sums.c.staff_id == staff.c.id)
    .where(
        staff.c.department_id == bindparam("department_id"),
        or_(
            _sums.c.staff_id.is_not(None),
            (staff.c.hired_on <= bindparam("last_day"))
            & or_(staff.c.dismissed_at.is_(None), staff.c.dismissed_at >= bindparam("begins_at")),
        ),
    )
    .order_by(staff.c.id)
)
_FREEZE = insert(statement)
_LINES = insert(statement_line).from_select(
    ["statement_id", "line", "ledger_id"],
    select(
        statement.c.id,
        func.row_number().over(partition_by=ledger.c.staff_id, order_by=(ledger.c.fact_date, ledger.c.id)),
        ledger.c.id,
    )
    .join(statement, (statement.c.staff_id == ledger.c.staff_id) & (statement.c.month == ledger.c.month))
    .where(ledger.c.department_id == bindparam("department_id"), ledger.c.month == month_parameter()),
)
_FROZEN = (
    lines()
    .join(statement_line, statement_line.c.ledger_id == ledger.c.id)
    .order_by(statement_line.c.statement_id, statement_line.c.line)
)
_OF_MONTH = _FROZEN.where(ledger.c.department_id == bindparam("department_id"), ledger.c.month == month_parameter())
_OF_ONE = _FROZEN.where(statement_line.c.statement_id == bindparam("statement_id"))
_HEADS = (
    select(statement).where(statement.c.staff_id == bindparam("staff_id")).order_by(statement.c.month, statement.c.id)
)
_HEAD = _HEADS.where(statement.c.number == bindparam("number"))


def close(tx: Tx, department_id: int, month: Month, now: datetime) -> bool:
    """Close a month for good; False when it is closed already."""
    return tx.scalar(_CLOSE, {"department_id": department_id, "month": month, "closed_at": now}) is not None


def last_closed(tx: Tx, department_id: int) -> Month | None:
    """The latest closed month; months are closed in order."""
    return tx.scalar(_LAST_CLOSED, {"department_id": department_id})  # type: ignore[no-any-return]  # a Month


def totals(tx: Tx, department_id: int, month: Month, begins_at: datetime) -> list[Total]:
    """Everybody who was at work in the month or has something in its ledger, by entry."""
    values = {"department_id": department_id, "month": month, "last_day": month.last, "begins_at": begins_at}
    return [
        Total(row.id, row.name, row.dismissed_at is None, row.total or Money.zero()) for row in tx.all(_TOTALS, values)
    ]


def freeze(tx: Tx, department_id: int, month: Month, numbered: Iterable[tuple[str, Total]], now: datetime) -> None:
    """Write the statements of a month with their lines."""
    rows = [
        {
            "department_id": department_id,
            "staff_id": total.staff_id,
            "month": month,
            "number": number,
            "total": total.total,
            "frozen_at": now,
        }
        for number, total in numbered
    ]
    if rows:
        tx.execute(_FREEZE, rows)
        tx.execute(_LINES, {"department_id": department_id, "month": month})


def lines_of_month(tx: Tx, department_id: int, month: Month) -> dict[int, list[StatementLine]]:
    """The frozen lines of a month by person; who has none is not there."""
    found: dict[int, list[StatementLine]] = {}
    for row in tx.all(_OF_MONTH, {"department_id": department_id, "month": month}):
        found.setdefault(row.staff_id, []).append(line(row))
    return found


def heads(tx: Tx, staff_id: int) -> list[Head]:
    """A person's statements, the oldest first."""
    return [
        Head(row.id, row.staff_id, row.number, row.month, row.total) for row in tx.all(_HEADS, {"staff_id": staff_id})
    ]


def head(tx: Tx, staff_id: int, number: str) -> Head | None:
    """One of a person's statements."""
    row = tx.first(_HEAD, {"staff_id": staff_id, "number": number})
    return None if row is None else _head(row)


def _head(row: Row[Any]) -> Head:
    return Head(row.id, row.staff_id, row.number, row.month, row.total)


def lines_of(tx: Tx, statement_id: int) -> list[StatementLine]:
    """The frozen lines of a statement."""
    return [line(row) for row in tx.all(_OF_ONE, {"statement_id": statement_id})]
