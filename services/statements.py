"""The 1st of the month: the month that is over is closed and everybody has a frozen, numbered statement."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.department import Department
from domain.errors import MonthClosed, MonthNotOver, NotYours
from domain.ledger import Accrual, FactKind, Kind, month_key
from domain.messages import DraftPay, DraftRegister, StatementPart, StatementReady
from domain.money import Money
from domain.people import Person, Role
from domain.quotas import MonthEnd
from domain.statements import Statement
from domain.workdays import Month
from services import access, month_ends, registers
from storage import audit, departments, ledger, outbox, pay_facts, staff, statements
from storage.audit import Subject
from storage.statements import Frozen, Head, Total
from storage.transaction import Tx

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StatementHead:
    """A statement without its lines."""

    number: str
    month: Month
    total: Money


def close_month(tx: Tx, department: Department, due: datetime, now: datetime) -> None:
    """Close the month before the due day, and whatever stayed open before it; where the director looks first, ask.

    A closed month never changes (law 6): later facts count in the month they are entered in.
    """
    last = Month.of(department.today(due)).previous()
    if department.closing.approved:
        ask_approval(tx, department, due, now)
    else:
        _close_up_to(tx, department, last, now)


def ask_approval(tx: Tx, department: Department, due: datetime, now: datetime) -> None:
    """Put what a month would pay before the directors, every day until they close it; once a day."""
    month = first_open(tx, department)
    if month >= Month.of(department.today(due)) or department.closes_at(month) > due:
        return
    if not department.closing.approved:
        # The director looked first until yesterday, and does not want to any more.
        _close_up_to(tx, department, Month.of(department.today(due)).previous(), now)
        return
    directors = staff.holders(tx, department.id, Role.DIRECTOR)
    once = f"draft:{month}:{department.today(due)}"
    outbox.put(tx, draft_register(tx, department, month), directors, once=once, due=due, stale_after=_DAY)


def close_by_hand(tx: Tx, department: Department, month: Month, now: datetime) -> None:
    """Close a month, and whatever stayed open before it. Raises: MonthNotOver, MonthClosed."""
    if department.month(month)[1] > now:
        raise MonthNotOver(month)
    if month < first_open(tx, department):
        raise MonthClosed(month)
    _close_up_to(tx, department, month, now)


def approve(tx: Tx, who: Person, month: Month, now: datetime) -> Month:
    """A director closes a month. Raises: NotAllowed, MonthNotOver, MonthClosed."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    close_by_hand(tx, departments.get(tx, who.department_id), month, now)
    audit.note(tx, who.department_id, who.id, "approved", Subject.MONTH, month_key(month), now)
    return month


def first_open(tx: Tx, department: Department) -> Month:
    """The earliest month that is not closed."""
    closed = statements.last_closed(tx, department.id)
    return Month.of(department.today(department.founded_at)) if closed is None else closed.next()


def draft_register(tx: Tx, department: Department, month: Month) -> DraftRegister:
    """What an open month would pay if it were closed now: each person by kind, in the order of their entry."""
    _, ends = month_ends.accruals(tx, department, month, statements.closings(tx, department.id))
    coming: defaultdict[int, list[StatementPart]] = defaultdict(list)
    for row in ends:
        coming[row.staff_id].append(StatementPart(row.kind, 1, row.amount))
    people = []
    for total in statements.totals(tx, department.id, month, department.month(month)[0]):
        of_person = (*total.parts, *total.corrections, *coming[total.staff_id])
        people.append(DraftPay(total.name, Money.sum(part.amount for part in of_person), of_person))
    return DraftRegister(month, tuple(people), Money.sum(max(one.total, Money.zero()) for one in people))


def _close_up_to(tx: Tx, department: Department, last: Month, now: datetime) -> None:
    month = first_open(tx, department)
    while month <= last:
        _close(tx, department, month, now)
        month = month.next()


def my_statements(tx: Tx, who: Person) -> list[StatementHead]:
    """A person's statements, the oldest first. Raises: NotAllowed."""
    access.ensure(tx, who)
    return [StatementHead(head.number, head.month, head.total) for head in statements.heads(tx, who.id)]


def statement(tx: Tx, who: Person, number: str) -> Statement:
    """One of a person's own statements. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who)
    return _statement(tx, who.department_id, statements.head(tx, who.id, number))


def document(tx: Tx, department_id: int, number: str) -> Statement:
    """A statement of a department, for the document that its own reader is sent. Raises: NotYours."""
    return _statement(tx, department_id, statements.numbered(tx, department_id, number))


def send_again(tx: Tx, who: Person, number: str, now: datetime) -> None:
    """Send a person's own statement with its document once more; once a minute. Raises: NotAllowed, NotYours."""
    ready = statement(tx, who, number).ready
    outbox.put(tx, ready, [who.id], once=f"statement:{number}:{int(now.timestamp()) // 60}", due=now)


def of_month(tx: Tx, who: Person, month: Month) -> str:
    """The number of a person's own statement of a month. Raises: NotAllowed, NotYours."""
    access.ensure(tx, who)
    found = next((head.number for head in statements.heads(tx, who.id) if head.month == month), None)
    if found is None:
        raise NotYours
    return found


def agree(tx: Tx, who: Person, month: Month, now: datetime) -> Month:
    """A person finds their statement right; the first time is what counts. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who)
    head = statements.head(tx, who.id, of_month(tx, who, month))
    if head is None:
        raise NotYours
    if not statements.is_agreed(tx, head.id):
        statements.agree(tx, head.id, now)
        audit.note(tx, who.department_id, who.id, "agreed", Subject.STATEMENT, head.id, now)
    return head.month


def _statement(tx: Tx, department_id: int, head: Head | None) -> Statement:
    if head is None:
        raise NotYours
    return Statement(
        head.number,
        head.month,
        departments.get(tx, department_id).name,
        staff.identity(tx, head.staff_id)[0],
        tuple(statements.lines_of(tx, department_id, head)),
        head.total,
        agreed=statements.is_agreed(tx, head.id),
    )


def _close(tx: Tx, department: Department, month: Month, now: datetime) -> None:
    closings = statements.closings(tx, department.id)
    if closings.at(month) is not None:
        return
    ends, earned = month_ends.accruals(tx, department, month, closings)
    ledger.end_month(tx, department.id, month, earned, now)
    frozen = seal(tx, department, month, ends, _closing_instant(tx, department, now), now)
    ready = (
        (of.staff_id, StatementReady(one.number, month, of.name, of.total, of.parts, of.corrections))
        for one in frozen
        for of in [one.total]
    )
    outbox.put_each(tx, ready, once=f"statement:{month}", due=now)
    registers.hand_over(tx, department, month, now)
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
