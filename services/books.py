"""The books against the facts: every month, open and closed, is counted anew and compared with the ledger."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from domain.department import Department
from domain.ledger import (
    PAYS,
    Accrual,
    Closings,
    Fact,
    FactKind,
    Kind,
    accruals_of,
    month_accruals,
    month_key,
)
from domain.money import Money
from domain.pay_facts import held_facts
from domain.people import Role
from domain.quotas import MonthEnd, Reached
from domain.workdays import Month
from services.payroll import WORK, facts_of
from storage import adjustments, ledger, pay_facts, pay_terms, plans, staff, statements
from storage.pay_facts import Window
from storage.statements import Head
from storage.transaction import Tx

_ALWAYS = Window(
    datetime(1970, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC), Month(1970, 1).first, Month(9000, 1).last
)


@dataclass(frozen=True, slots=True, order=True)
class Account:
    """What one person has in one month for one fact: the accrual, and the reversals of it that fell into that month."""

    month: Month
    staff_id: int
    fact_kind: FactKind
    fact_id: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the ledger, or a statement, does not say what the facts come to."""

    account: Account
    entered: Money
    due: Money


@dataclass(frozen=True, slots=True)
class Audit:
    """A department counted anew: how many months, what is wrong, and who that concerns by name."""

    months: int
    differences: list[Difference]
    names: dict[int, str]


def counted_anew(tx: Tx, department: Department) -> Audit:
    """All months that anything stands in, against the facts."""
    found = differences(tx, department)
    months = {entry.month for entry in ledger.sums(tx, department.id)}
    months |= {head.month for head in statements.every_head(tx, department.id)}
    months |= {one.account.month for one in found}
    names = {one.account.staff_id: staff.identity(tx, one.account.staff_id)[0] for one in found}
    return Audit(len(months), found, names)


def differences(tx: Tx, department: Department) -> list[Difference]:
    """Every month from the first fact on, counted from the facts alone; empty when the books are right."""
    count = _Recount(tx, department)
    due, entered = count.due(), _entered(tx, department)
    accounts = sorted(set(due) | set(entered))
    found = [
        Difference(account, entered.get(account, Money.zero()), due.get(account, Money.zero()))
        for account in accounts
        if entered.get(account, Money.zero()) != due.get(account, Money.zero())
    ]
    return [*found, *_crooked_statements(count.heads, entered)]


def _entered(tx: Tx, department: Department) -> dict[Account, Money]:
    found: dict[Account, Money] = defaultdict(Money.zero)
    for entry, amount in ledger.sums(tx, department.id).items():
        found[Account(entry.month, entry.staff_id, entry.fact_kind, entry.fact_id)] += amount
    return dict(found)


def _crooked_statements(heads: Iterable[Head], entered: dict[Account, Money]) -> list[Difference]:
    """Statements whose total is not the sum of their lines."""
    sums: dict[tuple[int, Month], Money] = defaultdict(Money.zero)
    for account, amount in entered.items():
        sums[account.staff_id, account.month] += amount
    return [
        Difference(
            Account(head.month, head.staff_id, FactKind.MONTH, month_key(head.month)),
            head.total,
            sums[head.staff_id, head.month],
        )
        for head in heads
        if head.total != sums[head.staff_id, head.month]
    ]


class _Recount:
    """All the facts of a department, and what they come to."""

    def __init__(self, tx: Tx, department: Department) -> None:
        self._tx = tx
        self._department = department
        self._closings = statements.closings(tx, department.id)
        self._book = pay_terms.book(tx, department.id)
        self._plans = plans.every(tx, department.id)
        self.heads = statements.every_head(tx, department.id)
        self._facts = [fact for kind in WORK for fact in facts_of(tx, department, kind, _ALWAYS, self._book)]

    def due(self) -> dict[Account, Money]:
        """What every account should say."""
        sums: dict[Account, Money] = defaultdict(Money.zero)
        for row in self._rows():
            sums[Account(row.month, row.staff_id, row.fact_kind, row.fact_id)] += row.amount
        for adjusted in adjustments.every(self._tx, self._department.id):
            month = self._closings.month_of(self._department.today(adjusted.made_at), adjusted.made_at)
            sums[Account(month, adjusted.staff_id, FactKind.ADJUSTMENT, adjusted.id)] += adjusted.amount
        for head in self.heads:
            if head.total < Money.zero():
                carried = Account(head.month.next(), head.staff_id, FactKind.MONTH, month_key(head.month))
                sums[carried] += head.total
        return dict(sums)

    def _rows(self) -> Iterable[Accrual]:
        months: dict[Month, list[Fact]] = defaultdict(list)
        for fact in self._facts:
            months[self._closings.month_of(fact.on, fact.entered_at)].append(fact)
        for month, facts in months.items():
            for kind in WORK:
                standing = [one for one in facts if one.kind is kind and self._closings.stands_in(one, month)]
                rows = accruals_of(standing, month, self._book)
                yield from rows
                yield from _taken_back(rows, standing, month, self._closings)
        for month, people in self._ends().items():
            for end in people:
                yield from month_accruals(end, month, self._book)

    def _ends(self) -> dict[Month, list[MonthEnd]]:
        """How each closed month ended for everybody who has a statement of it."""
        counted: dict[tuple[Month, Role], Counter[int]] = defaultdict(Counter)
        revenue: dict[Month, Money] = defaultdict(Money.zero)
        for fact in self._facts:
            month = self._closings.month_of(fact.on, fact.entered_at)
            if fact.kind is not FactKind.MEETING and self._closings.stands_in(fact, month):
                counted[month, PAYS[fact.kind][1]][fact.staff_id] += 1
                revenue[month] += fact.amount
        held: Counter[Month] = Counter()
        for record in pay_facts.meetings(self._tx, self._department.id, _ALWAYS):
            for fact in held_facts(record, self._department.today):
                month = self._closings.month_of(fact.on, fact.entered_at)
                held[month] += self._closings.stands_in(fact, month)
        ends: dict[Month, list[MonthEnd]] = defaultdict(list)
        booked = {month: self._booked(month) for month in {head.month for head in self.heads}}
        for head in self.heads:
            month = head.month
            signed = counted[month, Role.CLOSER].total()
            plan = self._plans.get(month)
            met = plan is not None and plan.met(Reached(held[month], signed, revenue[month]))
            done = {role: counted[month, role][head.staff_id] for role in (Role.COLLECTOR, Role.CLOSER)}
            done[Role.CALLER] = booked[month].get(head.staff_id, 0)
            working_days = len(self._department.calendar.working_days(month))
            ends[month].append(MonthEnd(head.staff_id, head.roles, head.worked, working_days, met, done))
        return ends

    def _booked(self, month: Month) -> dict[int, int]:
        begins, ends = self._department.month(month)
        window = Window(begins, ends, month.first, month.last)
        return pay_facts.booked(self._tx, self._department.id, window)


def _taken_back(rows: list[Accrual], facts: list[Fact], month: Month, closings: Closings) -> Iterable[Accrual]:
    """What was undone after a month was closed, in the month that was open by then."""
    undone = {fact.fact_id: fact.undone_at for fact in facts if fact.undone_at is not None}
    for row in rows:
        at = undone.get(row.fact_id)
        if at is not None:
            yield replace(row, kind=Kind.REVERSAL, month=closings.month_of(month.last, at), amount=-row.amount)
