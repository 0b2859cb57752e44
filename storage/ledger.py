"""The ledger of pay: appended, never changed (law 6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Row, Select, and_, bindparam, exists, func, select
from sqlalchemy.dialects.postgresql import insert

from domain.ledger import Accrual, FactKind, Kind, Standing, month_key
from domain.messages import StatementLine
from domain.money import Money
from domain.people import Role
from domain.workdays import Month
from storage.tables import adjustment, contract, lead, ledger, meeting, pay_terms, segment
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Entry:
    """What rows of the ledger are about: whom they pay, in which month, and for what."""

    staff_id: int
    month: Month
    kind: Kind
    role: str
    fact_kind: FactKind
    fact_id: int


# A fact pays a person once per kind and revision: the constraint decides, however many presses there were.
_APPEND = (
    insert(ledger)
    .on_conflict_do_nothing(index_elements=["fact_kind", "fact_id", "staff_id", "kind", "role", "revision"])
    .returning(ledger.c.id)
)

_met, _signed = lead.alias("met"), lead.alias("signed")
_signing = meeting.alias("signing")


def month_parameter(name: str = "month") -> BindParameter[Month]:
    """A month to be bound later."""
    return bindparam(name, type_=ledger.c.month.type)


def lines() -> Select[Any]:
    """Ledger rows as statements show them: each with the company its fact is about, or the reason of an adjustment."""
    return (
        select(
            ledger.c.id,
            ledger.c.staff_id,
            ledger.c.kind,
            ledger.c.role,
            ledger.c.fact_kind,
            ledger.c.fact_id,
            ledger.c.fact_date,
            ledger.c.month,
            ledger.c.quantity,
            ledger.c.rate,
            ledger.c.amount,
            ledger.c.reverses_id,
            pay_terms.c.valid_from,
            segment.c.name.label("segment"),
            func.coalesce(_met.c.company, _signed.c.company, lead.c.company, adjustment.c.reason, "").label("company"),
            contract.c.number,
        )
        .outerjoin(meeting, and_(ledger.c.fact_kind == FactKind.MEETING, meeting.c.id == ledger.c.fact_id))
        .outerjoin(_met, _met.c.id == meeting.c.lead_id)
        .outerjoin(contract, and_(ledger.c.fact_kind == FactKind.CONTRACT, contract.c.id == ledger.c.fact_id))
        .outerjoin(_signing, _signing.c.id == contract.c.meeting_id)
        .outerjoin(_signed, _signed.c.id == _signing.c.lead_id)
        .outerjoin(lead, and_(ledger.c.fact_kind == FactKind.LEAD, lead.c.id == ledger.c.fact_id))
        .outerjoin(adjustment, and_(ledger.c.fact_kind == FactKind.ADJUSTMENT, adjustment.c.id == ledger.c.fact_id))
        .outerjoin(segment, segment.c.id == lead.c.segment_id)
        .outerjoin(pay_terms, pay_terms.c.id == ledger.c.pay_terms_id)
    )


_OF_PERSON = (
    lines()
    .where(
        ledger.c.department_id == bindparam("department_id"),
        ledger.c.month == month_parameter(),
        ledger.c.staff_id == bindparam("staff_id"),
    )
    .order_by(ledger.c.fact_date, ledger.c.id)
)

_ONE_OF_PERSON = lines().where(
    ledger.c.department_id == bindparam("department_id"),
    ledger.c.staff_id == bindparam("staff_id"),
    ledger.c.id == bindparam("line_id"),
)

_undone = ledger.alias("undone")
_STANDS = (ledger.c.kind != Kind.REVERSAL, ~exists().where(_undone.c.reverses_id == ledger.c.id))
_HERE = ledger.c.department_id == bindparam("department_id")
_OF_FACT = (_HERE, ledger.c.fact_kind == bindparam("fact_kind"), ledger.c.fact_id == bindparam("fact_id"))
_STANDING = select(ledger).where(*_OF_FACT, *_STANDS).order_by(ledger.c.id)
_STANDING_IN_MONTH = (
    select(ledger)
    .where(
        _HERE,
        ledger.c.month == month_parameter(),
        ledger.c.fact_kind.in_(bindparam("fact_kinds", expanding=True)),
        *_STANDS,
    )
    .order_by(ledger.c.id)
)
_STANDING_OF_PERSON = _STANDING_IN_MONTH.where(ledger.c.staff_id == bindparam("of_staff"))
_LAST_REVISION = select(func.max(ledger.c.revision)).where(
    *_OF_FACT,
    ledger.c.staff_id == bindparam("staff_id"),
    ledger.c.kind == bindparam("kind"),
    ledger.c.role == bindparam("role"),
)
_SUMS = (
    select(
        ledger.c.staff_id,
        ledger.c.month,
        ledger.c.kind,
        ledger.c.role,
        ledger.c.fact_kind,
        ledger.c.fact_id,
        func.sum(ledger.c.amount, type_=ledger.c.amount.type).label("amount"),
    )
    .where(_HERE)
    .group_by(ledger.c.staff_id, ledger.c.month, ledger.c.kind, ledger.c.role, ledger.c.fact_kind, ledger.c.fact_id)
)


def append(tx: Tx, department_id: int, accruals: Iterable[Accrual], now: datetime) -> int:
    """Add rows; how many were new."""
    rows = [
        {
            "department_id": department_id,
            "staff_id": accrual.staff_id,
            "kind": accrual.kind,
            "role": accrual.role or "",
            "fact_kind": accrual.fact_kind,
            "fact_id": accrual.fact_id,
            "revision": accrual.revision,
            "fact_date": accrual.fact_date,
            "month": accrual.month,
            "quantity": accrual.quantity,
            "rate": accrual.rate,
            "amount": accrual.amount,
            "pay_terms_id": accrual.pay_terms_id,
            "reverses_id": accrual.reverses_id,
            "entered_at": now,
        }
        for accrual in accruals
    ]
    return len(tx.execute(_APPEND, rows).all()) if rows else 0


def end_month(tx: Tx, department_id: int, month: Month, accruals: Iterable[Accrual], now: datetime) -> None:
    """Add what the end of a month pays everybody, thousands of rows at once. It pays once: a second time is refused by
    the constraint."""
    same = {
        "department_id": department_id,
        "fact_kind": FactKind.MONTH,
        "fact_id": month_key(month),
        "revision": 1,
        "fact_date": month.last,
        "month": month,
        "quantity": 1,
        "entered_at": now,
    }
    rows = [
        (
            one.staff_id,
            one.kind.value,
            one.role.value if one.role else "",
            one.rate,
            one.amount.kopecks,
            one.pay_terms_id,
        )
        for one in accruals
    ]
    tx.pour(ledger, same, ("staff_id", "kind", "role", "rate", "amount", "pay_terms_id"), rows)


def standing(tx: Tx, department_id: int, fact_kind: FactKind, fact_id: int) -> list[Standing]:
    """The rows of a fact that nothing reverses."""
    values = {"department_id": department_id, "fact_kind": fact_kind, "fact_id": fact_id}
    return [_standing(row) for row in tx.all(_STANDING, values)]


def standing_in(
    tx: Tx, department_id: int, month: Month, fact_kinds: Iterable[FactKind], staff_id: int | None = None
) -> list[Standing]:
    """The rows of a month that nothing reverses: a person's, or everybody's."""
    values: dict[str, object] = {"department_id": department_id, "month": month, "fact_kinds": list(fact_kinds)}
    if staff_id is None:
        return [_standing(row) for row in tx.all(_STANDING_IN_MONTH, values)]
    return [_standing(row) for row in tx.all(_STANDING_OF_PERSON, {**values, "of_staff": staff_id})]


def last_revision(tx: Tx, department_id: int, accrual: Accrual) -> int:
    """Under which revision a fact paid a person last; 0 when it never did."""
    values = {
        "department_id": department_id,
        "fact_kind": accrual.fact_kind,
        "fact_id": accrual.fact_id,
        "staff_id": accrual.staff_id,
        "kind": accrual.kind,
        "role": accrual.role or "",
    }
    return tx.scalar(_LAST_REVISION, values) or 0


def sums(tx: Tx, department_id: int) -> dict[Entry, Money]:
    """All the books of a department: what stands under each fact, person and month in sum."""
    rows = tx.all(_SUMS, {"department_id": department_id})
    return {
        Entry(row.staff_id, row.month, Kind(row.kind), row.role, FactKind(row.fact_kind), row.fact_id): row.amount
        for row in rows
    }


def _standing(row: Row[Any]) -> Standing:
    return Standing(
        row.id,
        Accrual(
            staff_id=row.staff_id,
            kind=Kind(row.kind),
            fact_kind=FactKind(row.fact_kind),
            fact_id=row.fact_id,
            fact_date=row.fact_date,
            month=row.month,
            quantity=row.quantity,
            rate=row.rate,
            amount=row.amount,
            role=Role(row.role) if row.role else None,
            revision=row.revision,
            pay_terms_id=row.pay_terms_id,
        ),
    )


def of_person(tx: Tx, department_id: int, staff_id: int, month: Month) -> list[StatementLine]:
    """What a person has in a month, by date."""
    rows = tx.all(_OF_PERSON, {"department_id": department_id, "staff_id": staff_id, "month": month})
    return [line(row) for row in rows]


def one_of(tx: Tx, department_id: int, staff_id: int, line_id: int) -> StatementLine | None:
    """One row of a person, whichever month it is of."""
    row = tx.first(_ONE_OF_PERSON, {"department_id": department_id, "staff_id": staff_id, "line_id": line_id})
    return None if row is None else line(row)


def line(row: Row[Any]) -> StatementLine:
    """A row of `lines()` as a person reads it."""
    fact = f"{row.company}, № {row.number}" if row.number else row.company
    late = row.month != Month.of(row.fact_date)
    return StatementLine(
        Kind(row.kind),
        row.fact_date,
        fact,
        row.quantity,
        row.rate,
        row.amount,
        late,
        id=row.id,
        fact_kind=FactKind(row.fact_kind),
        fact_id=row.fact_id,
        role=row.role,
        reverses_id=row.reverses_id,
        terms=row.valid_from,
        segment=row.segment or "",
    )
