"""What the roles are paid, each version with the month it begins in."""

from sqlalchemy import bindparam, insert, select

from domain.pay import CallerTerms, CloserTerms
from domain.people import Role
from domain.workdays import Month
from storage.tables import pay_terms
from storage.transaction import Tx

_ADD = insert(pay_terms)
_VALID = (
    select(pay_terms.c.id, pay_terms.c.per_meeting, pay_terms.c.percent_bp)
    .where(
        pay_terms.c.department_id == bindparam("department_id"),
        pay_terms.c.role == bindparam("role"),
        pay_terms.c.valid_from <= bindparam("month", type_=pay_terms.c.valid_from.type),
    )
    .order_by(pay_terms.c.valid_from.desc())
    .limit(1)
)


def add(tx: Tx, department_id: int, valid_from: Month, caller: CallerTerms, closer: CloserTerms) -> None:
    """Terms of both roles from a month on."""
    common = {"department_id": department_id, "valid_from": valid_from}
    rows = [
        {**common, "role": Role.CALLER, "per_meeting": caller.per_meeting, "percent_bp": None},
        {**common, "role": Role.CLOSER, "per_meeting": None, "percent_bp": closer.percent_bp},
    ]
    tx.execute(_ADD, rows)


def of_callers(tx: Tx, department_id: int, month: Month) -> tuple[int, CallerTerms] | None:
    """The version in force in a month, with its id; None before the first one."""
    row = tx.first(_VALID, {"department_id": department_id, "role": Role.CALLER, "month": month})
    return None if row is None or row.per_meeting is None else (row.id, CallerTerms(row.per_meeting))


def of_closers(tx: Tx, department_id: int, month: Month) -> tuple[int, CloserTerms] | None:
    """The version in force in a month, with its id; None before the first one."""
    row = tx.first(_VALID, {"department_id": department_id, "role": Role.CLOSER, "month": month})
    return None if row is None or row.percent_bp is None else (row.id, CloserTerms(row.percent_bp))
