"""Sums that a director enters by hand: the person is told at once, with the reason, and sees it in their pay."""

from dataclasses import dataclass
from datetime import datetime

from domain.errors import AdjustmentEmpty, AmountTooLarge, NotYours, TextMissing
from domain.ledger import Accrual, FactKind, Kind
from domain.messages import AdjustmentMade
from domain.money import LARGEST_AMOUNT, Money
from domain.people import Person, Role
from domain.typed import line
from domain.workdays import Month
from services import access, departments, payroll
from storage import adjustments, audit, outbox, staff, statements
from storage.audit import Subject
from storage.transaction import Tx

LONGEST_REASON = 300
"""Characters: it stands in a line of the statement."""


@dataclass(frozen=True, slots=True)
class Adjusting:
    """Whom an adjustment would be for, and the month it would count in."""

    staff_id: int
    name: str
    month: Month


def whom(tx: Tx, who: Person, staff_id: int, now: datetime) -> Adjusting:
    """Somebody who is or was on the staff, and where an adjustment of today counts. Raises: NotAllowed, NotYours."""
    access.ensure(tx, who, Role.DIRECTOR)
    if not staff.belongs(tx, who.department_id, staff_id):
        raise NotYours
    today = departments.of(tx, who.department_id).today(now)
    closings = statements.closings(tx, who.department_id)
    return Adjusting(staff_id, staff.identity(tx, staff_id)[0], closings.month_of(today, now))


def checked(amount: Money, reason: str) -> tuple[Money, str]:
    """An adjustment that can be entered. Raises: AdjustmentEmpty, AmountTooLarge, TextMissing, TextTooLong."""
    if not amount:
        raise AdjustmentEmpty
    if max(amount, -amount) > LARGEST_AMOUNT:
        raise AmountTooLarge
    why = line(reason, LONGEST_REASON)
    if not why:
        raise TextMissing
    return amount, why


def enter(tx: Tx, who: Person, staff_id: int, amount: Money, reason: str, now: datetime) -> int:
    """Pay somebody so much more, or less, in the open month of today; the adjustment's id.

    The issue: "director only, amount, reason, visible to the person, audited". Raises: NotAllowed, NotYours,
    AdjustmentEmpty, AmountTooLarge, TextMissing, TextTooLong.
    """
    who = access.ensure(tx, who, Role.DIRECTOR)
    if not staff.belongs(tx, who.department_id, staff_id):
        raise NotYours
    amount, why = checked(amount, reason)
    department = departments.of(tx, who.department_id)
    adjustment_id = adjustments.add(tx, department.id, staff_id, amount, why, who.id, now)
    today = department.today(now)
    month = statements.closings(tx, department.id).month_of(today, now)
    accrual = Accrual(
        staff_id=staff_id,
        kind=Kind.ADJUSTMENT,
        fact_kind=FactKind.ADJUSTMENT,
        fact_id=adjustment_id,
        fact_date=today,
        month=month,
        quantity=1,
        rate="",
        amount=amount,
    )
    payroll.accrue(tx, department, accrual, now)
    told = AdjustmentMade(amount, why, who.name, month)
    if staff.identity(tx, staff_id)[2]:
        outbox.put(tx, told, [staff_id], once=f"adjustment:{adjustment_id}", due=now)
    audit.note(
        tx,
        department.id,
        who.id,
        "adjusted",
        Subject.ADJUSTMENT,
        adjustment_id,
        now,
        staff_id=staff_id,
        amount=str(amount),
        reason=why,
    )
    return adjustment_id
