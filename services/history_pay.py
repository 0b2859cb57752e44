"""The pay of a history: its months are closed one after another at their own times, each fact in its own month.

What is entered is what `services.books` counts from the facts: they are read once, and each month is counted whole.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from domain.department import Department
from domain.history.troubles import HistoryRefused, Trouble, Why
from domain.ledger import Closings, Fact, FactKind, Standing, accruals_of, month_accruals, reversal
from domain.money import Money
from domain.pay_facts import held_facts
from domain.people import Role
from domain.quotas import Reached
from domain.terms import TermsBook
from domain.workdays import Month
from services import month_ends, payroll, statements
from services.month_ends import Done
from services.payroll import WORK, facts_of, window_of
from storage import ledger, pay_facts, pay_terms
from storage import statements as kept
from storage.pay_facts import Window
from storage.transaction import Tx

_ALWAYS = Window(
    datetime(1970, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC), Month(1970, 1).first, Month(9000, 1).last
)


def pay(tx: Tx, department: Department, first: Month | None, now: datetime) -> tuple[Month, ...]:
    """Pay everything from the `first` month on, and close the months that are over; which ones those are.

    Raises: HistoryRefused when a month of the history is closed already, or has pay of its own.
    """
    if first is None:
        return ()
    over = months_over(tx, department, first, now)
    today = Month.of(department.today(now))
    months = _Months(tx, department, over, now)
    for month in over:
        months.close(month)
    months.take_back(over[-1].next() if over else today)
    for month in _from(over[-1].next() if over else _begins(tx, department, first), today.next()):
        payroll.recount(tx, department, month, now)
    return tuple(over)


def months_over(tx: Tx, department: Department, first: Month | None, now: datetime) -> list[Month]:
    """The months of a history from the `first` one on that are over, and are to be closed.

    Raises: HistoryRefused when one of them is closed already, or has pay of its own.
    """
    if first is None:
        return []
    closed = kept.closings(tx, department.id)
    if closed.last is not None and first <= closed.last:
        raise HistoryRefused((Trouble("", 0, "", Why.CLOSED, {"month": str(closed.last)}),))
    today = Month.of(department.today(now))
    over = [month for month in _from(_begins(tx, department, first), today) if department.closes_at(month) <= now]
    if any(entry.month in over for entry in ledger.sums(tx, department.id)):
        raise HistoryRefused((Trouble("", 0, "", Why.CLOSED, {"month": str(over[-1])}),))
    return over


def _begins(tx: Tx, department: Department, first: Month) -> Month:
    closed = kept.closings(tx, department.id)
    if closed.last is not None:
        return closed.last.next()
    return min(first, Month.of(department.today(department.founded_at)))


def _from(begins: Month, ends: Month) -> list[Month]:
    found = []
    while begins < ends:
        found.append(begins)
        begins = begins.next()
    return found


class _Months:
    """The months that are over, with all their facts."""

    def __init__(self, tx: Tx, department: Department, over: Sequence[Month], now: datetime) -> None:
        self._tx = tx
        self._department = department
        self._now = now
        self._closings = Closings((month, department.closes_at(month)) for month in over)
        self._book: TermsBook = pay_terms.book(tx, department.id)
        self._facts = self._by_month(
            fact for kind in WORK for fact in facts_of(tx, department, kind, _ALWAYS, self._book)
        )
        self._held = self._by_month(
            fact
            for record in pay_facts.meetings(tx, department.id, _ALWAYS)
            for fact in held_facts(record, department.today)
        )
        # What is undone later, by the month that was open then.
        self._undone: dict[Month, list[Standing]] = defaultdict(list)

    def close(self, month: Month) -> None:
        """What the month pays, what it takes back of earlier ones, its end, and its statements."""
        tx, department, closed_at = self._tx, self._department, self._closings.at(month)
        assert closed_at is not None, "one of those that are over"
        standing = [fact for fact in self._facts[month] if self._closings.stands_in(fact, month)]
        rows = [row for kind in WORK for row in accruals_of(_of(kind, standing), month, self._book)]
        ledger.append(tx, department.id, rows, closed_at)
        self._remember_undone(month, standing)
        self.take_back(month)
        ends = month_ends.ends(tx, department, month, self._done(month, standing))
        earned = [row for end in ends for row in month_accruals(end, month, self._book)]
        ledger.end_month(tx, department.id, month, earned, closed_at)
        statements.seal(tx, department, month, ends, closed_at, closed_at)

    def take_back(self, month: Month) -> None:
        """Into this open month goes what was undone while it was."""
        undone = [reversal(one, month) for one in self._undone.pop(month, [])]
        ledger.append(self._tx, self._department.id, undone, self._closings.at(month) or self._now)

    def _remember_undone(self, month: Month, facts: Iterable[Fact]) -> None:
        until: Mapping[tuple[FactKind, int], datetime] = {
            (fact.kind, fact.fact_id): fact.undone_at for fact in facts if fact.undone_at is not None
        }
        if not until:
            return
        for one in ledger.standing_in(self._tx, self._department.id, month, WORK):
            at = until.get((one.row.fact_kind, one.row.fact_id))
            if at is not None:
                self._undone[self._closings.month_of(month.last, at)].append(one)

    def _done(self, month: Month, standing: Sequence[Fact]) -> Done:
        confirmed, signed = _of(FactKind.LEAD, standing), _of(FactKind.CONTRACT, standing)
        held = sum(self._closings.stands_in(fact, month) for fact in self._held[month])
        window = window_of(self._department, month, Closings())
        by_role: dict[Role, Mapping[int, int]] = {
            Role.COLLECTOR: Counter(fact.staff_id for fact in confirmed),
            Role.CALLER: pay_facts.booked(self._tx, self._department.id, window),
            Role.CLOSER: Counter(fact.staff_id for fact in signed),
        }
        return Done(by_role, Reached(held, len(signed), Money.sum(fact.amount for fact in signed)))

    def _by_month(self, facts: Iterable[Fact]) -> dict[Month, list[Fact]]:
        found: dict[Month, list[Fact]] = defaultdict(list)
        for fact in facts:
            found[self._closings.month_of(fact.on, fact.entered_at)].append(fact)
        return found


def _of(kind: FactKind, facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.kind is kind]
