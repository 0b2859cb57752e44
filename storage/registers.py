"""The pay of a whole department by month, read a page of people at a time."""

from dataclasses import dataclass

from sqlalchemy import bindparam, case, func, literal, select

from domain.messages import StatementLine
from domain.money import Money
from domain.workdays import Month
from storage.ledger import line, lines, month_parameter
from storage.tables import ledger, staff, statement
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class ClosedMonth:
    """What the statements of a month came to; `to_pay` leaves out the negative ones."""

    month: Month
    people: int
    total: Money
    to_pay: Money


@dataclass(frozen=True, slots=True)
class Payee:
    """A person with the statement of a closed month."""

    staff_id: int
    name: str
    number: str
    total: Money


_HERE = statement.c.department_id == bindparam("department_id")
_kopecks = statement.c.total.type
_MONTHS = (
    select(
        statement.c.month,
        func.count().label("people"),
        func.sum(statement.c.total, type_=_kopecks).label("total"),
        func.sum(
            case((statement.c.total > Money.zero(), statement.c.total), else_=literal(Money.zero(), _kopecks)),
            type_=_kopecks,
        ).label("to_pay"),
    )
    .where(_HERE)
    .group_by(statement.c.month)
    .order_by(statement.c.month)
)
_PEOPLE = (
    select(statement.c.staff_id, staff.c.name, statement.c.number, statement.c.total)
    .join(staff, staff.c.id == statement.c.staff_id)
    .where(
        _HERE,
        statement.c.month == bindparam("month", type_=statement.c.month.type),
        statement.c.staff_id > bindparam("after"),
    )
    .order_by(statement.c.staff_id)
    .limit(bindparam("limit"))
)
_LINES = (
    lines()
    .where(
        ledger.c.department_id == bindparam("department_id"),
        ledger.c.month == month_parameter(),
        ledger.c.staff_id > bindparam("after"),
        ledger.c.staff_id <= bindparam("last"),
    )
    .order_by(ledger.c.staff_id, ledger.c.fact_date, ledger.c.id)
)


def closed_months(tx: Tx, department_id: int) -> list[ClosedMonth]:
    """Every closed month that anybody has a statement of, the oldest first."""
    rows = tx.all(_MONTHS, {"department_id": department_id})
    return [ClosedMonth(row.month, row.people, row.total, row.to_pay) for row in rows]


def payees(tx: Tx, department_id: int, month: Month, after: int, limit: int) -> list[Payee]:
    """People with a statement of a closed month, by entry, beginning behind one of them."""
    values = {"department_id": department_id, "month": month, "after": after, "limit": limit}
    return [Payee(row.staff_id, row.name, row.number, row.total) for row in tx.all(_PEOPLE, values)]


def lines_between(
    tx: Tx, department_id: int, month: Month, after: int, last: int
) -> dict[int, tuple[StatementLine, ...]]:
    """The lines of a month by person: of those entered behind one, up to another; who has none is not there."""
    found: dict[int, list[StatementLine]] = {}
    values = {"department_id": department_id, "month": month, "after": after, "last": last}
    for row in tx.all(_LINES, values):
        found.setdefault(row.staff_id, []).append(line(row))
    return {staff_id: tuple(of_person) for staff_id, of_person in found.items()}
