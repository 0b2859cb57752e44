"""Pay by the facts: accruals into the ledger, and what they come to."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.department import Department
from domain.ledger import Accrual, FactKind, Kind, month_of
from domain.messages import StatementLine
from domain.money import Money
from domain.pay import commission, meeting_pay, percent_text
from domain.people import Person
from domain.workdays import Month
from services import access, departments
from storage import ledger, meetings, pay_terms, statements
from storage.meetings import StoredMeeting
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Earnings:
    """A month of one person; `waiting` is how many meetings they booked that have no outcome yet."""

    month: Month
    total: Money
    lines: tuple[StatementLine, ...]
    waiting: int


def accrue(tx: Tx, department: Department, accrual: Accrual, now: datetime) -> bool:
    """Enter a row into the month of its fact, or into the earliest open one when that is closed by now.

    False when the fact has paid this person before: it pays once, and again after it was reversed.
    """
    month = month_of(accrual.fact_date, statements.last_closed(tx, department.id))
    revision = ledger.next_revision(tx, department.id, accrual)
    return ledger.append(tx, department.id, [replace(accrual, month=month, revision=revision)], now) == 1


def reverse(tx: Tx, department: Department, fact_kind: FactKind, fact_id: int, now: datetime) -> Money:
    """Take back what an undone fact paid, in its own month or, when that is closed, in the earliest open one.

    What was taken back. Nothing is edited: each row gets a row that negates it (law 6).
    """
    last_closed = statements.last_closed(tx, department.id)
    undone = [
        replace(
            row,
            kind=Kind.REVERSAL,
            month=month_of(row.fact_date, last_closed),
            amount=-row.amount,
            reverses_id=row_id,
        )
        for row_id, row in ledger.standing(tx, department.id, fact_kind, fact_id)
    ]
    ledger.append(tx, department.id, undone, now)
    return -Money.sum(row.amount for row in undone)


def pay_meeting(tx: Tx, department: Department, meeting: StoredMeeting, now: datetime) -> Money:
    """Pay the caller for a held meeting, by the terms of the meeting's own month; what was accrued."""
    held_on = department.today(meeting.card.starts_at)
    valid = pay_terms.of_callers(tx, department.id, Month.of(held_on))
    if valid is None:
        return Money.zero()
    terms_id, terms = valid
    amount = meeting_pay(terms)
    accrual = Accrual(
        staff_id=meeting.caller_id,
        kind=Kind.MEETING,
        fact_kind=FactKind.MEETING,
        fact_id=meeting.card.meeting_id,
        fact_date=held_on,
        month=Month.of(held_on),
        quantity=1,
        rate=str(amount),
        amount=amount,
        pay_terms_id=terms_id,
    )
    return amount if amount and accrue(tx, department, accrual, now) else Money.zero()


def pay_commission(
    tx: Tx,
    department: Department,
    closer_id: int,
    contract_id: int,
    amount: Money,
    now: datetime,
    *,
    signed_on: date | None = None,
) -> Money:
    """Pay the closer for a contract signed on a day (None: today), by the terms of its month; what was accrued."""
    signed_on = signed_on or department.today(now)
    valid = pay_terms.of_closers(tx, department.id, Month.of(signed_on))
    if valid is None:
        return Money.zero()
    terms_id, terms = valid
    share = commission(amount, terms)
    accrual = Accrual(
        staff_id=closer_id,
        kind=Kind.COMMISSION,
        fact_kind=FactKind.CONTRACT,
        fact_id=contract_id,
        fact_date=signed_on,
        month=Month.of(signed_on),
        quantity=1,
        rate=percent_text(terms.percent_bp),
        amount=share,
        pay_terms_id=terms_id,
    )
    return share if share and accrue(tx, department, accrual, now) else Money.zero()


def my_earnings(tx: Tx, who: Person, month: Month | None, now: datetime) -> Earnings:
    """What a person's month has come to so far; None is the month of today. Raises: NotAllowed."""
    access.ensure(tx, who)
    chosen = month or Month.of(departments.of(tx, who.department_id).today(now))
    lines = ledger.of_person(tx, who.department_id, who.id, chosen)
    total = Money.sum(line.amount for line in lines)
    return Earnings(chosen, total, tuple(lines), meetings.waiting_of(tx, who.id))
