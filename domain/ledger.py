"""The ledger of pay: rows are appended, never edited (law 6); a balance is a sum, each row names its fact."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.money import Money
from domain.workdays import Month


class Kind(StrEnum):
    """Why a row stands in the ledger; the words are those of the statements' JSON and the register."""

    LEAD = "lead"
    MEETING = "meeting"
    COMMISSION = "commission"
    FIXED = "fixed"
    PLAN_BONUS = "plan_bonus"
    QUOTA_BONUS = "quota_bonus"
    REVERSAL = "reversal"
    ADJUSTMENT = "adjustment"
    CARRIED_OVER = "carried_over"


class FactKind(StrEnum):
    """What kind of thing the row's `fact_id` names."""

    LEAD = "lead"
    MEETING = "meeting"
    CONTRACT = "contract"
    MONTH = "month"
    ADJUSTMENT = "adjustment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accrual:
    """One row to append: so much to this person for that fact.

    A fact pays a person once per kind and revision, which the database proves. `month` is where the row
    counts and may be later than `fact_date` (`month_of`). `rate` is written as the reader of a statement
    sees it: rubles with a point, or a percent. `pay_terms_id` names the version of the pay terms it was
    counted by.
    """

    staff_id: int
    kind: Kind
    fact_kind: FactKind
    fact_id: int
    fact_date: date
    month: Month
    quantity: int
    rate: str
    amount: Money
    revision: int = 1
    pay_terms_id: int | None = None
    reverses_id: int | None = None
    """The row that a reversal undoes."""

    def __post_init__(self) -> None:
        if self.month < Month.of(self.fact_date):
            raise ValueError(f"a fact of {self.fact_date} cannot count in {self.month}, before it happened")

    @property
    def late(self) -> bool:
        """Whether it counts in a later month than its fact's own, which the statement then says."""
        return self.month != Month.of(self.fact_date)


def month_of(fact_date: date, last_closed: Month | None) -> Month:
    """Where a fact counts: the month of its local date, or the earliest open one when that is closed by now.

    Months are closed in order, so the last closed one tells. A closed month never changes (law 6).

    >>> month_of(date(2026, 10, 31), None), month_of(date(2026, 10, 31), Month(2026, 10))
    (Month(year=2026, month=10), Month(year=2026, month=11))
    """
    own = Month.of(fact_date)
    return own if last_closed is None or last_closed < own else last_closed.next()


def total(rows: Iterable[Accrual]) -> Money:
    """The balance of the rows: their sum."""
    return Money.sum(row.amount for row in rows)
