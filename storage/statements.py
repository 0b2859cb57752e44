"""Closed months and their frozen statements: the lines are the ledger's rows, which a closed month keeps for good."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, or_, select
from sqlalchemy.dialects import postgresql

from domain.ledger import Closings
from domain.messages import StatementLine
from domain.money import Money
from domain.people import Role
from domain.workdays import Month
from storage import ledger as books
from storage.ledger import line, lines, month_parameter
from storage.tables import closed_month, ledger, staff, statement
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
    """A statement without its lines; `roles` and `worked` (working days) are what the month's end was counted by."""

    id: int
    staff_id: int
    number: str
    month: Month
    total: Money
    roles: frozenset[Role] = frozenset()
    worked: int = 0


@dataclass(frozen=True, slots=True)
class Frozen:
    """A statement to be frozen."""

    number: str
    total: Total
    roles: frozenset[Role]
    worked: int


_CLOSE = (
    postgresql.insert(closed_month)
    .on_conflict_do_nothing(index_elements=["department_id", "month"])
    .returning(closed_month.c.month)
)
_LAST_CLOSED = select(func.max(closed_month.c.month)).where(closed_month.c.department_id == bindparam("department_id"))
_CLOSED = (
    select(closed_month.c.month, closed_month.c.closed_at)
    .where(closed_month.c.department_id == bindparam("department_id"))
    .order_by(closed_month.c.month)
)
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
_OF_MONTH = (
    lines()
    .where(ledger.c.department_id == bindparam("department_id"), ledger.c.month == month_parameter())
    .order_by(ledger.c.staff_id, ledger.c.fact_date, ledger.c.id)
)
_HEADS = (
    select(statement).where(statement.c.staff_id == bindparam("staff_id")).order_by(statement.c.month, statement.c.id)
)
_HEAD = _HEADS.where(statement.c.number == bindparam("number"))
_ALL_HEADS = select(statement).where(statement.c.department_id == bindparam("department_id")).order_by(statement.c.id)


def close(tx: Tx, department_id: int, month: Month, now: datetime) -> bool:
    """Close a month for good: nothing enters it any more; False when it is closed already."""
    return tx.scalar(_CLOSE, {"department_id": department_id, "month": month, "closed_at": now}) is not None


def last_closed(tx: Tx, department_id: int) -> Month | None:
    """The latest closed month; months are closed in order."""
    return tx.scalar(_LAST_CLOSED, {"department_id": department_id})  # type: ignore[no-any-return]  # a Month


def closings(tx: Tx, department_id: int) -> Closings:
    """Every closed month, with the instant it was closed at."""
    rows = tx.all(_CLOSED, {"department_id": department_id})
    return Closings((row.month, row.closed_at) for row in rows)


def totals(tx: Tx, department_id: int, month: Month, begins_at: datetime) -> list[Total]:
    """Everybody who was at work in the month or has something in its ledger, by entry."""
    values = {"department_id": department_id, "month": month, "last_day": month.last, "begins_at": begins_at}
    return [
        Total(row.id, row.name, row.dismissed_at is None, row.total or Money.zero()) for row in tx.all(_TOTALS, values)
    ]


def freeze(tx: Tx, department_id: int, month: Month, frozen: Iterable[Frozen], now: datetime) -> None:
    """Write the statements of a month."""
    rows = [
        {
            "department_id": department_id,
            "staff_id": one.total.staff_id,
            "month": month,
            "number": one.number,
            "total": one.total.total,
            "roles": ",".join(sorted(one.roles)),
            "worked": one.worked,
            "frozen_at": now,
        }
        for one in frozen
    ]
    if rows:
        tx.execute(_FREEZE, rows)


def lines_of_month(tx: Tx, department_id: int, month: Month) -> dict[int, list[StatementLine]]:
    """The lines of a month by person; who has none is not there."""
    found: dict[int, list[StatementLine]] = {}
    for row in tx.all(_OF_MONTH, {"department_id": department_id, "month": month}):
        found.setdefault(row.staff_id, []).append(line(row))
    return found


def heads(tx: Tx, staff_id: int) -> list[Head]:
    """A person's statements, the oldest first."""
    return [_head(row) for row in tx.all(_HEADS, {"staff_id": staff_id})]


def every_head(tx: Tx, department_id: int) -> list[Head]:
    """All statements of a department, in the order they were frozen."""
    return [_head(row) for row in tx.all(_ALL_HEADS, {"department_id": department_id})]


def head(tx: Tx, staff_id: int, number: str) -> Head | None:
    """One of a person's statements."""
    row = tx.first(_HEAD, {"staff_id": staff_id, "number": number})
    return None if row is None else _head(row)


def lines_of(tx: Tx, department_id: int, found: Head) -> list[StatementLine]:
    """The lines of a statement, by date."""
    return books.of_person(tx, department_id, found.staff_id, found.month)


def _head(row: Row[Any]) -> Head:
    roles = frozenset(Role(role) for role in row.roles.split(",") if role)
    return Head(row.id, row.staff_id, row.number, row.month, row.total, roles, row.worked)
