"""Pay by the facts: what stands in the ledger is what the facts come to, and what changes them changes it at once.

Within an open month rows are reversed and accrued anew until they say what the facts say (`domain.ledger.amend`); a
closed month keeps what it has, and an undone fact of it is taken back in the earliest open one.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from domain.department import Department
from domain.ledger import Accrual, Closings, Fact, FactKind, accruals_of, amend, month_of, reversal
from domain.money import Money
from domain.pay_facts import contract_fact, lead_fact, meeting_facts
from domain.terms import TermsBook
from domain.workdays import Month
from storage import ledger, pay_facts, pay_terms, statements
from storage.pay_facts import Window
from storage.transaction import Tx

WORK = (FactKind.LEAD, FactKind.MEETING, FactKind.CONTRACT)
"""The facts of the work, which are paid as they happen; the rest is paid when a month ends, or by hand."""


# --- as facts happen


def settle_lead(tx: Tx, department: Department, lead_id: int, now: datetime) -> None:
    """A lead was confirmed, or is no more: pay its collector, or take it back. Leads have no order among them."""
    pay_facts.credit(tx, lead_id)
    record = pay_facts.lead_record(tx, department.id, lead_id)
    standing = ledger.standing(tx, department.id, FactKind.LEAD, lead_id)
    closings = statements.closings(tx, department.id)
    if record is None:
        undone = [reversal(one, _open_month(closings, one.row.month)) for one in standing]
        ledger.append(tx, department.id, undone, now)
    elif not standing:
        fact = lead_fact(record, department.today)
        month = closings.month_of(fact.on, now)
        _accrue_all(tx, department, accruals_of([fact], month, pay_terms.book(tx, department.id)), now)


def settle_meeting(tx: Tx, department: Department, meeting_id: int, now: datetime) -> Money:
    """A meeting was booked, told of, corrected or called off: what it pays its caller now."""
    books = _Books(tx, department, now)

    def facts() -> list[Fact]:
        record = pay_facts.meeting_record(tx, department.id, meeting_id)
        assert record is not None, f"no meeting {meeting_id}"
        return meeting_facts(record, books.terms, department.today)

    return books.settle(FactKind.MEETING, meeting_id, facts)


def settle_contract(tx: Tx, department: Department, contract_id: int, now: datetime) -> Money:
    """A contract was signed or cancelled: what it pays its closer now."""

    def facts() -> list[Fact]:
        record = pay_facts.contract_record(tx, department.id, contract_id)
        assert record is not None, f"no contract {contract_id}"
        return [contract_fact(record, lambda day: department.day(day)[0])]

    return _Books(tx, department, now).settle(FactKind.CONTRACT, contract_id, facts)


def recount(tx: Tx, department: Department, month: Month, now: datetime, staff_id: int | None = None) -> int:
    """Count an open month anew for everybody or one person, since the terms or the rates have changed; how many rows
    that took."""
    books = _Books(tx, department, now)
    return sum(books.amend(kind, month, staff_id) for kind in WORK)


def accrue(tx: Tx, department: Department, accrual: Accrual, now: datetime) -> bool:
    """Enter a row into the month of its fact, or into the earliest open one when that is closed by now.

    False when the fact has paid this person before: it pays once.
    """
    month = month_of(accrual.fact_date, statements.last_closed(tx, department.id))
    return ledger.append(tx, department.id, [replace(accrual, month=month)], now) == 1


class _Books:
    """The ledger of a department, and what it should say."""

    def __init__(self, tx: Tx, department: Department, now: datetime) -> None:
        self._tx = tx
        self._department = department
        self._now = now
        self._closings = statements.closings(tx, department.id)
        self.terms = pay_terms.book(tx, department.id)

    def settle(self, kind: FactKind, fact_id: int, read: Callable[[], Sequence[Fact]]) -> Money:
        """Make the ledger say what a fact's people earn, after it changed; what it pays in the end."""
        department_id = self._department.id
        standing = ledger.standing(self._tx, department_id, kind, fact_id)
        frozen = [one for one in standing if self._closings.at(one.row.month) is not None]
        facts, last_closed_at = read(), self._closings.last_instant
        if facts and last_closed_at and self._closings.told_too_early(facts[-1], frozen=bool(frozen)):
            pay_facts.tell_at(self._tx, kind, fact_id, last_closed_at)
            facts = read()
        stands = any(fact.undone_at is None for fact in facts)
        if frozen and not stands:
            undone = [reversal(one, _open_month(self._closings, one.row.month)) for one in frozen]
            ledger.append(self._tx, department_id, undone, self._now)
        if not (frozen and stands):
            concerned = {(one.row.staff_id, one.row.month) for one in standing if one not in frozen}
            concerned |= {(fact.staff_id, self._closings.month_of(fact.on, fact.entered_at)) for fact in facts}
            for staff_id, month in sorted(concerned):
                if self._closings.at(month) is None:
                    self.amend(kind, month, staff_id)
        return Money.sum(one.row.amount for one in ledger.standing(self._tx, department_id, kind, fact_id))

    def amend(self, kind: FactKind, month: Month, staff_id: int | None) -> int:
        """Make the rows of an open month for one kind of facts what the facts come to; how many rows that took."""
        facts = [fact for fact in self._facts(kind, month, staff_id) if self._closings.stands_in(fact, month)]
        standing = ledger.standing_in(self._tx, self._department.id, month, [kind], staff_id)
        undone, new = amend(standing, accruals_of(facts, month, self.terms))
        ledger.append(self._tx, self._department.id, undone, self._now)
        return len(undone) + _accrue_all(self._tx, self._department, new, self._now)

    def _facts(self, kind: FactKind, month: Month, staff_id: int | None) -> list[Fact]:
        window = window_of(self._department, month, self._closings)
        return facts_of(self._tx, self._department, kind, window, self.terms, staff_id)


def facts_of(
    tx: Tx, department: Department, kind: FactKind, window: Window, book: TermsBook, staff_id: int | None = None
) -> list[Fact]:
    """The facts of one kind that may count in a month, of one person or of everybody."""
    match kind:
        case FactKind.LEAD:
            leads = pay_facts.leads(tx, department.id, window, staff_id)
            return [lead_fact(record, department.today) for record in leads]
        case FactKind.MEETING:
            met = pay_facts.meetings(tx, department.id, window, staff_id)
            return [fact for record in met for fact in meeting_facts(record, book, department.today)]
        case FactKind.CONTRACT:
            signed = pay_facts.contracts(tx, department.id, window, staff_id)
            return [contract_fact(record, lambda day: department.day(day)[0]) for record in signed]
        case _:
            raise AssertionError(f"{kind} is no work")


def window_of(department: Department, month: Month, closings: Closings) -> Window:
    """A month in instants and days, and since when late facts come into it."""
    begins, ends = department.month(month)
    return Window(begins, ends, month.first, month.last, closings.at(month.previous()))


def _open_month(closings: Closings, month: Month) -> Month:
    """The month itself while it is open, else the earliest open one."""
    return month if closings.last is None or closings.last < month else closings.last.next()


def _accrue_all(tx: Tx, department: Department, rows: Iterable[Accrual], now: datetime) -> int:
    """Enter rows, each under the revision after the last one its fact had; how many there were."""
    revised = [
        row if row.revision > 1 else replace(row, revision=ledger.last_revision(tx, department.id, row) + 1)
        for row in rows
    ]
    entered = ledger.append(tx, department.id, revised, now)
    assert entered == len(revised), "every row is a fact's next revision"
    return entered
