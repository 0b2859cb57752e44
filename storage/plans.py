"""What a department is to reach in a month; earlier plans of the month stay on record."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select

from domain.quotas import Plan
from domain.workdays import Month
from storage.ledger import month_parameter
from storage.tables import plan
from storage.transaction import Tx

_ADD = insert(plan)
_ALL = (
    select(plan.c.month, plan.c.meetings, plan.c.contracts, plan.c.revenue)
    .where(plan.c.department_id == bindparam("department_id"))
    .order_by(plan.c.id)
)
_OF_MONTH = _ALL.where(plan.c.month == month_parameter())


def put(tx: Tx, department_id: int, month: Month, targets: Plan, by: int | None, now: datetime) -> None:
    """Set a month's targets."""
    values = {
        "department_id": department_id,
        "month": month,
        "meetings": targets.meetings,
        "contracts": targets.contracts,
        "revenue": targets.revenue,
        "set_by": by,
        "set_at": now,
    }
    tx.execute(_ADD, values)


def of_month(tx: Tx, department_id: int, month: Month) -> Plan:
    """The targets of a month; without one, none is set."""
    rows = tx.all(_OF_MONTH, {"department_id": department_id, "month": month})
    return Plan(rows[-1].meetings, rows[-1].contracts, rows[-1].revenue) if rows else Plan()


def every(tx: Tx, department_id: int) -> dict[Month, Plan]:
    """The targets of every month that has any."""
    rows = tx.all(_ALL, {"department_id": department_id})
    return {row.month: Plan(row.meetings, row.contracts, row.revenue) for row in rows}
