"""In which month a fact counts, and what a row may be."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ledger import Accrual, FactKind, Kind, month_of, total
from domain.money import Money
from domain.workdays import Month

ROW = Accrual(
    staff_id=7,
    kind=Kind.MEETING,
    fact_kind=FactKind.MEETING,
    fact_id=42,
    fact_date=date(2026, 10, 31),
    month=Month(2026, 10),
    quantity=1,
    rate="2000.00",
    amount=Money.rub(2000),
)


@pytest.mark.parametrize(
    ("fact", "last_closed", "counts_in"),
    [
        ("2026-10-31", None, "2026-10"),
        ("2026-10-31", "2026-09", "2026-10"),
        ("2026-10-31", "2026-10", "2026-11"),  # reported after the closing
        ("2026-08-15", "2026-10", "2026-11"),  # months late: the earliest open month
        ("2026-12-31", "2026-12", "2027-01"),
        ("2024-02-29", "2024-01", "2024-02"),
        ("2027-03-01", "2026-12", "2027-03"),
    ],
)
def test_a_fact_counts_in_its_month_or_the_earliest_open_one(
    fact: str, last_closed: str | None, counts_in: str
) -> None:
    closed = Month.parse(last_closed) if last_closed else None
    assert month_of(date.fromisoformat(fact), closed) == Month.parse(counts_in)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.builds(Month, st.integers(2000, 2100), st.integers(1, 12)))
def test_nothing_ever_enters_a_closed_month(fact: date, last_closed: Month) -> None:
    counts_in = month_of(fact, last_closed)
    assert counts_in > last_closed
    assert counts_in in (Month.of(fact), last_closed.next())
    assert counts_in >= Month.of(fact)


def test_a_fact_is_accrued_for_the_first_time_unless_said_otherwise() -> None:
    assert ROW.revision == 1


def test_a_late_row_says_so() -> None:
    assert not ROW.late
    assert replace(ROW, month=Month(2026, 11)).late


def test_a_fact_does_not_count_before_it_happened() -> None:
    with pytest.raises(ValueError, match="before it happened"):
        replace(ROW, month=Month(2026, 9))


@given(st.lists(st.integers(-(10**12), 10**12)))
def test_a_balance_is_a_sum(amounts: list[int]) -> None:
    assert total(replace(ROW, amount=Money(kopecks)) for kopecks in amounts) == Money(sum(amounts))


def test_kinds_are_those_of_the_statements_and_fit_their_columns() -> None:
    words = "lead, meeting, commission, fixed, plan_bonus, quota_bonus, reversal, adjustment, carried_over"
    assert ", ".join(Kind) == words
    assert max(map(len, (*Kind, *FactKind))) <= 16
