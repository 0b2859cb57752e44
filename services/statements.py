"""The 1st of the month: the month that is over is closed and everybody has a frozen, numbered statement."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.department import Department
from domain.errors import NotYours
from domain.ledger import Accrual, FactKind, Kind, month_key
from domain.messages import RegisterReady, StatementReady
from domain.money import Money
from domain.people import Person, Role
from domain.quotas import MonthEnd
from domain.workdays import Month
from services import access, month_ends
from storage import audit, ledger, outbox, pay_facts, staff, statements
from storage.audit import Subject
from storage.statements import Frozen, Total
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
    return StatementReady(
        head.number, head.month, who.name, tuple(statements.lines_of(tx, who.department_id, head)), head.total
    )


def _close(tx: Tx, department: Department, month: Month, now: datetime) -> None:
    closings = statements.closings(tx, department.id)
    if closings.at(month) is not None:
        return
    ends, earned = month_ends.accruals(tx, department, month, closings)
    ledger.append(tx, department.id, earned, now)
    frozen = seal(tx, department, month, ends, _closing_instant(tx, department, now), now)
    lines = statements.lines_of_month(tx, department.id, month)
    ready = (
        (
            one.total.staff_id,
            StatementReady(
                one.number, month, one.total.name, tuple(lines.get(one.total.staff_id, ())), one.total.total
            ),
        )
        for one in frozen
    )
    outbox.put_each(tx, ready, once=f"statement:{month}", due=now)
    _hand_over_register(tx, department, month, [one.total for one in frozen], now)
    audit.note(tx, department.id, None, "closed", Subject.MONTH, month_key(month), now)


def seal(
    tx: Tx, department: Department, month: Month, ends: list[MonthEnd], closed_at: datetime, now: datetime
) -> list[Frozen]:
    """Close a month whose rows all stand in the ledger: statements are frozen, and what is owed goes into the next
    month. Tells nobody. The month must be open, and `ends` are of everybody who was there."""
    closed = statements.close(tx, department.id, month, closed_at)
    assert closed, "nobody closes it between this transaction's look and its write"
    begins_at, _ = department.month(month)
    totals = statements.totals(tx, department.id, month, begins_at)
    there = {end.staff_id: end for end in ends}
    frozen = [
        Frozen(f"{month}-{place:03}", total, *_as_counted(there.get(total.staff_id)))
        for place, total in enumerate(totals, 1)
    ]
    statements.freeze(tx, department.id, month, frozen, now)
    _carry_over(tx, department, month, totals, now)
    return frozen


def _closing_instant(tx: Tx, department: Department, now: datetime) -> datetime:
    """Just after everything that the month has seen, whichever replica's clock it was told by."""
    told = pay_facts.last_told(tx, department.id)
    return max(now, told or now) + timedelta(microseconds=1)


def _as_counted(end: MonthEnd | None) -> tuple[frozenset[Role], int]:
    """By which roles and working days a person's month ended; who had left before has late pay alone."""
    return (frozenset(), 0) if end is None else (end.roles, end.worked)


def _carry_over(tx: Tx, department: Department, month: Month, totals: list[Total], now: datetime) -> None:
    """A negative month pays nothing, and the next one begins with what is missing."""
    following = month.next()
    debts = [
        Accrual(
            staff_id=total.staff_id,
            kind=Kind.CARRIED_OVER,
            fact_kind=FactKind.MONTH,
            fact_id=month_key(month),
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
