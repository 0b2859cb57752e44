"""The 1st of the month: the month that is over is closed and everybody has a frozen, numbered statement."""

from dataclasses import dataclass
from datetime import datetime

from domain.department import Department
from domain.errors import NotYours
from domain.ledger import Accrual, FactKind, Kind
from domain.messages import RegisterReady, StatementReady
from domain.money import Money
from domain.people import Person, Role
from domain.workdays import Month
from services import access
from storage import audit, ledger, outbox, staff, statements
from storage.audit import Subject
from storage.statements import Total
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class StatementHead:
    """A statement without its lines."""

    number: str
    month: Month
    total: Money


def close_month(tx: Tx, department: Department, due: datetime, now: datetime) -> None:
    """Close the month before the due day, and whatever stayed open before it.

    A closed month never changes (law 6): later facts count in the month they are entered in.
    """
    last = Month.of(department.today(due)).previous()
    closed = statements.last_closed(tx, department.id)
    month = Month.of(department.today(department.founded_at)) if closed is None else closed.next()
    while month <= last:
        _close(tx, department, month, now)
        month = month.next()


def my_statements(tx: Tx, who: Person) -> list[StatementHead]:
    """A person's statements, the oldest first. Raises: NotAllowed."""
    access.ensure(tx, who)
    return [StatementHead(head.number, head.month, head.total) for head in statements.heads(tx, who.id)]


def statement(tx: Tx, who: Person, number: str) -> StatementReady:
    """One of a person's own statements. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who)
    head = statements.head(tx, who.id, number)
    if head is None:
        raise NotYours
    return StatementReady(head.number, head.month, who.name, tuple(statements.lines_of(tx, head.id)), head.total)


def _close(tx: Tx, department: Department, month: Month, now: datetime) -> None:
    if not statements.close(tx, department.id, month, now):
        return
    begins_at, _ = department.month(month)
    totals = statements.totals(tx, department.id, month, begins_at)
    numbered = {total.staff_id: (f"{month}-{place:03}", total) for place, total in enumerate(totals, 1)}
    statements.freeze(tx, department.id, month, numbered.values(), now)
    _carry_over(tx, department, month, totals, now)
    lines = statements.lines_of_month(tx, department.id, month)
    ready = (
        (staff_id, StatementReady(number, month, total.name, tuple(lines.get(staff_id, ())), total.total))
        for staff_id, (number, total) in numbered.items()
    )
    outbox.put_each(tx, ready, once=f"statement:{month}", due=now)
    _hand_over_register(tx, department, month, totals, now)
    audit.note(tx, department.id, None, "closed", Subject.MONTH, month.year * 100 + month.month, now)


def _carry_over(tx: Tx, department: Department, month: Month, totals: list[Total], now: datetime) -> None:
    """A negative month pays nothing, and the next one begins with what is missing."""
    following = month.next()
    debts = [
        Accrual(
            staff_id=total.staff_id,
            kind=Kind.CARRIED_OVER,
            fact_kind=FactKind.MONTH,
            fact_id=month.year * 100 + month.month,
            fact_date=following.first,
            month=following,
            quantity=1,
            rate="",
            amount=total.total,
        )
        for total in totals
        if total.total < Money.zero()
    ]
    ledger.append(tx, department.id, debts, now)


def _hand_over_register(tx: Tx, department: Department, month: Month, totals: list[Total], now: datetime) -> None:
    to_pay = [(total.name, max(total.total, Money.zero())) for total in totals]
    register = RegisterReady(month, tuple(to_pay), Money.sum(amount for _, amount in to_pay))
    readers = staff.holders(tx, department.id, Role.DIRECTOR, Role.ACCOUNTANT)
    outbox.put(tx, register, readers, once=f"register:{month}", due=now)
