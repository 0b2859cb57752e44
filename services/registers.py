"""The register of a month for those who pay it out. A closed month is frozen, so its files are the same every time."""

from datetime import datetime

from domain.department import Department
from domain.errors import NotYours
from domain.ledger import month_key
from domain.messages import RegisterReady, RegisterTable
from domain.money import Money
from domain.people import Person, Role
from domain.registers import RegisterHead, RegisterPerson
from domain.workdays import Month
from services import access
from storage import audit, departments, outbox, registers, staff, statements
from storage.audit import Subject
from storage.registers import Payee
from storage.transaction import Tx

READERS = (Role.ACCOUNTANT, Role.DIRECTOR)


def months(tx: Tx, who: Person, now: datetime) -> list[RegisterHead]:
    """The months there is a register of, the latest first; the open ones as they stand. Raises: NotAllowed."""
    who = access.ensure(tx, who, *READERS)
    return _heads(tx, departments.get(tx, who.department_id), now)


def people(tx: Tx, who: Person, month: Month, now: datetime) -> tuple[RegisterHead, list[RegisterPerson]]:
    """A month, and everybody in it without their lines, by entry. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who, *READERS)
    department = departments.get(tx, who.department_id)
    head = _head_of(tx, department, month, now)
    return head, [_without_lines(payee, month) for payee in _payees(tx, department, month, 0, None)]


def person(tx: Tx, who: Person, month: Month, staff_id: int, now: datetime) -> RegisterPerson:
    """One person's month with its lines. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who, *READERS)
    department = departments.get(tx, who.department_id)
    _head_of(tx, department, month, now)
    found = next(iter(page(tx, department, month, staff_id - 1, 1)), None)
    if found is None or found.staff_id != staff_id:
        raise NotYours
    return found


def send_files(tx: Tx, who: Person, month: Month, now: datetime) -> None:
    """Send the files of a month to whoever asks for them. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who, *READERS)
    head = _head_of(tx, departments.get(tx, who.department_id), month, now)
    _put(tx, head, [who.id], f"register:{month}:{now.isoformat()}", now)
    audit.note(tx, who.department_id, who.id, "register_asked", Subject.MONTH, month_key(month), now)


def hand_over(tx: Tx, department: Department, month: Month, now: datetime) -> None:
    """A month was closed: its register goes to those who pay it out, once."""
    head = next((one for one in closed(tx, department) if one.month == month), None)
    if head is None:
        # Nobody was ever at work in it.
        return
    _put(tx, head, staff.holders(tx, department.id, *READERS), f"register:{month}", now)


def page(tx: Tx, department: Department, month: Month, after: int, limit: int) -> list[RegisterPerson]:
    """People of a month with their lines, by entry, beginning behind one of them; none when there are no more.

    For the files and the console, which are made for those who may read them.
    """
    found = _payees(tx, department, month, after, limit)
    if not found:
        return []
    lines = registers.lines_between(tx, department.id, month, after, found[-1].staff_id)
    return [
        RegisterPerson(one.staff_id, one.name, one.number, month, one.total, lines.get(one.staff_id, ()))
        for one in found
    ]


def closed(tx: Tx, department: Department) -> list[RegisterHead]:
    """The closed months that anybody has a statement of, the oldest first."""
    return [
        RegisterHead(one.month, one.people, one.total, one.to_pay, closed=True)
        for one in registers.closed_months(tx, department.id)
    ]


def _heads(tx: Tx, department: Department, now: datetime) -> list[RegisterHead]:
    last = statements.last_closed(tx, department.id)
    month = Month.of(department.today(department.founded_at)) if last is None else last.next()
    this_month = Month.of(department.today(now))
    still_open = []
    while month <= this_month:
        totals = [one.total for one in _payees(tx, department, month, 0, None)]
        to_pay = Money.sum(max(total, Money.zero()) for total in totals)
        still_open.append(RegisterHead(month, len(totals), Money.sum(totals), to_pay, closed=False))
        month = month.next()
    return [*closed(tx, department), *still_open][::-1]


def _head_of(tx: Tx, department: Department, month: Month, now: datetime) -> RegisterHead:
    found = next((one for one in _heads(tx, department, now) if one.month == month), None)
    if found is None:
        raise NotYours
    return found


def _payees(tx: Tx, department: Department, month: Month, after: int, limit: int | None) -> list[Payee]:
    if statements.closings(tx, department.id).at(month) is not None:
        return registers.payees(tx, department.id, month, after, _EVERYBODY if limit is None else limit)
    begins_at, _ = department.month(month)
    totals = statements.totals(tx, department.id, month, begins_at)
    behind = (one for one in totals if one.staff_id > after)
    return [Payee(one.staff_id, one.name, "", one.total) for one in behind][:limit]


_EVERYBODY = 1_000_000


def _without_lines(payee: Payee, month: Month) -> RegisterPerson:
    return RegisterPerson(payee.staff_id, payee.name, payee.number, month, payee.total)


def _put(tx: Tx, head: RegisterHead, readers: list[int], once: str, now: datetime) -> None:
    outbox.put(tx, RegisterReady(head.month, head.people, head.to_pay, head.closed), readers, once=once, due=now)
    outbox.put(tx, RegisterTable(head.month), readers, once=f"{once}:csv", due=now)
